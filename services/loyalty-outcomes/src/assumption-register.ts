import {
  ASSUMPTION_SOURCES,
  ASSUMPTION_UNITS,
  assumptionId,
} from '@amends/contracts/follow-up-assumptions';
import type { FactField } from '@amends/projections/fact-field';
import { instantSql } from '@amends/projections/period-fields';
import type { ProjectionRead } from '@amends/projections/types';
import { z } from 'zod';

/** One assumption as it held at an instant. */
export const assumptionSchema = z.object({
  assumptionId: z.string(),
  version: z.int(),
  kind: z.string(),
  unit: z.enum(ASSUMPTION_UNITS),
  currency: z.string().nullable(),
  value: z.int(),
  low: z.int().nullable(),
  high: z.int().nullable(),
  source: z.enum(ASSUMPTION_SOURCES),
  sourceTextId: z.string().nullable(),
  setBy: z.string(),
  setAt: z.string(),
});
export type Assumption = z.infer<typeof assumptionSchema>;

/** What versions are listed by. */
export const assumptionField: FactField = {
  ...{ sql: 'f.assumption_id', type: 'text', value: assumptionId, isDimension: false },
};

/** By id: what holds. */
export type Assumptions = ReadonlyMap<string, Assumption>;

const utc = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What was assumed at an instant; a later version changes nothing of it. */
export const readAssumptions = async (
  { client, schema }: Pick<ProjectionRead, 'client' | 'schema'>,
  asOf: string,
): Promise<Assumptions> => {
  const { rows } = await client.query<{ body: Assumption }>(
    `select json_build_object('assumptionId', assumption_id, 'version', version, 'kind', kind,
       'unit', unit, 'currency', currency, 'value', value, 'low', low, 'high', high,
       'source', source, 'sourceTextId', source_text_id, 'setBy', by_whom, 'setAt', ${utc}) as body
     from (
       select distinct on (assumption_id) * from ${schema}.assumption_version
       where at <= ${instantSql(asOf)} order by assumption_id, version desc) held
     where withdrawn_for is null order by assumption_id`,
  );
  return new Map(rows.map(({ body }) => [body.assumptionId, body]));
};
