import { instant, shortId, uuid } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { limitParameter } from '@amends/service-kit/query';
import type { Pool } from 'pg';
import { z } from 'zod';

const item = z.object({
  caseId: uuid,
  storeId: shortId.nullable(),
  state: z.enum(['triaged', 'investigating', 'reopened', 'resolved', 'closed']),
  ownerId: shortId.nullable(),
  /** A person by name owns it; a team does not count. */
  hasNamedOwner: z.boolean(),
  reportedAt: instant,
  executiveReviewAt: instant.nullable(),
});

const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

// Open ones and those no executive has looked at: what is done with leaves the list.
const sql = `
select case_id as "caseId", store_id as "storeId", state, owner_id as "ownerId",
  coalesce(owner_kind = 'person', false) as "hasNamedOwner", ${iso('reported_at')} as "reportedAt",
  ${iso('executive_review_at')} as "executiveReviewAt"
from triage_case
where severity = 'critical' and state not in ('withdrawn', 'duplicate')
  and (state not in ('resolved', 'closed') or executive_review_at is null)
  and ($2::text[] is null or store_id = any($2))
order by reported_at, case_id limit $1`;

/** `GET /v1/critical-cases`: terrible failures, the oldest first, with owner and review. */
export const listCriticalCases = (app: HttpServer, pool: Pool): void => {
  app.get(
    '/v1/critical-cases',
    {
      config: { auth: { scopes: ['triage:read', 'triage:write'] } },
      schema: {
        summary: 'Critical cases that are open or that no executive has reviewed',
        tags: ['triage'],
        querystring: z.strictObject({ limit: limitParameter }),
        response: {
          200: z.object({ data: z.array(item) }),
          ...problemResponses(400, 401, 403, 503),
        },
      },
    },
    async (request) => {
      const { stores } = principalOf(request);
      const { rows } = await pool.query(sql, [
        request.query.limit,
        stores === '*' ? null : [...stores],
      ]);
      return { data: rows };
    },
  );
};
