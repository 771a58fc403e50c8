import { queryInstant } from '@amends/projections/fact-field';
import { asOfInstant } from '@amends/projections/figure-query';
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
import { z } from 'zod';
import { assumptionSchema, readAssumptions } from '../assumption-register.ts';

/** The register that figures of value rest on, as it is or was; set at follow-up. */
export const getAssumptions = (
  app: HttpServer,
  { projection }: { readonly projection: Pick<ProjectionService, 'read'> },
): void => {
  app.get(
    '/v1/assumptions',
    {
      config: { auth: readAuth },
      schema: {
        summary: 'What is assumed, by whom, since when and where from; as-of tells what was',
        tags: ['figures'],
        querystring: z.strictObject({
          'as-of': queryInstant.optional(),
          'min-position': minPositionParameter,
        }),
        response: {
          200: z.object({ data: z.array(assumptionSchema), meta: z.object(readMetaShape) }),
          ...problemResponses(400, 401, 403, 503),
        },
      },
    },
    (request) => {
      const { 'as-of': asked, 'min-position': minPosition } = request.query;
      return answerRead(() =>
        projection.read(
          requestStores(request),
          undefined,
          async (read) => {
            const asOf = asOfInstant(asked, read.meta.asOf);
            const held = await readAssumptions(read, asOf);
            const meta = { ...read.meta, asOf, timeZone: 'UTC' as const };
            return { data: [...held.values()], meta };
          },
          { minPosition },
        ),
      );
    },
  );
};
