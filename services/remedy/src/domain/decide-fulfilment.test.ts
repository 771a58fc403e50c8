import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import type { RemedyCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { FulfilmentCommand } from './fulfilment.ts';
import {
  after,
  caseId,
  choose,
  doStep,
  eur,
  histories,
  now,
  remedyId,
} from './remedy-case.fixture.ts';
import { evolve, initialState, type RemedyEvent } from './remedy.ts';

/** Of alternative 1: apology, replacement, voucher. */
const STEP = 2;
const chosen = after(histories.offered, { ...choose, alternativeId: 1 });

const order = { type: 'OrderFulfilment', remedyId, step: STEP, connectorId: 'erp', now } as const;
const done = {
  ...{ type: 'RecordFulfilment', step: STEP, attempt: 1, now },
  result: { outcome: 'succeeded', reference: 'order-1' },
} as const satisfies FulfilmentCommand;
const failing = (reason: 'declined' | 'parked') =>
  ({ ...done, result: { outcome: 'failed', reason } }) as const satisfies FulfilmentCommand;
const retry = { type: 'RetryFulfilment', step: STEP, now } as const;
const settle = (found: 'executed' | 'not_executed') => {
  const base = { type: 'SettleFulfilment', step: STEP, now } as const;
  if (found === 'not_executed') return { ...base, found: { outcome: found } } as const;
  return { ...base, found: { outcome: found, reference: 'seen-1' } } as const;
};

const ordered = after(chosen, order);
const refused = after(ordered, failing('declined'));
const parked = after(ordered, failing('parked'));

const outcome = (history: readonly RemedyEvent[], command: RemedyCommand) => {
  const decision = decide(command, fold({ initialState, evolve }, history));
  return decision.accepted ? decision.events.map(({ type }) => type) : decision.code;
};
const place = { caseId, remedyId, step: STEP };

describe('a step that another system does', () => {
  it('is ordered under an effect id of its own, once', () => {
    expect(ordered.at(-1)).toEqual({
      type: 'FulfilmentOrdered',
      data: {
        ...{ ...place, attempt: 1, connectorId: 'erp', effectId: `${remedyId}-2-1` },
        ...{ remedyType: 'replacement_exchange', orderedAt: now },
      },
    });
    expect(outcome(ordered, order)).toEqual([]);
  });

  it.each<[string, readonly RemedyEvent[], object]>([
    ['was done by hand before', after(chosen, doStep(STEP)), {}],
    ['is of another remedy', chosen, { remedyId: caseId }],
    ['is a voucher of the suite', chosen, { step: 3 }],
    ['is not there', chosen, { step: 9 }],
    ['is a refund by the provider', histories.executing, {}],
    ['is of no running remedy', histories.offered, {}],
  ])('is not ordered where it %s', (_why, history, change) => {
    expect(outcome(history, { ...order, ...change })).toEqual([]);
  });

  it('is executed when the system says so, once, under its reference', () => {
    const finished = after(ordered, done);
    expect(finished.at(-1)).toEqual({
      type: 'RemedyStepExecuted',
      data: {
        ...{ ...place, remedyType: 'replacement_exchange', executedAt: now },
        ...{ connectorId: 'erp', connectorRef: 'order-1' },
      },
    });
    expect(outcome(finished, done)).toEqual([]);
    expect(outcome(finished, failing('declined'))).toEqual([]);
    expect(outcome(finished, retry)).toBe('remedy_already_executed');
  });

  it('completes the recovery where it is the last', () => {
    const recordVoucher = {
      type: 'RecordVoucher',
      remedyId,
      step: 3,
      voucherId: caseId,
      now,
    } as const;
    const last = after(ordered, doStep(1), recordVoucher);
    const ends = ['RemedyStepExecuted', 'PromiseKept', 'RecoveryCompleted'];
    expect(outcome(last, done)).toEqual(ends);
  });

  it.each([
    ['ordered', ordered],
    ['parked', parked],
  ])('is done by nobody else while it is %s', (_outcome, history) => {
    expect(outcome(history, doStep(STEP))).toBe('illegal_state');
    expect(outcome(history, retry)).toBe('illegal_state');
  });

  it('is asked for again under a new effect id, or done by hand, after a final no', () => {
    expect(outcome(refused, doStep(STEP))).toEqual(['RemedyStepExecuted']);
    const again = after(refused, retry);
    expect(again.at(-1)?.data).toMatchObject({ attempt: 2, effectId: `${remedyId}-2-2` });
    // The answer to the first attempt comes too late.
    expect(outcome(again, done)).toEqual([]);
    expect(outcome(again, { ...done, attempt: 2 })).toEqual(['RemedyStepExecuted']);
  });

  it('is settled by a person where nobody knew what became of it, and only there', () => {
    expect(outcome(parked, settle('executed'))).toEqual(['RemedyStepExecuted']);
    expect(outcome(parked, settle('not_executed'))).toEqual(['FulfilmentFailed']);
    expect(outcome(after(parked, settle('not_executed')), retry)).toEqual(['FulfilmentOrdered']);
    for (const history of [ordered, refused]) {
      expect(outcome(history, settle('executed'))).toBe('illegal_state');
    }
    expect(outcome(chosen, settle('executed'))).toBe('illegal_state');
  });

  it('is settled by a call of the system about this very effect, also while parked', () => {
    const called = { ...done, calledBack: `${remedyId}-${STEP}-1` };
    expect(outcome(ordered, called)).toEqual(['RemedyStepExecuted']);
    expect(outcome(parked, called)).toEqual(['RemedyStepExecuted']);
    expect(outcome(parked, done)).toEqual([]);
    const no = { ...failing('declined'), calledBack: called.calledBack };
    expect(outcome(after(parked, no), retry)).toEqual(['FulfilmentOrdered']);
    expect(outcome(ordered, { ...called, calledBack: `${caseId}-${STEP}-1` })).toEqual([]);
  });

  it('is parked where the system names another amount than promised, else booked', () => {
    const points = { remedyType: 'loyalty_points', amount: eur(700), kind: 'goodwill' } as const;
    const paying = ordered.map((event): RemedyEvent => {
      if (event.type === 'FulfilmentOrdered') {
        return { ...event, data: { ...event.data, amount: eur(700) } };
      }
      if (event.type !== 'RemedyExecutionStarted') return event;
      return { ...event, data: { ...event.data, components: [points, points] } };
    });
    const told = (amount: number) => ({ ...done, result: { ...done.result, amount: eur(amount) } });
    const wrong = after(paying, told(699));
    expect(wrong.at(-1)?.data).toMatchObject({ reason: 'amount_mismatch' });
    expect(outcome(wrong, retry)).toBe('illegal_state');
    const right = after(paying, told(700));
    expect(right.at(-1)?.data).toMatchObject({ amount: eur(700), kind: 'goodwill' });
  });
});
