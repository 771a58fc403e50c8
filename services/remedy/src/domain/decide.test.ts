import { CATALOGUE } from '@amends/contracts/catalogue';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { remedyDecider } from '../remedy-commands.ts';
import type { RemedyCommand } from './commands.ts';
import {
  accused,
  again,
  caseId,
  choose,
  doStep,
  expiresAt,
  failed,
  type HistoryName,
  histories,
  now,
  offerId,
  prepare,
  prioritised,
  REFUND_STEP,
  retry,
  secondOfferId,
  succeeded,
} from './remedy-case.fixture.ts';
import type { RemedyEvent } from './remedy.ts';

const later = '2026-03-17T10:00:00.000Z';
const offer = { type: 'OfferRemedy', offerId: secondOfferId, now, expiresAt } as const;
const settle = { type: 'SettleRefund', step: REFUND_STEP, now } as const;

const commands = {
  prepare,
  prepareOther: {
    ...prepare,
    offerId: secondOfferId,
    prioritised: { ...prioritised, facts: { ...prioritised.facts, disposition: 'kept' } },
  },
  prepareForManager: accused,
  again: { ...again, offerId: '0190a000-0000-8000-8000-000000000013' },
  offer: { ...offer, byManager: false },
  offerByManager: { ...offer, byManager: true },
  choose,
  chooseUnknown: { ...choose, alternativeId: 9 },
  chooseLate: { ...choose, now: later },
  chooseStale: { ...choose, offerId: '0190a000-0000-8000-8000-000000000099' },
  decline: { type: 'DeclineRemedy', offerId, now },
  expire: { type: 'ExpireOffer', offerId, now: later },
  doFirst: doStep(1),
  doRefund: doStep(REFUND_STEP),
  doUnknown: doStep(9),
  refundSucceeded: succeeded,
  refundFailed: failed,
  otherAttempt: { ...succeeded, attempt: 2 },
  retry,
  settleExecuted: {
    ...settle,
    found: { outcome: 'executed', providerRef: 'psp-7', amount: succeeded.result.amount },
  },
  settleNotExecuted: { ...settle, found: { outcome: 'not_executed' } },
  conclude: { type: 'ConcludeWithoutRemedy', caseId, outcome: 'no_agreement', now },
  import: { type: 'TakeOverHistory', caseId, outcome: 'referred', endedAt: now, recordedAt: now },
} as const satisfies Record<string, RemedyCommand>;

type Name = keyof typeof commands;
type Row = Readonly<Record<Name, string>>;
const nothing = '';
const OFFERED = 'RemedyMenuPrepared+RemedyOffered';
const CHOSEN = 'RemedyChosen+RemedyExecutionStarted+PromiseMade+RefundIntended';
const DONE = 'RemedyStepExecuted';
const PAID = 'RefundSucceeded';
const ENDED = 'NoRemedyConcluded';

const all = (names: readonly Name[], answer: string): Partial<Row> =>
  Object.fromEntries(names.map((name) => [name, answer]));
const CHOICES: readonly Name[] = [
  'choose',
  'chooseUnknown',
  'chooseLate',
  'chooseStale',
  'decline',
];
const BY_HAND: readonly Name[] = ['doFirst', 'doRefund', 'doUnknown'];
const REFUNDS: readonly Name[] = ['retry', 'settleExecuted', 'settleNotExecuted'];

/** Nothing is open: what a system says changes nothing, what a person wants is refused. */
const idle: Row = {
  ...(Object.fromEntries(Object.keys(commands).map((name) => [name, nothing])) as Row),
  ...all(['offer', 'offerByManager'], 'already_resolved'),
  ...all(CHOICES, 'offer_not_open'),
  ...all([...BY_HAND, ...REFUNDS], 'remedy_not_executing'),
};
const prepared: Row = {
  ...idle,
  prepareOther: OFFERED,
  prepareForManager: 'RemedyMenuPrepared',
  offer: 'RemedyOffered',
  offerByManager: 'RemedyOffered',
  conclude: ENDED,
};
const offered: Row = {
  ...prepared,
  ...all(['offer', 'offerByManager'], 'remedy_already_open'),
  choose: CHOSEN,
  chooseUnknown: 'unknown_alternative',
  chooseLate: 'offer_expired',
  decline: 'RemedyDeclined',
  expire: 'RemedyExpired',
};
const executing: Row = {
  ...idle,
  ...all(['offer', 'offerByManager', 'conclude'], 'remedy_already_chosen'),
  doFirst: DONE,
  doRefund: 'illegal_state',
  doUnknown: 'unknown_step',
  refundSucceeded: PAID,
  refundFailed: 'RefundFailed',
  ...all(REFUNDS, 'illegal_state'),
};
const settled: Partial<Row> = { refundSucceeded: nothing, refundFailed: nothing };
const paid: Row = {
  ...executing,
  ...settled,
  ...all(['doRefund', ...REFUNDS], 'remedy_already_executed'),
};

const matrix: Readonly<Record<HistoryName, Row>> = {
  none: {
    ...idle,
    prepare: OFFERED,
    prepareOther: OFFERED,
    prepareForManager: 'RemedyMenuPrepared',
    ...all(['offer', 'offerByManager'], 'no_menu_prepared'),
    conclude: ENDED,
    import: ENDED,
  },
  forManager: {
    ...prepared,
    prepare: OFFERED,
    prepareForManager: nothing,
    offer: 'approval_required',
  },
  offered,
  declined: { ...prepared, conclude: 'RecoveryFailed+NoRemedyConcluded' },
  executing,
  paid,
  refused: { ...executing, ...settled, doRefund: DONE, retry: 'RefundIntended' },
  // The desk has paid: a further attempt would pay twice.
  paidAtDesk: paid,
  // Money may have moved: nobody pays again, neither by a new key nor at the desk.
  unknown: {
    ...executing,
    ...settled,
    settleExecuted: PAID,
    settleNotExecuted: 'RefundFailed',
  },
  resolved: { ...idle, again: OFFERED, conclude: 'already_resolved' },
  reopened: {
    ...idle,
    ...all(['offer', 'offerByManager'], 'remedy_already_open'),
    conclude: ENDED,
  },
  concluded: { ...idle, again: OFFERED, conclude: 'already_resolved' },
  imported: {
    ...idle,
    ...all(
      ['offer', 'offerByManager', ...CHOICES, ...BY_HAND, ...REFUNDS, 'conclude'],
      'imported_case',
    ),
  },
};

describe('every command in every state', () => {
  for (const state of Object.keys(matrix) as HistoryName[]) {
    for (const name of Object.keys(commands) as Name[]) {
      it(`answers ${name} with "${matrix[state][name]}" when ${state}`, () => {
        const { decision } = given(remedyDecider, histories[state]).when(commands[name]);
        const got = decision.accepted
          ? decision.events.map(({ type }) => type).join('+')
          : decision.code;
        expect(got).toBe(matrix[state][name]);
        if (!decision.accepted) return;
        const isValid = ({ type, data }: RemedyEvent) =>
          CATALOGUE[type].schema.safeParse(data).success;
        expect(decision.events.filter((event) => !isValid(event))).toEqual([]);
      });
    }
  }
});

describe('history of a newer release', () => {
  it('leaves the state as it is', () => {
    const unknown = { type: 'VoucherIssued', data: { caseId } } as unknown as RemedyEvent;
    const before = remedyDecider.initialState;
    expect(remedyDecider.evolve(before, unknown)).toBe(before);
  });
});
