import type { Money } from '@amends/contracts/primitives';
import type { BulkCustomer, BulkUndoOutcome } from '@amends/contracts/remedy-bulk';
import type { TokenPoints } from '../domain/token-points.ts';
import { FulfilmentUnfinished } from '../job-errors.ts';
import type { FulfilmentAnswer, FulfilmentProvider } from '../provider/fulfilment-provider.ts';
import type { BulkJobDeps } from './bulk-work.ts';
import { onPoints, readPoints, recordAnswer, requestOf } from './give-points.ts';

export interface TakenBack {
  readonly outcome: BulkUndoOutcome;
  readonly kept?: Money;
}

/** A call that was on its way when the points were recalled has arrived by then, or never will. */
const ON_ITS_WAY_SECONDS = 60;

const secondsSince = (at: string, now: string): number =>
  (Date.parse(now) - Date.parse(at)) / 1_000;

const unfinished = (): FulfilmentUnfinished =>
  new FulfilmentUnfinished('the scheme cannot tell yet what became of points; it is asked again');

interface Recalling {
  readonly deps: BulkJobDeps;
  /** Absent: no longer in the settings. */
  readonly scheme: FulfilmentProvider | undefined;
  readonly points: TokenPoints;
  readonly recalledAt: string;
}

/** What nobody can tell within the life of an effect is left to a person, and said so. */
const givesUp = ({ deps, scheme, recalledAt }: Recalling): boolean =>
  secondsSince(recalledAt, deps.commands.now()) >= (scheme?.keyLifeSeconds ?? 0);

/** Whether points that were ordered never came; their outcome is written down first. */
const neverCame = async (recalling: Recalling): Promise<boolean | undefined> => {
  const { deps, scheme, points, recalledAt } = recalling;
  const { commands } = deps;
  if (points.outcome !== 'ordered') return points.outcome === 'refused';
  const found = scheme && (await scheme.find(points.order.effectId));
  if (found === null && secondsSince(recalledAt, commands.now()) >= ON_ITS_WAY_SECONDS) return true;
  if (found) await recordAnswer(commands, points, found);
  const { caseId, runId } = points.order;
  const { outcome } = (await readPoints(commands, caseId, runId))!;
  if (outcome !== 'ordered') return outcome === 'refused';
  if (!givesUp(recalling)) throw unfinished();
  const { attempt, effectId } = points.order;
  const of = { caseId, runId, attempt, now: commands.now() };
  await onPoints(commands, `bulk:points:${effectId}:given-up`, { type: 'ParkPoints', ...of });
  return undefined;
};

/** A system that says it took back more than it gave, or other money, is not believed. */
const reversedOf = (answer: FulfilmentAnswer | null, whole: Money): Money | undefined => {
  if (answer?.outcome !== 'succeeded') return undefined;
  const { amount = whole } = answer;
  const isPart = amount.currency === whole.currency && amount.amount <= whole.amount;
  return isPart ? amount : undefined;
};

const reverse = async (recalling: Recalling): Promise<Money | undefined> => {
  const { deps, scheme, points } = recalling;
  const { commands } = deps;
  const { caseId, runId, effectId: reverses, amount } = points.order;
  const { effectId } = points.recalled!;
  if (scheme?.reverse === undefined) return undefined;
  const isAlive = !givesUp(recalling);
  const request = { ...requestOf(points), effectId, reverses };
  const sent = isAlive ? await scheme.reverse(request) : ({ outcome: 'unknown' } as const);
  const answer = sent.outcome === 'unknown' ? await scheme.find(effectId) : sent;
  const isFinal = answer?.outcome === 'succeeded' || answer?.outcome === 'failed';
  if (!isFinal && isAlive) throw unfinished();
  const reversed = reversedOf(answer, amount);
  if (reversed === undefined || answer?.outcome !== 'succeeded') return undefined;
  const of = { caseId, runId, reference: answer.reference, amount: reversed, now: commands.now() };
  await onPoints(commands, `bulk:points:${effectId}:result`, { type: 'RecordReversal', ...of });
  return reversed;
};

const outcomeOf = (whole: Money, reversed: Money | undefined): TakenBack => {
  if (reversed === undefined) return { outcome: 'not_reversed', kept: whole };
  const kept = { ...whole, amount: whole.amount - reversed.amount };
  if (kept.amount === 0) return { outcome: 'taken_back' };
  return { outcome: reversed.amount === 0 ? 'redeemed' : 'partly_redeemed', kept };
};

/**
 * Bars every further call first, learns what became of the one that was made, and has the scheme
 * take back what it credited. Points that it does not take back stay, and the run says so.
 * @throws FulfilmentUnfinished while the scheme cannot tell
 */
export const takeBackPoints = async (
  deps: BulkJobDeps,
  { caseId }: BulkCustomer,
  runId: string,
): Promise<TakenBack> => {
  const { commands } = deps;
  const before = await readPoints(commands, caseId, runId);
  // Taken back before it came, it never comes.
  if (before === undefined) return { outcome: 'not_given' };
  const key = `bulk:points:${before.order.pointsId}:recall`;
  await onPoints(commands, key, { type: 'RecallPoints', caseId, runId, now: commands.now() });
  const points = (await readPoints(commands, caseId, runId))!;
  const { amount, connectorId } = points.order;
  if (points.reversed !== undefined) return outcomeOf(amount, points.reversed.amount);
  const scheme = deps.scheme?.name === connectorId ? deps.scheme : undefined;
  const recalling = { deps, scheme, points, recalledAt: points.recalled!.recalledAt };
  const never = await neverCame(recalling);
  if (never === true) return { outcome: 'not_given' };
  const latest = (await readPoints(commands, caseId, runId))!;
  const isCredited = latest.outcome === 'credited';
  return outcomeOf(
    amount,
    isCredited ? await reverse({ ...recalling, points: latest }) : undefined,
  );
};
