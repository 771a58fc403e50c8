import type { GoodwillReasonCode } from '@amends/contracts/remedy-goodwill';
import type { Money } from '@amends/contracts/primitives';
import type { RemedyType } from '@amends/contracts/vocabulary';
import { fold } from '@amends/decider/decider';
import type { Granted, LadderStep, Profile } from './authority.ts';
import type { RemedyCommand } from './commands.ts';
import { decide } from './decide.ts';
import { isOpen } from './proposal.ts';
import type { ApproveGoodwill, ProposeGoodwill } from './proposal-commands.ts';
import { after, expiresAt, now, prepare, prioritised } from './remedy-case.fixture.ts';
import { evolve, initialState, type RemedyEvent } from './remedy.ts';

/** People, limits and proposals the tests of goodwill share. */
export const ANNA = 'emp-anna';
export const BERT = 'emp-bert';

export const usd = (amount: number): Money => ({ amount, currency: 'USD' });
const price = usd(100_000);

/** Offered on a payment in dollars that leaves room below every cap. */
export const offeredInUsd: readonly RemedyEvent[] = after([], {
  ...prepare,
  prioritised: {
    ...prioritised,
    severity: 'minor',
    facts: { ...prioritised.facts, khdType: 'mischarged', overcharge: usd(100), price },
  },
});

export const profile = (
  limits: Profile['limits'],
  holderId = 'assistant',
  holderKind: Profile['holderKind'] = 'role',
): Profile => ({ holderKind, holderId, version: 1, limits });
export const usdLimit = (max: number): Profile => profile([{ currency: 'USD', max }]);

const none: Granted = { case: 0, order: 0, customer: 0, actor: 0 };

const idOf = (at: number): string => `0190a000-0000-8000-8000-0000000010${10 + at}`;
export const hashFor = (at: number): string => `${at}`.repeat(64).slice(0, 64);

interface Options {
  readonly profiles?: readonly Profile[];
  readonly ladder?: readonly LadderStep[];
  readonly granted?: Partial<Granted>;
  readonly by?: string;
  readonly item?: string;
  readonly type?: RemedyType;
  readonly reason?: GoodwillReasonCode;
  readonly isRevision?: boolean;
  readonly now?: string;
}

/** The `at`-th proposal of the case, on an item of its own. */
export const propose = (at: number, amount: Money, options: Options = {}): ProposeGoodwill => {
  const { by = ANNA, item = `line-${at}`, type: remedyType = 'discount' } = options;
  return {
    type: 'ProposeGoodwill',
    proposalId: idOf(at),
    isRevision: options.isRevision ?? false,
    terms: {
      item,
      itemKind: 'item',
      components: [{ remedyType, amount, kind: 'goodwill' }],
      reason: options.reason ?? 'late_response',
      improvised: false,
    },
    boundTo: { paymentRef: 'pay-1', price },
    termsHash: hashFor(at),
    by,
    profiles: options.profiles ?? [],
    ladder: options.ladder ?? [],
    granted: { ...none, ...options.granted },
    now: options.now ?? now,
    validUntil: expiresAt,
    approvalExpiresAt: '2026-03-05T10:00:00.000Z',
  };
};

export const approve = (
  at: number,
  options: Options & { readonly revision?: number; readonly termsHash?: string } = {},
): ApproveGoodwill => ({
  type: 'ApproveGoodwill',
  proposalId: idOf(at),
  revision: options.revision ?? 1,
  termsHash: options.termsHash ?? hashFor(at),
  by: options.by ?? BERT,
  profiles: options.profiles ?? [],
  granted: { ...none, ...options.granted },
  now: options.now ?? now,
  validUntil: expiresAt,
});

export const decideOn = (history: readonly RemedyEvent[], command: RemedyCommand) =>
  decide(command, fold({ initialState, evolve }, history));

/** Code of the refusal, or the types of the events. */
export const answerTo = (history: readonly RemedyEvent[], command: RemedyCommand): string => {
  const decision = decideOn(history, command);
  return decision.accepted ? decision.events.map(({ type }) => type).join('+') : decision.code;
};

export const stateAfter = (history: readonly RemedyEvent[], ...commands: RemedyCommand[]) =>
  fold({ initialState, evolve }, after(history, ...commands));

/** How each proposal stands. */
export const statuses = (history: readonly RemedyEvent[]): readonly string[] =>
  fold({ initialState, evolve }, history).proposals.map(({ status }) => status);

export const countOpen = (history: readonly RemedyEvent[]): number =>
  fold({ initialState, evolve }, history).proposals.filter(isOpen).length;
