import { instant, shortId, uuid } from '@amends/contracts/primitives';
import { KHD_TYPES } from '@amends/contracts/vocabulary';
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
import { queryInt } from '@amends/service-kit/query';
import { z } from 'zod';
import { BASELINE_HOURS, type Cluster, clustersIn, MIN_CASES } from '../clusters.ts';
import { readTypeCounts } from '../read-type-counts.ts';

const querystring = z.strictObject({
  'window-hours': queryInt({ min: 1, max: 168 }).optional().default(24),
  'as-of': queryInstant.optional(),
  'min-position': minPositionParameter,
});

const share = z.number().min(0).max(1);

const cluster = z.object({
  storeId: shortId,
  khdType: z.enum(KHD_TYPES),
  cases: z.int().min(MIN_CASES),
  casesBefore: z.int().min(0),
  expected: z.number().min(0),
  pValue: share,
  pAdjusted: share,
  caseIds: z.array(uuid),
  /** What to declare as an incident, if a person agrees: a body of intake's `/v1/incidents`. */
  proposal: z.object({ storeId: shortId, complaintCode: z.enum(KHD_TYPES), startedAt: instant }),
});

const answer = z.object({
  data: z.array(cluster),
  meta: z.object({
    ...readMetaShape,
    windowHours: z.int(),
    baselineHours: z.int(),
    /** The exact test of two Poisson rates, one-sided. */
    statistic: z.literal('exact_two_rates'),
    adjustment: z.literal('bonferroni'),
    /** Types and stores with any case in the window or in the time before it. */
    tested: z.int().min(0),
  }),
});

const clusterAnswer = ({ firstAt, ...found }: Cluster): z.infer<typeof cluster> => {
  const khdType = found.khdType as z.infer<typeof cluster>['khdType'];
  const proposal = { storeId: found.storeId, complaintCode: khdType, startedAt: firstAt! };
  return { ...found, khdType, caseIds: [...(found.caseIds ?? [])], proposal };
};

/** `GET /v1/clusters`: failures that trend at a store, each with the incident it proposes. */
export const listClusters = (
  app: HttpServer,
  projection: Pick<ProjectionService, 'read'>,
): void => {
  app.get(
    '/v1/clusters',
    {
      config: { auth: readAuth },
      schema: {
        summary: 'Types of failures that became more frequent at a store',
        description: 'Proposes incidents; a person declares them.',
        tags: ['figures'],
        querystring,
        response: { 200: answer, ...problemResponses(400, 401, 403, 503) },
      },
    },
    (request) => {
      const { 'window-hours': windowHours, 'as-of': asked } = request.query;
      return answerRead(() =>
        projection.read(
          requestStores(request),
          undefined,
          async (read) => {
            const asOf = asOfInstant(asked, read.meta.asOf);
            const counts = await readTypeCounts(read, { asOf, windowHours });
            return {
              data: clustersIn(counts, windowHours).map(clusterAnswer),
              meta: {
                ...{ ...read.meta, asOf, timeZone: 'UTC' as const },
                ...{ windowHours, baselineHours: BASELINE_HOURS, tested: counts.length },
                statistic: 'exact_two_rates' as const,
                adjustment: 'bonferroni' as const,
              },
            };
          },
          { minPosition: request.query['min-position'] },
        ),
      );
    },
  );
};
