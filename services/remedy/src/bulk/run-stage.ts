import type { BulkCustomer, BulkExclusion } from '@amends/contracts/remedy-bulk';
import { isAfter } from '@amends/contracts/instant-order';
import { isTransient } from '@amends/event-log/consumer-errors';
import { commandOn } from '@amends/event-log/write-side-spec';
import type { BulkRun, OpenStage } from '../domain/bulk/budget.ts';
import { exclusionOf } from '../domain/incident-care.ts';
import { voucherDecider } from '../domain/voucher.ts';
import { FulfilmentUnfinished, JobLostRace } from '../job-errors.ts';
import { remedyDecider } from '../remedy-commands.ts';
import { voucherExpiry, voucherStream } from '../vouchers/voucher-jobs.ts';
import { readExclusions } from './audience.ts';
import { bulkPointsId, bulkVoucherId, type FoundRun, readRun } from './bulk-streams.ts';
import { type BulkJobDeps, onBudget, someAtOnce, stageJob } from './bulk-work.ts';
import { creditPoints } from './give-points.ts';

/**
 * What came of one customer. `held`: execution is stopped, and the stage waits with it. `open`: the
 * loyalty scheme has not done it yet, or what failed may pass.
 */
type Given =
  | { readonly outcome: 'given' | 'failed' | 'held' | 'open' }
  | { readonly outcome: 'excluded'; readonly reason: BulkExclusion };

interface Giving {
  readonly deps: BulkJobDeps;
  readonly incidentId: string;
  readonly storeId: string;
  readonly run: BulkRun;
  readonly stage: number;
}

const issue = async (
  { deps: { commands }, storeId, run }: Giving,
  { caseId }: BulkCustomer,
  voucherId: string,
): Promise<void> => {
  const now = commands.now();
  const amount = run.token.amount!;
  const of = { voucherId, caseId, storeId, kind: 'goodwill', reason: 'incident' } as const;
  const on = commandOn(voucherDecider, voucherStream(voucherId), {
    type: 'IssueVoucher',
    data: { ...of, amount, issuedAt: now, expiresAt: voucherExpiry(now) },
  });
  const key = `bulk:issue:${voucherId}`;
  const { outcome, code } = await commands.executeOn({ key, subject: caseId, on });
  if (outcome === 'lost_race') throw new JobLostRace(key);
  if (outcome === 'rejected') throw new Error(`the voucher of a token was refused: ${code}`);
};

/** Besides the words: what makes the token known wherever it is honoured. */
const effectOf = ({ deps, run, stage }: Giving, customerId: string) => {
  const { runId, token } = run;
  switch (token.kind) {
    case 'voucher':
      return { voucherId: bulkVoucherId(runId, customerId) };
    case 'points': {
      const pointsId = bulkPointsId(runId, customerId);
      // Taken out of the settings meanwhile: nobody can be asked.
      if (deps.scheme === undefined) throw new Error('no loyalty scheme in the settings');
      return { points: { pointsId, connectorId: deps.scheme.name, stage } };
    }
    default:
      return {};
  }
};

/**
 * The case says first that it gets the token, then the voucher is issued or the points credited:
 * killed in between, the next try finds the one and makes the other. Both know their effect by run
 * and customer.
 */
const giveOne = async (giving: Giving, customer: BulkCustomer): Promise<Given> => {
  const { deps, incidentId, storeId, run, stage } = giving;
  const { runId, token } = run;
  const { caseId, customerId } = customer;
  const own = effectOf(giving, customerId);
  const { amount } = token;
  if (amount !== undefined) {
    const effect = { key: `${token.kind}:${own.voucherId ?? own.points?.pointsId}`, amount };
    if (!(await deps.gate(deps.commands, effect, stageJob({ incidentId, runId })))) {
      return { outcome: 'held' };
    }
  }
  const on = commandOn(remedyDecider, `remedy-${caseId}`, {
    type: 'GiveIncidentToken',
    caseId,
    data: { incidentId, storeId, runId, customerId, token, ...own },
    now: deps.commands.now(),
  });
  const key = `bulk:give:${runId}:${customerId}`;
  const { outcome, code } = await deps.commands.executeOn({ key, subject: caseId, on });
  if (outcome === 'lost_race') throw new JobLostRace(key);
  if (outcome === 'rejected') return { outcome: 'excluded', reason: exclusionOf(code) };
  if (own.points !== undefined) {
    return { outcome: await creditPoints(deps, customer, { runId, stage }) };
  }
  if (own.voucherId !== undefined) await issue(giving, customer, own.voucherId);
  return { outcome: 'given' };
};

