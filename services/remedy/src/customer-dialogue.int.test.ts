import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const caseId = uuidv7();
const otherCaseId = uuidv7();
const callers = {
  admin: { scopes: new Set(['operations:write']) },
  anna: { roles: ['assistant'] },
  customer: {
    ...{ kind: 'claimant' as const, scopes: new Set(['claimant', 'remedy:choose']) },
    ...{ stores: new Set<string>(), caseId },
  },
};
type Person = keyof typeof callers;

let remedy: RunningRemedy;
const as = async (person: Person, path: string, body: object, status: number) => {
  const answer = await remedy.send('POST', `/v1/${path}`, body, uuidv7(), person);
  expect([path, answer.statusCode]).toEqual([path, status]);
  return answer.json();
};
const seenBy = async (person: Person) =>
  (await remedy.send('GET', `/v1/cases/${caseId}/remedy`, undefined, undefined, person)).json();

beforeAll(async () => {
  remedy = await openRemedy(callers);
  const limits = [{ currency: 'EUR', max: 2000 }];
  const role = { holderKind: 'role', holderId: 'assistant', reason: 'policy', limits };
  await as('admin', 'recovery-authorities', role, 201);
  const events = [caseId, otherCaseId].map((id) => ({
    service: 'triage' as const,
    type: 'CasePrioritised',
    data: { ...prioritised, caseId: id },
  }));
  await remedy.publish(...events);
  await waitFor(async () => (await seenBy('customer')).status === 'offered', {
    description: 'the offer',
    timeoutMs: 20_000,
  });
});
afterAll(() => remedy?.close());

describe('a customer with a claim code', () => {
  it('sees what each alternative is worth, counters, and gets an answer', async () => {
    const { offer } = await seenBy('customer');
    expect(offer.alternatives[1].value).toMatchObject({
      restitution: { amount: 5000, currency: 'EUR' },
      goodwill: { amount: 1000, currency: 'EUR' },
      total: { amount: 6000, currency: 'EUR' },
    });
    const wanted = [
      { remedyType: 'voucher_store_credit', amount: { amount: 1500, currency: 'EUR' } },
    ];
    const body = { offerId: offer.offerId, components: wanted, counteredBy: 'staff_for_customer' };
    const counter = await as('customer', `cases/${caseId}/counter-proposals`, body, 201);
    expect((await seenBy('customer')).counterProposals).toMatchObject([
      { counterId: counter.id, components: wanted, counteredBy: 'customer' },
    ]);
    const discount = [{ remedyType: 'discount', amount: { amount: 900, currency: 'EUR' } }];
    const goodwill = await as(
      'anna',
      `cases/${caseId}/goodwill-proposals`,
      { item: 'case', itemKind: 'case', reason: 'customer_countered', components: discount },
      202,
    );
    const met = { answer: 'partly_met', counterId: counter.id, proposalId: goodwill.id };
    // 6000 of 5000 were offered already: more takes another person.
    expect(await as('anna', `cases/${caseId}/counter-answers`, met, 409)).toMatchObject({
      code: 'approval_required',
    });
    const no = { answer: 'declined', counterId: counter.id, reason: 'above_what_can_be_given' };
    await as('anna', `cases/${caseId}/counter-answers`, no, 200);
    expect((await seenBy('customer')).counterProposals).toMatchObject([
      { answer: 'declined', reason: 'above_what_can_be_given' },
    ]);
  });

  it('declines with a reason; staff note what was designed and looked over together', async () => {
    const { offerId } = (await seenBy('customer')).offer;
    const topics = { topics: ['form', 'timing'], channel: 'telephone' };
    await as('anna', `cases/${caseId}/co-design-invitations`, topics, 200);
    const review = { offerId, view: 'wants_change', reaction: 3 };
    await as('anna', `cases/${caseId}/customer-reviews`, review, 200);
    await as('customer', `cases/${caseId}/refusals`, { offerId, reason: 'wrong_form' }, 200);
    const events = await remedy.eventsOf(caseId);
    for (const { type, data } of events) CATALOGUE[type as EventType].schema.parse(data);
    expect(events.slice(-3).map(({ type }) => type)).toEqual([
      'CustomerInvitedToCoDesign',
      'RemedyReviewedWithCustomer',
      'RemedyDeclined',
    ]);
    expect(events.at(-1)!.data).toMatchObject({ reason: 'wrong_form', declinedBy: 'customer' });
  });

  it('has no part in another case', async () => {
    const body = { offerId: uuidv7(), components: [{ remedyType: 'gift' }] };
    await as('customer', `cases/${otherCaseId}/counter-proposals`, body, 404);
  });
});
