import { commandOn } from '@amends/event-log/write-side-spec';
import { JobLostRace } from '../job-errors.ts';
import { remedyDecider } from '../remedy-commands.ts';
import { bulkNoticeId, readRun } from './bulk-streams.ts';
import { type BulkJobDeps, onBudget, someAtOnce } from './bulk-work.ts';
import { readLinks } from './untouched-cases.ts';

/**
 * Tells the customers of a settled stage what they were given, each once, where they follow their
 * case. Of a run that is being undone nobody is told any more.
 */
export const giveNotices = async (
  { commands, load, pool }: BulkJobDeps,
  of: { readonly incidentId: string; readonly runId: string; readonly stage: number },
): Promise<void> => {
  const { incidentId, runId, stage } = of;
  const run = (await readRun(load, incidentId, runId))?.run;
  if (run === undefined || run.status === 'undoing' || run.status === 'undone') return;
  const customers = run.given.find((one) => one.stage === stage)?.customers ?? [];
  if (customers.length === 0) return;
  const caseIds = customers.map(({ caseId }) => caseId);
  const links = await readLinks(pool, incidentId, caseIds);
  const told = await someAtOnce(customers, async ({ caseId, customerId }) => {
    const noticeId = bulkNoticeId(runId, customerId);
    const on = commandOn(remedyDecider, `remedy-${caseId}`, {
      type: 'GiveTokenNotice',
      ...{ caseId, runId, noticeId, ...links.get(caseId), now: commands.now() },
    });
    const key = `bulk:notice:${noticeId}`;
    const { outcome } = await commands.executeOn({ key, subject: caseId, on });
    if (outcome === 'lost_race') throw new JobLostRace(key);
    return outcome !== 'rejected';
  });
  const given = told.filter(Boolean).length;
  const note = { runId, stage, given, now: commands.now() };
  const command = { type: 'NoteNotices' as const, ...note };
  await onBudget(commands, incidentId, `bulk:noticed:${runId}:${stage}`, command);
};
