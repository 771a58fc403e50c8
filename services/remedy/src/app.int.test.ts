import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import type { Heard } from '@amends/service-process/write-service.fixture';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eur, prioritised, REFUND_STEP } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

let remedy: RunningRemedy;
beforeAll(async () => {
  remedy = await openRemedy();
});
afterAll(() => remedy?.close());

const now = (): string => new Date().toISOString();

const heard = (service: Heard['service'], type: string, caseId: string, data: object): Heard => ({
  service,
  type,
  data: { ...data, caseId },
});
const triaged = (caseId: string, facts: object = {}, more: object = {}): Heard =>
  heard('triage', 'CasePrioritised', caseId, {
    ...prioritised,
    facts: { ...prioritised.facts, paymentRef: `pay-${caseId}`, ...facts },
    ...more,
  });

const typesOf = async (caseId: string): Promise<string[]> =>
  (await remedy.eventsOf(caseId)).map(({ type }) => type);
const countOf = async (caseId: string, wanted: EventType): Promise<number> =>
  (await typesOf(caseId)).filter((type) => type === wanted).length;

/** Waits until the case has the event, then gives all of its events, valid by their schemas. */
const until = async (caseId: string, wanted: EventType) => {
  await waitFor(async () => (await typesOf(caseId)).includes(wanted), {
    description: `${wanted} in case ${caseId}`,
    timeoutMs: 20_000,
  });
  const events = await remedy.eventsOf(caseId);
  for (const { type, data } of events) CATALOGUE[type as EventType].schema.parse(data);
  return events;
};
const noRefundLeft = () =>
  waitFor(async () => (await remedy.jobsLeft()) === 0, { description: 'every refund to run' });

const post = (caseId: string, route: string, body: object = {}, key?: string) =>
  remedy.send('POST', `/v1/cases/${caseId}/${route}`, body, key);

/** A case with an open offer. */
const offered = async (facts: object = {}) => {
  const caseId = uuidv7();
  await remedy.publish(triaged(caseId, facts));
  const events = await until(caseId, 'RemedyOffered');
  return { caseId, offerId: String(events.at(-1)?.data.offerId) };
};
/** Alternative 2 is the refund of 5000 by the provider, as step 2. */
const refund = { alternativeId: 2 };

