import type { Money } from '@amends/contracts/primitives';
import type { CasePrioritised } from '@amends/contracts/triage';
import { fold } from '@amends/decider/decider';
import type { PrepareRemedy, RemedyCommand } from './commands.ts';
import { decide } from './decide.ts';
import { EMPTY_SHELF } from './playbook-shelf.ts';
import { evolve, initialState, type RemedyEvent } from './remedy.ts';

/** Ids, times and histories the tests of remedy share; histories are made by the decider itself. */
export const caseId = '0190a000-0000-7000-8000-000000000001';
export const customerId = '0190a000-0000-7000-8000-0000000000c1';
export const storeId = '9';
export const offerId = '0190a000-0000-8000-8000-000000000011';
export const secondOfferId = '0190a000-0000-8000-8000-000000000012';
export const remedyId = '0190a000-0000-7000-8000-000000000021';
export const secondRemedyId = '0190a000-0000-7000-8000-000000000022';
export const termsHash = 'a'.repeat(64);

export const now = '2026-03-02T10:00:00.000Z';
export const expiresAt = '2026-03-16T10:00:00.000Z';

export const eur = (amount: number): Money => ({ amount, currency: 'EUR' });

export const prioritised: CasePrioritised = {
  caseId,
  storeId,
  customerId,
  severity: 'major',
  rank: 11,
  facts: {
    khdType: 'product_defect',
    disposition: 'returned',
    attribution: 'firm',
    stability: 'one_off',
    price: eur(5000),
    paymentRef: 'pay-1',
  },
};
export const prepare: PrepareRemedy = {
  type: 'PrepareRemedy',
  prioritised,
  triagedAt: now,
  shelf: EMPTY_SHELF,
  offerId,
  now,
  expiresAt,
};
export const accused: PrepareRemedy = {
  ...prepare,
  prioritised: {
    ...prioritised,
    severity: 'critical',
    facts: { ...prioritised.facts, khdType: 'accused_of_shoplifting' },
  },
};

/** Alternative 2 of row 4: apology, refund of 5000 by the provider, goodwill of 1000. */
export const choose = {
  type: 'ChooseRemedy',
  offerId,
  alternativeId: 2,
  chosenBy: 'customer',
  remedyId,
  termsHash,
  now,
} as const satisfies RemedyCommand;
export const REFUND_STEP = 2;

export const succeeded = {
  type: 'RecordRefund',
  step: REFUND_STEP,
  attempt: 1,
  result: { outcome: 'succeeded', providerRef: 'fake-1', amount: eur(5000) },
  now,
} as const satisfies RemedyCommand;
export const failed = {
  ...succeeded,
  result: { outcome: 'failed', reason: 'declined' },
} as const satisfies RemedyCommand;
export const parked = {
  ...succeeded,
  result: { outcome: 'failed', reason: 'parked' },
} as const satisfies RemedyCommand;
export const doStep = (step: number) =>
  ({ type: 'ExecuteStep', step, now }) as const satisfies RemedyCommand;
/** The token of goodwill is a voucher, which the job issues. */
export const VOUCHER_STEP = 3;
export const voucherId = '0190a000-0000-8000-8000-000000000031';
export const recordVoucher = {
  type: 'RecordVoucher',
  remedyId,
  step: VOUCHER_STEP,
  voucherId,
  now,
} as const satisfies RemedyCommand;
export const retry = {
  type: 'RetryRefund',
  step: REFUND_STEP,
  now,
} as const satisfies RemedyCommand;
export const again = {
  type: 'PrepareAgain',
  reason: 'remedy_not_received',
  shelf: EMPTY_SHELF,
  offerId: secondOfferId,
  now: '2026-03-20T10:00:00.000Z',
  expiresAt: '2026-04-03T10:00:00.000Z',
} as const satisfies RemedyCommand;

/** The events of several commands, one after the other. Throws where one is refused. */
export const after = (
  before: readonly RemedyEvent[],
  ...commands: readonly RemedyCommand[]
): readonly RemedyEvent[] => {
  const events = [...before];
  for (const command of commands) {
    const decision = decide(command, fold({ initialState, evolve }, events));
    if (!decision.accepted) throw new Error(`${command.type} was refused: ${decision.code}`);
    events.push(...decision.events);
  }
  return events;
};

const offered = after([], prepare);
const executing = after(offered, choose);
const resolved = after(executing, doStep(1), succeeded, recordVoucher);
const declined: RemedyCommand = { type: 'DeclineRemedy', offerId, now };

export const histories: Readonly<Record<HistoryName, readonly RemedyEvent[]>> = {
  none: [],
  forManager: after([], accused),
  offered,
  declined: after(offered, declined),
  executing,
  paid: after(executing, succeeded),
  refused: after(executing, failed),
  paidAtDesk: after(executing, failed, doStep(REFUND_STEP)),
  unknown: after(executing, parked),
  resolved,
  reopened: after(resolved, again),
  concluded: after(offered, {
    type: 'ConcludeWithoutRemedy',
    caseId,
    outcome: 'no_agreement',
    now,
  }),
  imported: after([], {
    type: 'TakeOverHistory',
    caseId,
    storeId,
    remedyType: 'refund',
    endedAt: '2015-02-03T00:00:00Z',
    recordedAt: '2015-01-02T00:00:00Z',
  }),
};

export type HistoryName =
  | 'none'
  | 'forManager'
  | 'offered'
  | 'declined'
  | 'executing'
  | 'paid'
  | 'refused'
  | 'paidAtDesk'
  | 'unknown'
  | 'resolved'
  | 'reopened'
  | 'concluded'
  | 'imported';
