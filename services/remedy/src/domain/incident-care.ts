import { isAfter } from '@amends/contracts/instant-order';
import type { Money } from '@amends/contracts/primitives';
import type { RecoveryCompleted } from '@amends/contracts/remedy';
import type {
  BulkExclusion,
  BulkToken,
  IncidentTokenGiven,
  IncidentTokenTakenBack,
  TokenNoticeGiven,
} from '@amends/contracts/remedy-bulk';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { isOfItsOwn, resolvedByToken } from './automatic-recovery.ts';
import { isOfWorth } from './bulk/budget.ts';
import { isOpen } from './proposal.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';
import {
  decidePoints,
  isSettled,
  POINTS_COMMANDS,
  POINTS_TYPES,
  type PointsCommand,
  type PointsEvent,
  pointsOrdered,
  type TokenPoints,
  withPoints,
  worthOf,
} from './token-points.ts';

/**
 * What a case gets as one of an incident's: a token by a bulk remedy, and word of it. A token is
 * given -> taken back; taken back before it was given, it never comes.
 */
export type CareEvent =
  | PointsEvent
  | { readonly type: 'IncidentTokenGiven'; readonly data: IncidentTokenGiven }
  | { readonly type: 'IncidentTokenTakenBack'; readonly data: IncidentTokenTakenBack }
  | { readonly type: 'TokenNoticeGiven'; readonly data: TokenNoticeGiven };

const TYPES: Readonly<Record<CareEvent['type'], true>> = {
  ...POINTS_TYPES,
  IncidentTokenGiven: true,
  IncidentTokenTakenBack: true,
  TokenNoticeGiven: true,
};

export const isOfCare = <Other extends { readonly type: string }>(
  event: Other | CareEvent,
): event is CareEvent => Object.hasOwn(TYPES, event.type);

export interface CaseToken {
  readonly runId: string;
  readonly given?: IncidentTokenGiven;
  readonly points?: TokenPoints;
  readonly notice?: TokenNoticeGiven;
  readonly takenBack?: IncidentTokenTakenBack;
  /** When a completed recovery told of it as its goodwill. */
  readonly countedAt?: string;
}

/** Oldest first. */
export interface Care {
  readonly tokens: readonly CaseToken[];
}

export const noCare: Care = { tokens: [] };

export const tokenOf = ({ tokens }: Care, runId: string): CaseToken | undefined =>
  tokens.find((token) => token.runId === runId);

const changed = (care: Care, runId: string, change: Partial<CaseToken>): Care => {
  const before = tokenOf(care, runId);
  const next = { ...before, ...change, runId };
  const tokens =
    before === undefined
      ? [...care.tokens, next]
      : care.tokens.map((one) => (one === before ? next : one));
  return { ...care, tokens };
};

/** What is left to the case of a token, in its minor units. */
const worth = ({ given, points, takenBack }: CaseToken): number => {
  if (given === undefined || takenBack !== undefined) return takenBack?.kept?.amount ?? 0;
  return points === undefined ? (given.token.amount?.amount ?? 0) : worthOf(points);
};

const currencyOf = ({ given }: CaseToken): Money['currency'] | undefined =>
  given?.token.amount?.currency;

const withToken = (care: Care, event: CareEvent): Care => {
  const { runId } = event.data;
  switch (event.type) {
    case 'IncidentTokenGiven':
      return changed(care, runId, { given: event.data });
    case 'TokenNoticeGiven':
      return changed(care, runId, { notice: event.data });
    case 'IncidentTokenTakenBack':
      return changed(care, runId, { takenBack: event.data });
    default: {
      const points = withPoints(tokenOf(care, runId)?.points, event);
      return points === undefined ? care : changed(care, runId, { points });
    }
  }
};

