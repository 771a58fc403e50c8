import type { PlaybookContent } from '@amends/contracts/remedy-playbook';
import { REMEDY_TYPES } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import type { RemedyCommand } from './commands.ts';
import { CATALOGUE_V1 } from './playbook-v1-catalogue.ts';
import { indexPlaybook } from './playbook.ts';
import { answerTo, offeredInUsd, propose, stateAfter, usd, usdLimit } from './proposal.fixture.ts';
import { PLAYBOOK_V1_CONTENT } from './playbook-v1.ts';
import {
  after,
  caseId,
  choose,
  doStep,
  failed,
  histories,
  now,
  prepare,
  recordVoucher,
  remedyId,
  retry,
  succeeded,
} from './remedy-case.fixture.ts';
import { promiseOf } from './remedy-catalogue.ts';
import type { RemedyEvent } from './remedy.ts';

/** Seven days for a refund, and the last quarter of them. */
const due = '2026-03-09T10:00:00.000Z';
const explainBy = '2026-03-07T16:00:00.000Z';
const late = '2026-03-09T10:00:00.001Z';

const dataOf = (events: readonly RemedyEvent[], type: RemedyEvent['type']) =>
  events.filter((one) => one.type === type).map(({ data }) => data);
const check = (isOver: boolean): RemedyCommand => ({
  type: 'CheckPromise',
  ...{ promiseId: remedyId, due, isOver, now: isOver ? due : explainBy },
});

describe('a remedy that is chosen (R-053)', () => {
  it('has a date: its slowest part says what is promised, and when', () => {
    expect(dataOf(histories.executing, 'RemedyChosen')).toMatchObject([{ promisedFor: due }]);
    expect(dataOf(histories.executing, 'PromiseMade')).toEqual([
      {
        ...{ caseId, promiseId: remedyId, remedyId, what: 'refund', due, explainBy },
        ...{ steps: [1, 2, 3], by: 'playbook', madeAt: now },
      },
    ]);
  });

  it('has the date that staff name, where they name one', () => {
    const named = { due: late, explainBy: due, by: 'emp-anna' };
    const events = after(histories.offered, { ...choose, promisedFor: named });
    expect(dataOf(events, 'RemedyChosen')).toMatchObject([{ promisedFor: late }]);
    expect(dataOf(events, 'PromiseMade')).toMatchObject([named]);
  });

  it('has a date also where nothing is to be done, as words have', () => {
    const none = [{ remedyType: 'none' as const }];
    expect(promiseOf(PLAYBOOK_V1_CONTENT, none)).toEqual({ what: 'answer', withinHours: 24 });
    const nothing = histories.offered.map((event) =>
      event.type !== 'RemedyOffered'
        ? event
        : {
            ...event,
            data: {
              ...event.data,
              alternatives: event.data.alternatives.map((one) => ({
                ...{ alternativeId: one.alternativeId, components: none },
              })),
            },
          },
    );
    expect(dataOf(after(nothing, choose), 'PromiseMade')).toMatchObject([{ what: 'answer' }]);
  });

  it('has a date also where it was offered before offers said one', () => {
    const old = histories.offered.map((event) =>
      event.type !== 'RemedyOffered'
        ? event
        : {
            ...event,
            data: {
              ...event.data,
              alternatives: event.data.alternatives.map(({ promise: _none, ...rest }) => rest),
            },
          },
    );
    expect(dataOf(after(old, choose), 'PromiseMade')).toMatchObject([{ what: 'refund', due }]);
  });

  it('keeps its date by its steps, the last of them, in time or late', () => {
    const before = after(histories.executing, doStep(1), recordVoucher);
    expect(dataOf(after(before, succeeded), 'PromiseKept')).toMatchObject([{ inTime: true }]);
    const tooLate = after(before, { ...succeeded, now: late });
    expect(dataOf(tooLate, 'PromiseKept')).toMatchObject([{ due, inTime: false }]);
    expect(dataOf(before, 'PromiseKept')).toEqual([]);
    expect(answerTo(before, { type: 'KeepPromise', promiseId: remedyId, now })).toBe(
      'illegal_state',
    );
  });

  it('is to be explained where it is late, and breaks its date where it is not', () => {
    const before = after(histories.executing, failed, retry);
    expect(answerTo(before, check(false))).toBe('DelayExplanationDue');
    expect(answerTo(before, check(true))).toBe('PromiseBroken+RecoveryFailed');
    expect(answerTo(histories.resolved, check(true))).toBe('');
  });

  it('has a further date for what is granted while it is carried out', () => {
    const chosen = after(offeredInUsd, { ...choose, alternativeId: 1 });
    const { components } = stateAfter(chosen);
    const granted = after(chosen, propose(1, usd(500), { profiles: [usdLimit(1000)] }));
    const [, further] = dataOf(granted, 'PromiseMade');
    const at = components.length + 1;
    const tomorrow = '2026-03-03T10:00:00.000Z';
    expect(further).toMatchObject({ remedyId, steps: [at], what: 'refund', due: tomorrow });
    const done = after(granted, doStep(at));
    expect(stateAfter(done).talk.promises.map(({ status }) => status)).toEqual(['open', 'kept']);
  });
});

describe('the catalogue of remedies (R-037)', () => {
  it('has every kind of remedy once, save none', () => {
    const kinds = CATALOGUE_V1.map(({ remedyType }) => remedyType);
    expect(kinds.toSorted()).toEqual(REMEDY_TYPES.filter((one) => one !== 'none').toSorted());
  });

  it('says of what class each part is that is offered and chosen, out of which resource', () => {
    const apology = { remedyType: 'apology', class: 'psychological', resource: 'attention' };
    const refund = { remedyType: 'refund', class: 'tangible', resource: 'money' };
    for (const type of ['RemedyOffered', 'RemedyMenuPrepared'] as const) {
      const [data] = dataOf(histories.offered, type);
      const components = [apology, { ...refund, amount: { amount: 5000 } }, { class: 'tangible' }];
      expect(data).toMatchObject({ alternatives: [{}, { components }, {}] });
    }
    const [chosen] = dataOf(histories.executing, 'RemedyChosen');
    expect(chosen).toMatchObject({ components: [apology, refund, { class: 'tangible' }] });
  });

  it('is that of the version the case is pinned to', () => {
    const catalogue = CATALOGUE_V1.map((one) =>
      one.remedyType === 'refund'
        ? {
            ...one,
            ...{ class: 'procedural' as const, resource: 'service' as const },
            promise: { what: 'refund' as const, withinHours: 48 },
          }
        : one,
    );
    const playbook = indexPlaybook(2, { ...PLAYBOOK_V1_CONTENT, catalogue });
    const activations = [{ version: 2, from: now }];
    const shelf = { loaded: [{ playbook }], activations };
    const events = after([], { ...prepare, shelf }, choose);
    expect(dataOf(events, 'RemedyChosen')).toMatchObject([
      {
        promisedFor: '2026-03-04T10:00:00.000Z',
        components: [{}, { remedyType: 'refund', class: 'procedural', resource: 'service' }, {}],
      },
    ]);
    const withoutOne: PlaybookContent = { ...PLAYBOOK_V1_CONTENT, catalogue: undefined };
    const refund = [{ remedyType: 'refund' as const }];
    expect(promiseOf(withoutOne, refund)).toEqual({ what: 'refund', withinHours: 168 });
  });
});
