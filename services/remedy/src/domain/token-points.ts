import type { Money } from '@amends/contracts/primitives';
import type {
  TokenPointsCredited,
  TokenPointsOrdered,
  TokenPointsRecalled,
  TokenPointsRefused,
  TokenPointsReversed,
} from '@amends/contracts/remedy-points';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { CaseToken } from './incident-care.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

/**
 * Points as a token. Each attempt is ordered -> credited | refused | parked; after `refused` a
 * later stage of the run may order it again, after `parked` a person looks at the scheme and says
 * which of the two it was. Recalled, nothing is ordered any more, and what was credited is
 * reversed as far as the scheme does that.
 */
export type PointsEvent =
  | { readonly type: 'TokenPointsOrdered'; readonly data: TokenPointsOrdered }
  | { readonly type: 'TokenPointsCredited'; readonly data: TokenPointsCredited }
  | { readonly type: 'TokenPointsRefused'; readonly data: TokenPointsRefused }
  | { readonly type: 'TokenPointsRecalled'; readonly data: TokenPointsRecalled }
  | { readonly type: 'TokenPointsReversed'; readonly data: TokenPointsReversed };

export const POINTS_TYPES: Readonly<Record<PointsEvent['type'], true>> = {
  TokenPointsOrdered: true,
  TokenPointsCredited: true,
  TokenPointsRefused: true,
  TokenPointsRecalled: true,
  TokenPointsReversed: true,
};

export interface TokenPoints {
  readonly order: TokenPointsOrdered;
  readonly outcome: 'ordered' | 'credited' | 'refused' | 'parked';
  readonly recalled?: TokenPointsRecalled;
  readonly reversed?: TokenPointsReversed;
}

const NEVER_CAME: ReadonlySet<TokenPointsRefused['reason']> = new Set(['declined', 'not_credited']);

/** Never throws and never rejects history: what is about no order leaves things as they are. */
export const withPoints = (
  before: TokenPoints | undefined,
  event: PointsEvent,
): TokenPoints | undefined => {
  if (event.type === 'TokenPointsOrdered') {
    return { ...before, order: event.data, outcome: 'ordered' };
  }
  if (before === undefined) return undefined;
  switch (event.type) {
    case 'TokenPointsCredited':
      return { ...before, outcome: 'credited' };
    case 'TokenPointsRefused':
      return { ...before, outcome: NEVER_CAME.has(event.data.reason) ? 'refused' : 'parked' };
    case 'TokenPointsRecalled':
      return { ...before, recalled: event.data };
    case 'TokenPointsReversed':
      return { ...before, reversed: event.data };
  }
};

/** What the case has of them, as far as anybody knows. */
export const worthOf = ({ order, outcome }: TokenPoints): number =>
  outcome === 'refused' ? 0 : order.amount.amount;

interface Of {
  readonly caseId: string;
  readonly runId: string;
  readonly now: string;
}
/** A stage comes to this customer: the first attempt comes with the token itself. */
export interface ReorderPoints extends Of {
  readonly type: 'ReorderPoints';
  readonly connectorId: string;
  readonly stage: number;
}
/** What the scheme said about one attempt. */
export interface RecordPoints extends Of {
  readonly type: 'RecordPoints';
  readonly attempt: number;
  readonly result:
    | { readonly outcome: 'succeeded'; readonly reference: string; readonly amount?: Money }
    | { readonly outcome: 'failed' };
  /** By a call of the scheme itself: also after nobody knew and it was parked. */
  readonly isCalledBack?: true;
}
/** Nobody could tell within the life of the effect. */
export interface ParkPoints extends Of {
  readonly type: 'ParkPoints';
  readonly attempt: number;
}
/** A person found out at the scheme what became of parked points. */
export interface SettlePoints extends Of {
  readonly type: 'SettlePoints';
  readonly found:
    | { readonly outcome: 'credited'; readonly reference: string }
    | { readonly outcome: 'not_credited' };
}
/** An undoing bars every further call, before it asks for anything. */
export interface RecallPoints extends Of {
  readonly type: 'RecallPoints';
}
/** The scheme took back this much of them. */
export interface RecordReversal extends Of {
  readonly type: 'RecordReversal';
  readonly reference: string;
  readonly amount: Money;
}

export type PointsCommand =
  | ReorderPoints
  | RecordPoints
  | ParkPoints
  | SettlePoints
  | RecallPoints
  | RecordReversal;

export const POINTS_COMMANDS: Readonly<Record<PointsCommand['type'], true>> = {
  ReorderPoints: true,
  RecordPoints: true,
  ParkPoints: true,
  SettlePoints: true,
  RecallPoints: true,
  RecordReversal: true,
};

type Order = Omit<TokenPointsOrdered, 'effectId' | 'orderedAt'>;

export const pointsOrdered = (order: Order, orderedAt: string): RemedyEvent => ({
  type: 'TokenPointsOrdered',
  data: { ...order, effectId: `${order.pointsId}-${order.attempt}`, orderedAt },
});

