import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import type { OfferLimits } from './menu-authority.ts';
import { remedyDecider } from '../remedy-commands.ts';
import type { RemedyCommand } from './commands.ts';
import {
  accused,
  after,
  again,
  caseId,
  choose,
  customerId,
  doStep,
  eur,
  expiresAt,
  type HistoryName,
  histories,
  now,
  offerId,
  prepare,
  prioritised,
  remedyId,
  recordVoucher,
  secondOfferId,
  secondRemedyId,
  storeId,
  termsHash,
} from './remedy-case.fixture.ts';

const eventsOf = (history: HistoryName, command: RemedyCommand) =>
  given(remedyDecider, histories[history]).when(command).events();

describe('the menu of a case', () => {
  it('names row, money, authority and what it was matched on', () => {
    const [menu, offer] = eventsOf('none', prepare);
    expect(menu?.data).toMatchObject({
      caseId,
      storeId,
      customerId,
      playbookVersion: 1,
      row: 4,
      restitution: eur(5000),
      goodwill: eur(1000),
      goodwillPct: 20,
      authority: 'automatic',
      rounding: 'half_up_caps_down',
      severity: 'major',
      facts: prioritised.facts,
      reason: 'triaged',
    });
    expect(offer?.data).toMatchObject({ offerId, offeredAt: now, expiresAt });
  });

  it('P14: passes the tier on to the playbook and says what a manager may add', () => {
    const [menu] = eventsOf('none', { ...prepare, prioritised: { ...prioritised, tier: 'a' } });
    expect(menu?.data).toMatchObject({
      tier: 'a',
      goodwillPct: 25,
      goodwill: eur(1000),
      goodwillByManager: eur(1250),
      authority: 'automatic',
    });
  });

  it('follows a corrected cause as long as nothing is chosen, with an offer of its own', () => {
    const corrected = {
      ...prepare,
      offerId: secondOfferId,
      prioritised: {
        ...prioritised,
        facts: { ...prioritised.facts, disposition: 'kept' as const },
      },
    };
    const history = after(histories.offered, corrected);
    expect(given(remedyDecider, history).when(choose).code()).toBe('offer_not_open');
    const events = given(remedyDecider, history)
      .when({ ...choose, offerId: secondOfferId, alternativeId: 1 })
      .events();
    expect(events.at(-1)).toMatchObject({ type: 'RefundIntended', data: { amount: eur(1000) } });
  });

  it('takes the offer back where the corrected cause is for a manager', () => {
    const history = after(histories.offered, accused);
    expect(given(remedyDecider, history).when(choose).code()).toBe('offer_not_open');
    const offer = { type: 'OfferRemedy', offerId: secondOfferId, now, expiresAt } as const;
    const decide = (byManager: boolean) =>
      given(remedyDecider, history).when({ ...offer, byManager });
    expect(decide(false).code()).toBe('approval_required');
    expect(decide(true).events()[0]?.data).toMatchObject({ offerId: secondOfferId });
  });
});

describe("a manager's menu", () => {
  // Critical, so a manager's; the price of 5000 comes back, whatever is chosen.
  const facts = { ...prioritised.facts };
  const critical = after([], {
    ...prepare,
    prioritised: { ...prioritised, severity: 'critical', facts },
  });
  const none = { case: 0, order: 0, customer: 0, actor: 0 };
  const role = (holderId: string, max: number, more: object = {}) => ({
    ...{ holderKind: 'role' as const, holderId, version: 1 },
    limits: [{ currency: 'EUR' as const, max, ...more }],
  });
  const offerBy = (limits: OfferLimits | undefined, history = critical) => {
    const command = {
      type: 'OfferRemedy' as const,
      ...{ offerId: secondOfferId, now, expiresAt, byManager: true },
      ...(limits === undefined ? {} : { limits }),
    };
    return given(remedyDecider, history).when(command);
  };
  const limitsOf = (max: number, granted = none, more: object = {}): OfferLimits => ({
    profiles: [role('manager', max, more)],
    ladder: [{ profile: role('director', -1) }],
    granted: { EUR: granted },
  });

  it('is shown within the limit of who shows it, and not above it (GDW-02)', () => {
    expect(offerBy(limitsOf(5000)).events()).toMatchObject([{ type: 'RemedyOffered' }]);
    expect(offerBy(limitsOf(4999)).code()).toBe('authority_exceeded');
    expect(offerBy(limitsOf(-1)).events()).toHaveLength(1);
    const before = { ...none, customer: 1 };
    expect(offerBy(limitsOf(5000, before)).code()).toBe('authority_exceeded');
    const ofDay = { perDayMax: 4000 };
    expect(offerBy(limitsOf(9000, none, ofDay)).code()).toBe('authority_exceeded');
  });

  it('needs a limit in its currency and for its types (GDW-01); the scope where none is', () => {
    const nobody = { profiles: [], ladder: [], granted: {} };
    expect(offerBy(nobody).code()).toBe('authority_exceeded');
    const ofVouchers = { remedyTypes: ['voucher_store_credit'] };
    expect(offerBy(limitsOf(-1, none, ofVouchers)).code()).toBe('authority_exceeded');
    expect(offerBy(undefined).events()).toHaveLength(1);
  });

  it('is held against the next role up where the customer was let down twice (GDW-08)', () => {
    const letDown = after(critical, {
      ...{ type: 'HearDoubleDeviation', caseId, trigger: 'promise_broken', at: now },
    });
    expect(offerBy(limitsOf(10), letDown).events()).toHaveLength(1);
  });

  it('of words alone asks for no limit', () => {
    const accusation = after([], accused);
    expect(offerBy(limitsOf(0), accusation).events()).toHaveLength(1);
  });
});