/**
 * Whoever cannot be given theirs does not stand in the way of the others (INC-06). What may pass,
 * such as a database that did not answer, leaves it open, and the stage looks at it again.
 */
const giveOrFail = (giving: Giving, customer: BulkCustomer): Promise<Given> =>
  giveOne(giving, customer).catch(
    (error: unknown): Given => ({ outcome: isTransient(error) ? 'open' : 'failed' }),
  );

const MINUTE_MS = 60_000;

const minutesAfter = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString();

/**
 * So long a stage waits for the scheme and for what may pass; then whoever has nothing yet counts
 * as failed.
 */
const OPEN_MINUTES = 15;

const giveStage = async (
  giving: Giving,
  { stage, customers, begunAt }: OpenStage,
): Promise<void> => {
  const { deps, incidentId, run } = giving;
  const results = await someAtOnce(customers, (customer) => giveOrFail(giving, customer));
  if (results.some(({ outcome }) => outcome === 'held')) return;
  const isOpen = results.some(({ outcome }) => outcome === 'open');
  if (isOpen && isAfter(minutesAfter(begunAt, OPEN_MINUTES), deps.commands.now())) {
    throw new FulfilmentUnfinished('not all of a stage are given theirs yet');
  }
  const excluded = customers.flatMap((customer, at) => {
    const result = results[at]!;
    return result.outcome === 'excluded' ? [{ ...customer, reason: result.reason }] : [];
  });
  const isFailed = ({ outcome }: Given) => outcome === 'failed' || outcome === 'open';
  const failed = customers.filter((_customer, at) => isFailed(results[at]!));
  const now = deps.commands.now();
  const noticesAt = minutesAfter(now, run.noticeDelayMinutes);
  await onBudget(deps.commands, incidentId, `bulk:settle:${run.runId}:${stage}`, {
    type: 'SettleStage',
    ...{ runId: run.runId, stage, excluded, failed, noticesAt, now },
  });
};

/** More than fit in a stage: some are left out while it is put together. */
const LOOKED_AT = 600;

const begin = async (
  { commands, pool }: BulkJobDeps,
  incidentId: string,
  { run, version }: FoundRun,
): Promise<void> => {
  const exclusions = await readExclusions(pool, incidentId, run.todo.slice(0, LOOKED_AT));
  const now = commands.now();
  await onBudget(commands, incidentId, `bulk:begin:${run.runId}:${version}`, {
    type: 'BeginStage',
    ...{ runId: run.runId, exclusions, now },
  });
};

/**
 * One stage of a run. What was begun is brought to its end, also of a run that was paused or
 * cancelled meanwhile; the settled stage brings the job of the next one with it.
 */
export const runStage = async (
  deps: BulkJobDeps,
  { incidentId, runId }: { readonly incidentId: string; readonly runId: string },
): Promise<void> => {
  const before = await readRun(deps.load, incidentId, runId);
  if (before?.run.open === undefined) {
    if (before?.run.status !== 'running') return;
    await begin(deps, incidentId, before);
  }
  const found = await readRun(deps.load, incidentId, runId);
  const { open, status } = found!.run;
  if (open === undefined || status === 'undoing') return;
  const { run, budget } = found!;
  await giveStage({ deps, incidentId, storeId: budget.storeId!, run, stage: open.stage }, open);
};
