import { CalendarDays, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useLocale, useStrings } from '../../ui/context.ts';
import { useElementRoot } from '../../ui/element-root.ts';
import { useAction } from '../actions/use-action.ts';
import { useWidget } from '../context.ts';
import type { NodeProps } from '../context.ts';
import { useField } from '../forms/use-field.ts';
import { flag, label, oneOf } from '../read.ts';
import { controlSizes, controlVariants } from './control.ts';
import { dayOf, isoOf, toDate } from './dates.ts';
import { Problem } from './Problem.tsx';

const Calendar = lazy(async () => ({ default: (await import('./Calendar.tsx')).Calendar }));

/** A date (§8): a button with a calendar; the value is ISO text. */
export function DatePickerView({ node }: NodeProps): ReactNode {
  const strings = useStrings();
  const tag = useLocale();
  const { layer } = useElementRoot();
  const { theme } = useWidget();
  const [open, setOpen] = useState(false);
  const action = useAction(node['onChangeAction'], { auto: 'none', repeats: true });
  const required = flag(node['required']);
  const disabled = flag(node['disabled']);
  const initial = dayOf(node['defaultValue']) === undefined ? null : String(node['defaultValue']);
  const [field, attach] = useField<string | null, HTMLButtonElement>(node, {
    initial, disabled, check: (value) => (required && value === null ? strings.fieldChoose : undefined),
  });
  const day = dayOf(field.value);
  const format = useMemo(() => new Intl.DateTimeFormat(tag, { dateStyle: 'medium' }), [tag]);
  const placeholder = label(node['placeholder']) ?? strings.datePlaceholder;
  const shown = day === undefined ? placeholder : format.format(toDate(day));
  const clearable = flag(node['clearable']) && day !== undefined && !disabled && !action.held;

  function choose(value: string | null): void {
    field.setValue(value);
    action.fire([field.name ?? '', value]);
  }

  return (
    <div className="w-field" data-block={flag(node['block'])}>
      <div
        className="w-select"
        data-variant={oneOf(node['variant'], controlVariants) ?? 'outline'}
        data-size={oneOf(node['size'], controlSizes) ?? 'md'}
        data-pill={flag(node['pill'])}
        data-empty={day === undefined}
        data-clearable={clearable}
        title={action.held ? strings.widgetHeld : undefined}
      >
        <Popover.Root open={open} onOpenChange={setOpen}>
          <Popover.Trigger
            ref={attach}
            id={field.id}
            type="button"
            role="combobox"
            className="w-select-control"
            disabled={disabled || action.held}
            aria-label={field.labelled ? undefined : (field.name ?? placeholder)}
            aria-required={required ? true : undefined}
            aria-invalid={field.problem === undefined ? undefined : true}
            aria-describedby={field.problem === undefined ? undefined : field.problemId}
          >
            <span dir="auto">{shown}</span>
          </Popover.Trigger>
          <Popover.Portal container={layer}>
            <Popover.Content
              className="w-popover w-calendar"
              data-theme={theme}
              side={oneOf(node['side'], ['top', 'bottom', 'left', 'right']) ?? 'bottom'}
              align={oneOf(node['align'], ['start', 'center', 'end']) ?? 'start'}
              sideOffset={4}
              collisionPadding={8}
              aria-label={field.name ?? placeholder}
              onOpenAutoFocus={(event) => event.preventDefault()}
              onKeyDown={keepTabInside}
            >
              <Suspense fallback={<div className="w-calendar-bones" aria-label={strings.widgetLoading} role="status" />}>
                <Calendar
                  day={day}
                  min={dayOf(node['min'])}
                  max={dayOf(node['max'])}
                  choose={(next) => {
                    choose(isoOf(next, node['defaultValue'] ?? node['min'] ?? node['max']));
                    setOpen(false);
                  }}
                />
              </Suspense>
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
        {clearable && (
          <button
            type="button"
            className="w-clear"
            title={strings.fieldClear}
            aria-label={strings.fieldClear}
            onClick={() => {
              choose(null);
              field.element()?.focus();
            }}
          >
            <X size={14} strokeWidth={1.75} aria-hidden />
          </button>
        )}
        <CalendarDays className="w-chevron" size={16} strokeWidth={1.75} aria-hidden />
      </div>
      <Problem id={field.problemId} text={field.problem} />
    </div>
  );
}

/** The layer stands at the end of the page, so Tab would leave it for good: it goes round instead. */
function keepTabInside(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button:enabled:not([tabindex="-1"]), select:enabled')];
  const from = event.shiftKey ? stops[0] : stops.at(-1);
  if (event.target !== from) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
