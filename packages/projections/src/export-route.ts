import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { cursorParameter, queryInt } from '@amends/service-kit/query';
import { z } from 'zod';
import { toCsv } from './csv.ts';
import { csvReply, parquetReply } from './file-reply.ts';
import { exportChanges } from './export-changes.ts';
import { exportForm, PARQUET_TYPE } from './export-form.ts';
import { toParquet } from './parquet.ts';
import type { ProjectionService } from './projection-service.ts';
import {
  answerRead,
  minPositionParameter,
  readAuth,
  readMetaShape,
  requestStores,
} from './read-request.ts';
import { answerColumnsOf, rowAnswer, rowSchemaOf } from './row-answer.ts';
import type { FactTable } from './types.ts';

export interface ExportOptions {
  readonly projection: Pick<ProjectionService, 'read'>;
  /** `/v1/exports/<name>` */
  readonly name: string;
  readonly table: FactTable;
  /** Who may read single rows; analysts unless told. */
  readonly scopes?: readonly string[];
}

const LIMIT_DEFAULT = 500;

const querystring = z.strictObject({
  limit: queryInt({ min: 1, max: 1_000 }).optional().default(LIMIT_DEFAULT),
  cursor: cursorParameter,
  'min-position': minPositionParameter,
});

/**
 * `GET /v1/exports/<name>`: rows changed since the cursor, for a copy elsewhere that upserts by the
 * first column. As CSV (`Accept: text/csv`) or Parquet the cursor is in the headers.
 */
export const exportRoute = (
  app: HttpServer,
  { projection, name, table, scopes = readAuth.scopes }: ExportOptions,
): void => {
  const answer = z.object({
    data: z.array(rowSchemaOf(table)),
    meta: z.object({
      ...readMetaShape,
      nextCursor: z.string(),
      endOfStream: z.boolean(),
      /** The tables were rebuilt since the cursor: everything comes again. */
      restarted: z.boolean(),
    }),
  });
  app.get(
    `/v1/exports/${name}`,
    {
      config: { auth: { scopes } },
      schema: {
        summary: `Changed rows of ${name}`,
        description: 'Ends with meta.endOfStream; ask again later with meta.nextCursor.',
        tags: ['exports'],
        querystring,
        response: {
          200: {
            description: 'The rows, as JSON unless CSV or Parquet was asked for',
            content: {
              'application/json': { schema: answer },
              'text/csv': { schema: z.string() },
              [PARQUET_TYPE]: { schema: z.string() },
            },
          },
          ...problemResponses(400, 401, 403, 406, 503),
        },
      },
    },
    async (request, reply) => {
      const form = exportForm(request.headers.accept);
      const { limit, cursor, 'min-position': minPosition } = request.query;
      const stores = requestStores(request);
      const { found, meta } = await answerRead(() =>
        projection.read(
          stores,
          undefined,
          async (read) => {
            const { rows, ...page } = await exportChanges(read, table, { limit, cursor });
            const frame = { ...read.meta, timeZone: 'UTC' as const, ...page };
            return { found: rows, meta: frame };
          },
          { minPosition },
        ),
      );
      if (form === 'json') return { data: found.map(rowAnswer), meta };
      reply.headers({
        'amends-end-of-stream': String(meta.endOfStream),
        'amends-restarted': String(meta.restarted),
      });
      if (form === 'csv') {
        return csvReply(reply, toCsv(answerColumnsOf(table), found.map(rowAnswer)), meta);
      }
      return parquetReply(reply, toParquet(table, found), meta);
    },
  );
};
