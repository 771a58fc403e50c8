import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const ADMIN = { scopes: new Set(['operations:write', 'operations:read']) };
const callers = {
  admin: ADMIN,
  anna: { roles: ['assistant'] },
  bert: { roles: ['manager'] },
  cleo: { roles: ['director'] },
  emil: { roles: ['temp'] },
};
type Person = keyof typeof callers;

let remedy: RunningRemedy;
beforeAll(async () => {
  remedy = await openRemedy(callers);
  await authority('role', 'assistant', 5000, { escalatesTo: 'manager' });
  await authority('role', 'manager', 20_000, { escalatesTo: 'director', answerMinutes: 60 });
  await authority('role', 'director', -1);
});
afterAll(() => remedy?.close());

/** As a client does: over capacity is not the end, and the key makes asking again harmless. */
const sent = async (person: Person, path: string, body: object, key: string) => {
  const send = () => remedy.send('POST', `/v1/${path}`, body, key, person);
  let answer = await send();
  for (let tries = 0; answer.statusCode === 503 && tries < 10; tries += 1) answer = await send();
  return answer;
};
const as = async (person: Person, path: string, body: object, status: number, key?: string) => {
  const answer = await sent(person, path, body, key ?? uuidv7());
  const told = answer.statusCode === status ? '' : answer.json();
  expect([path, answer.statusCode, told]).toEqual([path, status, '']);
  return answer.json();
};
const limits = (max: number) => [{ currency: 'USD', max }];
const authority = (holderKind: string, holderId: string, max: number, facts: object = {}) =>
  as(
    'admin',
    'recovery-authorities',
    { ...{ holderKind, holderId, reason: 'policy' }, limits: limits(max), ...facts },
    201,
  );
const usd = (amount: number) => ({ amount, currency: 'USD' });
const goodwill = (amount: number, facts: object = {}) => ({
  ...{ item: 'line-1', itemKind: 'item', reason: 'late_response' },
  components: [{ remedyType: 'discount', amount: usd(amount) }],
  ...facts,
});

const triaged = (caseId: string, customerId: string, paymentRef: string = uuidv7()) => {
  const money = { price: usd(100_000), overcharge: usd(100), paymentRef };
  const facts = { ...prioritised.facts, khdType: 'mischarged' as const, ...money };
  const data = { ...prioritised, ...{ caseId, customerId, severity: 'minor', facts } };
  return { service: 'triage' as const, type: 'CasePrioritised', data };
};
const offered = async (caseId: string): Promise<string> => {
  const path = `/v1/cases/${caseId}/remedy`;
  await waitFor(async () => (await remedy.send('GET', path)).json().status === 'offered', {
    description: `an offer for ${caseId}`,
    timeoutMs: 20_000,
  });
  return caseId;
};
const offeredTo = async (customerId: string, paymentRef?: string): Promise<string> => {
  const caseId = uuidv7();
  await remedy.publish(triaged(caseId, customerId, paymentRef));
  return offered(caseId);
};
const proposed = async (caseId: string) => {
  const { data } = (await remedy.send('GET', `/v1/cases/${caseId}/goodwill-proposals`)).json();
  return data as { proposalId: string; status: string; termsHash: string; revision: number }[];
};
const propose = async (person: Person, caseId: string, body: object) => {
  const { id } = await as(person, `cases/${caseId}/goodwill-proposals`, body, 202);
  return (await proposed(caseId)).find(({ proposalId }) => proposalId === id)!;
};
const on = (caseId: string, proposalId: string, what: string) =>
  `cases/${caseId}/goodwill-proposals/${proposalId}/${what}`;
const approve = async (person: Person, caseId: string, status = 200) => {
  const { proposalId, revision, termsHash } = (await proposed(caseId)).at(-1)!;
  return as(person, on(caseId, proposalId, 'approvals'), { revision, termsHash }, status);
};
const eventsOf = async (caseId: string) => {
  const events = await remedy.eventsOf(caseId);
  for (const { type, data } of events) CATALOGUE[type as EventType].schema.parse(data);
  return events;
};

