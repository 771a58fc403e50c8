import { listRows } from '@amends/projections/list-rows';
import type { ProjectionService } from '@amends/projections/projection-service';
import {
  answerRead,
  minPositionParameter,
  readMetaShape,
  requestStores,
} from '@amends/projections/read-request';
import { rowAnswer, rowSchemaOf } from '@amends/projections/row-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { cursorParameter, filtersOf, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { caseReadAuth } from '../case-fields.ts';
import { caseFilterShape, caseSort, orderOf, searchSql } from '../case-search.ts';
import { caseStateTable } from '../projections/case-state.ts';

const querystring = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  'min-position': minPositionParameter,
  sort: caseSort,
  ...caseFilterShape,
});

const answer = z.object({
  data: z.array(rowSchemaOf(caseStateTable)),
  meta: z.object({ ...readMetaShape, nextCursor: z.string().nullable() }),
});

/**
 * `GET /v1/cases`: cases by order, receipt, customer, state, age and the like, a page at a time.
 * Not the list of packages/projections, which is for analysts only.
 */
export const listCases = (
  app: HttpServer,
  { projection }: { readonly projection: Pick<ProjectionService, 'read'> },
): void => {
  app.get(
    '/v1/cases',
    {
      config: { auth: caseReadAuth },
      schema: {
        summary: 'Cases and where they stand, found by their numbers, customer, state or age',
        tags: ['cases'],
        querystring,
        response: { 200: answer, ...problemResponses(400, 401, 403, 503) },
      },
    },
    (request) => {
      const { limit, cursor, 'min-position': minPosition } = request.query;
      const filters = filtersOf(request.query);
      const order = orderOf(request.query.sort);
      return answerRead(() =>
        projection.read(
          requestStores(request),
          undefined,
          async (read) => {
            const where = searchSql(read.schema, filters, Date.now());
            const page = await listRows(read, caseStateTable, { limit, cursor, where, order });
            const { nextCursor } = page;
            return {
              data: page.rows.map(rowAnswer),
              meta: { ...read.meta, timeZone: 'UTC' as const, nextCursor },
            };
          },
          { minPosition },
        ),
      );
    },
  );
};
