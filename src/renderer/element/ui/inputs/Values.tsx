import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { plainName } from '../../markdown/hidden-characters.ts';
import { useStrings } from '../context.ts';

/** The values of one answer, each in its own direction; without any, that the question was skipped. */
export function Values({ values }: { values: readonly string[] }): ReactNode {
  const strings = useStrings();
  return (
    <span data-skipped={values.length === 0}>
      {values.length === 0 && strings.skipped}
      {values.map((value, at) => (
        <Fragment key={at}>
          {at > 0 && ' · '}
          <bdi>{plainName(value)}</bdi>
        </Fragment>
      ))}
    </span>
  );
}