const placeOf = ({ order }: TokenPoints) => {
  const { caseId, incidentId, storeId, runId, pointsId } = order;
  return { caseId, incidentId, storeId, runId, pointsId };
};

const nothing = (): Decision<RemedyEvent> => accepted<RemedyEvent>();

/** Under a new effect id, so it takes a final no, and a stage that a person let begin. */
const reorder = (
  { connectorId, stage, now }: ReorderPoints,
  points: TokenPoints,
  isTakenBack: boolean,
): Decision<RemedyEvent> => {
  const { order, outcome, recalled } = points;
  const isOver = outcome !== 'refused' || order.stage >= stage;
  if (isOver || recalled !== undefined || isTakenBack) return nothing();
  const { effectId: _last, orderedAt: _then, ...terms } = order;
  const next = { ...terms, connectorId, stage, attempt: order.attempt + 1 };
  return accepted(pointsOrdered(next, now));
};

const isSame = (one: Money, other: Money): boolean =>
  one.amount === other.amount && one.currency === other.currency;

const attemptOf = (points: TokenPoints) => {
  const { attempt, effectId, connectorId } = points.order;
  return { ...placeOf(points), attempt, effectId, connectorId };
};

const refused = (
  points: TokenPoints,
  reason: TokenPointsRefused['reason'],
  refusedAt: string,
): Decision<RemedyEvent> => {
  const data = { ...attemptOf(points), reason, refusedAt };
  return accepted<RemedyEvent>({ type: 'TokenPointsRefused', data });
};

const credited = (
  points: TokenPoints,
  connectorRef: string,
  creditedAt: string,
): Decision<RemedyEvent> => {
  const { amount } = points.order;
  const data = { ...attemptOf(points), connectorRef, amount, creditedAt };
  return accepted<RemedyEvent>({ type: 'TokenPointsCredited', data });
};

/** Written also of what was recalled meanwhile: what moved is always in the books. */
const record = (
  { attempt, result, isCalledBack, now }: RecordPoints,
  points: TokenPoints,
): Decision<RemedyEvent> => {
  const { order, outcome } = points;
  const isOpen = outcome === 'ordered' || (isCalledBack === true && outcome === 'parked');
  if (!isOpen || order.attempt !== attempt) return nothing();
  if (result.outcome === 'failed') return refused(points, 'declined', now);
  if (result.amount !== undefined && !isSame(result.amount, order.amount)) {
    return refused(points, 'amount_mismatch', now);
  }
  return credited(points, result.reference, now);
};

const park = ({ attempt, now }: ParkPoints, points: TokenPoints): Decision<RemedyEvent> =>
  points.outcome === 'ordered' && points.order.attempt === attempt
    ? refused(points, 'parked', now)
    : nothing();

/** Parked is settled by what a person found at the scheme, never by trying again. */
const settle = ({ found, now }: SettlePoints, points: TokenPoints): Decision<RemedyEvent> => {
  if (points.outcome !== 'parked') {
    return rejected('illegal_state', 'Only parked points are settled by a person.');
  }
  return found.outcome === 'credited'
    ? credited(points, found.reference, now)
    : refused(points, 'not_credited', now);
};

const recall = (points: TokenPoints, now: string): Decision<RemedyEvent> => {
  if (points.recalled !== undefined) return nothing();
  const place = placeOf(points);
  const data = { ...place, effectId: `${place.pointsId}-r`, recalledAt: now };
  return accepted<RemedyEvent>({ type: 'TokenPointsRecalled', data });
};

const reverse = (
  { reference, amount, now }: RecordReversal,
  points: TokenPoints,
): Decision<RemedyEvent> => {
  const { recalled, reversed, outcome, order } = points;
  if (reversed !== undefined) return nothing();
  if (recalled === undefined || outcome !== 'credited') return rejected('illegal_state');
  const { connectorId } = order;
  const of = { ...placeOf(points), effectId: recalled.effectId, connectorId };
  const data = { ...of, connectorRef: reference, amount, reversedAt: now };
  return accepted<RemedyEvent>({ type: 'TokenPointsReversed', data });
};

export const decidePoints = (
  command: PointsCommand,
  token: CaseToken | undefined,
): Decision<RemedyEvent> => {
  const points = token?.points;
  if (points === undefined) {
    if (command.type !== 'SettlePoints') return nothing();
    return rejected('illegal_state', 'This run gave the case no points.');
  }
  switch (command.type) {
    case 'ReorderPoints':
      return reorder(command, points, token!.takenBack !== undefined);
    case 'RecordPoints':
      return record(command, points);
    case 'ParkPoints':
      return park(command, points);
    case 'SettlePoints':
      return settle(command, points);
    case 'RecallPoints':
      return recall(points, command.now);
    case 'RecordReversal':
      return reverse(command, points);
  }
};

/**
 * What an undoing may say of them: nothing is taken back that is still being asked for, or that
 * came after it looked; it looks again, and recalls them.
 */
export const isSettled = ({ care }: Remedy, runId: string): boolean => {
  const points = care.tokens.find((token) => token.runId === runId)?.points;
  return points === undefined || points.outcome === 'refused' || points.recalled !== undefined;
};
