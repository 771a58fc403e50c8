import { isAfter } from '@amends/contracts/instant-order';
import type { Money } from '@amends/contracts/primitives';
import type {
  BulkExclusion,
  BulkToken,
  IncidentTokenGiven,
  IncidentTokenTakenBack,
  TokenNoticeGiven,
} from '@amends/contracts/remedy-bulk';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { add, remaining } from './money.ts';
import { isOpen } from './proposal.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

/**
 * What a case gets as one of an incident's: a token by a bulk remedy, and word of it. A token is
 * given -> taken back; taken back before it was given, it never comes.
 */
export type CareEvent =
  | { readonly type: 'IncidentTokenGiven'; readonly data: IncidentTokenGiven }
  | { readonly type: 'IncidentTokenTakenBack'; readonly data: IncidentTokenTakenBack }
  | { readonly type: 'TokenNoticeGiven'; readonly data: TokenNoticeGiven };

const TYPES: Readonly<Record<CareEvent['type'], true>> = {
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
  readonly notice?: TokenNoticeGiven;
  readonly takenBack?: IncidentTokenTakenBack;
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

const isSame = (sum: Money | undefined, money: Money): boolean =>
  sum === undefined || sum.currency === money.currency;

/** Never throws and never rejects history; a token counts as goodwill of the case. */
export const withCare = (state: Remedy, event: CareEvent): Remedy => {
  const { caseId, storeId, runId } = event.data;
  const known = { ...state, caseId, storeId: state.storeId ?? storeId };
  const { goodwill } = state.given;
  switch (event.type) {
    case 'IncidentTokenGiven': {
      const care = changed(state.care, runId, { given: event.data });
      const { amount } = event.data.token;
      if (amount === undefined || !isSame(goodwill, amount)) return { ...known, care };
      const sum = goodwill === undefined ? amount : add(goodwill, amount);
      return { ...known, care, given: { ...state.given, goodwill: sum } };
    }
    case 'TokenNoticeGiven':
      return { ...known, care: changed(state.care, runId, { notice: event.data }) };
    case 'IncidentTokenTakenBack': {
      const before = tokenOf(state.care, runId)?.given?.token.amount;
      const care = changed(state.care, runId, { takenBack: event.data });
      if (before === undefined || goodwill === undefined || !isSame(goodwill, before)) {
        return { ...known, care };
      }
      const { kept = { ...before, amount: 0 } } = event.data;
      const sum = remaining(goodwill, remaining(before, kept));
      return { ...known, care, given: { ...state.given, goodwill: sum } };
    }
  }
};

type Given = Omit<IncidentTokenGiven, 'caseId' | 'givenAt'>;

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
}
export interface TakeBackIncidentToken extends Of {
  readonly type: 'TakeBackIncidentToken';
  readonly data: Omit<IncidentTokenTakenBack, 'caseId' | 'takenBackAt'>;
}

export type CareCommand = GiveIncidentToken | GiveTokenNotice | TakeBackIncidentToken;

const isStanding = ({ given, takenBack }: CaseToken): boolean =>
  given !== undefined && takenBack === undefined;

const amountsOf = (tokens: readonly CaseToken[], currency: Money['currency']): number =>
  tokens
    .filter(({ given }) => given?.token.amount?.currency === currency)
    .reduce((sum, { given, takenBack }) => {
      const { amount } = given!.token.amount!;
      return sum + (takenBack === undefined ? amount : (takenBack.kept?.amount ?? 0));
    }, 0);

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
      one.given!.token.kind === token.kind,
  );
  if (isGiven || tokenOf(care, runId)?.takenBack !== undefined) return 'already_given';
  if (token.kind === 'message') return undefined;
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
  return accepted<RemedyEvent>({
    type: 'IncidentTokenGiven',
    data: { caseId, ...data, givenAt: now },
  });
};

/** Nobody is told of a token that was taken back, and nobody twice. */
const notice = ({ caseId, runId, noticeId, now }: GiveTokenNotice, state: Remedy) => {
  const token = tokenOf(state.care, runId);
  if (token === undefined || !isStanding(token) || token.notice !== undefined) {
    return rejected('already_recorded');
  }
  const { incidentId, storeId, token: what } = token.given!;
  const data = { caseId, incidentId, storeId, runId, noticeId, token: what, toldAt: now };
  return accepted<RemedyEvent>({ type: 'TokenNoticeGiven', data });
};

const takeBack = ({ caseId, data, now }: TakeBackIncidentToken, state: Remedy) =>
  tokenOf(state.care, data.runId)?.takenBack !== undefined
    ? accepted<RemedyEvent>()
    : accepted<RemedyEvent>({
        type: 'IncidentTokenTakenBack',
        data: { caseId, ...data, takenBackAt: now },
      });

const COMMANDS: Readonly<Record<CareCommand['type'], true>> = {
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
  }
};
