import type { Query } from '@amends/client/service-url';
import { UsageError } from '../terminal/command-error.ts';

/** What the command line says about the figures wanted. */
export interface FigureFlags {
  readonly 'group-by'?: string | undefined;
  readonly filter?: readonly string[] | undefined;
  readonly 'as-of'?: string | undefined;
  readonly 'time-zone'?: string | undefined;
  readonly 'percentile-rule'?: string | undefined;
  readonly 'min-position'?: string | undefined;
  /** Parameters that some tables have alone: name=value. */
  readonly query?: readonly string[] | undefined;
}

const FILTER = /^([A-Za-z]+)(?:\[([a-z]+)\])?=(.+)$/s;

/** `store=9` and `store[in]=9,12` as the API writes them: `filter[store][in]`. */
const filterParameter = (text: string): readonly [string, string] => {
  const [, field, operator = 'eq', value] = FILTER.exec(text) ?? [];
  if (field === undefined || value === undefined) {
    throw new UsageError(`--filter ${text}: write field=value or field[op]=value`);
  }
  return [`filter[${field}][${operator}]`, value];
};

/** `period=week` as it is written. */
const plainParameter = (text: string): readonly [string, string] => {
  const [, name, value] = /^([a-z]+(?:-[a-z]+)*)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError(`--query ${text}: write name=value`);
  }
  return [name, value];
};

/**
 * The query of `GET /v1/figures`. Names and values are checked by the service, which knows them.
 * @throws UsageError when a filter has not the form field[op]=value, or is given twice
 */
export const figureQuery = (flags: FigureFlags): Query => {
  const filters = [
    ...(flags.filter ?? []).map(filterParameter),
    ...(flags.query ?? []).map(plainParameter),
  ];
  const names = filters.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new UsageError(`${twice} is given twice: use [in] with a list`);
  return {
    'group-by': flags['group-by'],
    'as-of': flags['as-of'],
    'time-zone': flags['time-zone'],
    'percentile-rule': flags['percentile-rule'],
    'min-position': flags['min-position'],
    ...Object.fromEntries(filters),
  };
};
