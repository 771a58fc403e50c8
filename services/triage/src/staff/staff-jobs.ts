import type { StaffMemberAway } from '@amends/contracts/triage-staff';
import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import { inTransaction } from '@amends/event-store/in-transaction';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';
import type { ClockBook } from '../domain/clock/clock-book.ts';
import type { TriageCommand } from '../domain/commands.ts';
import type { TriageRules } from '../domain/rules.ts';
import { neededSkills } from '../domain/staff/needed-skills.ts';
import type { TriageCase } from '../domain/triage-case.ts';
import { JobLostRace } from '../jobs.ts';
import { QUEUE_STATES } from '../queue/case-writer.ts';
import { openDesk } from './assignment-desk.ts';
import { isAway } from './staff-table.ts';

/** Task name of the job that gives the cases of somebody who is away to others. */
export const GIVE_AWAY_CASES = 'triage_give_away_cases';

/** Whoever is away keeps no case; the job runs in the transaction's wake, and again if it fails. */
export const staffJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }) => {
    if (type !== 'StaffMemberAway') return [];
    const { staffId, reason, awayAt } = data as StaffMemberAway;
    return [
      {
        task: GIVE_AWAY_CASES,
        payload: { staffId, reason: `owner_${reason}`, awayAt },
        jobKey: `${GIVE_AWAY_CASES}:${staffId}`,
        maxAttempts: 25,
      },
    ];
  });

interface OwnCase {
  readonly caseId: string;
  readonly storeId: string | null;
  readonly nextDueAt: string | null;
}

/** So many at once: whoever gives out new cases waits meanwhile. */
const PAGE = 20;

const OWN = `select case_id as "caseId", store_id as "storeId",
    case when isfinite(next_due_at) then to_char(next_due_at at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as "nextDueAt"
  from triage_case
  where owner_id = $1 and owner_kind = 'person' and state in ('${QUEUE_STATES.join("', '")}')
    and case_id > $2
  order by case_id limit ${PAGE}`;

const FIRST = '00000000-0000-0000-0000-000000000000';

export interface StaffJobFacts {
  readonly pool: Pool;
  readonly defaultOwnerId: string;
  readonly rules: TriageRules;
  readonly book: () => Promise<ClockBook>;
}

type Commands = SystemCommands<TriageCommand, TriageCase>;

/** What the case needs as it is now; the language of its text was told when it was triaged. */
const skillsOf = (rules: TriageRules, state: TriageCase): readonly string[] => {
  const { severity, classification, prioritised, neededSkills: told } = state;
  const ofLanguage = rules.skills.filter(({ languages }) => languages !== undefined);
  const kept = told.filter((skill) => ofLanguage.some((rule) => rule.skill === skill));
  const { channel } = prioritised?.facts ?? {};
  return [
    ...new Set([...neededSkills(rules.skills, { severity, ...classification, channel }), ...kept]),
  ];
};

/**
 * Gives away a page of somebody's cases. It holds the desk as consumers do, so that what it reads
 * of load is so, and a case that was being given to them is seen here.
 */
const givePage = async (
  { pool, defaultOwnerId, rules, book }: StaffJobFacts,
  commands: Commands,
  from: {
    readonly staffId: string;
    readonly reason: 'owner_absent' | 'owner_left';
    readonly awayAt: string;
    readonly after: string;
  },
): Promise<string | undefined> => {
  const { staffId, reason, awayAt, after } = from;
  const now = commands.now();
  const open = { defaultOwnerId, book: await book(), now };
  return inTransaction(pool, async (client) => {
    const stores = await client.query<{ storeId: string }>(
      `select distinct store_id as "storeId" from triage_case
       where owner_id = $1 and store_id is not null`,
      [staffId],
    );
    const desk = await openDesk(client, {
      ...open,
      stores: stores.rows.map(({ storeId }) => storeId),
    });
    // Back already, or the absence was over before the job came to it.
    if (!(await isAway(client, staffId, now))) return undefined;
    const { rows } = await client.query<OwnCase>(OWN, [staffId, after]);
    for (const { caseId, storeId, nextDueAt } of rows) {
      const streamId = `triage-${caseId}`;
      const { state } = await commands.read(streamId);
      const owner = desk.ownerFor(
        { caseId, storeId: storeId ?? undefined, fromId: staffId },
        { skills: skillsOf(rules, state), dueAt: nextDueAt ?? undefined },
      );
      const command = { type: 'ReplaceOwner', fromId: staffId, reason, owner } as const;
      const key = `${GIVE_AWAY_CASES}:${staffId}:${awayAt}:${caseId}`;
      const { outcome } = await commands.execute({ key, caseId, streamId, command });
      if (outcome === 'lost_race') throw new JobLostRace(key);
    }
    return rows.at(-1)?.caseId;
  });
};

export const giveAwayTask =
  (facts: StaffJobFacts, commands: Commands): JobTask =>
  async (payload) => {
    const staffId = String(payload.staffId);
    const reason = payload.reason === 'owner_left' ? 'owner_left' : 'owner_absent';
    let after: string | undefined = FIRST;
    while (after !== undefined) {
      const place = { staffId, reason, awayAt: String(payload.awayAt), after } as const;
      after = await givePage(facts, commands, place);
    }
  };
