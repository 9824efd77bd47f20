import type { RefCallback } from 'react';
import type { Field } from '../forms/use-field.ts';
import type { Option } from './options.ts';

/** What both ways to choose from a list are given. */
export interface SelectProps {
  field: Field<string | null, HTMLElement>;
  attach: RefCallback<HTMLElement>;
  options: readonly Option[];
  placeholder: string;
  disabled: boolean;
  required: boolean;
  choose: (value: string | null) => void;
}
