import type {
  ProviderReportReceived,
  ReconciliationItemOpened,
} from '@amends/contracts/remedy-reconciliation';
import {
  commandOn,
  type JobTask,
  type StreamCommand,
  type SystemCommands,
} from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { Pool } from 'pg';
import { compareReport, type Comparison, type Difference } from '../domain/reconcile.ts';
import { itemDecider, reportDecider } from '../domain/reconciliation-item.ts';
import { JobLostRace } from '../job-errors.ts';
import {
  markMatched,
  readExpected,
  readFoundLater,
  readKnown,
  readReport,
} from './reconciliation-tables.ts';

export const RECONCILE = 'remedy_reconcile';

export const reportStream = (reportId: string): string => `provider-report-${reportId}`;
export const itemStream = (itemId: string): string => `reconciliation-${itemId}`;

/** A report is compared once it is there. */
export const reconciliationJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }) => {
    if (type !== 'ProviderReportReceived') return [];
    const { reportId, provider, from, to } = data as ProviderReportReceived;
    const payload = { reportId, provider, from, to };
    return [{ task: RECONCILE, payload, jobKey: `${RECONCILE}:${reportId}`, maxAttempts: 25 }];
  });

type Commands = Pick<SystemCommands<never, never>, 'executeOn' | 'now'>;

const run = async (
  commands: Commands,
  key: string,
  subject: string,
  on: StreamCommand,
): Promise<void> => {
  const done = await commands.executeOn({ key, subject, on });
  if (done.outcome === 'lost_race') throw new JobLostRace(key);
};

/** What an item's events are about: the case of its refund, else itself. */
export const aboutOf = ({
  caseId,
  itemId,
}: {
  readonly caseId?: string | undefined;
  readonly itemId: string;
}): string => caseId ?? itemId;

const openItem = (
  commands: Commands,
  { reportId, provider }: Pick<ReconciliationItemOpened, 'reportId' | 'provider'>,
  difference: Difference,
): Promise<void> => {
  const { kind, providerRef, caseId } = difference;
  // The same difference in the next report is the same item.
  const itemId = uuidv8FromHash('reconciliation', provider, kind, providerRef);
  const data = { itemId, reportId, provider, ...difference, openedAt: commands.now() };
  const on = commandOn(itemDecider, itemStream(itemId), { type: 'OpenItem', data });
  return run(commands, `open:${itemId}:${reportId}`, aboutOf({ itemId, caseId }), on);
};

const resolveLate = (
  commands: Commands,
  reportId: string,
  item: ReconciliationItemOpened,
): Promise<void> => {
  const { itemId } = item;
  const data = { itemId, resolution: 'found_later', resolvedAt: commands.now() } as const;
  const command = { type: 'ResolveItem', data, isLate: true } as const;
  const on = commandOn(itemDecider, itemStream(itemId), command);
  return run(commands, `late:${itemId}:${reportId}`, aboutOf(item), on);
};

const countsOf = ({ matched, differences }: Comparison) => {
  const count = (kind: Difference['kind']): number =>
    differences.filter((one) => one.kind === kind).length;
  return {
    matched: matched.length,
    missingThere: count('missing_there'),
    missingHere: count('missing_here'),
    amountDiffers: count('amount_differs'),
    duplicate: count('duplicate'),
  };
};

/** Runs as often as it takes: items are opened under the ids of their differences. */
const reconcile =
  (pool: Pool, commands: Commands): JobTask =>
  async (payload) => {
    const [reportId, provider] = [String(payload.reportId), String(payload.provider)];
    const reported = await readReport(pool, reportId);
    const refs = [...new Set(reported.map(({ providerRef }) => providerRef))];
    const [known, expected] = await Promise.all([
      readKnown(pool, provider, refs),
      readExpected(pool, provider, String(payload.from), String(payload.to)),
    ]);
    const comparison = compareReport(reported, known, expected);
    for (const one of comparison.differences) {
      await openItem(commands, { reportId, provider }, one);
    }
    await markMatched(pool, provider, comparison.matched);
    for (const item of await readFoundLater(pool, provider)) {
      await resolveLate(commands, reportId, item);
    }
    const counts = countsOf(comparison);
    const data = { reportId, provider, ...counts, reconciledAt: commands.now() };
    const on = commandOn(reportDecider, reportStream(reportId), { type: 'CloseReport', data });
    await run(commands, `reconciled:${reportId}`, reportId, on);
  };

export const reconciliationTasks = (
  pool: Pool,
  commands: Commands,
): Readonly<Record<string, JobTask>> => ({ [RECONCILE]: reconcile(pool, commands) });
