// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WidgetNode } from '../../../../../src/shared/chatkit/types.ts';
import { english } from '../../../../../src/renderer/element/locales/en/strings.ts';
import { showWidget, stubBrowser } from './widget-fixture.tsx';

beforeEach(stubBrowser);
afterEach(() => vi.unstubAllGlobals());

const form = (children: object[], props: object = {}): WidgetNode =>
  ({ type: 'Card', children: [{ type: 'Form', onSubmitAction: { type: 'save', payload: { list: 'l1' } }, children, ...props }] }) as WidgetNode;
const send = { type: 'Button', label: 'Send', submit: true };

describe('a form', () => {
  it('sends the values of every kind of field with its action', async () => {
    const shown = showWidget(form([
      { type: 'Input', name: 'todo.title', defaultValue: 'Milk' }, { type: 'Textarea', name: 'todo.note', defaultValue: 'fresh' }, { type: 'Text', value: 'Old', editable: { name: 'heading' } },
      { type: 'Select', name: 'shop', options: ['a', 'b'], defaultValue: 'b' }, { type: 'Select', name: 'unset', options: ['a'] }, { type: 'DatePicker', name: 'due', defaultValue: '2026-03-01' },
      { type: 'Checkbox', name: 'urgent', defaultChecked: true }, { type: 'RadioGroup', name: 'size', options: ['s', 'm'], defaultValue: 'm' },
      { type: 'Input', name: 'off', defaultValue: 'x', disabled: true }, { type: 'Input', defaultValue: 'nameless' }, send,
    ]));
    await shown.click(shown.button('Send'));
    expect(shown.ran).toEqual([{
      type: 'save', payload: { list: 'l1', todo: { title: 'Milk', note: 'fresh' }, heading: 'Old', shop: 'b', unset: null, due: '2026-03-01', urgent: true, size: 'm' },
    }]);
  });

  it('sends what was entered, by Enter too, and gives the values to any action within', async () => {
    const shown = showWidget(form([{ type: 'Input', name: 'title', required: true }, { type: 'Button', label: 'Check', onClickAction: { type: 'check' } }]));
    shown.type('input', 'Bread');
    shown.press(shown.find('input'), 'Enter');
    await shown.finish();
    await shown.click(shown.button('Check'));
    expect(shown.ran).toEqual([{ type: 'save', payload: { list: 'l1', title: 'Bread' } }, { type: 'check', payload: { title: 'Bread' } }]);
  });

  it('keeps a value back whose key the payload has, and reports that', async () => {
    const shown = showWidget(form([{ type: 'Input', name: 'list', defaultValue: 'mine' }, send]));
    await shown.click(shown.button('Send'));
    expect(shown.ran[0]?.payload).toEqual({ list: 'l1' });
    expect(shown.reports).toHaveLength(1);
    expect(shown.reports[0]).toContain('"list"');
  });

  it('with something wrong says what, goes to the first of it and sends nothing', async () => {
    const shown = showWidget(form([
      { type: 'Input', name: 'fine', defaultValue: 'x', required: true }, { type: 'Input', name: 'mail', inputType: 'email', defaultValue: 'ada@' }, { type: 'Select', name: 'shop', options: ['a'], required: true },
      { type: 'Checkbox', name: 'terms', required: true }, { type: 'RadioGroup', name: 'size', options: ['s'], required: true }, { type: 'DatePicker', name: 'due', required: true }, send,
    ]));
    await shown.click(shown.button('Send'));
    expect(shown.ran).toEqual([]);
    expect([...shown.host.querySelectorAll('.w-problem')].map((problem) => problem.textContent)).toEqual([english.fieldEmail, english.fieldChoose, english.fieldTick, english.fieldChoose, english.fieldChoose]);
    const mail = shown.find('input[type="email"]');
    expect(document.activeElement).toBe(mail);
    expect(shown.host.querySelector(`#${CSS_escape(mail.getAttribute('aria-describedby') ?? '')}`)?.textContent).toBe(english.fieldEmail);
    shown.type('input[type="email"]', 'ada@example.com');
    expect(mail.getAttribute('aria-invalid')).toBeNull();
    expect(shown.host.querySelectorAll('.w-problem')).toHaveLength(4);
  });

  it('keeps what was entered through new versions of the widget', () => {
    const shown = showWidget(form([{ type: 'Input', name: 'title' }, send]));
    shown.type('input', 'half a wo');
    shown.update(form([{ type: 'Text', value: 'A hint came in' }, { type: 'Row', children: [{ type: 'Input', name: 'title', placeholder: 'new' }] }, send]));
    expect(shown.input().value).toBe('half a wo');
    shown.update(form([{ type: 'Input', name: 'other' }]));
    expect(shown.input().value).toBe('');
    shown.update(form([{ type: 'Input', name: 'title' }]));
    expect(shown.input().value).toBe('');
  });

  it('shows the new values of a widget that answers what was sent', async () => {
    const shown = showWidget(form([{ type: 'Input', name: 'title' }, send]));
    shown.type('input', 'Milk');
    await shown.click(shown.button('Send'));
    shown.update(form([{ type: 'Text', value: 'Milk is on the list' }, { type: 'Input', name: 'title' }, send]));
    expect(shown.input().value).toBe('Milk');
    await shown.finish();
    expect(shown.input().value).toBe('');
  });

  it('keeps what was entered when sending fails', async () => {
    const shown = showWidget(form([{ type: 'Input', name: 'title' }, send]));
    shown.type('input', 'Milk');
    await shown.click(shown.button('Send'));
    await shown.finish(new Error('no'));
    expect(shown.input().value).toBe('Milk');
    await shown.click(shown.button(english.retry));
    expect(shown.ran).toHaveLength(2);
  });

  it('may be a card, whose confirm submits and whose cancel sends no values', async () => {
    const shown = showWidget({ type: 'Card', asForm: true, children: [{ type: 'Input', name: 'title', required: true }], confirm: { label: 'Yes', action: { type: 'yes' } }, cancel: { label: 'No', action: { type: 'no' } } });
    await shown.click(shown.button('Yes'));
    expect(shown.ran).toEqual([]);
    await shown.click(shown.button('No'));
    await shown.finish();
    shown.type('input', 'x');
    await shown.click(shown.button('Yes'));
    expect(shown.ran).toEqual([{ type: 'no' }, { type: 'yes', payload: { title: 'x' } }]);
  });

  it('within another one keeps its fields to itself', async () => {
    const shown = showWidget({
      type: 'Card', asForm: true, confirm: { label: 'Outer', action: { type: 'outer' } },
      children: [{ type: 'Input', name: 'a', defaultValue: '1' }, { type: 'Form', onSubmitAction: { type: 'inner' }, children: [{ type: 'Input', name: 'b', defaultValue: '2' }, send] }],
    });
    expect(shown.host.querySelectorAll('form')).toHaveLength(1);
    await shown.click(shown.button('Send'));
    await shown.finish();
    await shown.click(shown.button('Outer'));
    expect(shown.ran).toEqual([{ type: 'inner', payload: { b: '2' } }, { type: 'outer', payload: { a: '1' } }]);
  });

  it('names its fields by their labels, else by what they ask for', () => {
    const shown = showWidget(form([{ type: 'Label', fieldName: 'mail', value: 'Mail' }, { type: 'Input', name: 'mail' }, { type: 'Input', name: 'x', placeholder: 'Your town' }, { type: 'Checkbox', name: 'lonely' }]));
    expect((shown.find('label.w-label') as HTMLLabelElement).control).toBe(shown.find('input'));
    expect([...shown.host.querySelectorAll('input')].map((input) => input.getAttribute('aria-label'))).toEqual([null, 'Your town', 'lonely']);
  });

  it('gives the cursor to a field that asks for it once, and only in a widget that has just come', () => {
    const asking = form([{ type: 'Input', name: 'a' }, { type: 'Input', name: 'b', autoFocus: true }]);
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    showWidget(asking);
    expect(document.activeElement).toBe(document.body);
    const shown = showWidget(asking, { fresh: true });
    expect(document.activeElement).toBe(shown.host.querySelectorAll('input')[1]);
    shown.input().focus();
    shown.update(form([{ type: 'Input', name: 'a' }, { type: 'Input', name: 'c', autoFocus: true }]));
    expect(document.activeElement).toBe(shown.host.querySelector('input'));
  });
});

function CSS_escape(id: string): string {
  return id.replace(/[^\w-]/g, (char) => `\\${char}`);
}
