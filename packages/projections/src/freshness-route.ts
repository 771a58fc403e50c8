import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { ProjectionService } from './projection-service.ts';
import { answerRead, readAuth } from './read-request.ts';

const answerSchema = z.object({
  projection: z.string(),
  version: z.int(),
  /** Null while the projection has never caught up. */
  position: z.string().nullable(),
  lagEvents: z.number(),
  lagSeconds: z.number(),
  partitions: z.array(
    z.object({
      topic: z.string(),
      partition: z.int(),
      position: z.number(),
      end: z.number(),
      lagEvents: z.number(),
      lagSeconds: z.number(),
    }),
  ),
  rebuild: z
    .object({ version: z.int(), build: z.int(), handled: z.number(), lagEvents: z.number() })
    .nullable(),
});

/** `GET /v1/freshness`: how far the projection is behind the log. */
export const freshnessRoute = (
  app: HttpServer,
  { projection }: { readonly projection: Pick<ProjectionService, 'freshness'> },
): void => {
  app.get(
    '/v1/freshness',
    {
      config: { auth: readAuth },
      schema: {
        summary: 'How fresh the figures are',
        tags: ['freshness'],
        response: { 200: answerSchema, ...problemResponses(401, 403, 503) },
      },
    },
    () =>
      answerRead(async () => {
        const { partitions, ...rest } = await projection.freshness();
        return { ...rest, partitions: [...partitions] };
      }),
  );
};
