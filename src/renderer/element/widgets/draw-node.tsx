import { lazy, memo, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { NodeComponent, NodeProps } from './context.ts';
import { Basic } from './parts/Basic.tsx';
import { Box, Col, Divider, Row, Spacer, Transition } from './parts/Boxes.tsx';
import { ButtonView } from './parts/ButtonView.tsx';
import { Card } from './parts/Card.tsx';
import { CheckboxView, RadioGroupView } from './parts/ChoiceFields.tsx';
import { Badge, IconView, ImageView } from './parts/Contents.tsx';
import { DatePickerView } from './parts/DatePickerView.tsx';
import { FormView } from './parts/FormView.tsx';
import { ListView, ListViewItem } from './parts/ListView.tsx';
import { Nodes } from './parts/Nodes.tsx';
import { SelectView } from './parts/SelectView.tsx';
import { InputView, TextareaView } from './parts/TextFields.tsx';
import { Caption, LabelView, MarkdownView, TextView, Title } from './parts/Texts.tsx';
import { Unknown } from './parts/Unknown.tsx';

const TableView = lazy(async () => ({ default: (await import('./parts/TableView.tsx')).TableView }));
const ChartView = lazy(async () => ({ default: (await import('./parts/ChartView.tsx')).ChartView }));

/** Keeps the place of a part whose code is on its way. */
function waiting(Part: NodeComponent, look: string): NodeComponent {
  return function Waiting({ node }: NodeProps): ReactNode {
    return (
      <Suspense fallback={<div className={`w-bones ${look}`} aria-hidden />}>
        <Part node={node} />
      </Suspense>
    );
  };
}

function Children({ node }: NodeProps): ReactNode {
  return <Nodes of={node.children} />;
}

/** Every component of §8 by its `type`. */
const parts: Readonly<Record<string, NodeComponent>> = {
  Card, ListView, ListViewItem, Basic, Box, Row, Col, Form: FormView, Spacer, Divider, Transition, Text: TextView, Title, Caption, Markdown: MarkdownView,
  Badge, Icon: IconView, Image: ImageView, Button: ButtonView, Input: InputView, Textarea: TextareaView, Select: SelectView, DatePicker: DatePickerView,
  Checkbox: CheckboxView, RadioGroup: RadioGroupView, Label: LabelView, Table: waiting(TableView, 'table'), 'Table.Row': Children, 'Table.Cell': Children,
  Chart: waiting(ChartView, 'chart'),
};

export const componentTypes: readonly string[] = Object.keys(parts);

/** One node by its type. A node that is the same as before is not drawn again. */
export const DrawNode = memo(function DrawNode({ node }: NodeProps): ReactNode {
  const Part = Object.hasOwn(parts, node.type) ? (parts[node.type] ?? Unknown) : Unknown;
  return <Part node={node} />;
});
