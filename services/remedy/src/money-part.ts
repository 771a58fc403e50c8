import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { CompanionRow, CompanionWriter, JobSpec, NewEvent } from '@amends/event-store/types';
import type { HttpServer } from '@amends/service-kit/http-server';
import type { Pool } from 'pg';
import type { RemedyCommand } from './domain/commands.ts';
import type { Remedy } from './domain/remedy.ts';
import {
  dailyExecutionTasks,
  executionGate,
  executionJobsFor,
  executionTasks,
} from './execution/execution-jobs.ts';
import {
  executionRowsFor,
  LIMIT_WRITER,
  SWITCH_WRITER,
  writeLimits,
  writeSwitch,
} from './execution/execution-state.ts';
import { LEDGER_WRITER, ledgerRowsFor, writeLedger } from './ledger/ledger-table.ts';
import type { MoneyCommands } from './money-commands.ts';
import type { PaymentProvider } from './provider/payment-provider.ts';
import { dailyReportTask } from './reconciliation/daily-report.ts';
import {
  reconciliationJobsFor,
  reconciliationTasks,
} from './reconciliation/reconciliation-jobs.ts';
import {
  ITEM_WRITER,
  reconciliationRowsFor,
  REFUND_WRITER,
  REPORT_ROW_WRITER,
  writeItems,
  writeRefunds,
  writeReportRows,
} from './reconciliation/reconciliation-tables.ts';
import { executionRoutes } from './routes/execution.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { reconciliationRoutes } from './routes/reconciliation.ts';
import { voucherCodeRoutes } from './routes/redeem-voucher.ts';
import { voucherRoutes } from './routes/vouchers.ts';
import { openByHand } from './execution/open-by-hand.ts';
import { CODE_WRITER, voucherCodes, writeCodes } from './vouchers/voucher-codes.ts';
import { voucherJobsFor, voucherTasks } from './vouchers/voucher-jobs.ts';

/** What remedy does with money besides refunds, in lists for app.ts. */

export const moneyJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] => [
  ...voucherJobsFor(events),
  ...executionJobsFor(events),
  ...reconciliationJobsFor(events),
];

type Commands = SystemCommands<RemedyCommand, Remedy>;

export const moneyTasks = (pool: Pool, commands: Commands): Readonly<Record<string, JobTask>> => ({
  ...voucherTasks(commands, executionGate(pool)),
  ...executionTasks(pool),
  ...reconciliationTasks(pool, commands),
});

export const dailyMoneyTasks = (
  pool: Pool,
  provider: PaymentProvider,
  commands: Commands,
): Readonly<Record<string, JobTask>> => ({
  ...dailyExecutionTasks(pool),
  ...dailyReportTask(pool, provider, commands),
});

/** Writers of rows that share the transaction of their event. */
export const moneyCompanions: Readonly<Record<string, CompanionWriter>> = {
  [CODE_WRITER]: writeCodes,
  [LEDGER_WRITER]: writeLedger,
  [SWITCH_WRITER]: writeSwitch,
  [LIMIT_WRITER]: writeLimits,
  [REFUND_WRITER]: writeRefunds,
  [ITEM_WRITER]: writeItems,
  [REPORT_ROW_WRITER]: writeReportRows,
};

/** Rows of remedy's own tables that just-decided events cause. */
export const moneyRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] => [
  ...ledgerRowsFor(events),
  ...executionRowsFor(events),
  ...reconciliationRowsFor(events),
];

export const addMoney = (
  app: HttpServer,
  commands: MoneyCommands,
  { pool, voucherKey }: { readonly pool: Pool; readonly voucherKey: Buffer },
): void => {
  const codes = voucherCodes(voucherKey);
  voucherRoutes(app, commands, codes, openByHand(pool, commands));
  voucherCodeRoutes(app, commands, { pool, codes });
  ledgerRoutes(app, pool);
  executionRoutes(app, commands, pool);
  reconciliationRoutes(app, commands, pool);
};
