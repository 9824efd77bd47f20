import type { WidgetNode } from '../../../shared/chatkit/types.ts';

const field = (label: string, name: string, control: WidgetNode): WidgetNode => ({
  type: 'Col',
  gap: 1,
  children: [
    { type: 'Label', value: label, fieldName: name },
    { ...control, name },
  ],
});

const rooms = [
  'Attic',
  'Bakery',
  'Cellar',
  'Dining room',
  'Entrance',
  'Foyer',
  'Garden',
  'Hall',
  'Island',
  'Junction',
  'Kitchen',
  'Library',
  'Mezzanine',
  'Nursery',
  'Office',
  'Pantry',
  'Quiet room',
];

/** Every control, with what each may ask for. */
export function bookingForm(): WidgetNode {
  return {
    type: 'Card',
    size: 'md',
    children: [
      { type: 'Title', value: 'Book a room', size: 'sm' },
      {
        type: 'Form',
        direction: 'col',
        gap: 3,
        onSubmitAction: { type: 'demo.booked', payload: { from: 'form' } },
        children: [
          field('Your name', 'person.name', { type: 'Input', required: true, placeholder: 'Ann Example' }),
          field('E-mail', 'person.email', { type: 'Input', inputType: 'email', required: true, placeholder: 'ann@example.com' }),
          field('Room', 'room', {
            type: 'Select',
            placeholder: 'Choose a room',
            clearable: true,
            options: rooms.map((label, at) => ({ value: `room_${at}`, label, disabled: at === 3 })),
          }),
          field('Day', 'day', { type: 'DatePicker', placeholder: 'Choose a day', min: '2026-01-01T00:00:00Z', clearable: true }),
          {
            type: 'RadioGroup',
            name: 'length',
            ariaLabel: 'How long',
            direction: 'row',
            defaultValue: 'hour',
            options: [
              { label: 'An hour', value: 'hour' },
              { label: 'Half a day', value: 'half' },
              { label: 'The day', value: 'day' },
            ],
          },
          { type: 'Checkbox', name: 'coffee', label: 'With coffee', defaultChecked: true },
          field('Anything else', 'note', { type: 'Textarea', rows: 2, autoResize: true, placeholder: 'Chairs, a screen, …' }),
          { type: 'Row', justify: 'end', children: [{ type: 'Button', label: 'Book', submit: true, style: 'primary' }] },
        ],
      },
    ],
  };
}

/** Text that is changed where it stands, and confirmed with the card. */
export function editCard(): WidgetNode {
  return {
    type: 'Card',
    size: 'md',
    asForm: true,
    confirm: { label: 'Send', action: { type: 'demo.sent' } },
    cancel: { label: 'Discard', action: { type: 'demo.discarded' } },
    children: [
      { type: 'Text', value: 'Dinner on Friday?', weight: 'semibold', editable: { name: 'mail.subject', required: true } },
      { type: 'Divider' },
      {
        type: 'Text',
        value: 'Hi Sam,\n\nshall we meet at eight?',
        minLines: 4,
        editable: { name: 'mail.body', placeholder: 'Your message' },
      },
    ],
  };
}
