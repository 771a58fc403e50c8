import { externalRef, instant, slug, uuid } from '@amends/contracts/primitives';
import {
  STATUS_CATEGORIES,
  TARGET_METRICS,
  WAITING_PARTIES,
} from '@amends/contracts/clock-vocabulary';
import { tzVersion, version } from '@amends/contracts/triage-clocks';
import type { StoredEvent } from '@amends/event-store/types';
import { caseParams } from '@amends/service-kit/case-answer';
import { etagOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import { breachOf, type Clock, clocksOf, elapsedSeconds } from '../domain/clock/case-clocks.ts';
import { instantOf, pausesOf } from '../domain/clock/clock-figures.ts';
import { runState } from '../domain/clock/run-target.ts';
import { timelineOf } from '../domain/clock/timeline.ts';
import type { ServiceLevelReader } from '../service-levels/service-level-table.ts';
import type { TriageCommands } from '../triage-commands.ts';

const CLOCK_EVENTS = new Set([
  'TargetsSet',
  'TargetMet',
  'TargetMissed',
  'TargetWarned',
  'TargetsCancelled',
  'ClockFactHeard',
  'ClockAttached',
  'ClockPaused',
  'ClockResumed',
  'ClockReset',
  'ClockCompleted',
  'ClockCorrected',
  'WaitingStarted',
  'WaitingEnded',
]);

const pause = z.object({ from: instant, to: instant.optional(), businessSeconds: z.int() });

const clockView = z.object({
  clockId: externalRef,
  metric: z.enum(TARGET_METRICS),
  state: z.enum(['running', 'paused', 'completed', 'cancelled']),
  startsAt: instant,
  endedAt: instant.optional(),
  /** Absent where the time is only measured. */
  targetSeconds: z.int().optional(),
  elapsedSeconds: z.int(),
  remainingSeconds: z.int().optional(),
  /** Absent while the clock is paused. */
  dueAt: instant.optional(),
  breachedAt: instant.optional(),
  pauses: z.array(pause),
  policyId: slug,
  policyVersion: version,
  /** More than one where the case changed its calendar. */
  calendars: z.array(z.object({ calendarId: slug, version, until: instant.optional() })),
  tzVersion: tzVersion.optional(),
});

const answer = z.object({
  caseId: uuid,
  asOf: instant,
  category: z.enum(STATUS_CATEGORIES).optional(),
  waitingFor: z.enum(WAITING_PARTIES).optional(),
  clocks: z.array(clockView),
  /** Everything that was told of the clocks, in the order in which it was recorded. */
  history: z.array(
    z.object({
      type: z.string(),
      occurredAt: instant,
      recordedAt: instant,
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

const viewOf = (clock: Clock, asOf: string): z.infer<typeof clockView> => {
  const { clockId, target, terms, run, time, targetMillis } = clock;
  const state = runState(run);
  const elapsed = elapsedSeconds(clock, asOf);
  const isOver = state === 'completed' || state === 'cancelled';
  const targetSeconds = targetMillis === undefined ? undefined : targetMillis / 1000;
  return {
    clockId,
    metric: target.metric,
    state,
    startsAt: run.startsAt,
    endedAt: isOver ? run.transitions.at(-1)?.at : undefined,
    targetSeconds,
    elapsedSeconds: elapsed,
    remainingSeconds: targetSeconds === undefined ? undefined : targetSeconds - elapsed,
    dueAt:
      targetMillis === undefined || state === 'paused'
        ? undefined
        : instantOf(run, time, targetMillis),
    breachedAt: breachOf(clock, asOf),
    pauses: pausesOf(run, time, asOf).map((one) => ({ ...one })),
    policyId: terms.policyId,
    policyVersion: terms.policyVersion,
    calendars: time.spans.map((span) => ({
      calendarId: span.time.calendarId,
      version: span.time.version,
      until: span.until,
    })),
    tzVersion: terms.tzVersion,
  };
};

export interface ClockReading {
  readonly levels: ServiceLevelReader;
  readonly clock: () => Date;
  /** The stream of the case as it was recorded. */
  readonly load: (streamId: string) => Promise<{ readonly events: readonly StoredEvent[] }>;
}

/** The clocks of a case worked out from its events as of now, with all that was told of them. */
export const getClocks = (
  app: HttpServer,
  commands: TriageCommands,
  { levels, clock, load }: ClockReading,
): void => {
  app.get(
    '/v1/cases/:id/clocks',
    {
      config: { auth: { scopes: ['triage:read', 'triage:write'] } },
      schema: {
        summary: 'The clocks of a case with their whole history',
        tags: ['clocks'],
        params: caseParams,
        response: { 200: answer, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { state, version: streamVersion } = await commands.read(request, id);
      const [book, { events }] = await Promise.all([levels.book(), load(`triage-${id}`)]);
      const asOf = clock().toISOString();
      const { facts, openedBy, waitingFor } = state.clocks;
      const moments = timelineOf({ facts, isOpenedByEmployee: openedBy === 'employee' });
      reply.header('etag', etagOf(streamVersion));
      return {
        caseId: id,
        asOf,
        category: moments.at(-1)?.category,
        waitingFor,
        clocks: clocksOf(state.clocks, book.calendars).map((one) => viewOf(one, asOf)),
        history: events
          .filter(({ type }) => CLOCK_EVENTS.has(type))
          .map(({ type, meta, recordedAt, data }) => ({
            type,
            occurredAt: meta.time,
            recordedAt: new Date(recordedAt).toISOString(),
            data: data as Record<string, unknown>,
          })),
      };
    },
  );
};
