import type { CompanionWriter } from '@amends/event-store/types';
import type { HttpServer } from '@amends/service-kit/http-server';
import type { Pool } from 'pg';
import type { MoneyCommands } from './money-commands.ts';
import { voucherCodeRoutes } from './routes/redeem-voucher.ts';
import { voucherRoutes } from './routes/vouchers.ts';
import { CODE_WRITER, voucherCodes, writeCodes } from './vouchers/voucher-codes.ts';
import { voucherJobsFor, voucherTasks } from './vouchers/voucher-jobs.ts';

/** What remedy does with money besides refunds, in one list for app.ts. */

export const moneyJobsFor = voucherJobsFor;
export const moneyTasks = voucherTasks;

/** Writers of rows that share the transaction of their event. */
export const moneyCompanions: Readonly<Record<string, CompanionWriter>> = {
  [CODE_WRITER]: writeCodes,
};

export const addMoney = (
  app: HttpServer,
  commands: MoneyCommands,
  { pool, voucherKey }: { readonly pool: Pool; readonly voucherKey: Buffer },
): void => {
  const codes = voucherCodes(voucherKey);
  voucherRoutes(app, commands, codes);
  voucherCodeRoutes(app, commands, { pool, codes });
};
