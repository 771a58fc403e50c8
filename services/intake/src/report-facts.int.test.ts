import { INTAKE_CHANNELS } from '@amends/contracts/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const short = { storeId: '9', channel: 'web_form', narrative: 'It was broken' };
const report = async (body: object): Promise<string> => {
  const answer = await send(intake, { url: '/v1/cases', body });
  expect(answer.status).toBe(201);
  return answer.body.caseId;
};
const factsOf = async (caseId: string) => (await eventsOf(intake, `failure-${caseId}`))[0].data;
const textsOf = async (caseId: string) => {
  const url = `/v1/cases/${caseId}/personal-data?reason=case_handling`;
  const { body } = await send(intake, { url });
  return new Map<string, string>(
    body.texts.map(({ textId, content }: Record<string, string>) => [textId, content]),
  );
};
const of = (caseId: string, what: string, body: object, token = 'all') =>
  send(intake, { url: `/v1/cases/${caseId}/${what}`, body, token });

describe('a report', () => {
  it('R-003: says what it does not say: who, when, remedy, expectation, emotion', async () => {
    const missing = ['who', 'when', 'remedy_sought', 'expectation', 'emotion'];
    expect((await factsOf(await report(short))).notStated).toEqual(missing);
    const whole = {
      ...{ ...short, customer: { reference: 'card-1' }, occurredAt: '2026-01-05T10:00:00Z' },
      ...{ remedySought: ['refund'], expectationText: 'My money' },
      emotions: [{ emotion: 'angry', intensity: 4 }],
    };
    expect((await factsOf(await report(whole))).notStated).toBeUndefined();
    for (const member of ['narrative', 'channel'] as const) {
      const body = { ...short, [member]: undefined };
      expect((await send(intake, { url: '/v1/cases', body })).status).toBe(422);
    }
  });

  it('R-002: keeps when it occurred, was detected and was reported as three instants', async () => {
    const instants = { occurredAt: '2026-01-05T10:00:00Z', detectedAt: '2026-01-06T10:00:00Z' };
    const facts = await factsOf(await report({ ...short, ...instants }));
    expect(facts).toMatchObject(instants);
    expect(String(facts.reportedAt) > instants.detectedAt).toBe(true);
  });

  it('R-008: asks for no minimum amount', async () => {
    for (const minor of [0, 1]) {
      const price = { amount: minor, currency: 'EUR' };
      expect(await factsOf(await report({ ...short, price }))).toMatchObject({ price });
    }
  });

  it.each(INTAKE_CHANNELS)('R-004: comes as a short form by %s', async (channel) => {
    expect(await factsOf(await report({ ...short, channel }))).toMatchObject({ channel });
  });

  it('R-009: keeps emotions with intensity 1 to 5, and dissatisfaction', async () => {
    const facts = { emotions: [{ emotion: 'angry', intensity: 5 }], dissatisfaction: 6 };
    expect(await factsOf(await report({ ...short, ...facts }))).toMatchObject(facts);
    for (const intensity of [0, 6, 2.5]) {
      const body = { ...short, emotions: [{ emotion: 'angry', intensity }] };
      expect((await send(intake, { url: '/v1/cases', body })).status).toBe(422);
    }
  });

  it('R-011: keeps what was expected as type and amount, and the words apart', async () => {
    const words = {
      recoveryExpectationText: 'Somebody calls, said Deep',
      insightText: 'The shelf is bent, said Deep',
      proposedSolutionText: 'Change the shelf, said Deep',
    };
    const typed = {
      preferredRemedy: 'replacement_exchange',
      expectedAmount: { amount: 4200, currency: 'EUR' },
    };
    const caseId = await report({ ...short, ...words, ...typed });
    const facts = await factsOf(caseId);
    expect(facts).toMatchObject(typed);
    expect(JSON.stringify(facts)).not.toContain('Deep');
    const texts = await textsOf(caseId);
    expect(
      ['recoveryExpectationTextId', 'insightTextId', 'proposedSolutionTextId'].map((id) =>
        texts.get(facts[id]),
      ),
    ).toEqual(Object.values(words));
  });

  it('R-012: names the promise that was broken, and a standard or that there is none', async () => {
    const promise = { promiseRef: 'offer-7', standardRef: 'std-4' };
    expect(await factsOf(await report({ ...short, ...promise }))).toMatchObject(promise);
    const none = { standardRef: null };
    expect(await factsOf(await report({ ...short, ...none }))).toMatchObject(none);
  });

  it('with words of all kinds is still the same report the second time', async () => {
    const body = { ...short, insightText: 'Bent', source: 'crm', externalId: 'facts-1' };
    const first = await report(body);
    expect(await report(body)).toBe(first);
    await intake.ownerPool.query('delete from command_answer');
    expect(await report(body)).toBe(first);
  });
});

