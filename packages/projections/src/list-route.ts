import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { cursorParameter, filtersOf, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { type FactFields, filterShapeOf, filterSql, viewNow } from './fact-field.ts';
import { listRows } from './list-rows.ts';
import type { ProjectionService } from './projection-service.ts';
import {
  answerRead,
  minPositionParameter,
  readAuth,
  readMetaShape,
  requestStores,
} from './read-request.ts';
import { type RowAnswer, rowAnswer, rowSchemaOf } from './row-answer.ts';
import type { FactTable } from './types.ts';

export interface ListOptions {
  readonly projection: Pick<ProjectionService, 'read'>;
  /** `/v1/<noun>` */
  readonly path: string;
  readonly summary: string;
  readonly table: FactTable;
  readonly fields: FactFields;
  /** Who may read single rows; analysts unless told. */
  readonly scopes?: readonly string[];
}

/** `GET /v1/<noun>`: the rows behind the figures, filtered like them, a page at a time. */
export const listRoute = (
  app: HttpServer,
  { projection, path, summary, table, fields, scopes = readAuth.scopes }: ListOptions,
): void => {
  const querystring = z.strictObject({
    limit: limitParameter,
    cursor: cursorParameter,
    'min-position': minPositionParameter,
    ...filterShapeOf(fields),
  });
  const answer = z.object({
    data: z.array(rowSchemaOf(table)),
    meta: z.object({ ...readMetaShape, nextCursor: z.string().nullable() }),
  });
  app.get(
    path,
    {
      config: { auth: { scopes } },
      schema: {
        summary,
        tags: ['facts'],
        querystring,
        response: { 200: answer, ...problemResponses(400, 401, 403, 503) },
      },
    },
    (request) => {
      const { limit, cursor, 'min-position': minPosition } = request.query;
      const filters = filtersOf(request.query);
      return answerRead(() =>
        projection.read(
          requestStores(request),
          undefined,
          async (read) => {
            const where = filterSql(fields, filters, viewNow(read.schema));
            const { rows, nextCursor } = await listRows(read, table, { limit, cursor, where });
            const data: RowAnswer[] = rows.map(rowAnswer);
            return { data, meta: { ...read.meta, timeZone: 'UTC' as const, nextCursor } };
          },
          { minPosition },
        ),
      );
    },
  );
};
