import { instantSql } from '@amends/projections/period-fields';
import type { ProjectionRead } from '@amends/projections/types';
import { BACK_WITHIN_DAYS } from './came-back.ts';
import { takenBackAt } from './projections/purchases.ts';

/** What customers of one store answered whom nothing failed, and whether they came back. */
export interface ControlStore {
  readonly store: string;
  /** With the shop as a whole, 1 to 5. */
  readonly overall: readonly number[];
  readonly recommend: readonly number[];
  readonly intent: readonly number[];
  readonly trust: readonly number[];
  /** Seen for the whole window after the purchase they were drawn by. */
  readonly matured: number;
  readonly back: number;
}

const answersOf = (column: string, at: string): string =>
  `coalesce(json_agg(c.${column}) filter (where c.answered_at <= ${at}
    and c.${column} is not null), '[]')`;

/** The control group per store as of an instant, of the stores of the caller. */
export const readControls = async (
  { client, schema }: Pick<ProjectionRead, 'client' | 'schema'>,
  asOf: string,
): Promise<ControlStore[]> => {
  const at = instantSql(asOf);
  const window = `interval '${BACK_WITHIN_DAYS} days'`;
  const isMatured = `c.purchased_at <= ${at} - ${window}`;
  const { rows } = await client.query<ControlStore>(
    `select c.store_id as store, ${answersOf('satisfaction', at)} as overall,
       ${answersOf('recommend', at)} as recommend, ${answersOf('intent', at)} as intent,
       ${answersOf('trust', at)} as trust,
       (count(*) filter (where ${isMatured}))::int as matured,
       (count(*) filter (where ${isMatured} and exists (
         select from ${schema}.purchase p where p.customer_id = c.customer_id and p.kind = 'sale'
           and not p.is_subsidised and p.purchased_at > c.purchased_at
           and p.purchased_at <= c.purchased_at + ${window}
           and coalesce(${takenBackAt(schema)} > ${at}, true))))::int as back
     from ${schema}.control_customer c where c.sampled_at <= ${at}
     group by c.store_id order by c.store_id`,
  );
  return rows;
};
