import type { WidgetNode } from '../../../src/shared/chatkit/types.ts';
import { caption, card, col, countries, dusk, row, text, title } from './widget-samples.ts';

/** Cards as people build them. */

const divider: WidgetNode = { type: 'Divider', flush: true };
const spacer: WidgetNode = { type: 'Spacer' };

function flight(): WidgetNode {
  const end = (time: string, place: string, align: string): WidgetNode => col([title(time, { size: 'lg' }), caption(place)], { gap: 0, align });
  return card([
    row([{ type: 'Icon', name: 'lucide:plane', color: 'secondary' }, text('LH 418', { weight: 'medium' }), spacer, { type: 'Badge', label: 'On time', color: 'success' }]),
    row([end('10:55', 'Frankfurt (FRA)', 'start'), { type: 'Box', flex: 1, align: 'center', children: [caption('8 h 40 min', { size: 'sm' }), { type: 'Divider', size: 2, color: 'strong' }] }, end('13:35', 'Washington (IAD)', 'end')], { gap: 4 }),
    divider,
    row([['Gate', 'B 24'], ['Seat', '18 A'], ['Boarding', '10:10'], ['Class', 'Economy']].map(([name = '', value = '']) => col([caption(name, { size: 'sm' }), text(value, { weight: 'medium' })], { gap: 0, flex: 1 }))),
  ], { status: { text: 'Lufthansa', icon: 'globe' }, confirm: { label: 'Check in', action: { type: 'flight.check_in', payload: { flight: 'LH418' } } }, cancel: { label: 'Change seat', action: { type: 'flight.seat', handler: 'client' } } });
}

function orders(): WidgetNode {
  const states = [['Delivered', 'success'], ['On its way', 'info'], ['Packed', 'secondary'], ['Returned', 'warning']] as const;
  return {
    type: 'ListView', limit: 4, status: { text: '9 orders since March', icon: 'suitcase' },
    children: ['Running shoes', 'Desk lamp, brushed steel', 'Coffee grinder', 'Merino sweater', 'Noise-cancelling headphones', 'Notebook, dotted', 'Water bottle', 'Bike lights', 'Rain jacket'].map((name, at) => {
      const [state, color] = states[at % states.length] ?? ['', ''];
      return {
        type: 'ListViewItem', key: `order-${at}`, onClickAction: { type: 'order.open', payload: { order: 1_040 + at }, streaming: at % 2 === 0 }, children: [
          { type: 'Image', src: dusk, alt: '', size: 36, radius: 'sm', frame: true },
          col([text(name, { weight: 'medium', truncate: true }), caption(`Order #${1_040 + at} · ${3 + at} March`)], { gap: 0, flex: 1 }), { type: 'Badge', label: state, color }, { type: 'Icon', name: 'chevron-right', color: 'tertiary' },
        ],
      };
    }),
  };
}

const labelled = (name: string, label: string, field: object): WidgetNode => col([{ type: 'Label', value: label, fieldName: name }, { name, ...field } as unknown as WidgetNode], { gap: 1, flex: 1 });

function signUp(): WidgetNode {
  return card([
    title('Join the workshop', { size: 'md' }), caption('Saturday 14 March, 10:00 to 16:00. Lunch is on us.'),
    {
      type: 'Form', onSubmitAction: { type: 'workshop.join', payload: { workshop: 'w-14' } }, children: [
        row([labelled('person.first', 'First name', { type: 'Input', required: true }), labelled('person.last', 'Last name', { type: 'Input', required: true })], { align: 'start' }),
        labelled('person.email', 'Email', { type: 'Input', inputType: 'email', required: true, placeholder: 'name@example.com' }),
        labelled('country', 'Country', { type: 'Select', options: countries, required: true, block: true, placeholder: 'Choose a country' }),
        labelled('arrival', 'Arrival', { type: 'DatePicker', required: true, block: true, min: '2026-03-10', max: '2026-03-14' }),
        { type: 'RadioGroup', name: 'meal', ariaLabel: 'Lunch', defaultValue: 'veg', options: [{ label: 'Vegetarian', value: 'veg' }, { label: 'Vegan', value: 'vegan' }, { label: 'Fish', value: 'fish' }] },
        { type: 'Checkbox', name: 'terms', label: 'I agree to the terms of the workshop', required: true },
        { type: 'Button', label: 'Join', submit: true, block: true },
      ],
    },
  ]);
}

