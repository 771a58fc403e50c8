import type { DefectionRiskDetected } from '@amends/contracts/intake-silence';
import { plusMillis } from '@amends/contracts/instant-order';
import { commandOn, type SystemCommands } from '@amends/event-log/write-side-spec';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { Pool } from 'pg';
import type { FailureCommand } from '../domain/decide.ts';
import type { Failure } from '../domain/failure.ts';
import { silenceDecider } from '../domain/silence.ts';
import { rhythmOf } from '../domain/silence-policy.ts';
import { customerStream } from './customer-stream.ts';
import { SilenceOutdated } from './silence-rows.ts';

export interface FindSilencesDeps {
  readonly commands: SystemCommands<FailureCommand, Failure>;
  readonly pool: Pool;
}

/** Customers looked at together: one group commit. */
const AT_ONCE = 200;
const DAY_MS = 86_400_000;

interface DueRow {
  readonly customer_id: string;
  readonly store_id: string;
  readonly last_purchase_at: string;
  readonly due_at: string;
  readonly days: readonly number[];
}

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ${column}`;

const DUE = `
  select customer_id, store_id, ${utc('last_purchase_at')}, ${utc('due_at')},
         array(select day - date '2000-01-01' from unnest(purchase_days) as d(day)) as days
  from customer_rhythm
  where customer_rhythm.due_at <= $1
    and ($2::timestamptz is null or (customer_rhythm.due_at, customer_id) > ($2, $3::uuid))
  order by customer_rhythm.due_at, customer_id limit $4`;

const riskOf = (row: DueRow, detectedAt: string): DefectionRiskDetected | undefined => {
  const rhythm = rhythmOf(row.days);
  if (rhythm === undefined) return undefined;
  const { customer_id: customerId, last_purchase_at: lastPurchaseAt } = row;
  return {
    riskId: uuidv8FromHash('silence', customerId, lastPurchaseAt),
    customerId,
    storeId: row.store_id,
    lastPurchaseAt,
    purchaseDays: row.days.length,
    usualIntervalDays: rhythm.usualDays,
    silentSince: row.due_at,
    lostFrom: plusMillis(lastPurchaseAt, rhythm.lostAfterDays * DAY_MS),
    detectedAt,
  };
};

/** Whether the silence was noted; a purchase in this moment takes it away. */
const note = async (
  { commands }: FindSilencesDeps,
  risk: DefectionRiskDetected,
): Promise<boolean> => {
  const { customerId, riskId } = risk;
  const command = { type: 'NoteSilence', data: risk } as const;
  const on = commandOn(silenceDecider, customerStream(customerId), command);
  try {
    const { outcome } = await commands.executeOn({ key: riskId, subject: customerId, on });
    return outcome === 'done';
  } catch (error) {
    if ((error as Error).cause instanceof SilenceOutdated) return false;
    throw error;
  }
};

/**
 * Finds the customers who are silent for longer than they usually are, and says so once per
 * silence. Killed half-way, the next run goes on; who was noted is not due any more.
 */
export const findSilences = async (deps: FindSilencesDeps): Promise<number> => {
  const now = deps.commands.now();
  let noted = 0;
  let last: DueRow | undefined;
  do {
    const values = [now, last?.due_at ?? null, last?.customer_id ?? null, AT_ONCE];
    const { rows }: { rows: DueRow[] } = await deps.pool.query(DUE, values);
    last = rows.length < AT_ONCE ? undefined : rows.at(-1);
    const risks = rows.map((row) => riskOf(row, now)).filter((risk) => risk !== undefined);
    const done = await Promise.all(risks.map((risk) => note(deps, risk)));
    noted += done.filter(Boolean).length;
  } while (last !== undefined);
  return noted;
};