describe('remedy on a running store and log', () => {
  it('offers, takes the choice, refunds by the provider and completes', async () => {
    const { caseId, offerId } = await offered();
    const chosen = await post(caseId, 'choices', { offerId, ...refund });
    expect(chosen.statusCode).toBe(202);
    await until(caseId, 'RefundSucceeded');
    await post(caseId, 'steps/1/executions');
    const events = await until(caseId, 'RecoveryCompleted');
    const types = events.map(({ type }) => type);
    expect(types.slice(0, 6)).toEqual([
      'RemedyMenuPrepared',
      'RemedyOffered',
      'RemedyChosen',
      'RemedyExecutionStarted',
      'PromiseMade',
      'RefundIntended',
    ]);
    // The provider, the voucher and the person at the desk come in any order.
    expect(types.slice(6).toSorted()).toEqual([
      'PromiseKept',
      'RecoveryCompleted',
      'RefundSucceeded',
      'RemedyStepExecuted',
      'RemedyStepExecuted',
    ]);
    expect(events.at(-1)?.data).toMatchObject({ restitution: eur(5000), goodwill: eur(1000) });
    const refunded = events.find(({ type }) => type === 'RefundSucceeded');
    expect(refunded).toMatchObject({ meta: { actor: 'system_remedy', subject: caseId } });
    const answer = await remedy.send('GET', `/v1/cases/${caseId}/remedy`);
    expect(answer.json()).toMatchObject({
      status: 'resolved',
      menu: { row: 4, authority: 'automatic' },
      remedyId: chosen.json().id,
      steps: [{ executed: true }, { executed: true, refund: 'succeeded' }, { executed: true }],
    });
  });

  it('prepares and offers once what it hears three times', async () => {
    const caseId = uuidv7();
    const event: Heard = { ...triaged(caseId), eventId: uuidv7() };
    await remedy.publish(event, event, event);
    await until(caseId, 'RemedyOffered');
    await remedy.publish(
      heard('intake', 'CaseWithdrawn', caseId, { reason: 'other', withdrawnAt: now() }),
    );
    await until(caseId, 'NoRemedyConcluded');
    expect(await typesOf(caseId)).toEqual([
      'RemedyMenuPrepared',
      'RemedyOffered',
      'NoRemedyConcluded',
    ]);
  });

  it('answers a choice with the same key the same way and starts one execution', async () => {
    const { caseId, offerId } = await offered();
    const body = { offerId, ...refund };
    const answers = await Promise.all(
      [1, 2, 3].map(() => post(caseId, 'choices', body, `"choice-${caseId}"`)),
    );
    const taken = answers.filter(({ statusCode }) => statusCode === 202);
    expect(new Set(taken.map((answer) => answer.json().id)).size).toBe(1);
    expect(await countOf(caseId, 'RefundIntended')).toBe(1);
    const other = await post(caseId, 'choices', body);
    expect(other.json()).toMatchObject({ status: 409, code: 'offer_not_open' });
  });

  it('follows a corrected cause with a new offer until something is chosen', async () => {
    const { caseId, offerId } = await offered();
    await remedy.publish(triaged(caseId, { disposition: 'kept' }));
    await waitFor(async () => (await countOf(caseId, 'RemedyOffered')) === 2, {
      description: 'the offer of the corrected case',
    });
    const stale = await post(caseId, 'choices', { offerId, ...refund });
    expect(stale.json()).toMatchObject({ status: 409, code: 'offer_not_open' });
  });

  it('leaves a critical case to a manager', async () => {
    const caseId = uuidv7();
    await remedy.publish(triaged(caseId, {}, { severity: 'critical' }));
    await until(caseId, 'RemedyMenuPrepared');
    expect(await typesOf(caseId)).toEqual(['RemedyMenuPrepared']);
    expect((await post(caseId, 'offers')).statusCode).toBe(201);
    expect(await typesOf(caseId)).toEqual(['RemedyMenuPrepared', 'RemedyOffered']);
  });

  it('takes a refusal and a conclusion without a remedy', async () => {
    const { caseId, offerId } = await offered();
    expect((await post(caseId, 'refusals', { offerId })).statusCode).toBe(200);
    const concluded = await post(caseId, 'conclusions', { outcome: 'no_agreement' });
    expect(concluded.statusCode).toBe(200);
    const types = ['RemedyDeclined', 'RecoveryFailed', 'NoRemedyConcluded'];
    expect((await typesOf(caseId)).slice(2)).toEqual(types);
  });

  it.each([
    ['choices', { offerId: uuidv7(), alternativeId: 0 }],
    ['choices', { offerId: 'offer', alternativeId: 1 }],
    ['refusals', {}],
    ['conclusions', { outcome: 'withdrawn' }],
    ['steps/2/refund-settlements', { outcome: 'executed' }],
    ['steps/2/refund-settlements', { outcome: 'not_executed', amount: eur(1) }],
  ])('refuses %s with an invalid body', async (route, body) => {
    const { caseId } = await offered();
    expect((await post(caseId, route, body)).statusCode).toBe(422);
  });

  it('takes imported history over with its own dates and asks no provider', async () => {
    const caseId = uuidv7();
    const before = remedy.provider.asked.length;
    await remedy.publish(
      heard('intake', 'CaseHistoryImported', caseId, {
        provenance: 'imported',
        jobId: uuidv7(),
        source: 'register',
        externalId: '4711',
        mappingVersion: 'nyc-1',
        reported: { at: '2015-01-02T00:00:00Z', precision: 'date' },
        closed: { at: '2015-02-03T00:00:00Z', precision: 'date' },
        remedyType: 'refund',
        restitution: eur(700),
        flags: [],
      }),
    );
    const events = await until(caseId, 'RestitutionRecorded');
    expect(events.map(({ type, meta }) => [type, meta.time])).toEqual([
      ['RecoveryCompleted', '2015-02-03T00:00:00Z'],
      ['RestitutionRecorded', '2015-02-03T00:00:00Z'],
    ]);
    expect(remedy.provider.asked).toHaveLength(before);
  });

  it('is well while it runs', async () => {
    const health = await remedy.health();
    expect(health.filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe('the money of a remedy', () => {
  const chosen = async () => {
    const { caseId, offerId } = await offered();
    await post(caseId, 'choices', { offerId, ...refund });
    return caseId;
  };
  const keysOf = (caseId: string): string[] =>
    remedy.provider.asked
      .filter(({ paymentRef }) => paymentRef === `pay-${caseId}`)
      .map(({ key }) => key);

  it('moves once although the job of the refund runs twice more', async () => {
    const caseId = await chosen();
    await until(caseId, 'RefundSucceeded');
    const before = await remedy.totals();
    const payload = { caseId, step: REFUND_STEP, attempt: 1 };
    await Promise.all([remedy.refundAgain(payload), remedy.refundAgain(payload)]);
    await noRefundLeft();
    expect(await remedy.totals()).toEqual(before);
    expect(await countOf(caseId, 'RefundSucceeded')).toBe(1);
  });

  it('moves once, by one key, although two tries and two questions go unanswered', async () => {
    const before = await remedy.totals();
    remedy.provider.loseAnswers(4);
    const caseId = await chosen();
    await waitFor(
      async () => {
        await remedy.hurry();
        return (await countOf(caseId, 'RefundSucceeded')) === 1;
      },
      { description: 'the third try to be answered', timeoutMs: 20_000 },
    );
    await noRefundLeft();
    expect(keysOf(caseId).length).toBeGreaterThanOrEqual(3);
    expect(new Set(keysOf(caseId)).size).toBe(1);
    expect(await remedy.totals()).toEqual({
      refunds: before.refunds + 1,
      amount: before.amount + 5000n,
    });
    expect(await countOf(caseId, 'RefundIntended')).toBe(1);
  });

  it('moves once although the service stops between intent and call', async () => {
    const { caseId, offerId } = await offered();
    const before = await remedy.totals();
    await remedy.stop();
    await remedy.open(false);
    expect((await post(caseId, 'choices', { offerId, ...refund })).statusCode).toBe(202);
    await remedy.stop();
    expect(await typesOf(caseId)).not.toContain('RefundSucceeded');
    expect([await remedy.totals(), await remedy.jobsLeft()]).toEqual([before, 1]);
    await remedy.open(true);
    await until(caseId, 'RefundSucceeded');
    await remedy.stop();
    await remedy.open(true);
    await noRefundLeft();
    expect(keysOf(caseId)).toHaveLength(1);
    expect(await countOf(caseId, 'RefundSucceeded')).toBe(1);
  });

  it('that was declined gets a second key by a person, or is handed over at the desk', async () => {
    const { caseId, offerId } = await offered({ paymentRef: `declined-${uuidv7()}` });
    await post(caseId, 'choices', { offerId, ...refund });
    await until(caseId, 'RefundFailed');
    expect((await post(caseId, 'steps/2/refund-attempts')).statusCode).toBe(202);
    await waitFor(async () => (await countOf(caseId, 'RefundFailed')) === 2, {
      description: 'the second refusal',
    });
    expect((await post(caseId, 'steps/2/executions')).statusCode).toBe(200);
    const retried = await post(caseId, 'steps/2/refund-attempts');
    expect(retried.json()).toMatchObject({ code: 'remedy_already_executed' });
    expect(await countOf(caseId, 'RefundIntended')).toBe(2);
  });

  it('of another amount than agreed is parked until a person has settled it', async () => {
    remedy.provider.echo(eur(4999));
    const caseId = await chosen();
    const events = await until(caseId, 'RefundFailed');
    const failed = events.find(({ type }) => type === 'RefundFailed');
    expect(failed?.data).toMatchObject({ reason: 'amount_mismatch' });
    for (const route of ['steps/2/refund-attempts', 'steps/2/executions']) {
      expect((await post(caseId, route)).json()).toMatchObject({ code: 'illegal_state' });
    }
    const found = { outcome: 'executed', providerRef: 'seen-at-provider', amount: eur(5000) };
    expect((await post(caseId, 'steps/2/refund-settlements', found)).statusCode).toBe(200);
    expect(await countOf(caseId, 'RefundSucceeded')).toBe(1);
  });

  it('is not refunded a second time after a reopening', async () => {
    const caseId = await chosen();
    await until(caseId, 'RefundSucceeded');
    await post(caseId, 'steps/1/executions');
    await until(caseId, 'RecoveryCompleted');
    const before = await remedy.totals();
    await remedy.publish(
      heard('follow-up', 'CaseReopened', caseId, {
        reason: 'remedy_inadequate',
        reopenCount: 1,
        reopenedAt: now(),
      }),
    );
    await waitFor(async () => (await countOf(caseId, 'RemedyOffered')) === 2, {
      description: 'the offer after the reopening',
    });
    const offer = (await remedy.eventsOf(caseId)).at(-1)!.data;
    await post(caseId, 'choices', { offerId: offer.offerId, alternativeId: 1 });
    expect(await countOf(caseId, 'RefundIntended')).toBe(1);
    expect(await remedy.totals()).toEqual(before);
  });

  it('is the same in the books of the provider and in the events', async () => {
    await noRefundLeft();
    const succeeded = await remedy.allOf('RefundSucceeded');
    const booked = succeeded.reduce(
      (sum, { amount }) => sum + BigInt((amount as { amount: number }).amount),
      0n,
    );
    expect({ refunds: succeeded.length, amount: booked }).toEqual(await remedy.totals());
  });
});
