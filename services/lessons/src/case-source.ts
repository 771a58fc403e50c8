import { isCounted } from '@amends/projections/case-dimensions';
import type { FactSource } from '@amends/projections/fact-groups';
import { caseCauseTable } from './projections/case-cause.ts';

/** Cases that count as one and have a value in the column. */
export const casesWith =
  (column: string): FactSource['from'] =>
  (schema) =>
    `(select * from ${schema}.${caseCauseTable.name} c
      where ${isCounted('c')} and c.${column} is not null) f`;
