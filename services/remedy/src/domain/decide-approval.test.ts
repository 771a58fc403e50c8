import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RemedyCommand } from './commands.ts';
import {
  ANNA,
  answerTo,
  approve,
  BERT,
  decideOn,
  hashFor,
  offeredInUsd,
  profile,
  propose,
  stateAfter,
  statuses,
  usd,
  usdLimit,
} from './proposal.fixture.ts';
import {
  after,
  choose,
  doStep,
  expiresAt,
  now,
  prepare,
  prioritised,
  secondOfferId,
} from './remedy-case.fixture.ts';
import type { RemedyEvent } from './remedy.ts';

const { proposalId } = propose(1, usd(1));
const limit = { profiles: [usdLimit(5000)] };
const boss = { profiles: [profile([{ currency: 'USD', max: 10_000 }], 'manager')] };
const APPROVED = 'GoodwillApproved+PlaybookDeviationRecorded+GoodFaithProtectionApplied';
const pending = after(offeredInUsd, propose(1, usd(9000), limit));
const granted = after(pending, approve(1, boss));
const at = { proposalId, revision: 1, now };
const late = '2026-03-05T10:00:00.001Z';

/** Another payment: what was granted was about something else. */
const corrected: RemedyCommand = {
  ...prepare,
  offerId: secondOfferId,
  prioritised: {
    ...prioritised,
    severity: 'minor',
    facts: {
      ...{ ...prioritised.facts, khdType: 'mischarged', overcharge: usd(200) },
      ...{ price: usd(100_000), paymentRef: 'pay-2' },
    },
  },
};

describe('an approval (GDW-06, S17)', () => {
  it('is given by somebody else whose own limit covers the sum', () => {
    expect(answerTo(pending, approve(1, boss))).toBe(APPROVED);
    expect(decideOn(pending, approve(1, boss))).toMatchObject({
      events: [
        { data: { basis: 'four_eyes', by: BERT, authority: { holderId: 'manager', used: 9000 } } },
        {},
        { data: { protects: ANNA, basis: 'four_eyes' } },
      ],
    });
  });

  it('is never given by who proposed any revision of it', () => {
    expect(answerTo(pending, approve(1, { ...boss, by: ANNA }))).toBe('four_eyes_required');
    const revised = after(pending, propose(1, usd(8000), { ...limit, by: BERT, isRevision: true }));
    for (const by of [ANNA, BERT]) {
      expect(answerTo(revised, approve(1, { ...boss, by, revision: 2 }))).toBe(
        'four_eyes_required',
      );
    }
  });

  it('takes a limit that covers it with all that was granted before; -1 covers everything', () => {
    const before = { granted: { customer: 1001 } };
    expect(answerTo(pending, approve(1, { ...boss, ...before }))).toBe('authority_exceeded');
    expect(answerTo(pending, approve(1, { profiles: [usdLimit(-1)], ...before }))).toBe(APPROVED);
    expect(answerTo(pending, approve(1))).toBe('authority_exceeded');
  });

  it('is about the terms its giver saw, and void when they changed', () => {
    expect(answerTo(pending, approve(1, { ...boss, termsHash: hashFor(2) }))).toBe('approval_void');
    const revised = after(pending, propose(1, usd(9500), { ...limit, isRevision: true }));
    expect(answerTo(revised, approve(1, boss))).toBe('approval_void');
    expect(answerTo(revised, approve(1, { ...boss, revision: 2 }))).toBe(APPROVED);
  });

  it('comes too late after its time, and the timer ends the waiting', () => {
    expect(answerTo(pending, approve(1, { ...boss, now: late }))).toBe('approval_expired');
    const lapsed = after(pending, { type: 'LapseGoodwill', ...at, what: 'approval' });
    expect(statuses(lapsed)).toEqual(['ended']);
    expect(answerTo(lapsed, approve(1, boss))).toBe('approval_expired');
  });

  it('is given once', () => {
    expect(answerTo(granted, approve(1, { ...boss, by: 'emp-cleo' }))).toBe('already_approved');
  });

  it('can be sent again after it expired, was sent back or withdrawn, with no dead end', () => {
    const ends: readonly RemedyCommand[] = [
      { type: 'LapseGoodwill', ...at, what: 'approval' },
      { type: 'ReturnGoodwill', ...at, reason: 'wrong_form', by: BERT },
      { type: 'WithdrawGoodwill', ...at },
    ];
    for (const end of ends) {
      const again = propose(1, usd(9000), { ...limit, isRevision: true });
      expect(statuses(after(pending, end, again))).toEqual(['pending']);
    }
  });

  it('is asked of the next role when the asked one does not answer in time', () => {
    const manager = { profile: boss.profiles[0]!, answerBy: expiresAt };
    const asked = after(offeredInUsd, propose(1, usd(9000), { ...limit, ladder: [manager] }));
    const next = { role: 'director' };
    const step = { type: 'EscalateApproval', ...at, fromRole: 'manager', next } as const;
    expect(stateAfter(asked, step).proposals[0]!.request).toMatchObject({ askedRole: 'director' });
    expect(stateAfter(asked, step).proposals[0]!.request).not.toHaveProperty('answerBy');
    expect(answerTo(asked, { ...step, fromRole: 'somebody' })).toBe('');
    expect(answerTo(after(asked, approve(1, boss)), step)).toBe('');
  });

  it('has never one person on both sides, whoever does what in which order', () => {
    const person = fc.constantFrom('emp-a', 'emp-b', 'emp-c');
    const act = fc.oneof(
      fc.record({ kind: fc.constant('revise' as const), by: person }),
      fc.record({ kind: fc.constant('approve' as const), by: person }),
      fc.record({ kind: fc.constant('return' as const), by: person }),
    );
    fc.assert(
      fc.property(person, fc.array(act, { maxLength: 8 }), (first, acts) => {
        let history: readonly RemedyEvent[] = after(
          offeredInUsd,
          propose(1, usd(9000), { ...limit, by: first }),
        );
        for (const { kind, by } of acts) {
          const { revision } = stateAfter(history).proposals[0]!.proposed;
          const command: RemedyCommand =
            kind === 'revise'
              ? propose(1, usd(9000), { ...limit, by, isRevision: true })
              : kind === 'approve'
                ? approve(1, { ...boss, by, revision })
                : { type: 'ReturnGoodwill', ...at, revision, reason: 'wrong_form', by };
          const decision = decideOn(history, command);
          if (decision.accepted) history = [...history, ...decision.events];
        }
        const { proposers, approved } = stateAfter(history).proposals[0]!;
        expect(approved === undefined || !proposers.includes(approved.by)).toBe(true);
      }),
    );
  });
});

