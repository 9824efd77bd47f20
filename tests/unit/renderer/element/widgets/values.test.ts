import { beforeEach, describe, expect, it, vi } from 'vitest';
import { borders } from '../../../../../src/renderer/element/widgets/values/border.ts';
import { blockStyle, boxStyle, flex, groundStyle, radius } from '../../../../../src/renderer/element/widgets/values/block.ts';
import { chartColor, color } from '../../../../../src/renderer/element/widgets/values/color.ts';
import { extent, ratio, space } from '../../../../../src/renderer/element/widgets/values/length.ts';
import { paletteColor } from '../../../../../src/renderer/element/widgets/values/palette.ts';
import { badStyles } from '../../../../support/element-harness/widget-hostile.ts';

beforeEach(() => {
  vi.stubGlobal('CSS', { supports: () => true });
});

describe('lengths', () => {
  it('count gaps in units of four pixels and sizes in pixels, as numbers or as strings', () => {
    expect([space(3), space('3'), space('12px'), space('1.5rem'), space('50%')]).toEqual(['12px', '12px', '12px', 'min(1.5rem, 160px)', '50%']);
    expect([extent(120), extent('120'), extent('50%'), extent('auto'), extent('calc(100% - 12px)')]).toEqual(['120px', '120px', '50%', 'auto', 'min(calc(100% - 12px), 2400px)']);
  });

  it('never are negative, endless or wider than the place there is', () => {
    expect([space(-4), space('-4px'), extent(-1), extent('-10px')]).toEqual([undefined, undefined, undefined, undefined]);
    expect([space(1e9), extent(1e9), extent('999999px'), extent('500%')]).toEqual(['160px', '2400px', '2400px', '100%']);
    expect(blockStyle({ type: 'Box', minWidth: 5_000 }).minWidth).toBe('min(2400px, 100%)');
  });

  it('are absent when they cannot be read', () => {
    for (const value of [null, undefined, {}, [], NaN, Infinity, '', 'wide', '10vw', '1px;color:red', 'calc(1px + var(--x))', 'calc(url(x))']) {
      expect(space(value), JSON.stringify(value)).toBeUndefined();
      expect(extent(value), JSON.stringify(value)).toBeUndefined();
    }
  });

  it('read ratios in each of their notations', () => {
    expect([ratio('16/9'), ratio('16:9'), ratio(1.5), ratio('4 / 3')]).toEqual(['16 / 9', '16 / 9', '1.5 / 1', '4 / 3']);
    expect([ratio(0), ratio('a/b'), ratio('1/2/3'), ratio('1/9999')]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('colours', () => {
  it('are tokens, palette names, CSS colours or pairs', () => {
    expect(color('secondary', 'text')).toBe('var(--text-soft)');
    expect(color('surface-secondary', 'background')).toBe('var(--bg-sunken)');
    expect(color('strong', 'line')).toBe('var(--line-strong)');
    expect(color('#A1B2C3', 'text')).toBe('#a1b2c3');
    expect(color('rgb(0 0 0 / 50%)', 'background')).toBe('rgb(0 0 0 / 50%)');
    expect(color({ light: '#fff', dark: 'black' }, 'text')).toBe('light-dark(#fff, black)');
    expect(color({ light: 'primary' }, 'text')).toBe('light-dark(var(--text), var(--text))');
    expect(color('alpha-10', 'background')).toContain('10%');
  });

  it('take palette names the other way round in the dark, so that text on them can be read', () => {
    const [, light = '', dark = ''] = /^light-dark\((oklch\([^)]+\)), (oklch\([^)]+\))\)$/.exec(paletteColor('red-100') ?? '') ?? [];
    expect(Number(light.slice(6).split(' ')[0])).toBeGreaterThan(0.9);
    expect(Number(dark.slice(6).split(' ')[0])).toBeLessThan(0.35);
    expect(paletteColor('gray-900')).toContain('light-dark');
    expect([paletteColor('red-9999'), paletteColor('nothing-100'), paletteColor('constructor-100')]).toEqual([undefined, undefined, undefined]);
  });

  it('that load, escape or compute are absent, whatever the browser says of them', () => {
    for (const value of badStyles) {
      expect(color(value, 'background'), value).toBeUndefined();
      expect(color({ light: value, dark: value }, 'text'), value).toBeUndefined();
    }
    for (const value of [null, 7, [], {}, { light: 1 }, 'x'.repeat(1_000)]) expect(color(value, 'text')).toBeUndefined();
  });

  it('that the browser does not know are absent', () => {
    vi.stubGlobal('CSS', { supports: () => false });
    expect(color('#12345', 'text')).toBeUndefined();
    expect(color('blurple', 'text')).toBeUndefined();
  });

  it('of a fixed ground choose the scheme in which what stands on it can be read', () => {
    expect(groundStyle('#111827')).toMatchObject({ colorScheme: 'dark', backgroundColor: '#111827' });
    expect(groundStyle('rgb(250, 250, 250)')).toMatchObject({ colorScheme: 'light' });
    expect(groundStyle('surface')).toEqual({ backgroundColor: 'var(--bg-raised)' });
    expect(groundStyle({ light: '#fff', dark: '#000' })).not.toHaveProperty('colorScheme');
  });

  it('of a series follow one another where none is named', () => {
    expect([chartColor(undefined, 0), chartColor(undefined, 1), chartColor('purple', 0), chartColor('url(x)', 7)]).toEqual([
      'var(--chart-blue)', 'var(--chart-orange)', 'var(--chart-purple)', 'var(--chart-blue)',
    ]);
  });
});

describe('boxes', () => {
  it('have borders on all sides or by side', () => {
    expect(borders(2)).toEqual({ border: '2px solid var(--line)' });
    expect(borders({ size: '1', color: 'strong', style: 'dashed' })).toEqual({ border: '1px dashed var(--line-strong)' });
    expect(borders({ x: 1, bottom: { size: 4 } })).toEqual({
      borderInlineStart: '1px solid var(--line)', borderInlineEnd: '1px solid var(--line)', borderBlockEnd: '4px solid var(--line)',
    });
    expect(borders({ size: -1 })).toEqual({});
    expect(borders(1e6)).toEqual({ border: '16px solid var(--line)' });
  });

  it('take spacing by side, sides before axes, in the direction of the words', () => {
    expect(boxStyle({ type: 'Box', padding: { x: 2, left: 4 }, margin: { y: 1 } })).toEqual({
      paddingInlineStart: '16px', paddingInlineEnd: '8px', marginBlockStart: '4px', marginBlockEnd: '4px',
    });
  });

  it('align, justify and wrap by name only', () => {
    expect(boxStyle({ type: 'Box', align: 'end', justify: 'between', wrap: 'wrap', gap: 2 })).toEqual({
      alignItems: 'flex-end', justifyContent: 'space-between', flexWrap: 'wrap', gap: '8px',
    });
    expect(boxStyle({ type: 'Box', align: 'constructor', justify: 7, wrap: 'x' })).toEqual({});
    expect([radius('md'), radius('12px'), radius('toString')]).toEqual(['8px', undefined, undefined]);
    expect([flex(2), flex('1 1 auto'), flex('1; color: red'), flex(-1)]).toEqual(['2 1 0%', '1 1 auto', undefined, undefined]);
  });

  it('never get a property that could lift them out of their place', () => {
    for (const value of badStyles) {
      const style = boxStyle({ type: 'Box', position: 'fixed', style: value, inset: 0, background: value, width: value, height: value, margin: value, padding: value, border: { size: value, color: value, style: value } });
      for (const [name, one] of Object.entries(style)) {
        expect(name, value).toMatch(/^(?:width|height|(?:margin|padding)(?:Block|Inline)(?:Start|End)|border)$/);
        expect(String(one), value).not.toMatch(/url|attr|env|var\(--bg|;|\}|!|(?:^|\s)-/);
      }
    }
  });
});
