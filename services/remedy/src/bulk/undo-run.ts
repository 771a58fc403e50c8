import type { Money } from '@amends/contracts/primitives';
import type { BulkCustomer } from '@amends/contracts/remedy-bulk';
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
import { FulfilmentUnfinished, JobLostRace } from '../job-errors.ts';
import { remedyDecider } from '../remedy-commands.ts';
import { voucherStream } from '../vouchers/voucher-jobs.ts';
import { bulkPointsId, bulkVoucherId, readRun } from './bulk-streams.ts';
import { type BulkJobDeps, onBudget, someAtOnce } from './bulk-work.ts';
import { type TakenBack, takeBackPoints } from './take-back-points.ts';

interface Undoing {
  readonly deps: BulkJobDeps;
  readonly incidentId: string;
  readonly storeId: string;
  readonly run: BulkRun;
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

/** What the token was, and what became of it. */
const takeBack = async (undoing: Undoing, customer: BulkCustomer, isGiven: boolean) => {
  const { deps, run } = undoing;
  const { runId, token } = run;
  const { amount } = token;
  if (amount === undefined) {
    return { done: { outcome: isGiven ? ('taken_back' as const) : ('not_given' as const) } };
  }
  if (token.kind === 'points') {
    const of = { pointsId: bulkPointsId(runId, customer.customerId), amount };
    return { done: await takeBackPoints(deps, customer, runId), of };
  }
  const of = { voucherId: bulkVoucherId(runId, customer.customerId), amount };
  return { done: await voidVoucher(undoing, customer, amount), of };
};

const undoOne = async (undoing: Undoing, customer: BulkCustomer): Promise<Undone> => {
  const { deps, incidentId, storeId, run } = undoing;
  const { commands } = deps;
  const { runId } = run;
  const { caseId, customerId } = customer;
  const read = async () => tokenOf((await commands.read(`remedy-${caseId}`)).state.care, runId);
  const isGiven = (await read())?.given !== undefined;
  const { done, of } = await takeBack(undoing, customer, isGiven);
  const on = commandOn(remedyDecider, `remedy-${caseId}`, {
    type: 'TakeBackIncidentToken',
    caseId,
    data: { incidentId, storeId, runId, ...done, ...of },
    now: commands.now(),
  });
  const key = `bulk:undo:${runId}:${customerId}`;
  const { outcome, code } = await commands.executeOn({ key, subject: caseId, on });
  if (outcome === 'lost_race') throw new JobLostRace(key);
  if (outcome === 'rejected') throw new Error(`a token was not taken back: ${code}`);
  return { ...customer, ...done, noticed: (await read())?.notice !== undefined };
};

/** Undefined: the loyalty scheme cannot tell yet; the others are not kept waiting for it. */
const undoneOrLater = (undoing: Undoing, customer: BulkCustomer): Promise<Undone | undefined> =>
  undoOne(undoing, customer).catch((error: unknown) => {
    if (error instanceof FulfilmentUnfinished) return undefined;
    throw error;
  });

const AT_A_TIME = 200;

/**
 * Takes back whatever the run gave or was about to give; killed, it goes on with what is left.
 * @throws FulfilmentUnfinished where a loyalty scheme cannot tell yet: the job runs again
 */
export const undoRun = async (
  deps: BulkJobDeps,
  { incidentId, runId }: { readonly incidentId: string; readonly runId: string },
): Promise<void> => {
  const later = new Set<string>();
  for (;;) {
    const found = await readRun(deps.load, incidentId, runId);
    if (found?.run.status !== 'undoing') return;
    const { run, budget, version } = found;
    const undoing = { deps, incidentId, storeId: budget.storeId!, run };
    const left = committedTo(run).filter(({ customerId }) => !later.has(customerId));
    const some = left.slice(0, AT_A_TIME);
    if (some.length === 0) throw new FulfilmentUnfinished('points of some customers are open');
    const undone = await someAtOnce(some, (customer) => undoneOrLater(undoing, customer));
    some
      .filter((_one, at) => undone[at] === undefined)
      .forEach(({ customerId }) => {
        later.add(customerId);
      });
    const customers = undone.filter((one) => one !== undefined);
    if (customers.length === 0) continue;
    await onBudget(deps.commands, incidentId, `bulk:undone:${runId}:${version}`, {
      type: 'SettleUndo',
      ...{ runId, customers, now: deps.commands.now() },
    });
  }
};