describe('granted goodwill', () => {
  const chooseIt = (
    facts: { readonly offerId?: string; readonly holders?: typeof boss.profiles } = {},
  ) => ({ ...choose, alternativeId: 1, holders: boss.profiles, ...facts }) as const;

  it('becomes steps of the remedy that is chosen', () => {
    const before = stateAfter(offeredInUsd, chooseIt()).components.length;
    const { components, proposals } = stateAfter(granted, chooseIt());
    expect(components).toHaveLength(before + 1);
    expect(components.at(-1)).toMatchObject({ remedyType: 'discount', amount: usd(9000) });
    expect(proposals).toMatchObject([{ status: 'extended', firstStep: before + 1 }]);
  });

  it('becomes steps of a remedy that is carried out already, and it ends with them', () => {
    const executing = after(offeredInUsd, chooseIt());
    const { components } = stateAfter(executing);
    const extended = after(executing, propose(1, usd(3000), limit));
    expect(stateAfter(extended).components).toHaveLength(components.length + 1);
    const state = stateAfter(extended, doStep(components.length + 1));
    expect(state.executedSteps).toEqual([components.length + 1]);
    expect(state.given.goodwill).toEqual(usd(3000));
  });

  it('goes to the original tender by the provider, under the hash it was granted with', () => {
    const refund = propose(1, usd(3000), { ...limit, type: 'partial_refund' });
    const decision = decideOn(after(offeredInUsd, refund), chooseIt({ holders: limit.profiles }));
    expect(decision.accepted && decision.events.at(-1)).toMatchObject({
      type: 'RefundIntended',
      data: { amount: usd(3000), termsHash: hashFor(1), paymentRef: 'pay-1' },
    });
  });

  it('is void when triage corrects what it was granted for', () => {
    const decision = decideOn(granted, corrected);
    expect(decision.accepted && decision.events.at(-1)).toMatchObject({
      type: 'GoodwillEnded',
      data: { because: 'terms_changed' },
    });
    const { components } = stateAfter(
      after(granted, corrected),
      chooseIt({ offerId: secondOfferId }),
    );
    expect(components).not.toContainEqual(expect.objectContaining({ amount: usd(9000) }));
  });

  it.each([
    ['was taken back', []],
    ['was lowered', [profile([{ currency: 'USD', max: 8999 }], 'manager')]],
  ])('is not carried out where the authority it rests on %s', (_what, holders) => {
    const decision = decideOn(granted, chooseIt({ holders: holders as typeof boss.profiles }));
    expect(decision.accepted && decision.events.at(-1)).toMatchObject({
      type: 'GoodwillEnded',
      data: { because: 'authority_changed' },
    });
  });

  it('is not carried out after its time, of which the timer tells', () => {
    const lapsed = after(granted, { type: 'LapseGoodwill', ...at, what: 'grant' });
    expect(statuses(lapsed)).toEqual(['ended']);
    expect(stateAfter(lapsed, chooseIt()).proposals).toMatchObject([{ status: 'ended' }]);
    const executing = after(granted, chooseIt());
    expect(answerTo(executing, { type: 'LapseGoodwill', ...at, what: 'grant' })).toBe('');
  });

  it('is withdrawn before it is carried out, never after', () => {
    expect(answerTo(granted, { type: 'WithdrawGoodwill', ...at })).toBe('GoodwillEnded');
    const executing = after(granted, chooseIt());
    expect(answerTo(executing, { type: 'WithdrawGoodwill', ...at })).toBe('illegal_state');
    expect(answerTo(executing, propose(1, usd(1), { ...limit, isRevision: true }))).toBe(
      'remedy_already_executed',
    );
  });
});
