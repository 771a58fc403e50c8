import { uuid } from '@amends/contracts/primitives';
import { listRows } from '@amends/projections/list-rows';
import type { ProjectionService } from '@amends/projections/projection-service';
import {
  answerRead,
  minPositionParameter,
  readAuth,
  readMetaShape,
  requestStores,
} from '@amends/projections/read-request';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { lessonEntry, lessonEntryOf } from '../lesson-entry.ts';
import { listedCaseTable } from '../projections/case-cause.ts';

const answer = z.object({ data: lessonEntry, meta: z.object(readMetaShape) });

/**
 * `GET /v1/lessons/{id}`: a case as a lesson. One of a store outside the token is answered like
 * one that does not exist.
 */
export const getLesson = (app: HttpServer, projection: Pick<ProjectionService, 'read'>): void => {
  app.get(
    '/v1/lessons/:id',
    {
      config: { auth: readAuth },
      schema: {
        summary: 'What a case teaches: conditions, environment, consequences, remedy, effect',
        tags: ['facts'],
        params: z.strictObject({ id: uuid }),
        querystring: z.strictObject({ 'min-position': minPositionParameter }),
        response: { 200: answer, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    (request) => {
      const { id } = request.params;
      return answerRead(() =>
        projection.read(
          requestStores(request),
          undefined,
          async (read) => {
            const where = { conditions: ['f.case_id = $1::uuid'], values: [id] };
            const { rows } = await listRows(read, listedCaseTable, { limit: 1, where });
            if (rows[0] === undefined) throw new Problem('not_found');
            return {
              data: lessonEntryOf(rows[0]),
              meta: { ...read.meta, timeZone: 'UTC' as const },
            };
          },
          { minPosition: request.query['min-position'] },
        ),
      );
    },
  );
};