function settings(): WidgetNode {
  const line = (icon: string, name: string, about: string, control: WidgetNode): WidgetNode => row([{ type: 'Icon', name: icon, color: 'secondary' }, col([text(name, { weight: 'medium' }), caption(about)], { gap: 0, flex: 1 }), control], { gap: 3 });
  return card([
    line('mail', 'Weekly summary', 'Every Monday at nine', { type: 'Checkbox', name: 'notify.weekly', defaultChecked: true }), divider,
    line('globe', 'Language', 'Of mails and reports', { type: 'Select', name: 'language', size: 'sm', defaultValue: 'en', options: [{ label: 'English', value: 'en' }, { label: 'Deutsch', value: 'de' }, { label: '日本語', value: 'ja' }] }), divider,
    line('clock', 'Quiet from', 'Nothing rings until then', { type: 'DatePicker', name: 'quiet', size: 'sm', variant: 'soft', placeholder: 'Never', clearable: true }), divider,
    { type: 'Text', value: 'Team Lighthouse', editable: { name: 'team', required: true }, weight: 'semibold' },
  ], { asForm: true, size: 'md', confirm: { label: 'Save changes', action: { type: 'settings.save', payload: { language: 'fixed' } } }, cancel: { label: 'Discard', action: { type: 'settings.discard' } } });
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug'];

function dashboard(): WidgetNode {
  const figure = (name: string, value: string, change: string, color: string): WidgetNode => ({ type: 'Box', flex: 1, padding: 3, radius: 'md', background: 'surface-secondary', gap: 1, children: [caption(name, { size: 'sm' }), title(value, { size: 'lg' }), text(change, { size: 'xs', color })] });
  return card([
    row([title('Sales', { size: 'md' }), spacer, { type: 'Select', name: 'period', size: 'sm', variant: 'soft', defaultValue: 'h1', options: [{ label: 'This half', value: 'h1' }, { label: 'Last half', value: 'h2' }], onChangeAction: { type: 'sales.period', streaming: false } }]),
    row([figure('Revenue', '€ 84.2k', '+12 % on last half', 'success'), figure('Orders', '1,204', '−3 % on last half', 'danger'), figure('Basket', '€ 69.90', '+1 % on last half', 'secondary')], { align: 'stretch' }),
    {
      type: 'Chart', height: 260, showYAxis: true, xAxis: 'month', data: months.map((month, at) => ({ month, shop: 20 + ((at * 7) % 13) * 2, web: String(30 + ((at * 5) % 11) * 3), goal: 52 + at * 3 })),
      series: [{ type: 'bar', dataKey: 'shop', label: 'Shop', stack: 'a' }, { type: 'bar', dataKey: 'web', label: 'Web', stack: 'a', color: 'purple' }, { type: 'line', dataKey: 'goal', label: 'Goal', color: 'orange' }],
    },
    { type: 'Chart', height: 160, xAxis: { dataKey: 'month' }, showLegend: false, data: months.map((month, at) => ({ month, visitors: 400 + Math.round(Math.sin(at) * 120) + at * 60 })), series: [{ type: 'area', dataKey: 'visitors', label: 'Visitors', color: 'green' }] },
  ], { size: 'lg' });
}

export const wizardText = 'Your plan is ready. It spreads the move over three weekends, so that the office never has to close: first the archive, then the desks by the window, and the kitchen last. Each weekend needs two people and one van.';

export function wizard(value: string, streaming: boolean, step: number): WidgetNode {
  return card([
    row(['Size', 'Dates', 'Plan'].map((name, at) => row([{ type: 'Icon', name: at < step ? 'check-circle-filled' : 'empty-circle', color: at < step ? 'success' : 'tertiary' }, text(name, { size: 'sm', color: at === step ? 'primary' : 'secondary', weight: at === step ? 'semibold' : 'normal' })], { gap: 1 })), { gap: 4 }),
    { type: 'Transition', children: col([title('Moving plan', { size: 'sm' }), { type: 'Text', id: 'plan', value, streaming }], { key: `step-${step}` }) },
    { type: 'Input', name: 'note', placeholder: 'A note for the movers' },
  ], { key: 'wizard' });
}

function arabic(): WidgetNode {
  return card([
    row([{ type: 'Icon', name: 'lucide:plane', color: 'secondary' }, text('الرحلة SV 021', { weight: 'medium' }), spacer, { type: 'Badge', label: 'في الموعد', color: 'success' }]),
    { type: 'Box', padding: 3, radius: 'md', background: 'surface-secondary', border: { left: { size: 3, color: 'blue-500' } }, children: [text('تُغلق البوابة B 24 قبل الإقلاع بعشرين دقيقة.')] },
    { type: 'Chart', height: 160, showYAxis: true, xAxis: 'day', data: ['السبت', 'الأحد', 'الاثنين'].map((day, at) => ({ day, price: 120 + at * 40 })), series: [{ type: 'bar', dataKey: 'price', label: 'السعر' }] },
    col([{ type: 'Label', value: 'الاسم', fieldName: 'name' }, { type: 'Input', name: 'name', placeholder: 'الاسم الكامل', required: true }], { gap: 1 }),
    { type: 'Checkbox', name: 'meal', label: 'وجبة نباتية' }, { type: 'Select', name: 'seat', block: true, placeholder: 'اختر مقعدًا', options: ['نافذة', 'ممر'] },
  ], { asForm: true, status: { text: 'الخطوط السعودية', icon: 'globe' }, confirm: { label: 'تأكيد الحجز', action: { type: 'book' } }, cancel: { label: 'إلغاء', action: { type: 'cancel' } } });
}

export const cardSamples: Readonly<Record<string, WidgetNode>> = {
  flight: flight(), orders: orders(), signup: signUp(), settings: settings(), dashboard: dashboard(), arabic: arabic(), wizard: wizard(wizardText, false, 2),
  calendar: card([title('When suits you?', { size: 'sm' }), { type: 'DatePicker', name: 'when', block: true, defaultValue: '2026-03-18T09:00:00Z', onChangeAction: { type: 'date.chosen', streaming: false } }, row([{ type: 'Button', label: 'Propose', style: 'primary', onClickAction: { type: 'date.propose' } }, { type: 'Button', label: 'Fail', onClickAction: { type: 'fail', streaming: false } }])], { size: 'sm', status: { text: 'Calendar', icon: 'calendar' } }),
  dark: card([row([{ type: 'Icon', name: 'lucide:moon' }, title('Always dark', { size: 'sm' }), spacer, { type: 'Badge', label: 'Beta', color: 'discovery' }]), text('This card is dark in both schemes.', { color: 'secondary' }), { type: 'Select', name: 'x', options: countries, block: true }, { type: 'Button', label: 'Fine', style: 'primary' }], { theme: 'dark', size: 'sm' }),
  collapsed: card([text('Hidden')], { collapsed: true, status: { text: 'Email sent to the team', icon: 'check-circle' } }),
};
