import type { WidgetNode } from '../../../src/shared/chatkit/types.ts';
import { picture } from './item-samples.ts';

/** One sample of each component of §8, in the frame where one would meet it. */

export const dusk = picture(320, 200, [60, 20, 90], [250, 170, 90]);
const square = picture(64, 64, [20, 110, 120], [190, 230, 170]);

export const text = (value: string, props: object = {}): WidgetNode => ({ type: 'Text', value, ...props });
export const caption = (value: string, props: object = {}): WidgetNode => ({ type: 'Caption', value, ...props });
export const title = (value: string, props: object = {}): WidgetNode => ({ type: 'Title', value, ...props });
export const row = (children: WidgetNode[], props: object = {}): WidgetNode => ({ type: 'Row', children, ...props });
export const col = (children: WidgetNode[], props: object = {}): WidgetNode => ({ type: 'Col', children, ...props });
export const card = (children: WidgetNode[], props: object = {}): WidgetNode => ({ type: 'Card', children, ...props });
const box = (background: string, label: string, props: object = {}): WidgetNode => ({
  type: 'Box', background, padding: 3, radius: 'md', children: [text(label, { size: 'sm' })], ...props,
});

const tones = ['secondary', 'success', 'danger', 'warning', 'info', 'discovery'];
const buttonColors = ['primary', 'secondary', 'info', 'discovery', 'success', 'caution', 'warning', 'danger'];
const looks = ['solid', 'soft', 'outline', 'ghost'];
const spot = { type: 'noop' };

export const countries = [
  'Argentina', 'Australia', 'Austria', 'Belgium', 'Brazil', 'Canada', 'Chile', 'Colombia', 'Croatia', 'Czechia', 'Denmark', 'Egypt', 'Estonia', 'Finland',
  'France', 'Germany', 'Greece', 'Hungary', 'Iceland', 'India', 'Ireland', 'Italy', 'Japan', 'Kenya', 'Latvia', 'Lithuania', 'Mexico', 'Morocco', 'Nepal',
  'Netherlands', 'New Zealand', 'Norway', 'Peru', 'Poland', 'Portugal', 'Romania', 'São Tomé and Príncipe', 'Spain', 'Sweden', 'Switzerland', 'Uruguay',
].map((label) => ({ label, value: label.toLowerCase().replaceAll(' ', '-') }));

