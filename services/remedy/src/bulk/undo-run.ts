import type { Money } from '@amends/contracts/primitives';
import type { BulkCustomer, BulkUndoOutcome } from '@amends/contracts/remedy-bulk';
import { fold } from '@amends/decider/decider';
import { commandOn } from '@amends/event-log/write-side-spec';
import { foldable } from '@amends/event-store/foldable-event';
import { type BulkRun, committedTo, type Undone } from '../domain/bulk/budget.ts';
import { tokenOf } from '../domain/incident-care.ts';
import {
  type Voucher,
  type VoucherCommand,
  voucherDecider,
  type VoucherEvent,
} from '../domain/voucher.ts';
import { JobLostRace } from '../job-errors.ts';
import { remedyDecider } from '../remedy-commands.ts';
import { voucherStream } from '../vouchers/voucher-jobs.ts';
import { bulkVoucherId, readRun } from './bulk-streams.ts';
import { type BulkJobDeps, onBudget, someAtOnce } from './bulk-work.ts';

interface Undoing {
  readonly deps: BulkJobDeps;
  readonly incidentId: string;
  readonly storeId: string;
  readonly run: BulkRun;
}

interface TakenBack {
  readonly outcome: BulkUndoOutcome;
  readonly kept?: Money;
}

const readVoucher = async (
  { load }: BulkJobDeps,
  voucherId: string,
): Promise<{ readonly state: Voucher; readonly redeemed: number }> => {
  const { events } = await load(voucherStream(voucherId));
  const known = events.map(foldable<VoucherEvent>);
  const redeemed = known.reduce(
    (sum, { type, data }) => sum + (type === 'VoucherRedeemed' ? data.amount.amount : 0),
    0,
  );
  return { state: fold(voucherDecider, known), redeemed };
};

const onVoucher = async (
  { commands }: BulkJobDeps,
  caseId: string,
  voucherId: string,
  command: VoucherCommand,
): Promise<void> => {
  const on = commandOn(voucherDecider, voucherStream(voucherId), command);
  const key = `bulk:undo:${command.type}:${voucherId}`;
  const { outcome } = await commands.executeOn({ key, subject: caseId, on });
  // Refused: it was spent or expired in this moment, which is read again.
  if (outcome === 'lost_race') throw new JobLostRace(key);
};

/**
 * Makes the voucher worthless, or sees that it never comes to be: a stage that is still at work may
 * be about to issue it. What was spent of it stays spent.
 */
const voidVoucher = async (
  { deps, storeId, run }: Undoing,
  { caseId, customerId }: BulkCustomer,
  amount: Money,
): Promise<TakenBack> => {
  const voucherId = bulkVoucherId(run.runId, customerId);
  const now = deps.commands.now();
  const before = await readVoucher(deps, voucherId);
  if (before.state.status === 'none') {
    const data = { voucherId, caseId, storeId, kind: 'goodwill' as const };
    const { currency } = amount;
    await onVoucher(deps, caseId, voucherId, { type: 'ForestallVoucher', data, currency, now });
  }
  const command = { type: 'VoidVoucher', reason: 'issued_in_error', now } as const;
  await onVoucher(deps, caseId, voucherId, command);
  const { state, redeemed } = await readVoucher(deps, voucherId);
  if (state.issued === undefined) return { outcome: 'not_given' };
  if (redeemed === 0) return { outcome: 'taken_back' };
  const outcome = redeemed === amount.amount ? 'redeemed' : 'partly_redeemed';
  return { outcome, kept: { ...amount, amount: redeemed } };
};

const undoOne = async (undoing: Undoing, customer: BulkCustomer): Promise<Undone> => {
  const { deps, incidentId, storeId, run } = undoing;
  const { commands } = deps;
  const { runId, token } = run;
  const { caseId, customerId } = customer;
  const { amount } = token;
  const read = async () => tokenOf((await commands.read(`remedy-${caseId}`)).state.care, runId);
  const isGiven = (await read())?.given !== undefined;
  const words = { outcome: isGiven ? 'taken_back' : 'not_given' } as const;
  const done = amount === undefined ? words : await voidVoucher(undoing, customer, amount);
  const voucher = amount && { voucherId: bulkVoucherId(runId, customerId), amount };
  const on = commandOn(remedyDecider, `remedy-${caseId}`, {
    type: 'TakeBackIncidentToken',
    caseId,
    data: { incidentId, storeId, runId, ...done, ...voucher },
    now: commands.now(),
  });
  const key = `bulk:undo:${runId}:${customerId}`;
  const { outcome } = await commands.executeOn({ key, subject: caseId, on });
  if (outcome === 'lost_race') throw new JobLostRace(key);
  return { ...customer, ...done, noticed: (await read())?.notice !== undefined };
};

const AT_A_TIME = 200;

/** Takes back whatever the run gave or was about to give; killed, it goes on with what is left. */
export const undoRun = async (
  deps: BulkJobDeps,
  { incidentId, runId }: { readonly incidentId: string; readonly runId: string },
): Promise<void> => {
  for (;;) {
    const found = await readRun(deps.load, incidentId, runId);
    if (found?.run.status !== 'undoing') return;
    const { run, budget, version } = found;
    const undoing = { deps, incidentId, storeId: budget.storeId!, run };
    const some = committedTo(run).slice(0, AT_A_TIME);
    const customers = await someAtOnce(some, (customer) => undoOne(undoing, customer));
    await onBudget(deps.commands, incidentId, `bulk:undone:${runId}:${version}`, {
      type: 'SettleUndo',
      ...{ runId, customers, now: deps.commands.now() },
    });
  }
};