/** Never throws and never rejects history; a token counts as goodwill of the case. */
export const withCare = (state: Remedy, event: CareEvent): Remedy => {
  const { caseId, storeId, runId } = event.data;
  const care = withToken(state.care, event);
  const known = { ...state, caseId, storeId: state.storeId ?? storeId, care };
  const { goodwill } = state.given;
  const [before, after] = [tokenOf(state.care, runId), tokenOf(care, runId)];
  const currency = after && currencyOf(after);
  const isOther = goodwill !== undefined && goodwill.currency !== currency;
  if (after === undefined || currency === undefined || isOther) return known;
  const more = worth(after) - (before === undefined ? 0 : worth(before));
  if (more === 0) return known;
  const sum = { currency, amount: Math.max(0, (goodwill?.amount ?? 0) + more) };
  return { ...known, given: { ...state.given, goodwill: sum } };
};

/** Tokens that a recovery told of, which nobody else carried out. */
export const withCounted = (
  care: Care,
  { automatic, goodwill, completedAt: countedAt }: RecoveryCompleted,
): Care =>
  automatic === undefined || goodwill === undefined
    ? care
    : { tokens: care.tokens.map((token) => (isOfItsOwn(token) ? { ...token, countedAt } : token)) };

/** `points`: by which scheme, and in which stage; only of points. */
type Given = Omit<IncidentTokenGiven, 'caseId' | 'givenAt'> & {
  readonly points?: Pick<TokenPoints['order'], 'pointsId' | 'connectorId' | 'stage'>;
};

interface Of {
  readonly caseId: string;
  readonly now: string;
}
export interface GiveIncidentToken extends Of {
  readonly type: 'GiveIncidentToken';
  readonly data: Given;
}
export interface GiveTokenNotice extends Of {
  readonly type: 'GiveTokenNotice';
  readonly runId: string;
  readonly noticeId: string;
  /** How the case came to its incident, and whether nobody wrote in it. */
  readonly link?: TokenNoticeGiven['link'];
  readonly isUntouched?: boolean;
}
export interface TakeBackIncidentToken extends Of {
  readonly type: 'TakeBackIncidentToken';
  readonly data: Omit<IncidentTokenTakenBack, 'caseId' | 'correction' | 'takenBackAt'>;
}

export type CareCommand =
  | GiveIncidentToken
  | GiveTokenNotice
  | TakeBackIncidentToken
  | PointsCommand;

const isStanding = ({ given, takenBack }: CaseToken): boolean =>
  given !== undefined && takenBack === undefined;

const amountsOf = (tokens: readonly CaseToken[], currency: Money['currency']): number =>
  tokens
    .filter((token) => currencyOf(token) === currency)
    .reduce((sum, token) => sum + worth(token), 0);

/** Goodwill besides tokens: given, being given, granted, or asked for. */
const hasGoodwill = ({ given, care, status, components, proposals }: Remedy): boolean => {
  const { goodwill } = given;
  const rest =
    goodwill === undefined ? 0 : goodwill.amount - amountsOf(care.tokens, goodwill.currency);
  const isComing =
    status === 'executing' &&
    components.some(({ kind, amount }) => kind === 'goodwill' && (amount?.amount ?? 0) > 0);
  return rest > 0 || isComing || proposals.some((one) => isOpen(one) && one.proposed.amount);
};

/** Why a case gets no token now; undefined: it may. Only what costs something is held back. */
export const tokenObstacle = (
  state: Remedy,
  { incidentId, runId, token }: { incidentId: string; runId: string; token: BulkToken },
  now: string,
): BulkExclusion | undefined => {
  const { status, merging, review, care } = state;
  if (status === 'imported') return 'imported_case';
  if (merging.mergedInto !== undefined) return 'merged_duplicate';
  const isGiven = care.tokens.some(
    (one) =>
      isStanding(one) &&
      one.runId !== runId &&
      one.given!.incidentId === incidentId &&
      isOfWorth(one.given!.token) === isOfWorth(token),
  );
  if (isGiven || tokenOf(care, runId)?.takenBack !== undefined) return 'already_given';
  if (!isOfWorth(token)) return undefined;
  if (review.flags.some(({ expiresAt }) => isAfter(expiresAt, now))) return 'under_review';
  return hasGoodwill(state) ? 'already_given' : undefined;
};

const CODES: Readonly<Partial<Record<BulkExclusion, string>>> = {
  imported_case: 'imported_case',
  merged_duplicate: 'case_merged',
  under_review: 'approval_required',
};