export const componentSamples: Readonly<Record<string, WidgetNode>> = {
  text: card([
    title('Titles, sm to 3xl', { size: 'sm' }), title('Large title', { size: 'lg' }), title('Very large title', { size: '2xl' }),
    text('Body text at its usual size, long enough to wrap onto a second line in a card of this width.'),
    text('Small and secondary', { size: 'sm', color: 'secondary' }), text('Large and medium', { size: 'lg', weight: 'medium' }),
    text('Italic', { italic: true }), text('Struck through', { lineThrough: true, color: 'tertiary' }), text('Only one line of this is shown, whatever else there would be to say about it, which is a lot', { truncate: true }),
    text('Two lines of this are shown. The rest of it is cut off, because a card is no place for an essay, and the reader can ask for more when they want to have more of it.', { maxLines: 2 }),
    caption('A caption, which says less'), text('success', { color: 'success' }), text('a colour of its own', { color: { light: '#7a2e8f', dark: '#e3a8f5' } }), text('في الوقت المناسب'),
  ]),
  markdown: card([{ type: 'Markdown', value: '### Release notes\n\n- **Faster** start, by `240 ms`\n- A [link](https://example.com) out\n\n| Part | Size |\n| :-- | --: |\n| core | 84 kB |\n| charts | 96 kB |' }]),
  badges: card(['solid', 'soft', 'outline'].map((variant) => row(tones.map((color) => ({ type: 'Badge', label: color, color, variant })), { wrap: 'wrap' })).concat([
    row([{ type: 'Badge', label: 'Small' }, { type: 'Badge', label: 'Medium', size: 'md' }, { type: 'Badge', label: 'Large', size: 'lg' }, { type: 'Badge', label: 'Square', size: 'lg', pill: false }]),
  ]), { size: 'lg' }),
  buttons: card([
    ...looks.map((variant) => row(buttonColors.map((color) => ({ type: 'Button', label: color, color, variant, size: 'sm', onClickAction: spot })), { wrap: 'wrap' })),
    row(['3xs', 'xs', 'sm', 'md', 'lg', 'xl', '3xl'].map((size) => ({ type: 'Button', label: size, size, onClickAction: spot })), { wrap: 'wrap' }),
    row([
      { type: 'Button', label: 'Add to calendar', iconStart: 'calendar', style: 'primary', onClickAction: spot }, { type: 'Button', label: 'Open', iconEnd: 'external-link', onClickAction: spot },
      { type: 'Button', iconStart: 'dots-horizontal', variant: 'ghost', color: 'secondary', onClickAction: spot }, { type: 'Button', label: 'Pill', pill: true, onClickAction: spot },
      { type: 'Button', label: 'Disabled', disabled: true, onClickAction: spot },
    ], { wrap: 'wrap' }),
    { type: 'Button', label: 'Across the whole card', style: 'primary', block: true, onClickAction: spot },
  ], { size: 'lg' }),
  icons: card([row(['agent', 'bolt', 'book-clock', 'calendar', 'check-circle-filled', 'confetti', 'dot', 'keys', 'map-pin', 'star-filled', 'wreath', 'lucide:plane', 'lucide:cat'].map((name, at) => ({
    type: 'Icon', name, size: 'lg', color: ['primary', 'secondary', 'blue', 'green', 'red'][at % 5],
  })), { wrap: 'wrap', gap: 3 })]),
  boxes: card([
    row([box('surface-secondary', 'Row'), box('surface-tertiary', 'of'), box('blue-100', 'boxes', { border: { size: 1, color: 'blue-400' } }), { type: 'Spacer' }, box('red-100', 'end', { border: { left: { size: 3, color: 'red-500' } } })]),
    { type: 'Divider' },
    row([box('alpha-10', 'flex 1', { flex: 1 }), box('alpha-10', 'flex 2', { flex: 2 })]),
    { type: 'Divider', flush: true, color: 'strong' },
    col([box('surface-secondary', 'Column', { width: 120 }), box('surface-secondary', 'centred', { width: '60%' })], { align: 'center' }),
    { type: 'Box', aspectRatio: '16/5', radius: 'xl', border: { size: 2, style: 'dashed', color: 'strong' }, align: 'center', justify: 'center', children: [caption('16 : 5')] },
    { type: 'Transition', children: { type: 'Text', value: 'In a transition', key: 'a' } },
  ]),
  image: card([
    { type: 'Image', src: dusk, alt: 'Dusk over the bay', flush: true, height: 140 },
    row([{ type: 'Image', src: square, alt: 'A square', size: 48, radius: 'full', frame: true }, { type: 'Image', src: square, size: 48 }, { type: 'Image', src: 'data:image/png;base64,AAAA', alt: 'Broken', width: 96, height: 48 }, { type: 'Image', src: 'https://tracker.example.com/pixel.png', alt: 'Remote', width: 140, height: 48 }]),
  ]),
  fields: card([
    col([{ type: 'Label', value: 'Name', fieldName: 'name' }, { type: 'Input', name: 'name', placeholder: 'Ada Lovelace', defaultValue: 'Grace Hopper' }], { gap: 1 }),
    col([{ type: 'Label', value: 'Notes', fieldName: 'notes' }, { type: 'Textarea', name: 'notes', placeholder: 'Anything else', rows: 2, autoResize: true }], { gap: 1 }),
    { type: 'Input', name: 'soft', variant: 'soft', placeholder: 'Soft', pill: true }, { type: 'Input', name: 'off', placeholder: 'Disabled', disabled: true },
    { type: 'Text', value: 'Edit me in place', editable: { name: 'inline', placeholder: 'A title' }, size: 'lg', weight: 'semibold' },
    { type: 'Checkbox', name: 'news', label: 'Send me the newsletter', defaultChecked: true }, { type: 'Checkbox', name: 'terms', label: 'I have read the terms, which go on for so long that the label has to wrap' },
    { type: 'RadioGroup', name: 'size', ariaLabel: 'Size', defaultValue: 'm', options: [{ label: 'Small', value: 's' }, { label: 'Medium', value: 'm' }, { label: 'Large', value: 'l', disabled: true }] },
  ]),
  selects: card([
    { type: 'Label', value: 'Few options', fieldName: 'few' },
    { type: 'Select', name: 'few', placeholder: 'Choose a plan', clearable: true, options: [{ label: 'Free', value: 'free' }, { label: 'Team', value: 'team' }, { label: 'Enterprise', value: 'ent' }] },
    { type: 'Label', value: 'Many options', fieldName: 'country' }, { type: 'Select', name: 'country', options: countries, defaultValue: 'iceland', clearable: true, block: true },
    { type: 'Label', value: 'With descriptions', fieldName: 'model' },
    { type: 'Select', name: 'model', block: true, options: [{ value: 'fast', label: 'Fast', description: 'Short answers in a second' }, { value: 'deep', label: 'Deep', description: 'Thinks before it answers' }, { value: 'old', label: 'Classic', description: 'Retired in March', disabled: true }] },
    { type: 'Label', value: 'A date', fieldName: 'date' }, { type: 'DatePicker', name: 'date', clearable: true, defaultValue: '2026-03-18', min: '2026-03-05', max: '2026-06-20' },
    row([{ type: 'Select', name: 'soft', variant: 'soft', pill: true, options: ['One', 'Two'] }, { type: 'Select', name: 'ghost', variant: 'ghost', options: ['One', 'Two'] }, { type: 'DatePicker', name: 'soft.date', variant: 'soft', size: 'sm' }], { wrap: 'wrap' }),
  ]),
  table: {
    type: 'Basic', children: [{
      type: 'Table', children: [
        { type: 'Table.Row', header: true, children: ['Order', 'Customer', 'State', 'Total'].map((value, at) => ({ type: 'Table.Cell', align: at === 3 ? 'end' : 'start', children: [text(value)] })) },
        ...([['#1042', 'Ada Lovelace', 'Paid', 'success', '€ 128.00'], ['#1043', 'Grace Hopper', 'Waiting', 'warning', '€ 1,204.50'], ['#1044', 'Katherine Johnson with a long name', 'Refused', 'danger', '€ 18.20']] as const).map(([id, name, state, color, total]): WidgetNode => ({
          type: 'Table.Row', children: [text(id, { weight: 'medium' }), text(name), { type: 'Badge', label: state, color }, text(total)].map((child, at): WidgetNode => ({ type: 'Table.Cell', align: at === 3 ? 'end' : 'start', children: [child] })),
        })),
      ],
    }],
  },
  unknown: card([text('Before'), { type: 'Hologram', children: [text('Inside a part that is not known')] }, { type: 'Hologram' }, text('After')]),
};
