import { laterOf, plusMillis } from '@amends/contracts/instant-order';
import type { PreventiveActionImplemented } from '@amends/contracts/triage-findings';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';
import { type PreventiveAction, preventionDecider } from '../domain/preventive-action.ts';
import { JobLostRace } from '../jobs.ts';
import { recurrenceOf } from './recurrence.ts';

/** Task name of the timer that counts whether an action helped, as graphile-worker stores it. */
export const VERIFY_PREVENTION = 'triage_verify_prevention';

/** What was reported at the very end of the time is heard by then. */
const HEARD_AFTER_MS = 3_600_000;

/** An action in effect has a timer for the end of its time. */
export const verificationTimers = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }) => {
    if (type !== 'PreventiveActionImplemented') return [];
    const { actionId, verifyAt } = data as PreventiveActionImplemented;
    if (verifyAt === undefined) return [];
    return [
      {
        task: VERIFY_PREVENTION,
        payload: { actionId, verifyAt },
        runAt: plusMillis(verifyAt, HEARD_AFTER_MS),
        jobKey: `${VERIFY_PREVENTION}:${actionId}`,
        maxAttempts: 25,
      },
    ];
  });

export interface VerificationFacts {
  readonly pool: Pool;
  readonly read: (actionId: string) => Promise<PreventiveAction>;
}

/** Counts to the end of the time, whenever the timer rings: a late one counts the same. */
export const verificationTask =
  (
    { pool, read }: VerificationFacts,
    commands: Pick<SystemCommands<never, never>, 'executeOn' | 'now'>,
  ): JobTask =>
  async (payload) => {
    const [actionId, verifyAt] = [String(payload.actionId), String(payload.verifyAt)];
    const { opened, implementedAt } = await read(actionId);
    if (opened === undefined || implementedAt === undefined) return;
    const counted = await recurrenceOf(pool, opened, implementedAt, verifyAt);
    // Whatever this machine's clock says, the timer is the word that its instant has come.
    const now = laterOf(commands.now(), verifyAt);
    const key = `${VERIFY_PREVENTION}:${actionId}:${verifyAt}`;
    const command = { type: 'VerifyAction', ...counted, occasion: 'window_over', now } as const;
    const { outcome } = await commands.executeOn({
      key,
      subject: actionId,
      on: commandOn(preventionDecider, `prevention-${actionId}`, command),
    });
    if (outcome === 'lost_race') throw new JobLostRace(key);
  };
