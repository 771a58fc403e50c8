import type { FollowUpContact } from '@amends/contracts/remedy-playbook';
import { isAfter } from '@amends/contracts/instant-order';
import { type ContactChannel, LASTING_WAVE, WAVES_MAX } from '@amends/contracts/survey-vocabulary';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { FollowUpConfig } from './config.ts';
import type { FurtherPlan, RequestPlan } from './domain/commands.ts';
import { FIRST_QUESTION_SECONDS } from './domain/policy.ts';

const DAY_SECONDS = 86_400;
/** From this day on a question is the lasting one. */
const LASTING_DAY = 30;

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

const firstId = (eventId: string): string => uuidv8FromHash('follow-up-request', eventId);

/** The first request after a resolution; its id follows from the event: a repeat meets itself. */
export const firstWave = (eventId: string, completedAt: string, config: FollowUpConfig) =>
  plan(
    firstId(eventId),
    completedAt,
    config.followUpDelaySeconds ?? FIRST_QUESTION_SECONDS,
    config.answerWindowSeconds,
  );

const delayOf = ({ day, within }: FollowUpContact): number =>
  within === true ? 0 : day * DAY_SECONDS;

const furtherId = (eventId: string, wave: number): string =>
  uuidv8FromHash('follow-up-wave', `${eventId} ${wave}`);

/** Ids of questions by their wave, for those that keep their day. */
export const furtherIds = (eventId: string): Readonly<Record<number, string>> =>
  Object.fromEntries(
    Array.from({ length: WAVES_MAX }, (_, at) => [at + 1, furtherId(eventId, at + 1)]),
  );

/** The first one, those in between (3, 4), and the lasting one (2). */
const waveOf = ({ day }: FollowUpContact, at: number): number => {
  if (at === 0) return 1;
  return day >= LASTING_DAY ? LASTING_WAVE : at + LASTING_WAVE;
};

/** One question at a time: the window of the one before ends when the next one opens. */
const inTurn = <Plan extends RequestPlan>(plans: readonly Plan[]): Plan[] =>
  plans.map((each, at) => {
    const next = plans[at + 1]?.dueAt;
    return next !== undefined && isAfter(each.answerBy, next) ? { ...each, answerBy: next } : each;
  });

const wayOf = ({ channels }: FollowUpContact, declined: ReadonlySet<string>): ContactChannel =>
  channels.find((channel) => !declined.has(channel)) ?? channels[0]!;

export interface PlannedWaves {
  readonly plan: RequestPlan;
  readonly further: readonly FurtherPlan[];
}

/**
 * The questions that the row of the playbook asks for, each on its day after the resolution; the
 * installation may set when the first one comes. Ways that the customer declined are passed over as
 * long as the row has another one. Without a row, the first one only: the lasting
 * wave is planned when that is settled.
 */
export const wavesByRow = (
  eventId: string,
  completedAt: string,
  contacts: readonly FollowUpContact[] | undefined,
  config: FollowUpConfig,
  declined: ReadonlySet<string> = new Set(),
): PlannedWaves => {
  if (contacts === undefined) return { plan: firstWave(eventId, completedAt, config), further: [] };
  const waves = contacts.map((contact, at) => {
    const wave = waveOf(contact, at);
    const delay = (at === 0 ? config.followUpDelaySeconds : undefined) ?? delayOf(contact);
    const requestId = at === 0 ? firstId(eventId) : furtherId(eventId, wave);
    return {
      ...plan(requestId, completedAt, delay, config.answerWindowSeconds),
      ...{ wave, day: contact.day, channel: wayOf(contact, declined) },
    };
  });
  // What an installation puts off beyond the next days takes their place.
  const inOrder = waves.filter(({ dueAt }, at) => at === 0 || isAfter(dueAt, waves[0]!.dueAt));
  const [first, ...further] = inTurn(inOrder);
  const { wave: _first, ...planned } = first!;
  return { plan: planned, further };
};

/** The lasting wave, counted from when the last one before it was answered or lapsed. */
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
