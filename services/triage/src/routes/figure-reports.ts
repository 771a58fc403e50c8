import { instant, shortId } from '@amends/contracts/primitives';
import {
  FIGURE_MAIL_FAILURES,
  FigureReportDefinedV1,
  figureQuestion,
  figureSchedule,
} from '@amends/contracts/triage-figure-watches';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { type Principal, principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { watchDecider } from '../domain/watches/figure-watch.ts';
import { nextDue } from '../watches/watch-schedule.ts';
import { watchStream } from '../watches/watch-table.ts';
import {
  addWatchList,
  addWatchWithdrawal,
  newWatchId,
  watchAnswer,
  watchAuth,
  type WatchDeps,
} from './figure-watches.ts';

const isUnique = (list: readonly unknown[]): boolean => new Set(list).size === list.length;

const { filters } = figureQuestion;
/** The question of a request: strict, and nothing named twice. */
export const askedQuestion = {
  service: figureQuestion.service,
  measures: figureQuestion.measures.refine(isUnique, { message: 'names a measure twice' }),
  groupBy: figureQuestion.groupBy
    .refine(isUnique, { message: 'names a dimension twice' })
    .default([]),
  filters: z
    .array(z.strictObject(filters.element.shape))
    .max(8)
    .refine((all) => isUnique(all.map(({ field }) => field)), { message: 'names a field twice' })
    .default([]),
};

export const knownZone = figureSchedule.shape.timeZone.refine(
  (zone) => IANAZone.isValidZone(zone),
  {
    message: 'is not a time zone that is known here',
  },
);

const schedule = z
  .strictObject({ ...figureSchedule.shape, timeZone: knownZone })
  .refine(({ every, weekday }) => every === 'week' || weekday === undefined, {
    message: 'goes with every week only',
    path: ['weekday'],
  })
  .refine(({ every, dayOfMonth }) => every === 'month' || dayOfMonth === undefined, {
    message: 'goes with every month only',
    path: ['dayOfMonth'],
  });

const body = z.strictObject({ ...askedQuestion, schedule });

/** What became of the last mail. */
export const lastMail = z.object({
  state: z.enum(['waiting', 'delivered', 'given_up']),
  attempt: z.int(),
  changedAt: instant,
  reason: z.enum(FIGURE_MAIL_FAILURES).optional(),
  nextAt: instant.optional(),
});

const item = FigureReportDefinedV1.omit({ nextDueAt: true })
  .extend({
    status: z.enum(['active', 'withdrawn']),
    nextDueAt: instant.nullable(),
    lastDueAt: instant.optional(),
    lastMail: lastMail.optional(),
  })
  .meta({ id: 'FigureReport' });

/** The stores that the token lets them see, as an event may hold them; undefined: all. */
export const storesSeen = ({ stores }: Principal): { readonly stores?: string[] } =>
  stores === '*' ? {} : { stores: [...stores].filter((id) => shortId.safeParse(id).success) };

const REPORTS = { path: '/v1/figure-reports', kind: 'report', noun: 'report of figures' } as const;

/** Figures by mail on a schedule, to whoever asks for them. */
export const figureReports = (app: HttpServer, deps: WatchDeps): void => {
  addWatchList(app, deps, { ...REPORTS, item });
  app.route({
    method: 'POST',
    url: REPORTS.path,
    config: { auth: watchAuth },
    schema: {
      summary: 'Have figures of the last whole day, week or month sent to you by mail',
      tags: ['figures'],
      body,
      response: { 201: watchAnswer, ...problemResponses(400, 401, 403, 409, 412, 422, 503) },
    },
    handler: async (request, reply) => {
      const principal = principalOf(request);
      const watchId = newWatchId(request);
      const { schedule: asked } = request.body;
      const outcome = await runOnStream(deps.commands, request, {
        streamId: watchStream(watchId),
        decider: watchDecider,
        id: watchId,
        correlationId: watchId,
        command: (definedAt) => ({
          type: 'DefineReport' as const,
          data: {
            ...{ watchId, ...request.body, ownerId: principal.subject },
            ...{ ...storesSeen(principal), definedAt, nextDueAt: nextDue(asked, definedAt) },
          },
        }),
      });
      return answerCommand(reply, outcome);
    },
  });
  addWatchWithdrawal(app, deps, REPORTS);
};
