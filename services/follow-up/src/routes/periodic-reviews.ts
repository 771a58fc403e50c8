import {
  PeriodicReviewRecordedV1,
  REVIEW_CONCLUSIONS,
  REVIEW_SUBJECTS,
} from '@amends/contracts/follow-up-culture';
import { instant, shortId, uuid } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv7 } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf, requireStore } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, limitParameter } from '@amends/service-kit/query';
import { pastInstant, realInstant } from '@amends/service-kit/real-instant';
import { runOnStream, type StreamRunner } from '@amends/service-kit/stream-runner';
import type { Pool } from 'pg';
import { z } from 'zod';
import { listReviews } from '../culture/culture-tables.ts';
import { factDecider } from '../domain/fact-stream.ts';

const tags = ['culture'];
const body = z
  .strictObject({
    /** Absent: of all stores, by whoever may see them all. */
    storeId: shortId.optional(),
    from: pastInstant,
    until: pastInstant,
    subjects: z.array(z.enum(REVIEW_SUBJECTS)).min(1).max(REVIEW_SUBJECTS.length),
    conclusions: z.array(z.enum(REVIEW_CONCLUSIONS)).min(1).max(REVIEW_CONCLUSIONS.length),
    actionIds: z.array(uuid).max(50).default([]),
    textId: uuid.optional(),
    nextDueAt: realInstant.optional(),
  })
  .refine(({ from, until }) => from < until, { message: 'must end after it begins' });
const cursorKeys = z.strictObject({ until: instant, id: uuid });

interface Deps {
  readonly streams: StreamRunner;
  readonly pool: Pool;
}

const recordReview = (app: HttpServer, { streams }: Deps): void => {
  app.post(
    '/v1/periodic-reviews',
    {
      config: { auth: { scopes: ['follow-up:write'], personOnly: true } },
      schema: {
        summary: 'Record a review: what was looked at, for which time, and what follows',
        tags,
        body,
        response: {
          201: z.object({ id: uuid, position: z.string() }),
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { storeId } = request.body;
      if (storeId !== undefined) requireStore(principal, storeId);
      if (storeId === undefined && principal.stores !== '*') throw new Problem('forbidden');
      const reviewId = uuidv7();
      const outcome = await runOnStream(streams, request, {
        streamId: `review-${reviewId}`,
        decider: factDecider,
        ...{ id: reviewId, correlationId: reviewId },
        command: (recordedAt) => ({
          type: 'RecordFact' as const,
          event: {
            type: 'PeriodicReviewRecorded' as const,
            data: { reviewId, ...request.body, by: principal.subject, recordedAt },
          },
        }),
      });
      return answerCommand(reply, outcome);
    },
  );
};

/** The dated record of looking back: entries are added, never changed. */
export const periodicReviews = (app: HttpServer, deps: Deps): void => {
  recordReview(app, deps);
  app.get(
    '/v1/periodic-reviews',
    {
      config: { auth: { scopes: ['follow-up:read'] } },
      schema: {
        summary: 'Reviews, those of the latest time first',
        tags,
        querystring: z.strictObject({ limit: limitParameter, cursor: cursorParameter }),
        response: {
          200: z.object({
            data: z.array(z.object(PeriodicReviewRecordedV1.shape)),
            meta: z.object({ nextCursor: z.string().nullable() }),
          }),
          ...problemResponses(400, 401, 403, 422, 503),
        },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const { stores } = principalOf(request);
      const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys);
      const seen = stores === '*' ? null : [...stores];
      const rows = await listReviews(deps.pool, seen, after, limit + 1);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      const nextCursor =
        last === undefined ? null : encodeCursor({ until: last.until, id: last.body.reviewId });
      return { data: page.map((row) => row.body), meta: { nextCursor } };
    },
  );
};
