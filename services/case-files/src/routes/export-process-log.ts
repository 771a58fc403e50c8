import type { ProjectionService } from '@amends/projections/projection-service';
import {
  answerRead,
  minPositionParameter,
  readAuth,
  requestStores,
} from '@amends/projections/read-request';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, limitParameter } from '@amends/service-kit/query';
import { realInstant } from '@amends/service-kit/real-instant';
import { z } from 'zod';
import { ocelLog, toOcel } from '../process-log/ocel.ts';
import { readHistories } from '../process-log/read-histories.ts';
import { toXes } from '../process-log/xes.ts';

const querystring = z.strictObject({
  from: realInstant.optional(),
  to: realInstant.optional(),
  limit: limitParameter,
  cursor: cursorParameter,
  'min-position': minPositionParameter,
});

const JSON_TYPES = ['*/*', 'application/*', 'application/json'];

/** OCEL unless XES is asked for by name. @throws Problem not_acceptable */
const acceptsXml = (accept = '*/*'): boolean => {
  const types = accept.split(',').map((part) => part.split(';')[0]!.trim().toLowerCase());
  if (types.some((type) => JSON_TYPES.includes(type))) return false;
  if (types.includes('application/xml')) return true;
  throw new Problem('not_acceptable');
};

/**
 * `GET /v1/exports/process-log`: histories of cases reported from `from` on and before `to`, for
 * process mining. Each page is a log of its own with whole cases; both standards leave no room for
 * our meta, so position and cursor stand in headers.
 */
export const exportProcessLog = (
  app: HttpServer,
  { projection }: { readonly projection: Pick<ProjectionService, 'read'> },
): void => {
  app.get(
    '/v1/exports/process-log',
    {
      config: { auth: readAuth },
      schema: {
        summary: 'Histories of cases as OCEL 2.0 or XES, for process mining',
        description: 'Whole cases by time of report. The header amends-next-cursor leads on.',
        tags: ['exports'],
        querystring,
        response: {
          200: {
            description: 'OCEL 2.0 as JSON, unless XES (IEEE 1849-2016) was asked for',
            content: {
              'application/json': { schema: ocelLog },
              'application/xml': { schema: z.string() },
            },
          },
          ...problemResponses(400, 401, 403, 406, 503),
        },
      },
    },
    async (request, reply) => {
      const asXml = acceptsXml(request.headers.accept);
      const { from, to, limit, cursor, 'min-position': minPosition } = request.query;
      const { page, position } = await answerRead(() =>
        projection.read(
          requestStores(request),
          undefined,
          async (read) => ({
            page: await readHistories(read, { from, to }, { limit, cursor }),
            position: read.meta.projectionPosition,
          }),
          { minPosition },
        ),
      );
      reply.header('amends-projection-position', position);
      if (page.nextCursor !== null) reply.header('amends-next-cursor', page.nextCursor);
      if (!asXml) return toOcel(page.histories);
      return reply
        .type('application/xml; charset=utf-8')
        .serializer(String)
        .send(toXes(page.histories) as never);
    },
  );
};
