import { CATALOGUE } from '@amends/contracts/catalogue';
import type { Money } from '@amends/contracts/primitives';
import { describe, expect, it } from '@jest/globals';
import { answerTo, stateAfter } from './proposal.fixture.ts';
import {
  after,
  again,
  caseId,
  customerId,
  doStep,
  eur,
  failed,
  histories,
  now,
  recordVoucher,
  remedyId,
  retry,
  secondOfferId,
  storeId,
  succeeded,
} from './remedy-case.fixture.ts';
import type { RemedyCommand } from './commands.ts';
import { costOf } from './recovery-outcome.ts';
import type { RemedyEvent } from './remedy.ts';

const due = '2026-03-09T10:00:00.000Z';
const missed: RemedyCommand = {
  type: 'CheckPromise',
  ...{ promiseId: remedyId, due, isOver: true, now: due },
};
const conclude = (outcome: 'no_agreement' | 'recovery_failed' | 'invalid' | 'withdrawn') =>
  ({ type: 'ConcludeWithoutRemedy', caseId, outcome, now }) as const;
const hear = (trigger: 'dissatisfaction_remains' | 'adverse_effect' | 'remedy_failed') =>
  ({ type: 'HearDoubleDeviation', caseId, trigger, at: due }) as const;

const failuresOf = (events: readonly RemedyEvent[]) =>
  events.flatMap(({ type, data }) => {
    if (type !== 'RecoveryFailed') return [];
    CATALOGUE.RecoveryFailed.schema.parse(data);
    return [data];
  });

describe('a recovery that failed (R-052)', () => {
  it('was rejected, where a refused offer is all there was in the end', () => {
    expect(failuresOf(after(histories.declined, conclude('no_agreement')))).toEqual([
      {
        ...{ caseId, storeId, customerId, severity: 'major', reason: 'rejected' },
        ...{ stepCosts: [], cost: [], failedAt: now },
      },
    ]);
    const offeredAgain = after(histories.declined, {
      ...{ type: 'OfferRemedy', offerId: secondOfferId, now, expiresAt: due, byManager: false },
    });
    expect(answerTo(offeredAgain, conclude('no_agreement'))).toContain('RecoveryFailed');
  });

  it('was given up, where staff say it failed and nobody refused', () => {
    const events = after(histories.offered, conclude('recovery_failed'));
    expect(failuresOf(events)).toMatchObject([{ reason: 'given_up' }]);
  });

  it('is none where nothing was to be made good, or no offer was refused', () => {
    expect(answerTo(histories.declined, conclude('invalid'))).toBe('NoRemedyConcluded');
    expect(answerTo(histories.declined, conclude('withdrawn'))).toBe('NoRemedyConcluded');
    expect(answerTo(histories.offered, conclude('no_agreement'))).toBe('NoRemedyConcluded');
  });

  it('was missed, once, with what it had cost by then, and may be completed after all', () => {
    const late = after(histories.executing, failed, recordVoucher, missed);
    expect(failuresOf(late)).toMatchObject([
      { remedyId, reason: 'missed', cost: [eur(1000)], failedAt: due },
    ]);
    const newDue = '2026-03-12T10:00:00.000Z';
    const explained = after(late, {
      type: 'ExplainDelay',
      data: {
        ...{ promiseId: remedyId, reason: 'technical_failure', newDue, channel: 'telephone' },
        ...{ by: 'emp-anna', explainBy: newDue, explainedAt: due },
      },
      now: due,
    });
    const again = { ...missed, due: newDue, now: newDue };
    expect(answerTo(explained, again)).toBe('PromiseBroken');
    const done = after(explained, retry, { ...succeeded, attempt: 2 }, doStep(1));
    expect(done.at(-1)).toMatchObject({ type: 'RecoveryCompleted', data: { cost: [eur(6000)] } });
  });

  it('left the customer dissatisfied, once, however many ways they say so', () => {
    const told = after(histories.resolved, hear('dissatisfaction_remains'), hear('adverse_effect'));
    expect(failuresOf(told)).toMatchObject([
      { remedyId, reason: 'dissatisfaction', cost: [eur(6000)] },
    ]);
    expect(answerTo(histories.executing, hear('remedy_failed'))).toBe('DoubleDeviationHeard');
  });

  it('leaves the customer dissatisfied again, of which no second double deviation tells', () => {
    const inadequate = { ...again, reason: 'remedy_inadequate' } as const;
    const first = after(histories.resolved, hear('dissatisfaction_remains'), inadequate);
    expect(failuresOf(first)).toHaveLength(1);
    const secondId = '0190a000-0000-7000-8000-000000000099';
    const recovery = histories.resolved.filter(({ type }) =>
      ['RemedyExecutionStarted', 'RecoveryCompleted'].includes(type),
    );
    const second = recovery.map(
      (event) => ({ ...event, data: { ...event.data, remedyId: secondId } }) as RemedyEvent,
    );
    const whole = [...first, ...second];
    const third = { ...inadequate, offerId: '0190a000-0000-7000-8000-000000000098' };
    expect(failuresOf(after(whole, third))).toMatchObject([
      { remedyId, reason: 'dissatisfaction' },
      { remedyId: secondId, reason: 'dissatisfaction', failedAt: again.now },
    ]);
    expect(failuresOf(after(whole, { ...third, reason: 'new_information' }))).toHaveLength(1);
  });
});

describe('what a recovery cost (R-050)', () => {
  const costs = (step: number, cost: Money): RemedyCommand => ({ ...doStep(step), cost });

  it('is told step by step: money, vouchers, and what staff say goods or work cost', () => {
    const events = after(histories.executing, costs(1, eur(250)), succeeded, recordVoucher);
    expect(events.at(-1)).toMatchObject({
      type: 'RecoveryCompleted',
      data: {
        stepCosts: [
          { step: 1, remedyType: 'apology', cost: eur(250) },
          { step: 2, remedyType: 'refund', cost: eur(5000) },
          { step: 3, remedyType: 'voucher_store_credit', cost: eur(1000) },
        ],
        cost: [eur(6250)],
      },
    });
  });

  it('adds what the desk paid and what it took; currencies are not added up', () => {
    const dollars: Money = { amount: 40, currency: 'USD' };
    const state = stateAfter(histories.refused, costs(2, eur(75)), costs(1, dollars));
    expect(costOf(state).cost).toEqual([eur(5075), dollars]);
    expect(costOf(state).stepCosts.map(({ step }) => step)).toEqual([2, 2, 1]);
  });

  it('is that of one recovery: a reopened case begins anew, a step without any is left out', () => {
    expect(costOf(stateAfter(histories.resolved)).stepCosts).toHaveLength(2);
    expect(costOf(stateAfter(histories.resolved, again))).toEqual({ stepCosts: [], cost: [] });
  });
});