describe('goodwill on a running store', () => {
  it('T-60: is granted at once within the limit, carried out with the choice (R-047)', async () => {
    const caseId = await offeredTo(uuidv7());
    expect((await propose('anna', caseId, goodwill(3000))).status).toBe('approved');
    const second = await propose('anna', caseId, goodwill(1500, { item: 'line-2' }));
    expect(second.status).toBe('approved');
    const { offer } = (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json();
    const choice = { offerId: offer.offerId, alternativeId: 1 };
    await as('anna', `cases/${caseId}/choices`, choice, 202);
    const { steps } = (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json();
    expect(steps.slice(-2)).toMatchObject([{ amount: usd(3000) }, { amount: usd(1500) }]);
    expect((await proposed(caseId)).map(({ status }) => status)).toEqual([
      'executing',
      'executing',
    ]);
    for (const { step } of steps.slice(-2)) {
      await as('anna', `cases/${caseId}/steps/${step}/executions`, {}, 200);
    }
    expect((await proposed(caseId)).map(({ status }) => status)).toEqual(['executed', 'executed']);
    await eventsOf(caseId);
  });

  it('T-61: waits above the limit until another person with the authority approves', async () => {
    const caseId = await offeredTo(uuidv7());
    await propose('anna', caseId, goodwill(3000));
    const second = await propose('anna', caseId, goodwill(2500, { item: 'line-2' }));
    expect(second).toMatchObject({
      status: 'pending_approval',
      waiting: { causes: ['above_limit'], needed: usd(5500), askedRole: 'manager' },
    });
    const waiting = await remedy.send(
      'GET',
      '/v1/goodwill-approvals?filter[askedRole][eq]=manager',
    );
    expect(waiting.json().data).toContainEqual(expect.objectContaining({ caseId }));
    expect(await approve('anna', caseId, 409)).toMatchObject({ code: 'four_eyes_required' });
    expect(await approve('emil', caseId, 409)).toMatchObject({ code: 'authority_exceeded' });
    await approve('bert', caseId);
    expect((await proposed(caseId)).at(-1)).toMatchObject({ status: 'approved' });
    expect((await remedy.send('GET', '/v1/goodwill-approvals')).json().data).not.toContainEqual(
      expect.objectContaining({ caseId }),
    );
  });

  it('wins a silent customer back only once the cause is known: row 29 (R-054)', async () => {
    const caseId = uuidv7();
    const heard = (facts: object) => {
      const known = { detectedByFirm: true, trigger: 'defection_risk', ...facts };
      const about = { caseId, customerId: uuidv7(), severity: 'minor', tier: 'b', facts: known };
      const data = { ...prioritised, ...about };
      return remedy.publish({ service: 'triage', type: 'CasePrioritised', data });
    };
    await heard({});
    await offered(caseId);
    const { menu } = (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json();
    expect(menu).toMatchObject({ row: 29, overlays: [], explanation: { matchedBy: 'silence' } });
    const menus = async () =>
      (await eventsOf(caseId)).filter(({ type }) => type === 'RemedyMenuPrepared');
    const winBack = goodwill(0, {
      components: [{ remedyType: 'win_back_offer', amount: usd(1000) }],
    });
    const path = `cases/${caseId}/goodwill-proposals`;
    expect(await as('anna', path, winBack, 409)).toMatchObject({ code: 'cause_unknown' });
    // The customer was called, and said why.
    await heard({ khdType: 'out_of_stock' });
    await waitFor(async () => (await menus()).length > 1, {
      description: 'the menu of a known cause',
    });
    // There is no price to hold it against: a second person looks.
    expect(await propose('anna', caseId, winBack)).toMatchObject({
      ...{ status: 'pending_approval', waiting: { causes: ['no_price'] } },
    });
    const asked = { row: 29, followUp: [{ day: 3, channels: ['email'] }] };
    expect((await menus()).map(({ data }) => data)).toMatchObject([
      { ...asked, steps: expect.not.arrayContaining(['win_back_offer']) },
      { ...asked, steps: expect.arrayContaining(['solicit_opinion', 'win_back_offer']) },
    ]);
  });

  it('gives store credit as a voucher, issued with the remedy it is added to', async () => {
    const caseId = await offeredTo(uuidv7());
    const { offer } = (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json();
    const choice = { offerId: offer.offerId, alternativeId: 1 };
    await as('anna', `cases/${caseId}/choices`, choice, 202);
    const credit = [{ remedyType: 'voucher_store_credit', amount: usd(700) }];
    await propose('anna', caseId, goodwill(0, { components: credit }));
    await waitFor(async () => (await proposed(caseId))[0]?.status === 'executed', {
      description: 'the voucher to be issued',
      timeoutMs: 20_000,
    });
    const issued = await remedy.allOf('VoucherIssued');
    expect(issued).toContainEqual(expect.objectContaining({ caseId, amount: usd(700) }));
  });

  it('T-67: answers the same key with another amount by 422 and executes nothing', async () => {
    const caseId = await offeredTo(uuidv7());
    const [path, key] = [`cases/${caseId}/goodwill-proposals`, uuidv7()];
    const first = await as('anna', path, goodwill(1000), 202, key);
    expect(await as('anna', path, goodwill(2000), 422, key)).toMatchObject({
      code: 'idempotency_key_reused',
    });
    expect(await as('anna', path, goodwill(1000), 202, key)).toEqual(first);
    expect(await proposed(caseId)).toMatchObject([{ amount: usd(1000) }]);
  });

  it('refuses a client of its own on both sides: two people take part (S17)', async () => {
    const caseId = await offeredTo(uuidv7());
    const path = `/v1/cases/${caseId}/goodwill-proposals`;
    const own = await remedy.send('POST', path, goodwill(9000));
    expect([own.statusCode, own.json().code]).toEqual([403, 'person_required']);
    const { proposalId, revision, termsHash } = await propose('anna', caseId, goodwill(9000));
    const by = await remedy.send('POST', `${path}/${proposalId}/approvals`, {
      revision,
      termsHash,
    });
    expect([by.statusCode, by.json().code]).toEqual([403, 'person_required']);
  });

  it('sums over all cases of a customer and of an order (GDW-02)', async () => {
    const [customerId, paymentRef] = [uuidv7(), uuidv7()];
    await propose('anna', await offeredTo(customerId), goodwill(3000));
    const sameCustomer = await propose('anna', await offeredTo(customerId), goodwill(2500));
    expect(sameCustomer.status).toBe('pending_approval');
    await propose('anna', await offeredTo(uuidv7(), paymentRef), goodwill(3000));
    const sameOrder = await propose('anna', await offeredTo(uuidv7(), paymentRef), goodwill(2500));
    expect(sameOrder.status).toBe('pending_approval');
  });

  it('gives free what a proposal counted for when it is withdrawn', async () => {
    const customerId = uuidv7();
    const caseId = await offeredTo(customerId);
    const { proposalId } = await propose('anna', caseId, goodwill(5000));
    await as('anna', on(caseId, proposalId, 'withdrawals'), { revision: 1 }, 200);
    expect((await propose('anna', await offeredTo(customerId), goodwill(5000))).status).toBe(
      'approved',
    );
  });

  it('S17: grants two of 50 requests at half the limit, all at once, for a customer', async () => {
    const customerId = uuidv7();
    const cases = Array.from({ length: 50 }, () => uuidv7());
    await remedy.publish(...cases.map((caseId) => triaged(caseId, customerId)));
    for (const caseId of cases) await offered(caseId);
    const outcomes = await Promise.all(cases.map((id) => propose('anna', id, goodwill(2500))));
    const statuses = outcomes.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 'approved')).toHaveLength(2);
    expect(statuses.filter((status) => status === 'pending_approval')).toHaveLength(48);
  });

  it('T-65: comes back to its proposer and is granted when it is lower', async () => {
    const caseId = await offeredTo(uuidv7());
    const { proposalId } = await propose('anna', caseId, goodwill(9000));
    const reason = { revision: 1, reason: 'amount_too_high' };
    await as('bert', on(caseId, proposalId, 'returns'), reason, 200);
    expect((await proposed(caseId))[0]).toMatchObject({ status: 'revise' });
    await as('anna', on(caseId, proposalId, 'revisions'), goodwill(4000), 202);
    expect((await proposed(caseId))[0]).toMatchObject({
      status: 'approved',
      history: [{ amount: usd(9000) }, { reason: 'amount_too_high' }, { amount: usd(4000) }],
    });
  });

  it('does not carry out what rests on authority that was taken back meanwhile', async () => {
    await authority('role', 'temp', 800);
    const caseId = await offeredTo(uuidv7());
    await propose('emil', caseId, goodwill(700));
    const temp = { holderKind: 'role', holderId: 'temp', reason: 'policy' };
    await as('admin', 'recovery-authority-withdrawals', temp, 201);
    const { offer } = (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json();
    const choice = { offerId: offer.offerId, alternativeId: 1 };
    await as('anna', `cases/${caseId}/choices`, choice, 202);
    expect((await proposed(caseId))[0]).toMatchObject({
      status: 'ended',
      history: [{}, { reason: 'authority_changed' }],
    });
  });
});

describe('an extension for one person', () => {
  it('holds until its end and then no more (R-086)', async () => {
    const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
    const extension = { reason: 'empowerment', until: inMs(3_600_000) };
    await authority('person', 'anna', 8000, extension);
    const caseId = await offeredTo(uuidv7());
    expect(await propose('anna', caseId, goodwill(8000))).toMatchObject({
      status: 'approved',
      authority: { basis: 'person', holderId: 'anna', max: 8000, used: 8000 },
    });
    await authority('person', 'anna', 8000, { ...extension, until: inMs(-1000) });
    expect((await propose('anna', await offeredTo(uuidv7()), goodwill(8000))).status).toBe(
      'pending_approval',
    );
    const { data } = (
      await remedy.send('GET', '/v1/recovery-authorities', undefined, undefined, 'admin')
    ).json();
    expect(data).toContainEqual(
      expect.objectContaining({ holderId: 'anna', version: 1, by: 'admin', reason: 'empowerment' }),
    );
  });

  it('says until when, and is for all stores to give', async () => {
    const body = { holderKind: 'person', holderId: 'emil', reason: 'stand_in', limits: limits(1) };
    expect(await as('admin', 'recovery-authorities', body, 422)).toMatchObject({
      errors: [{ pointer: '#/until' }],
    });
    await as('anna', 'recovery-authorities', { ...body, reason: 'policy' }, 403);
  });
});

describe('timers of approvals', () => {
  const ring = async (task: string) => {
    await remedy.look.query('update job_timer set run_at = now() where task = $1', [task]);
  };

  it('ask the next role, and end a request that nobody answered', async () => {
    const caseId = await offeredTo(uuidv7());
    await propose('anna', caseId, goodwill(9000));
    await ring('remedy_approval_step');
    await waitFor(
      async () =>
        (await remedy.eventsOf(caseId)).some(({ type }) => type === 'GoodwillApprovalEscalated'),
      { description: 'the next role to be asked', timeoutMs: 20_000 },
    );
    const list = '/v1/goodwill-approvals?filter[askedRole][eq]=director&limit=100';
    expect((await remedy.send('GET', list)).json().data).toContainEqual(
      expect.objectContaining({ caseId }),
    );
    await ring('remedy_goodwill_lapse');
    await waitFor(async () => (await proposed(caseId))[0]?.status === 'ended', {
      description: 'the request to expire',
      timeoutMs: 20_000,
    });
    await eventsOf(caseId);
  });

  it('GDW-08: are not asked up to the next role where the firm failed twice', async () => {
    const caseId = await offeredTo(uuidv7());
    const before = await propose('anna', caseId, goodwill(9000));
    expect(before.status).toBe('pending_approval');
    const data = { caseId, trigger: 'promise_broken', detectedAt: new Date().toISOString() };
    await remedy.publish({ service: 'follow-up', type: 'DoubleDeviationDetected', data });
    const isHeard = async () =>
      (await eventsOf(caseId)).some(({ type }) => type === 'DoubleDeviationHeard');
    await waitFor(isHeard, { description: 'the second failure to be heard', timeoutMs: 20_000 });
    const path = on(caseId, before.proposalId, 'revisions');
    await as('anna', path, goodwill(9000), 202);
    const [after] = await proposed(caseId);
    expect(after).toMatchObject({
      ...{ revision: 2, status: 'approved' },
      authority: { holderId: 'manager', max: 20_000, raisedBy: 'double_deviation' },
    });
  });
});

describe("a manager's menu", () => {
  it('is shown by whose limit covers what is in it, with what was granted (GDW-02)', async () => {
    const caseId = uuidv7();
    const event = triaged(caseId, uuidv7());
    const facts = { ...event.data.facts, overcharge: usd(20_000) };
    const data = { ...event.data, facts, severity: 'critical' };
    await remedy.publish({ ...event, data });
    await waitFor(async () => (await remedy.eventsOf(caseId)).length > 0, {
      description: 'the menu',
      timeoutMs: 20_000,
    });
    const offers = `cases/${caseId}/offers`;
    for (const person of ['anna', 'emil'] as const) {
      expect((await as(person, offers, {}, 409)).code).toBe('authority_exceeded');
    }
    await as('bert', offers, {}, 201);
    const { status } = (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json();
    expect(status).toBe('offered');
  });
});

describe('how often a customer is given something', () => {
  it('GDW-07: holds for requests all at once, and a second person lifts it', async () => {
    const perCustomer = { times: 3, days: 30 };
    const limits = [{ currency: 'USD', max: -1, perCustomer }];
    await as(
      'admin',
      'recovery-authorities',
      { ...{ holderKind: 'person', holderId: 'emil', reason: 'policy' }, limits },
      201,
    );
    const customerId = uuidv7();
    const cases = await Promise.all(Array.from({ length: 16 }, () => offeredTo(customerId)));
    const made = await Promise.all(cases.map((one) => propose('emil', one, goodwill(10))));
    const granted = made.filter(({ status }) => status === 'approved');
    expect(granted).toHaveLength(3);
    const waiting = cases[made.findIndex(({ status }) => status === 'pending_approval')]!;
    expect((await proposed(waiting))[0]).toMatchObject({
      waiting: { causes: ['above_limit'], caps: ['per_customer'] },
    });
    await approve('cleo', waiting);
    expect((await proposed(waiting))[0]!.status).toBe('approved');
  });
});
