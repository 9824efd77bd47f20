import type { WidgetNode } from '../../../../shared/chatkit/types.ts';
import { childNodes, flag, label, record } from '../read.ts';

/** Where a field stands: which form, and under which key its value is kept. */
export interface FieldPlace {
  /** Same for the same field of a later version of the widget: form, then name, id or key. */
  key: string;
  /** Of the control on the page, for its label. */
  domId: string;
  name: string | undefined;
  /** A `Label` names it. */
  labelled: boolean;
}

export interface FieldPlan {
  places: ReadonlyMap<WidgetNode, FieldPlace>;
  /** Every form by the name of its part of the keys. */
  forms: ReadonlyMap<WidgetNode, string>;
  /** What a `Label` names. */
  targets: ReadonlyMap<WidgetNode, string>;
}

const fieldTypes: readonly string[] = ['Input', 'Textarea', 'Select', 'DatePicker', 'Checkbox', 'RadioGroup'];

function fieldName(node: WidgetNode): unknown {
  if (fieldTypes.includes(node.type)) return node['name'] ?? '';
  return node.type === 'Text' ? record(node['editable'])?.['name'] : undefined;
}

export function isForm(node: WidgetNode): boolean {
  return node.type === 'Form' || (node.type === 'Card' && flag(node['asForm']));
}

/** Finds the fields of a widget and gives each a key that outlives new versions of the tree (§3.4). `prefix` makes ids unique on the page. */
export function planFields(root: WidgetNode, prefix: string): FieldPlan {
  const places = new Map<WidgetNode, FieldPlace>();
  const forms = new Map<WidgetNode, string>();
  const labels: { node: WidgetNode; scope: string; name: string }[] = [];
  const byName = new Map<string, FieldPlace>();
  const taken = new Set<string>();

  function unique(wish: string): string {
    let key = wish;
    for (let at = 2; taken.has(key); at += 1) key = `${wish}#${at}`;
    taken.add(key);
    return key;
  }

  function visit(node: WidgetNode, scope: string): void {
    let inner = scope;
    if (isForm(node)) {
      inner = unique(`${scope}${label(node.id) ?? label(node.key) ?? node.type}/`);
      forms.set(node, inner);
    }
    const wished = fieldName(node);
    if (wished !== undefined) {
      const name = label(wished);
      const key = unique(`${scope}${name ?? label(node.id) ?? label(node.key) ?? node.type}`);
      const place: FieldPlace = { key, domId: `${prefix}-${places.size}`, name, labelled: false };
      places.set(node, place);
      if (name !== undefined && !byName.has(scope + name)) byName.set(scope + name, place);
    }
    const target = node.type === 'Label' ? label(node['fieldName']) : undefined;
    if (target !== undefined) labels.push({ node, scope, name: target });
    for (const child of childNodes(node.children)) visit(child, inner);
  }

  visit(root, '');
  const targets = new Map<WidgetNode, string>();
  for (const { node, scope, name } of labels) {
    const place = byName.get(scope + name);
    if (place === undefined) continue;
    place.labelled = true;
    targets.set(node, place.domId);
  }
  return { places, forms, targets };
}
