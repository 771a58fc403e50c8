import type { ExplanationBroadcast } from '@amends/contracts/remedy-notices';
import { fold } from '@amends/decider/decider';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import { foldable } from '@amends/event-store/foldable-event';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';
import type { Load } from '../bulk/bulk-streams.ts';
import { someAtOnce } from '../bulk/bulk-work.ts';
import {
  announcementDecider,
  type AnnouncementEvent,
  type Announcements,
} from '../domain/announcements.ts';
import type { RemedyCommand } from '../domain/commands.ts';
import type { Remedy } from '../domain/remedy.ts';
import { JobLostRace } from '../job-errors.ts';
import { remedyDecider } from '../remedy-commands.ts';
import { announcementStream, type What, wordsOf } from './announcement-words.ts';
import { readRecipients } from './recipients.ts';

export const ANNOUNCE = 'remedy_announce';

export const readAnnouncements = async (load: Load, incidentId: string): Promise<Announcements> => {
  const { events } = await load(announcementStream(incidentId));
  return fold(announcementDecider, events.map(foldable<AnnouncementEvent>));
};

const jobOf = (what: What, { incidentId, version }: ExplanationBroadcast): JobSpec => ({
  task: ANNOUNCE,
  payload: { incidentId, what, version },
  jobKey: `${ANNOUNCE}:${incidentId}:${what}:${version}`,
  maxAttempts: 25,
});

/** All customers are told by a job, in the transaction of the announcement. */
export const announcementJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }): JobSpec[] => {
    if (type === 'ExplanationBroadcast')
      return [jobOf('explanation', data as ExplanationBroadcast)];
    if (type === 'ProcessChangeAnnounced') {
      return [jobOf('process_change', data as ExplanationBroadcast)];
    }
    return [];
  });

export interface AnnouncementDeps {
  readonly commands: SystemCommands<RemedyCommand, Remedy>;
  readonly pool: Pool;
  readonly load: Load;
}

/** Killed half-way it goes on with whoever was not told: a case knows what it was told. */
const announce = async (
  { commands, pool, load }: AnnouncementDeps,
  of: { readonly incidentId: string; readonly what: What; readonly version: number },
): Promise<void> => {
  const { incidentId, what, version } = of;
  const words = wordsOf(await readAnnouncements(load, incidentId), what, version);
  if (words === undefined) return;
  const run = async (key: string, subject: string, on: ReturnType<typeof commandOn>) => {
    const { outcome } = await commands.executeOn({ key, subject, on });
    if (outcome === 'lost_race') throw new JobLostRace(key);
    return outcome !== 'rejected';
  };
  const { caseIds, others } = await readRecipients(pool, incidentId);
  const told = await someAtOnce(caseIds, (caseId) => {
    const command = words(caseId, commands.now());
    const key = `announce:${incidentId}:${what}:${version}:${caseId}`;
    return run(key, caseId, commandOn(remedyDecider, `remedy-${caseId}`, command));
  });
  const customers = told.filter(Boolean).length;
  const skipped = others + told.length - customers;
  const data = { incidentId, what, version, customers, skipped, deliveredAt: commands.now() };
  const command = { type: 'NoteDelivery', data } as const;
  const on = commandOn(announcementDecider, announcementStream(incidentId), command);
  await run(`announced:${incidentId}:${what}:${version}`, incidentId, on);
};

export const announcementTasks = (deps: AnnouncementDeps): Readonly<Record<string, JobTask>> => ({
  [ANNOUNCE]: ({ incidentId, what, version }) =>
    announce(deps, {
      incidentId: String(incidentId),
      what: String(what) as What,
      version: Number(version),
    }),
});