/** The reason behind a refusal's code. */
export const exclusionOf = (code: string | undefined): BulkExclusion => {
  const found = Object.entries(CODES).find(([, one]) => one === code);
  return (found?.[0] as BulkExclusion | undefined) ?? 'already_given';
};

const give = ({ caseId, data, now }: GiveIncidentToken, state: Remedy): Decision<RemedyEvent> => {
  const before = tokenOf(state.care, data.runId);
  if (before !== undefined && isStanding(before)) return accepted();
  const obstacle = tokenObstacle(state, data, now);
  if (obstacle !== undefined) return rejected(CODES[obstacle] ?? 'already_recorded');
  const { points, ...token } = data;
  const given = { caseId, ...token, givenAt: now };
  const { amount } = token.token;
  if (points === undefined || amount === undefined) {
    return accepted<RemedyEvent>({ type: 'IncidentTokenGiven', data: given });
  }
  const { incidentId, storeId, runId, customerId } = token;
  const order = { caseId, incidentId, storeId, runId, customerId, ...points, amount, attempt: 1 };
  return accepted<RemedyEvent>(
    { type: 'IncidentTokenGiven', data: given },
    pointsOrdered(order, now),
  );
};

/** Nobody is told of a token that was taken back, and nobody twice. */
const notice = (command: GiveTokenNotice, state: Remedy): Decision<RemedyEvent> => {
  const { caseId, runId, noticeId, link, isUntouched = false, now } = command;
  const token = tokenOf(state.care, runId);
  if (token === undefined || !isStanding(token) || token.notice !== undefined) {
    return rejected('already_recorded');
  }
  const { incidentId, storeId, token: what } = token.given!;
  const of = { caseId, incidentId, storeId, runId, noticeId, token: what };
  const data = { ...of, ...(link === undefined ? {} : { link }), toldAt: now };
  const told: CareEvent = { type: 'TokenNoticeGiven', data };
  return accepted<RemedyEvent>(told, ...resolvedByToken(withCare(state, told), isUntouched, now));
};

/** What was told as goodwill of a recovery, less what of it is kept. */
const correctionOf = (
  token: CaseToken | undefined,
  kept: Money | undefined,
): Pick<IncidentTokenTakenBack, 'correction'> => {
  const { given, countedAt: completedAt } = token ?? {};
  const amount = given?.token.amount;
  if (given === undefined || amount === undefined || completedAt === undefined) return {};
  const less = amount.amount - (kept?.amount ?? 0);
  if (less <= 0) return {};
  const goodwill = { ...amount, amount: less };
  return { correction: { customerId: given.customerId, completedAt, goodwill } };
};

const takeBack = (
  { caseId, data, now }: TakeBackIncidentToken,
  state: Remedy,
): Decision<RemedyEvent> => {
  if (tokenOf(state.care, data.runId)?.takenBack !== undefined) return accepted();
  if (!isSettled(state, data.runId)) return rejected('illegal_state');
  const correction = correctionOf(tokenOf(state.care, data.runId), data.kept);
  const taken = { caseId, ...data, ...correction, takenBackAt: now };
  return accepted<RemedyEvent>({ type: 'IncidentTokenTakenBack', data: taken });
};

const COMMANDS: Readonly<Record<CareCommand['type'], true>> = {
  ...POINTS_COMMANDS,
  GiveIncidentToken: true,
  GiveTokenNotice: true,
  TakeBackIncidentToken: true,
};

export const isCareCommand = <Other extends { readonly type: string }>(
  command: Other | CareCommand,
): command is CareCommand => Object.hasOwn(COMMANDS, command.type);

export const decideCare = (command: CareCommand, state: Remedy): Decision<RemedyEvent> => {
  switch (command.type) {
    case 'GiveIncidentToken':
      return give(command, state);
    case 'GiveTokenNotice':
      return notice(command, state);
    case 'TakeBackIncidentToken':
      return takeBack(command, state);
    default:
      return decidePoints(command, tokenOf(state.care, command.runId));
  }
};
