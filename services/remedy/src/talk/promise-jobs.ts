import { isAfter } from '@amends/contracts/instant-order';
import type { DelayExplained, PromiseKept, PromiseMade } from '@amends/contracts/remedy-talk';
import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { RemedyCommand } from '../domain/commands.ts';
import { EXPLAIN_FROM } from '../domain/remedy-promise.ts';
import type { Remedy } from '../domain/remedy.ts';
import { JobLostRace } from '../job-errors.ts';

/** Rings before the time of a promise is over, and when it is. */
export const PROMISE_CHECK = 'remedy_promise_check';

export const explainBy = (from: string, due: string): string => {
  const start = Date.parse(from);
  return new Date(start + Math.floor((Date.parse(due) - start) * EXPLAIN_FROM)).toISOString();
};

const keyOf = (promiseId: string, isOver: boolean): string =>
  `${PROMISE_CHECK}:${promiseId}:${isOver ? 'over' : 'near'}`;

const checks = (
  { caseId, promiseId }: Pick<PromiseMade, 'caseId' | 'promiseId'>,
  due: string,
  early: string,
): JobSpec[] =>
  [false, true].map((isOver) => ({
    task: PROMISE_CHECK,
    payload: { caseId, promiseId, due, isOver },
    runAt: isOver ? due : early,
    jobKey: keyOf(promiseId, isOver),
    maxAttempts: 25,
  }));

/** Timers that just-decided events of promises cause; another time moves them. */
export const promiseJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }): readonly JobSpec[] => {
    if (type === 'PromiseMade') {
      const made = data as PromiseMade;
      return checks(made, made.due, made.explainBy);
    }
    if (type === 'DelayExplained') {
      const explained = data as DelayExplained;
      return checks(explained, explained.newDue, explained.explainBy);
    }
    if (type !== 'PromiseKept') return [];
    const { caseId, promiseId, due } = data as PromiseKept;
    return checks({ caseId, promiseId }, due, due).map((job) => ({
      ...job,
      cancels: true as const,
    }));
  });

export const promiseTasks = (
  commands: SystemCommands<RemedyCommand, Remedy>,
): Readonly<Record<string, JobTask>> => ({
  [PROMISE_CHECK]: async (payload) => {
    const [caseId, promiseId, due] = [payload.caseId, payload.promiseId, payload.due].map(String);
    const isOver = payload.isOver === true;
    const now = commands.now();
    const key = `${keyOf(promiseId!, isOver)}:${due}`;
    const { outcome } = await commands.execute({
      ...{ key, caseId: caseId!, streamId: `remedy-${caseId}` },
      command: {
        type: 'CheckPromise',
        ...{ promiseId: promiseId!, due: due!, isOver },
        // The database rang; this process's clock may be a little behind it.
        now: isOver && isAfter(due!, now) ? due! : now,
      },
    });
    if (outcome === 'lost_race') throw new JobLostRace(key);
  },
});
