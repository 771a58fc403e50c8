import { isCounted } from '@amends/projections/case-dimensions';
import type { FactSource } from '@amends/projections/fact-groups';
import { caseCauseTable } from './projections/case-cause.ts';

/** Further columns of a case `c`: name -> SQL. */
type MoreColumns = (schema: string) => Readonly<Record<string, string>>;

/** Cases that count as one and have a value in the column. */
export const casesWith =
  (column: string, more: MoreColumns = () => ({})): FactSource['from'] =>
  (schema) => {
    const columns = Object.entries(more(schema)).map(([name, sql]) => `, ${sql} as ${name}`);
    return `(select c.*${columns.join('')} from ${schema}.${caseCauseTable.name} c
      where ${isCounted('c')} and c.${column} is not null) f`;
  };
