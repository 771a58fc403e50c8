import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { remedyDecider } from '../remedy-commands.ts';
import type { RemedyCommand } from './commands.ts';
import {
  after,
  caseId,
  customerId,
  doStep,
  eur,
  failed,
  type HistoryName,
  histories,
  now,
  parked,
  recordVoucher,
  REFUND_STEP,
  remedyId,
  secondRemedyId,
  retry,
  storeId,
  succeeded,
  VOUCHER_STEP,
  voucherId,
} from './remedy-case.fixture.ts';

const eventsOf = (history: HistoryName, command: RemedyCommand) =>
  given(remedyDecider, histories[history]).when(command).events();
const codeOf = (history: readonly Parameters<typeof remedyDecider.evolve>[1][], c: RemedyCommand) =>
  given(remedyDecider, history).when(c).code();

describe('recovery', () => {
  it('R-042: is complete with its last step; says restitution and goodwill apart', () => {
    const before = after(histories.executing, doStep(1), succeeded);
    const completed = given(remedyDecider, before).when(recordVoucher).events().at(-1);
    expect(completed).toEqual({
      type: 'RecoveryCompleted',
      data: {
        caseId,
        storeId,
        customerId,
        severity: 'major',
        remedyTypes: ['apology', 'refund', 'voucher_store_credit'],
        kinds: [
          { class: 'psychological', resource: 'attention' },
          { class: 'tangible', resource: 'money' },
        ],
        restitution: eur(5000),
        goodwill: eur(1000),
        stepCosts: [
          { step: REFUND_STEP, remedyType: 'refund', cost: eur(5000) },
          { step: VOUCHER_STEP, remedyType: 'voucher_store_credit', cost: eur(1000) },
        ],
        cost: [eur(6000)],
        followUp: {
          ...{ playbookVersion: 1, row: 4 },
          contacts: [{ day: 3, channels: ['telephone'] }],
        },
        completedAt: now,
      },
    });
  });

  it('is complete with the refund where that is the last thing missing', () => {
    const before = after(histories.executing, doStep(1), recordVoucher);
    const events = given(remedyDecider, before).when(succeeded).events();
    const types = ['RefundSucceeded', 'PromiseKept', 'RecoveryCompleted'];
    expect(events.map(({ type }) => type)).toEqual(types);
  });

  it('takes a step once', () => {
    const before = after(histories.executing, doStep(1));
    expect(codeOf(before, doStep(1))).toBe('remedy_already_executed');
  });
});

describe('a refund', () => {
  it('is recorded once, however often the job reports it', () => {
    expect(eventsOf('executing', succeeded)).toHaveLength(1);
    expect(eventsOf('paid', succeeded)).toEqual([]);
    expect(eventsOf('paid', failed)).toEqual([]);
  });

  it.each([
    ['another amount', eur(4999)],
    ['another currency', { amount: 5000, currency: 'JPY' as const }],
  ])('that echoes %s is never booked as a success', (_what, amount) => {
    const echo = { ...succeeded, result: { ...succeeded.result, amount } };
    expect(eventsOf('executing', echo)).toMatchObject([
      { type: 'RefundFailed', data: { reason: 'amount_mismatch' } },
    ]);
    const mismatch = after(histories.executing, echo);
    expect(codeOf(mismatch, retry)).toBe('illegal_state');
    expect(codeOf(mismatch, doStep(REFUND_STEP))).toBe('illegal_state');
  });

  it('gets a new key only by a person, after a final refusal, for the same terms', () => {
    expect(eventsOf('refused', retry)).toMatchObject([
      {
        type: 'RefundIntended',
        data: {
          attempt: 2,
          providerKey: `${remedyId}-2-2`,
          amount: eur(5000),
          termsHash: 'a'.repeat(64),
        },
      },
    ]);
    expect(codeOf(after(histories.refused, retry), retry)).toBe('illegal_state');
  });

  it('of an older attempt changes nothing any more', () => {
    const history = after(histories.refused, retry);
    expect(given(remedyDecider, history).when(succeeded).events()).toEqual([]);
    const second = { ...succeeded, attempt: 2 };
    expect(given(remedyDecider, history).when(second).events()).toMatchObject([
      { type: 'RefundSucceeded', data: { attempt: 2 } },
    ]);
  });

  it('that the desk replaced is not tried again', () => {
    expect(codeOf(histories.paidAtDesk, retry)).toBe('remedy_already_executed');
  });

  it('is not handed over at the desk while the provider may still execute it', () => {
    expect(codeOf(histories.executing, doStep(REFUND_STEP))).toBe('illegal_state');
    expect(codeOf(after(histories.refused, retry), doStep(REFUND_STEP))).toBe('illegal_state');
  });

  it('is not retried on a step that has none, nor on one that does not exist', () => {
    expect(codeOf(histories.executing, { ...retry, step: 1 })).toBe('illegal_state');
    expect(codeOf(histories.executing, { ...retry, step: 9 })).toBe('unknown_step');
  });
});