describe('a corrected menu', () => {
  const corrected = { ...prepare, offerId: secondOfferId };
  const of = (tier: 'a' | 'b') => ({ ...corrected, prioritised: { ...prioritised, tier } });

  it('is prepared again where only what a manager may add is another', () => {
    const events = eventsOf('offered', of('a'));
    expect(events.map(({ type }) => type)).toEqual(['RemedyMenuPrepared', 'RemedyOffered']);
    expect(events[0]?.data).toMatchObject({ goodwillByManager: eur(1250) });
  });

  it('is not prepared again where nothing of it changed', () => {
    expect(eventsOf('offered', of('b'))).toEqual([]);
    const history = after([], of('a'));
    expect(given(remedyDecider, history).when(of('a')).events()).toEqual([]);
  });
});

describe('a choice', () => {
  it('starts execution and intends the refund of the original payment in one decision', () => {
    expect(eventsOf('offered', choose).map(({ data }) => data)).toMatchObject([
      { offerId, alternativeId: 2, chosenBy: 'customer', chosenAt: now },
      { remedyId, startedAt: now },
      { remedyId, promiseId: remedyId },
      {
        remedyId,
        step: 2,
        attempt: 1,
        providerKey: `${remedyId}-2-1`,
        paymentRef: 'pay-1',
        amount: eur(5000),
        termsHash,
        intendedAt: now,
      },
    ]);
  });

  it('of goods moves no money at the provider', () => {
    const types = eventsOf('offered', { ...choose, alternativeId: 1 }).map(({ type }) => type);
    expect(types).toEqual(['RemedyChosen', 'RemedyExecutionStarted', 'PromiseMade']);
  });

  it('of a refund without a known payment is left to the desk', () => {
    const { paymentRef: _unknown, ...facts } = prioritised.facts;
    const history = after([], { ...prepare, prioritised: { ...prioritised, facts } });
    const events = given(remedyDecider, history).when(choose).events();
    expect(events.map(({ type }) => type)).not.toContain('RefundIntended');
  });

  it('is taken at the last instant of the offer', () => {
    expect(eventsOf('offered', { ...choose, now: expiresAt })).toHaveLength(4);
  });
});

describe('a reopened case', () => {
  const menuOf = (history: HistoryName) => eventsOf(history, again)[0]?.data;

  it('is offered the repeat row without giving back twice what it got', () => {
    expect(menuOf('resolved')).toMatchObject({ row: 2, reason: 'reopened', goodwillPct: 20 });
    expect(menuOf('resolved')).not.toHaveProperty('restitution');
    expect(menuOf('resolved')).not.toHaveProperty('goodwill');
  });

  it('is offered all of the loss where nothing was given before', () => {
    expect(menuOf('concluded')).toMatchObject({ restitution: eur(5000), goodwill: eur(1000) });
  });

  it('keeps what an overcharge was, so that not the whole price goes back', () => {
    const mischarged = {
      ...prepare,
      prioritised: {
        ...prioritised,
        facts: {
          khdType: 'mischarged',
          attribution: 'firm',
          price: eur(5000),
          overcharge: eur(300),
        },
      },
    } as const;
    const done = after(
      [],
      mischarged,
      { ...choose, alternativeId: 1 },
      doStep(1),
      doStep(2),
      doStep(3),
    );
    const [menu] = given(remedyDecider, done).when(again).events();
    expect(menu?.data).toMatchObject({ row: 2, goodwill: eur(1000) });
    expect(menu?.data).not.toHaveProperty('restitution');
  });

  it('has keys of its own for whatever the provider is asked', () => {
    const history = after(histories.concluded, again);
    const second = { ...choose, offerId: secondOfferId, remedyId: secondRemedyId };
    const [, , , intent] = given(remedyDecider, history).when(second).events();
    expect(intent?.data).toMatchObject({ providerKey: `${secondRemedyId}-3-1` });
  });

  it('counts the money of every recovery when it comes back once more', () => {
    const half = after(histories.concluded, again, {
      ...choose,
      offerId: secondOfferId,
      remedyId: secondRemedyId,
      alternativeId: 3,
    });
    const issued = { ...recordVoucher, remedyId: secondRemedyId };
    const both = [3, 4].map((step) => ({ ...issued, step }));
    const done = after(half, doStep(1), doStep(2), ...both);
    const [menu] = given(remedyDecider, done).when(again).events();
    expect(menu?.data).not.toHaveProperty('restitution');
    expect(menu?.data).not.toHaveProperty('goodwill');
  });
});

describe('an offer by a person', () => {
  it('shows the prepared menu again under an id of its own', () => {
    const [event] = eventsOf('declined', {
      type: 'OfferRemedy',
      offerId: secondOfferId,
      now,
      expiresAt,
      byManager: false,
    });
    expect(event?.data).toMatchObject({ offerId: secondOfferId, alternatives: expect.any(Array) });
  });
});
