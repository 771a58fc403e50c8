import { isCounted } from '@amends/projections/case-dimensions';
import type { FactSource } from '@amends/projections/fact-groups';
import { caseCauseTable } from './projections/case-cause.ts';

/** What is joined to the row `c` of a case. */
interface Joined {
  readonly columns: string;
  readonly join: (schema: string) => string;
}

/** Cases that count as one and have a value in the column. */
export const casesWith =
  (column: string, joined?: Joined): FactSource['from'] =>
  (schema) =>
    `(select c.*${joined === undefined ? '' : `, ${joined.columns}`}
      from ${schema}.${caseCauseTable.name} c ${joined?.join(schema) ?? ''}
      where ${isCounted('c')} and c.${column} is not null) f`;
