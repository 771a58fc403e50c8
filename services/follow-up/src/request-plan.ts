import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { FollowUpConfig } from './config.ts';
import type { RequestPlan } from './domain/commands.ts';

/** The instant `seconds` after (or, negative, before) another; RFC 3339 in UTC. */
export const plusSeconds = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();

const plan = (
  requestId: string,
  from: string,
  delaySeconds: number,
  windowSeconds: number,
): RequestPlan => {
  const dueAt = plusSeconds(from, delaySeconds);
  return { requestId, dueAt, answerBy: plusSeconds(dueAt, windowSeconds) };
};

/** The first request after a resolution; its id follows from the event: a repeat meets itself. */
export const firstWave = (
  eventId: string,
  completedAt: string,
  config: FollowUpConfig,
): RequestPlan =>
  plan(
    uuidv8FromHash('follow-up-request', eventId),
    completedAt,
    config.followUpDelaySeconds,
    config.answerWindowSeconds,
  );

/** The second request, counted from when the first one was answered or lapsed. */
export const secondWave = (
  firstRequestId: string,
  settledAt: string,
  config: FollowUpConfig,
): RequestPlan =>
  plan(
    uuidv8FromHash('follow-up-second-wave', firstRequestId),
    settledAt,
    config.secondWaveDelaySeconds,
    config.answerWindowSeconds,
  );