describe('what is learned of a case later', () => {
  it('R-004: is an effort score of 1 to 7', async () => {
    const caseId = await report(short);
    expect((await of(caseId, 'effort-scores', { effortScore: 5 })).status).toBe(201);
    const event = (await eventsOf(intake, `failure-${caseId}`))[1];
    expect(event).toMatchObject({ type: 'CustomerEffortScored', data: { effortScore: 5 } });
    expect((await of(caseId, 'effort-scores', { effortScore: 8 })).status).toBe(422);
  });

  it('R-010: is what the customer expects, the words apart', async () => {
    const caseId = await report({ ...short, expectationKind: 'fuzzy' });
    const facts = {
      ...{ expectationKind: 'explicit', remedySought: ['refund'], preferredRemedy: 'refund' },
      expectedAmount: { amount: 100, currency: 'EUR' },
    };
    const body = { ...facts, expectationText: 'My money, said Agrajag' };
    expect((await of(caseId, 'expectations', body)).status).toBe(201);
    const { type, data } = (await eventsOf(intake, `failure-${caseId}`))[1];
    expect([type, data]).toEqual(['ExpectationClarified', expect.objectContaining(facts)]);
    expect(JSON.stringify(data)).not.toContain('Agrajag');
    expect((await textsOf(caseId)).get(data.expectationTextId)).toBe(body.expectationText);
  });

  it.each([
    ['effort-scores', { effortScore: 5 }],
    ['expectations', { expectationKind: 'implicit' }],
  ])('is refused for a withdrawn case and a foreign store: %s', async (what, body) => {
    const caseId = await report(short);
    expect((await of(caseId, what, body, 'store8')).status).toBe(404);
    await of(caseId, 'withdrawals', { reason: 'other' });
    expect((await of(caseId, what, body)).body.code).toBe('case_withdrawn');
  });
});

describe('what happens beside any case', () => {
  const solicitation = {
    ...{ storeId: '9', customer: { email: 'agrajag@example.org' }, channel: 'email' },
    ...{ occasion: 'silent_customer', reviewEncouraged: true },
  };
  const mention = {
    ...{ storeId: '9', valence: 'negative', channel: 'press', reach: 120_000 },
    signalSource: 'media_report',
  };

  it('R-007: a customer is asked for an opinion, known by pseudonym only', async () => {
    const answer = await send(intake, { url: '/v1/opinion-solicitations', body: solicitation });
    expect(answer.status).toBe(201);
    const [event] = await eventsOf(intake, `opinion-${answer.body.id}`);
    const { customer, ...facts } = solicitation;
    expect(event).toMatchObject({ type: 'OpinionSolicited', data: facts });
    expect(event.data.customerId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(event.data)).not.toContain('agrajag');
    const nobody = { ...solicitation, customer: {} };
    const refused = await send(intake, { url: '/v1/opinion-solicitations', body: nobody });
    expect(refused.status).toBe(422);
  });

  it('R-013: word of mouth is an entry of the reputation log, of a case or of none', async () => {
    const caseId = await report(short);
    for (const about of [{}, { caseId }]) {
      const body = { ...mention, ...about };
      const answer = await send(intake, { url: '/v1/word-of-mouth', body });
      const [event] = await eventsOf(intake, `reputation-${answer.body.id}`);
      expect(event).toMatchObject({ type: 'WordOfMouthObserved', data: body });
      expect(event.meta.subject).toBe('caseId' in about ? caseId : answer.body.id);
    }
  });

  it('R-013: the reputation log is listed, filtered, page by page, per store', async () => {
    const list = async (query: string, token = 'all') =>
      (await send(intake, { url: `/v1/word-of-mouth?${query}`, token })).body;
    const say = (facts: object) =>
      send(intake, { url: '/v1/word-of-mouth', body: { ...mention, ...facts } });
    for (const day of [1, 2, 3]) {
      const observedAt = `2026-02-0${day}T10:00:00.000Z`;
      await say({ valence: 'positive', channel: 'forum', observedAt });
    }
    const positive = 'filter[valence][eq]=positive&filter[channel][in]=forum,broadcast';
    const first = await list(`${positive}&limit=2`);
    expect(first.data.map(({ observedAt }: { observedAt: string }) => observedAt)).toEqual([
      '2026-02-03T10:00:00.000Z',
      '2026-02-02T10:00:00.000Z',
    ]);
    const rest = await list(`${positive}&limit=2&cursor=${first.meta.nextCursor}`);
    expect(rest).toMatchObject({
      data: [{ ...mention, valence: 'positive', channel: 'forum' }],
      meta: { nextCursor: null },
    });
    expect((await list('filter[storeId][eq]=9', 'store8')).data).toEqual([]);
    expect((await list('', 'store8')).data).toEqual([]);
  });

  it('R-018: a failure is stopped before it reaches a customer', async () => {
    const body = { storeId: '9', by: 'employee', complaintCode: 'system_pricing' };
    const answer = await send(intake, { url: '/v1/averted-failures', body, key: 'averted' });
    const again = await send(intake, { url: '/v1/averted-failures', body, key: 'averted' });
    expect([again.body, again.headers['x-idempotency-lookup']]).toEqual([answer.body, 'hit']);
    const [event] = await eventsOf(intake, `averted-${answer.body.id}`);
    expect(event).toMatchObject({ type: 'FailureAverted', data: body });
  });

  it.each([
    ['opinion-solicitations', solicitation],
    ['word-of-mouth', mention],
    ['averted-failures', { storeId: '9', by: 'system' }],
  ])('is recorded for the stores of the token only: %s', async (what, body) => {
    const answer = await send(intake, { url: `/v1/${what}`, body, token: 'store8' });
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  });
});
