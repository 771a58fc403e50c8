import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { Pool } from 'pg';
import { reportDecider } from '../domain/reconciliation-item.ts';
import { JobLostRace } from '../job-errors.ts';
import type { PaymentProvider } from '../provider/payment-provider.ts';
import { reportStream } from './reconciliation-jobs.ts';
import { insertReportRows, reportRows } from './reconciliation-tables.ts';

export const DAILY_REPORT = 'remedy_daily_report';

const DAY_MS = 86_400_000;
/** Days asked for each time: what was compared before stays so, and a missed day is made up for. */
const DAYS_BACK = 7;

const midnight = (ms: number): string => new Date(Math.floor(ms / DAY_MS) * DAY_MS).toISOString();

type Commands = Pick<SystemCommands<never, never>, 'executeOn' | 'now'>;

/** Takes in the provider's own report of the last days, where it gives one. */
const takeDailyReport =
  (pool: Pool, provider: PaymentProvider, commands: Commands): JobTask =>
  async () => {
    if (provider.report === undefined) return;
    const now = commands.now();
    const to = midnight(Date.parse(now));
    const from = midnight(Date.parse(to) - DAYS_BACK * DAY_MS);
    const rows = await provider.report(from, to);
    const reportId = uuidv8FromHash('report', provider.name, to);
    await insertReportRows(
      pool,
      reportRows(reportId, rows).map(({ row }) => row),
    );
    const data = { reportId, provider: provider.name, from, to, rows: rows.length };
    const command = { type: 'ReceiveReport', data: { ...data, receivedAt: now } } as const;
    const on = commandOn(reportDecider, reportStream(reportId), command);
    const key = `daily-report:${reportId}`;
    const done = await commands.executeOn({ key, subject: reportId, on });
    if (done.outcome === 'lost_race') throw new JobLostRace(key);
  };

export const dailyReportTask = (
  pool: Pool,
  provider: PaymentProvider,
  commands: Commands,
): Readonly<Record<string, JobTask>> => ({
  [DAILY_REPORT]: takeDailyReport(pool, provider, commands),
});
