import type { FactRow, JoinedColumns } from '@amends/projections/types';
import { caseOfRow } from '../loyal-cases.ts';
import { caseLoyaltyTable } from './case-loyalty.ts';
import { purchaseLog, takenBackAt } from './purchases.ts';

interface Return {
  readonly at: number;
  readonly bought: string | null;
  readonly subsidised: string | null;
}

const isoOf = (ms: string | null): string | null =>
  ms === null ? null : new Date(Number(ms)).toISOString();

// Of what still stands of the sales after the end of a case, the first paid and the first given.
const firstSales = (schema: string): string => {
  const first = (condition: string): string =>
    `(extract(epoch from min(p.purchased_at) filter (where ${condition})) * 1000)::bigint::text`;
  return `select r.at, ${first('not p.is_subsidised')} as bought,
      ${first('p.is_subsidised')} as subsidised
    from json_to_recordset($1::json) as r(at integer, customer_id uuid, ended_at timestamptz)
    join ${schema}.purchase p on p.customer_id = r.customer_id and p.kind = 'sale'
      and p.purchased_at > r.ended_at
    where ${takenBackAt(schema)} is null group by r.at`;
};

/** When the customers of cases bought again, as far as is known by now. */
export const customerReturns: JoinedColumns = {
  table: caseLoyaltyTable,
  log: purchaseLog,
  whose: { table: 'customer_id', log: 'customer_id' },
  values: async (client, schema, rows) => {
    const ended = rows.flatMap((row, at) => {
      const { customer_id } = row;
      const { endedMs } = caseOfRow(row);
      if (customer_id === null || endedMs === undefined) return [];
      return [{ at, customer_id, ended_at: new Date(endedMs).toISOString() }];
    });
    const values: FactRow[] = rows.map(() => ({ bought_at: null, given_at: null }));
    if (ended.length === 0) return values;
    const found = await client.query<Return>(firstSales(schema), [JSON.stringify(ended)]);
    for (const { at, bought, subsidised } of found.rows)
      values[at] = { bought_at: isoOf(bought), given_at: isoOf(subsidised) };
    return values;
  },
};
