import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { DayPicker } from 'react-day-picker';
import { useLocale, useStrings } from '../../ui/context.ts';
import { useElementRoot, useSheet } from '../../ui/element-root.ts';
import css from '../../styles/widgets-calendar.css?inline';
import { toDate, toDay, weekStart } from './dates.ts';
import type { Day } from './dates.ts';

/** Years that can be reached where the widget names no bounds. */
const yearsBack = 100;
const yearsAhead = 20;

export interface CalendarProps {
  day: Day | undefined;
  min: Day | undefined;
  max: Day | undefined;
  choose: (day: Day) => void;
}

/** One month to choose a day from; words and order of the week by the language in force. */
export function Calendar({ day, min, max, choose }: CalendarProps): ReactNode {
  const strings = useStrings();
  const tag = useLocale();
  const { layer } = useElementRoot();
  useSheet(css);
  const words = useMemo(() => dateWords(tag), [tag]);
  const today = new Date();
  const first = min === undefined ? new Date(today.getFullYear() - yearsBack, 0, 1) : toDate(min);
  const last = max === undefined ? new Date(today.getFullYear() + yearsAhead, 11, 31) : toDate(max);
  const shown = day === undefined ? (today < first ? first : today > last ? last : today) : toDate(day);
  const disabled = [...(min === undefined ? [] : [{ before: first }]), ...(max === undefined ? [] : [{ after: last }])];

  return (
    <DayPicker
      mode="single"
      required
      autoFocus
      selected={day === undefined ? undefined : toDate(day)}
      onSelect={(date) => choose(toDay(date))}
      defaultMonth={shown}
      startMonth={first}
      endMonth={last}
      disabled={disabled}
      captionLayout="dropdown"
      showOutsideDays
      weekStartsOn={weekStart(tag)}
      dir={layer !== null && getComputedStyle(layer).direction === 'rtl' ? 'rtl' : 'ltr'}
      formatters={{
        formatCaption: (date) => words.month.format(date), formatDay: (date) => words.day.format(date.getDate()), formatWeekdayName: (date) => words.weekday.format(date),
        formatMonthDropdown: (date) => words.monthName.format(date), formatYearDropdown: (date) => words.year.format(date),
      }}
      labels={{
        labelNav: () => strings.dateMonth, labelPrevious: () => strings.datePrevious, labelNext: () => strings.dateNext,
        labelMonthDropdown: () => strings.dateMonth, labelYearDropdown: () => strings.dateYear, labelGrid: (date) => words.month.format(date),
        labelWeekday: (date) => words.weekdayName.format(date),
        labelDayButton: (date, { today: isToday, selected }) => {
          const full = words.full.format(date);
          const named = isToday === true ? strings.dateToday(full) : full;
          return selected === true ? strings.dateChosen(named) : named;
        },
      }}
      components={{
        Chevron: ({ orientation }) =>
          orientation === 'left' || orientation === 'right'
            ? (orientation === 'left' ? <ChevronLeft size={16} strokeWidth={1.75} aria-hidden /> : <ChevronRight size={16} strokeWidth={1.75} aria-hidden />)
            : <span aria-hidden />,
      }}
    />
  );
}

function dateWords(tag: string) {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(tag, { calendar: 'gregory', ...options });
  return {
    month: format({ month: 'long', year: 'numeric' }), day: new Intl.NumberFormat(tag), weekday: format({ weekday: 'narrow' }),
    weekdayName: format({ weekday: 'long' }), monthName: format({ month: 'long' }), year: format({ year: 'numeric' }), full: format({ dateStyle: 'full' }),
  };
}
