// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WidgetNode } from '../../../../../src/shared/chatkit/types.ts';
import { ChatKitRequestError } from '../../../../../src/shared/chatkit/client-error.ts';
import { english } from '../../../../../src/renderer/element/locales/en/strings.ts';
import { countries } from '../../../../support/element-harness/widget-samples.ts';
import { hostileSamples } from '../../../../support/element-harness/widget-hostile.ts';
import { showWidget, stubBrowser } from './widget-fixture.tsx';

beforeEach(stubBrowser);
afterEach(() => vi.unstubAllGlobals());

const card = (...children: object[]): WidgetNode => ({ type: 'Card', children }) as WidgetNode;
const go = { type: 'Button', label: 'Go', onClickAction: { type: 'go', payload: { a: 1 } } };

describe('a button', () => {
  it('shows that its action runs, and runs it once', async () => {
    const shown = showWidget(card(go));
    await shown.click(shown.button('Go'));
    await shown.click(shown.button('Go'));
    expect(shown.ran).toEqual([{ type: 'go', payload: { a: 1 } }]);
    expect(shown.button('Go').getAttribute('aria-busy')).toBe('true');
    await shown.finish();
    expect(shown.button('Go').getAttribute('aria-busy')).toBeNull();
  });

  it('waits for the end of a response, and says so, unless its action is for the page or answered at once', async () => {
    const shown = showWidget(card(go, { type: 'Button', label: 'Sync', onClickAction: { type: 'sync', streaming: false } }, { type: 'Button', label: 'Client', onClickAction: { type: 'client', handler: 'client' } }), { blocked: true });
    for (const name of ['Go', 'Sync', 'Client']) await shown.click(shown.button(name));
    expect(shown.ran.map(({ type }) => type)).toEqual(['sync', 'client']);
    expect([shown.button('Go').getAttribute('aria-disabled'), shown.button('Go').title]).toEqual(['true', english.widgetHeld]);
    expect(shown.button('Sync').getAttribute('aria-disabled')).not.toBe('false');
    shown.update(card(go), false);
    expect(shown.button('Go').title).toBe('');
  });

  it('whose action failed says why at the widget, with a way to try again', async () => {
    const shown = showWidget(card(go));
    await shown.click(shown.button('Go'));
    await shown.finish(new ChatKitRequestError('The shop is closed until nine.', { code: 'shop.closed', status: 503 }));
    expect(shown.find('[role="alert"]').textContent).toContain('The shop is closed until nine.');
    await shown.click(shown.button(english.retry));
    expect(shown.host.querySelector('[role="alert"]')).toBeNull();
    await shown.finish(new Error('Internal: x is undefined'));
    expect(shown.find('[role="alert"]').textContent).toContain(english.widgetFailed);
    await shown.click(shown.button(english.dismiss));
    expect(shown.host.querySelector('[role="alert"]')).toBeNull();
  });

  it('for the whole widget makes it inert until the action ends', async () => {
    const shown = showWidget(card({ ...go, onClickAction: { type: 'go', loadingBehavior: 'container' } }));
    await shown.click(shown.button('Go'));
    expect(shown.find('.widget-body').hasAttribute('inert')).toBe(true);
    await shown.finish();
    expect(shown.find('.widget-body').hasAttribute('inert')).toBe(false);
  });
});

