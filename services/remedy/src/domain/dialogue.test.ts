import { describe, expect, it } from '@jest/globals';
import type { DialogueCommand } from './dialogue.ts';
import {
  answerTo,
  approve,
  offeredInUsd,
  propose,
  stateAfter,
  usd,
  usdLimit,
} from './proposal.fixture.ts';
import {
  after,
  caseId,
  choose,
  histories,
  now,
  offerId,
  secondOfferId,
} from './remedy-case.fixture.ts';

const counterId = '0190a000-0000-8000-8000-000000002001';
const counter = (facts: object = {}) =>
  ({
    type: 'CounterRemedy',
    content: {
      ...{ offerId, counterId, counteredBy: 'customer' },
      components: [{ remedyType: 'redelivery' }],
      ...facts,
    },
    now,
  }) as DialogueCommand;
const answer = (content: object) =>
  ({
    type: 'AnswerCounter',
    content: { counterId, by: 'emp-anna', ...content },
    now,
  }) as DialogueCommand;
const review = (content: object) =>
  ({
    type: 'ReviewWithCustomer',
    content: { view: 'agrees', by: 'emp-anna', ...content },
    now,
  }) as DialogueCommand;
const declined = answer({ answer: 'declined', reason: 'form_not_available' });
const countered = after(offeredInUsd, counter());

describe('a counter-proposal', () => {
  it('leaves the offer open: the customer may still choose from it (R-045)', () => {
    expect(stateAfter(countered).status).toBe('offered');
    expect(answerTo(countered, choose)).toContain('RemedyChosen');
  });

  it('is about the offer that is open', () => {
    expect(answerTo(offeredInUsd, counter({ offerId: secondOfferId }))).toBe('offer_not_open');
    expect(answerTo(histories.executing, counter())).toBe('offer_not_open');
  });

  it('comes one at a time, the next after an answer', () => {
    const next = counter({ counterId: secondOfferId });
    expect(answerTo(countered, next)).toBe('already_recorded');
    expect(answerTo(after(countered, declined), next)).toBe('RemedyCountered');
  });

  it('is declined with a reason, once', () => {
    expect(answerTo(countered, declined)).toBe('CounterProposalAnswered');
    expect(answerTo(after(countered, declined), declined)).toBe('already_answered');
    expect(answerTo(offeredInUsd, declined)).toBe('not_found');
  });

  it('is met by granted goodwill and never by words alone', () => {
    const { proposalId } = propose(1, usd(1));
    const met = answer({ answer: 'met', proposalId });
    expect(answerTo(countered, met)).toBe('approval_required');
    const pending = after(countered, propose(1, usd(9000), { profiles: [usdLimit(5000)] }));
    expect(answerTo(pending, met)).toBe('approval_required');
    const granted = after(pending, approve(1, { profiles: [usdLimit(-1)] }));
    expect(answerTo(granted, met)).toBe('CounterProposalAnswered');
  });
});

describe('what is designed and looked over together (R-045, R-061)', () => {
  it('is about a step there is, or the offer that is open', () => {
    expect(answerTo(histories.executing, review({ step: 1 }))).toBe('RemedyReviewedWithCustomer');
    expect(answerTo(histories.executing, review({ step: 9 }))).toBe('unknown_step');
    expect(answerTo(offeredInUsd, review({ offerId }))).toBe('RemedyReviewedWithCustomer');
    expect(answerTo(histories.executing, review({ offerId: secondOfferId }))).toBe(
      'offer_not_open',
    );
  });

  it('begins before something is chosen', () => {
    const content = { topics: ['form'], channel: 'telephone', by: 'emp-anna' };
    const invite = { type: 'InviteToCoDesign', content, now } as DialogueCommand;
    expect(answerTo(offeredInUsd, invite)).toBe('CustomerInvitedToCoDesign');
    expect(answerTo(histories.executing, invite)).toBe('remedy_already_chosen');
    expect(answerTo(histories.resolved, invite)).toBe('already_resolved');
    expect(answerTo(histories.imported, invite)).toBe('imported_case');
  });
});

describe('an offer that is declined', () => {
  it('says why and by whom where it was told', () => {
    const decline = { type: 'DeclineRemedy', offerId, now } as const;
    const told = { reason: 'wants_apology', declinedBy: 'customer' } as const;
    expect(after(offeredInUsd, { ...decline, ...told }).at(-1)!.data).toEqual({
      ...{ caseId, offerId, ...told },
      declinedAt: now,
    });
    expect(after(offeredInUsd, decline).at(-1)!.data).not.toHaveProperty('reason');
  });
});
