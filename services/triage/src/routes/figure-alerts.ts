import { instant } from '@amends/contracts/primitives';
import {
  alertSchedule,
  FigureAlertDefinedV1,
  seenFigure,
  UNDECIDED_REASONS,
} from '@amends/contracts/triage-figure-watches';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { z } from 'zod';
import { watchDecider } from '../domain/watches/figure-watch.ts';
import { nextDue } from '../watches/watch-schedule.ts';
import { ALERT_STATES, watchStream } from '../watches/watch-table.ts';
import { askedQuestion, knownZone, lastMail, storesSeen } from './figure-reports.ts';
import {
  addWatchList,
  addWatchWithdrawal,
  newWatchId,
  watchAnswer,
  watchAuth,
  type WatchDeps,
} from './figure-watches.ts';

const schedule = z
  .strictObject({ ...alertSchedule.shape, timeZone: knownZone })
  .refine(({ every, at }) => (every === 'day') === (at !== undefined), {
    message: 'goes with every day, and with it only',
    path: ['at'],
  });

const { measure, windowDays, direction, bound } = FigureAlertDefinedV1.shape;
const body = z
  .strictObject({
    ...{ service: askedQuestion.service, measure, filters: askedQuestion.filters },
    ...{ windowDays, direction, bound, schedule },
    returnBound: bound.optional().describe('The bound itself unless told.'),
  })
  .refine(
    ({ direction: way, bound: one, returnBound: other = one }) =>
      way === 'above' ? other <= one : other >= one,
    { message: 'lies beyond the bound', path: ['returnBound'] },
  );

const item = FigureAlertDefinedV1.omit({ nextDueAt: true })
  .extend({
    status: z.enum(['active', 'withdrawn']),
    nextDueAt: instant.nullable(),
    lastDueAt: instant.optional(),
    state: z.enum(ALERT_STATES),
    undecidedBecause: z.enum(UNDECIDED_REASONS).nullable(),
    lastFigure: seenFigure.optional(),
    lastMail: lastMail.optional(),
  })
  .meta({ id: 'FigureAlert' });

const ALERTS = { path: '/v1/figure-alerts', kind: 'alert', noun: 'alert about a figure' } as const;

/** A mail when a figure crosses a bound, and one when it is back, to whoever asks for them. */
export const figureAlerts = (app: HttpServer, deps: WatchDeps): void => {
  addWatchList(app, deps, { ...ALERTS, item });
  app.route({
    method: 'POST',
    url: ALERTS.path,
    config: { auth: watchAuth },
    schema: {
      summary: 'Have yourself told by mail when a figure crosses a bound, and when it is back',
      tags: ['figures'],
      body,
      response: { 201: watchAnswer, ...problemResponses(400, 401, 403, 409, 412, 422, 503) },
    },
    handler: async (request, reply) => {
      const principal = principalOf(request);
      const watchId = newWatchId(request);
      const { schedule: asked, bound: limit, returnBound = limit } = request.body;
      const outcome = await runOnStream(deps.commands, request, {
        streamId: watchStream(watchId),
        decider: watchDecider,
        id: watchId,
        correlationId: watchId,
        command: (definedAt) => ({
          type: 'DefineAlert' as const,
          data: {
            ...{ watchId, ...request.body, returnBound, ownerId: principal.subject },
            ...{ ...storesSeen(principal), definedAt, nextDueAt: nextDue(asked, definedAt) },
          },
        }),
      });
      return answerCommand(reply, outcome);
    },
  });
  addWatchWithdrawal(app, deps, ALERTS);
};