describe('a row with an action', () => {
  it('is one button, named by what it shows, beside the buttons that it holds', async () => {
    const shown = showWidget({ type: 'ListView', children: [{ type: 'ListViewItem', onClickAction: { type: 'open' }, children: [{ type: 'Text', value: 'Milk' }, { ...go }] }] });
    const press = shown.find('.w-row-press');
    expect(document.getElementById(press.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('MilkGo');
    expect(press.querySelector('button')).toBeNull();
    await shown.click(press);
    await shown.click(shown.button('Go'));
    expect(shown.ran.map(({ type }) => type)).toEqual(['open', 'go']);
  });
});

describe('a control outside of a form', () => {
  it('sends its value under its name with each change', async () => {
    const change = { type: 'set', payload: { of: 'x' }, streaming: false };
    const shown = showWidget(card({ type: 'Checkbox', name: 'todo.done', onChangeAction: change }, { type: 'RadioGroup', name: 'size', options: ['s', 'm'], onChangeAction: change }));
    await shown.click(shown.find('input[type="checkbox"]'));
    await shown.click(shown.host.querySelectorAll<HTMLElement>('input[type="radio"]')[1]!);
    expect(shown.ran.map(({ payload }) => payload)).toEqual([{ of: 'x', todo: { done: true } }, { of: 'x', size: 'm' }]);
  });

  it('cannot be changed while what it would start has to wait', () => {
    const shown = showWidget(card({ type: 'Checkbox', name: 'a', onChangeAction: { type: 'set' } }, { type: 'Select', name: 'b', options: ['x'], onChangeAction: { type: 'set' } }, { type: 'Checkbox', name: 'c' }), { blocked: true });
    expect([...shown.host.querySelectorAll<HTMLInputElement>('input, select')].map(({ disabled }) => disabled)).toEqual([true, true, false]);
    expect(shown.find('.w-choice').title).toBe(english.widgetHeld);
  });
});

describe('a select', () => {
  it('of a few options is the system\'s own', async () => {
    const shown = showWidget(card({ type: 'Select', name: 'plan', placeholder: 'Plan', clearable: true, options: [{ value: 'a', label: 'Free' }, { value: 'b', label: 'Team', disabled: true }], onChangeAction: { type: 'set', streaming: false } }));
    const select = shown.find('select') as HTMLSelectElement;
    expect([...select.options].map(({ text, disabled }) => [text, disabled])).toEqual([['Plan', true], ['Free', false], ['Team', true]]);
    await act(async () => {
      select.value = 'a';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await shown.click(shown.button(english.fieldClear));
    expect(shown.ran.map(({ payload }) => payload)).toEqual([{ plan: 'a' }, { plan: null }]);
    expect(document.activeElement).toBe(select);
  });

  it('of many options is searched and used by keyboard', async () => {
    const shown = showWidget(card({ type: 'Select', name: 'country', options: countries, onChangeAction: { type: 'set', streaming: false } }));
    const trigger = shown.find('button[aria-haspopup="listbox"]');
    shown.press(trigger, 'ArrowDown');
    expect(document.querySelectorAll('[role="option"]')).toHaveLength(countries.length);
    shown.type('.w-search input', 'new zea');
    expect([...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent)).toEqual(['New Zealand']);
    shown.type('.w-search input', 'land');
    const search = shown.find('.w-search input');
    shown.press(search, 'ArrowDown');
    expect(document.getElementById(search.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe('Iceland');
    shown.press(search, 'Enter');
    await act(async () => undefined);
    expect(shown.ran.map(({ payload }) => payload)).toEqual([{ country: 'iceland' }]);
    expect(trigger.textContent).toBe('Iceland');
    expect(document.querySelector('[role="listbox"]')).toBeNull();
  });

  it('of 100,000 options draws some of them, and says how to find the others', () => {
    const shown = showWidget(hostileSamples['options']!());
    shown.press(shown.find('button[aria-haspopup="listbox"]'), 'ArrowDown');
    expect(document.querySelectorAll('[role="option"]').length).toBeLessThanOrEqual(100);
    expect(shown.find('.w-list-note').textContent).toBe(english.selectMore(4_900));
    shown.type('.w-search input', 'no such thing');
    expect(shown.find('.w-list-note').textContent).toBe(english.selectNothing);
  });

  it('forgets a value that is none of its options', () => {
    expect(showWidget(card({ type: 'Select', name: 'a', options: ['x'], defaultValue: 'y' })).host.querySelector('select')?.value).toBe('');
  });
});

describe('a date', () => {
  const picker = { type: 'DatePicker', name: 'due', defaultValue: '2026-03-18T09:30:00Z', min: '2026-03-05', max: '2026-03-28', clearable: true, onChangeAction: { type: 'set', streaming: false } };
  const open = async (): Promise<ReturnType<typeof showWidget>> => {
    const shown = showWidget(card(picker));
    await shown.click(shown.button('due'));
    await act(async () => {
      await import('../../../../../src/renderer/element/widgets/parts/Calendar.tsx');
    });
    return shown;
  };
  const day = (name: string): HTMLButtonElement => [...document.querySelectorAll<HTMLButtonElement>('.rdp-day_button')].find((button) => button.getAttribute('aria-label')?.includes(name))!;

  it('is chosen in a calendar, within its bounds, and goes out as ISO text with the time that was there', async () => {
    const shown = await open();
    expect(day('March 18').getAttribute('aria-label')).toBe(english.dateChosen('Wednesday, March 18, 2026'));
    expect([day('March 4').disabled, day('March 5').disabled, day('March 28').disabled, day('March 29').disabled]).toEqual([true, false, false, true]);
    await shown.click(day('March 20'));
    expect(shown.ran.map(({ payload }) => payload)).toEqual([{ due: '2026-03-20T09:30:00Z' }]);
    expect(shown.button('due').textContent).toBe('Mar 20, 2026');
    expect(document.querySelector('.rdp-day_button')).toBeNull();
    await shown.click(shown.button(english.fieldClear));
    expect(shown.ran.at(-1)?.payload).toEqual({ due: null });
  });

  it('is reached by keyboard, day by day', async () => {
    const shown = await open();
    expect(document.activeElement).toBe(day('March 18'));
    shown.press(day('March 18'), 'ArrowDown');
    expect(document.activeElement).toBe(day('March 25'));
    shown.press(day('March 25'), 'Tab');
    expect(document.querySelector('.w-calendar')?.contains(document.activeElement)).toBe(true);
    expect(document.activeElement).not.toBe(day('March 25'));
  });
});