describe('a voucher as a step', () => {
  it('is recorded once, with its id, and only of the running remedy', () => {
    expect(eventsOf('executing', recordVoucher)).toMatchObject([
      { type: 'RemedyStepExecuted', data: { step: VOUCHER_STEP, voucherId } },
    ]);
    const issued = after(histories.executing, recordVoucher);
    expect(given(remedyDecider, issued).when(recordVoucher).events()).toEqual([]);
    const older = { ...recordVoucher, remedyId: secondRemedyId };
    expect(eventsOf('executing', older)).toEqual([]);
  });

  it('is not handed over at the desk besides', () => {
    expect(codeOf(histories.executing, doStep(VOUCHER_STEP))).toBe('illegal_state');
  });
});

describe('a parked refund', () => {
  const settle = { type: 'SettleRefund', step: REFUND_STEP, now } as const;
  const executed = (amount = eur(5000)) => ({
    ...settle,
    found: { outcome: 'executed' as const, providerRef: 'psp-7', amount },
  });

  it('is booked with the amount that a person found at the provider', () => {
    expect(eventsOf('unknown', executed(eur(4000)))).toMatchObject([
      { type: 'RefundSucceeded', data: { providerRef: 'psp-7', amount: eur(4000), attempt: 1 } },
    ]);
    const history = after(histories.unknown, executed(eur(4000)));
    expect(history.reduce(remedyDecider.evolve, remedyDecider.initialState).given).toEqual({
      restitution: eur(4000),
    });
  });

  it('is not booked in another currency', () => {
    const yen = executed({ amount: 5000, currency: 'JPY' } as never);
    expect(codeOf(histories.unknown, yen)).toBe('currency_mismatch');
  });

  it('may be tried again, or paid at the desk, once it is known that nothing moved', () => {
    const known = after(histories.unknown, { ...settle, found: { outcome: 'not_executed' } });
    expect(given(remedyDecider, known).when(retry).events()).toHaveLength(1);
    expect(given(remedyDecider, known).when(doStep(REFUND_STEP)).events()).toMatchObject([
      { data: { amount: eur(5000), kind: 'restitution', storeId } },
    ]);
  });

  it('takes no late answer of the job', () => {
    expect(eventsOf('unknown', succeeded)).toEqual([]);
    expect(eventsOf('unknown', parked)).toEqual([]);
  });

  it('takes the word of the provider that calls about this very key', () => {
    const called = { ...succeeded, calledBack: `${remedyId}-${REFUND_STEP}-1` };
    expect(eventsOf('unknown', called)).toMatchObject([
      { type: 'RefundSucceeded', data: { amount: eur(5000), attempt: 1 } },
    ]);
    const another = { ...called, calledBack: `${secondRemedyId}-${REFUND_STEP}-1` };
    expect(eventsOf('unknown', another)).toEqual([]);
  });
});

describe('imported history', () => {
  const take = (facts: object) =>
    eventsOf('none', {
      type: 'TakeOverHistory',
      caseId,
      storeId,
      recordedAt: '2015-01-02T00:00:00Z',
      ...facts,
    });
  const endedAt = '2015-02-03T00:00:00Z';

  it('with a remedy is resolved by it, at its own time', () => {
    expect(take({ remedyType: 'refund', endedAt })).toMatchObject([
      {
        type: 'RecoveryCompleted',
        data: { provenance: 'imported', storeId, remedyTypes: ['refund'], completedAt: endedAt },
        time: endedAt,
      },
    ]);
  });

  it('without a remedy ends by its outcome, or by another one', () => {
    expect(take({ outcome: 'referred', endedAt })[0]?.data).toMatchObject({ outcome: 'referred' });
    expect(take({ endedAt })[0]?.data).toMatchObject({ outcome: 'other' });
  });

  it('records the money whatever the end, and none where there was none', () => {
    expect(take({ restitution: eur(700) })).toMatchObject([
      {
        type: 'RestitutionRecorded',
        data: { amount: eur(700), recordedAt: '2015-01-02T00:00:00Z' },
      },
    ]);
    expect(take({ restitution: eur(0) })).toEqual([]);
    expect(take({ outcome: 'referred', endedAt, restitution: eur(700) })).toHaveLength(2);
  });

  it('of an open row without money is nothing', () => {
    expect(take({})).toEqual([]);
  });

  it('belongs to its store', () => {
    const state = histories.imported.reduce(remedyDecider.evolve, remedyDecider.initialState);
    expect(state).toMatchObject({ status: 'imported', storeId });
  });
});
