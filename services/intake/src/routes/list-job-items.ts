import { uuid } from '@amends/contracts/primitives';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { principalOf } from '@amends/service-kit/principal';
import { problemResponses } from '@amends/service-kit/openapi';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { visibleJob } from '../imports/visible-job.ts';
import type { IntakeServices } from '../intake-services.ts';
import { jobItem, jobItemOf } from './job-item.ts';

/** A row number is an int of the database; a larger one must not reach it. */
const cursorKeys = z.strictObject({ row: z.int32().min(0) });

const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    result: { operators: ['eq', 'in'], value: z.enum(['accepted', 'duplicate', 'rejected']) },
    flag: {
      operators: ['eq'],
      value: z.enum(['close_before_start', 'store_unknown', 'unmapped_value']),
    },
  }),
});

/** GET /v1/jobs/{jobId}/items: the rows in order, by result or flag. */
export const addListJobItems = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/jobs/:jobId/items',
    config: { auth: { scopes: ['intake:import', 'operations:read'] } },
    schema: {
      summary: 'List the rows of a job',
      tags: ['imports'],
      params: z.strictObject({ jobId: uuid }),
      querystring: query,
      response: {
        200: z.object({
          data: z.array(jobItem),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 404, 503),
      },
    },
    handler: async (request) => {
      const { jobId } = request.params;
      await visibleJob(services.jobs, principalOf(request), jobId);
      const { limit, cursor } = request.query;
      const filters = filtersOf(request.query);
      const resultFilters = filters.filter(({ field }) => field === 'result');
      const rows = await services.jobs.list(jobId, {
        results: resultFilters.length === 0 ? null : resultFilters.flatMap(({ values }) => values),
        flag: filters.find(({ field }) => field === 'flag')?.values[0] ?? null,
        afterRow: cursor === undefined ? 0 : decodeCursor(cursor, cursorKeys).row,
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      return {
        data: page.map(jobItemOf),
        meta: { nextCursor: isMore ? encodeCursor({ row: last.rowNumber }) : null },
      };
    },
  });
};
