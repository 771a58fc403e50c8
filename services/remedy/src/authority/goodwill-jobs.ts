import { isAfter } from '@amends/contracts/instant-order';
import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type {
  GoodwillApprovalEscalated,
  GoodwillApprovalRequested,
  GoodwillApproved,
} from '@amends/contracts/remedy-goodwill';
import type { Pool } from 'pg';
import type { RemedyCommand } from '../domain/commands.ts';
import type { Remedy } from '../domain/remedy.ts';
import { JobLostRace } from '../job-errors.ts';
import { readNextStep } from './authority-table.ts';

/** Timers of approvals: the next role, the end of waiting, the end of a grant. */
export const GOODWILL_LAPSE = 'remedy_goodwill_lapse';
export const APPROVAL_STEP = 'remedy_approval_step';

type At = { readonly caseId: string; readonly proposalId: string; readonly revision: number };

const lapse = (
  { caseId, proposalId, revision }: At,
  what: 'approval' | 'grant',
  runAt: string,
): JobSpec => ({
  task: GOODWILL_LAPSE,
  payload: { caseId, proposalId, revision, what, at: runAt },
  runAt,
  jobKey: `${GOODWILL_LAPSE}:${what}:${proposalId}:${revision}`,
  maxAttempts: 25,
});

const step = (
  { caseId, proposalId, revision }: At,
  role: string | undefined,
  runAt: string | undefined,
): JobSpec[] =>
  role === undefined || runAt === undefined
    ? []
    : [
        {
          task: APPROVAL_STEP,
          payload: { caseId, proposalId, revision, role, at: runAt },
          runAt,
          jobKey: `${APPROVAL_STEP}:${proposalId}:${revision}`,
          maxAttempts: 25,
        },
      ];

/** Timers that just-decided events of goodwill cause. */
export const goodwillJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }) => {
    switch (type) {
      case 'GoodwillApprovalRequested': {
        const asked = data as GoodwillApprovalRequested;
        const next = step(asked, asked.askedRole, asked.answerBy);
        return [lapse(asked, 'approval', asked.expiresAt), ...next];
      }
      case 'GoodwillApprovalEscalated': {
        const asked = data as GoodwillApprovalEscalated;
        return step(asked, asked.askedRole, asked.answerBy);
      }
      case 'GoodwillApproved':
        return [lapse(data as GoodwillApproved, 'grant', (data as GoodwillApproved).validUntil)];
      default:
        return [];
    }
  });

type Commands = SystemCommands<RemedyCommand, Remedy>;

/** The database rang; this process's clock may be a little behind it. */
const nowFor = (commands: Commands, at: unknown): string => {
  const now = commands.now();
  return isAfter(String(at), now) ? String(at) : now;
};

export const goodwillTasks =
  (pool: Pool) =>
  (commands: Commands): Readonly<Record<string, JobTask>> => {
    const run = async (key: string, caseId: string, command: RemedyCommand): Promise<void> => {
      const streamId = `remedy-${caseId}`;
      const { outcome } = await commands.execute({ key, caseId, streamId, command });
      if (outcome === 'lost_race') throw new JobLostRace(key);
    };
    return {
      [GOODWILL_LAPSE]: async (payload) => {
        const { caseId, proposalId, revision, what, at } = payload;
        await run(`${GOODWILL_LAPSE}:${what}:${proposalId}:${revision}`, String(caseId), {
          type: 'LapseGoodwill',
          proposalId: String(proposalId),
          revision: Number(revision),
          what: what === 'grant' ? 'grant' : 'approval',
          now: nowFor(commands, at),
        });
      },
      [APPROVAL_STEP]: async (payload) => {
        const { caseId, proposalId, revision, role, at } = payload;
        const now = nowFor(commands, at);
        const next = await readNextStep(pool, String(role), now);
        // The top of the ladder stays asked until the request expires.
        if (next === undefined) return;
        const { profile, answerBy } = next;
        await run(`${APPROVAL_STEP}:${proposalId}:${revision}:${role}`, String(caseId), {
          type: 'EscalateApproval',
          proposalId: String(proposalId),
          revision: Number(revision),
          fromRole: String(role),
          next: { role: profile.holderId, ...(answerBy === undefined ? {} : { answerBy }) },
          now,
        });
      },
    };
  };
