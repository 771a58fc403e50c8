import { isAfter, plusMillis } from '@amends/contracts/instant-order';
import type { RemedyPromise } from '@amends/contracts/remedy-catalogue';
import type { PromiseMade } from '@amends/contracts/remedy-talk';
import type { Remedy, RemedyEvent } from './remedy.ts';

/**
 * Every remedy that is chosen has a date: a promise as any, of the steps that are done by
 * then. They keep it; a delay has to be explained, and its time passed without a word it is broken.
 */

const HOUR_MS = 3_600_000;

/** A delay is explained in the last quarter of the time there was, at the latest. */
export const EXPLAIN_FROM = 0.75;

/** Who promises where the playbook does. */
const BY_PLAYBOOK = 'playbook';

type Times = Pick<PromiseMade, 'due' | 'explainBy'>;

/** A date that a person named, in place of the one the playbook comes to. */
export interface NamedDate extends Times {
  readonly by: string;
}

const within = (now: string, { withinHours }: RemedyPromise): Times => {
  const after = (share: number): string => plusMillis(now, withinHours * HOUR_MS * share);
  return { due: after(1), explainBy: after(EXPLAIN_FROM) };
};

/** A place in the remedy: `count` steps from `first` on. */
interface Steps {
  readonly first: number;
  readonly count: number;
}

export const promised = (
  place: Pick<PromiseMade, 'caseId' | 'promiseId'> & { readonly remedyId: string } & Steps,
  promise: RemedyPromise,
  now: string,
  { by = BY_PLAYBOOK, ...named }: Partial<NamedDate> = {},
): Extract<RemedyEvent, { type: 'PromiseMade' }> => {
  const { first, count, ...ids } = place;
  const steps = Array.from({ length: count }, (_, at) => first + at);
  const times = { ...within(now, promise), ...named };
  return {
    type: 'PromiseMade',
    data: { ...ids, what: promise.what, ...times, steps, by, madeAt: now },
  };
};

/** Promises whose steps are all done, in time or late. */
export const keptWith = ({ talk, executedSteps, caseId, remedyId }: Remedy, now: string) =>
  talk.promises
    .filter((one) => one.status !== 'kept' && one.remedyId === remedyId)
    .filter(({ steps }) => steps?.every((step) => executedSteps.includes(step)))
    .map(
      ({ promiseId, due }): RemedyEvent => ({
        type: 'PromiseKept',
        data: { caseId: caseId!, promiseId, due, inTime: !isAfter(now, due), keptAt: now },
      }),
    );
