import { uuid } from '@amends/contracts/primitives';
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
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { conformanceAnswer, conformanceOf } from '../case-conformance.ts';
import { caseReadAuth } from '../case-fields.ts';
import { readTimeline, timelineEntry } from '../case-timeline.ts';
import { caseStateTable } from '../projections/case-state.ts';

const querystring = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  'min-position': minPositionParameter,
});

/** Of one case so many duplicates are named. */
const LINKS_MAX = 100;

const answer = z.object({
  data: z.object({
    case: rowSchemaOf(caseStateTable),
    /** Reports merged into this case; of a duplicate `case.mergedInto` is the other end. */
    duplicates: z.array(uuid),
    /** Cases that go on from this one; of such a case `case.followsUp` is the other end. */
    followUpCases: z.array(uuid),
    conformance: conformanceAnswer,
    timeline: z.array(timelineEntry),
  }),
  meta: z.object({ ...readMetaShape, nextCursor: z.string().nullable() }),
});

/**
 * `GET /v1/cases/{id}`: where the case stands and what happened, a page of events at a time. A
 * case of a store outside the token is answered like one that does not exist.
 */
export const getCase = (
  app: HttpServer,
  { projection }: { readonly projection: Pick<ProjectionService, 'read'> },
): void => {
  app.get(
    '/v1/cases/:id',
    {
      config: { auth: caseReadAuth },
      schema: {
        summary: 'One case: its state and its timeline over all services',
        tags: ['cases'],
        params: z.strictObject({ id: uuid }),
        querystring,
        response: { 200: answer, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    (request) => {
      const { id } = request.params;
      const { limit, cursor, 'min-position': minPosition } = request.query;
      return answerRead(() =>
        projection.read(
          requestStores(request),
          undefined,
          async (read) => {
            const where = { conditions: ['f.case_id = $1::uuid'], values: [id] };
            const { rows } = await listRows(read, caseStateTable, { limit: 1, where });
            if (rows[0] === undefined) throw new Problem('not_found');
            const linkedBy = async (column: 'merged_into' | 'follows_up') => {
              const links = { conditions: [`f.${column} = $1::uuid`], values: [id] };
              const page = await listRows(read, caseStateTable, { limit: LINKS_MAX, where: links });
              return page.rows.map(({ case_id }) => case_id as string);
            };
            const duplicates = await linkedBy('merged_into');
            const followUpCases = await linkedBy('follows_up');
            const { entries, nextCursor } = await readTimeline(read, id, { limit, cursor });
            return {
              data: {
                case: rowAnswer(rows[0]),
                duplicates,
                followUpCases,
                conformance: conformanceOf(rows[0]),
                timeline: [...entries],
              },
              meta: { ...read.meta, timeZone: 'UTC' as const, nextCursor },
            };
          },
          { minPosition },
        ),
      );
    },
  );
};
