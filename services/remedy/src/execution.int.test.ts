import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eur, prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

let remedy: RunningRemedy;
beforeAll(async () => {
  remedy = await openRemedy();
});
afterAll(() => remedy?.close());

const post = (route: string, body: object = {}) => remedy.send('POST', `/v1/${route}`, body);
const execution = async () => (await remedy.send('GET', '/v1/execution')).json();
const stop = async () => expect((await post('execution-stops')).statusCode).toBe(200);
const resume = () => post('execution-resumptions');
afterEach(async () => {
  if ((await execution()).stopped) await resume();
});

const offered = async (severity = 'major') => {
  const caseId = uuidv7();
  const facts = { ...prioritised.facts, paymentRef: `pay-${caseId}` };
  const data = { ...prioritised, caseId, facts, severity };
  await remedy.publish({ service: 'triage', type: 'CasePrioritised', data });
  const wanted = severity === 'critical' ? 'RemedyMenuPrepared' : 'RemedyOffered';
  const found = await waitFor(
    async () => (await remedy.allOf(wanted)).find((one) => one.caseId === caseId),
    { description: wanted },
  );
  return { caseId, offerId: String(found!.offerId) };
};
/** A refund of 5000 by the provider and a voucher of 1000. */
const choose = async ({ caseId, offerId }: { caseId: string; offerId: string }) => {
  const chosen = await post(`cases/${caseId}/choices`, { offerId, alternativeId: 2 });
  expect(chosen.statusCode).toBe(202);
};
const askedFor = (caseId: string): number =>
  remedy.provider.asked.filter(({ paymentRef }) => paymentRef === `pay-${caseId}`).length;
const typesOf = async (caseId: string) => (await remedy.eventsOf(caseId)).map(({ type }) => type);
const executedIn = (caseId: string) =>
  waitFor(
    async () => {
      const types = await typesOf(caseId);
      return types.includes('RefundSucceeded') && types.includes('RemedyStepExecuted');
    },
    { description: 'refund and voucher to be executed', timeoutMs: 20_000 },
  );
const waiting = (count: number) =>
  waitFor(async () => (await execution()).waiting === count, {
    description: `${count} executions to wait`,
    timeoutMs: 20_000,
  });

describe('the switch of execution', () => {
  it('stops provider and vouchers, not intake and offers; what waits goes on after', async () => {
    const before = await offered();
    await stop();
    await choose(before);
    await waiting(2);
    const during = await offered();
    await choose(during);
    const forManager = await offered('critical');
    expect((await post(`cases/${forManager.caseId}/offers`)).statusCode).toBe(201);
    await waiting(4);
    expect([askedFor(before.caseId), askedFor(during.caseId)]).toEqual([0, 0]);
    const issued = await remedy.allOf('VoucherIssued');
    expect(issued.filter(({ caseId }) => caseId === before.caseId)).toEqual([]);
    expect(await execution()).toMatchObject({ stopped: true, reason: 'person', currency: null });

    expect((await resume()).statusCode).toBe(200);
    await executedIn(before.caseId);
    await executedIn(during.caseId);
    expect([askedFor(before.caseId), askedFor(during.caseId)]).toEqual([1, 1]);
    expect(await execution()).toMatchObject({ stopped: false, waiting: 0 });
  });

  it('refuses a voucher by hand while it is on, and repeats an earlier answer', async () => {
    const voucher = { storeId: '9', amount: eur(300), kind: 'goodwill', reason: 'desk_amends' };
    const issue = (key: string) => remedy.send('POST', '/v1/vouchers', voucher, key);
    const issued = await issue('by-hand-1');
    await stop();
    expect((await issue('by-hand-2')).json()).toMatchObject({
      status: 409,
      code: 'execution_stopped',
    });
    expect((await issue('by-hand-1')).json()).toEqual(issued.json());
    await resume();
    expect((await issue('by-hand-2')).statusCode).toBe(201);
  });

  it('survives a restart of the service, with what waits for it', async () => {
    const offer = await offered();
    await stop();
    await choose(offer);
    await waiting(2);
    await remedy.stop();
    await remedy.open();
    expect(await execution()).toMatchObject({ stopped: true, waiting: 2 });
    await resume();
    await executedIn(offer.caseId);
  });

  it('is thrown once and lifted once', async () => {
    await stop();
    await stop();
    expect((await resume()).statusCode).toBe(200);
    expect((await resume()).json()).toMatchObject({ status: 409, code: 'execution_not_stopped' });
    const [last] = (await remedy.allOf('ExecutionStopped')).slice(-1);
    expect(last).toMatchObject({ reason: 'person' });
  });
});

describe('the limit of an hour', () => {
  const limit = async (amount: number) => {
    const answer = await post('execution-limits', { limit: eur(amount) });
    expect(answer.statusCode).toBe(200);
  };

  it('throws the switch by itself before it is exceeded, and holds what is beyond it', async () => {
    await limit(9_000_000);
    await stop();
    await resume();
    // From here on the hour is counted anew: room for two refunds and two vouchers, not for three.
    await limit(12_500);
    const cases = [await offered(), await offered(), await offered()];
    for (const one of cases) await choose(one);
    await waitFor(async () => (await execution()).stopped, {
      description: 'the limit to throw the switch',
      timeoutMs: 20_000,
    });
    const now = await execution();
    expect(now).toMatchObject({ reason: 'hourly_limit', currency: 'EUR' });
    expect(now.limits[0].spent).toBeLessThanOrEqual(12_500);
    await waitFor(async () => (await remedy.jobsLeft('remedy_refund')) === 0, {
      description: 'every refund to be executed or held',
    });
    const asked = cases.reduce((sum, { caseId }) => sum + askedFor(caseId), 0);
    expect(asked).toBeLessThan(3);
    await limit(1_000_000);
    expect((await resume()).statusCode).toBe(200);
    for (const { caseId } of cases) await executedIn(caseId);
    const refunds = cases.map(({ caseId }) => askedFor(caseId));
    expect(refunds).toEqual([1, 1, 1]);
  });

  it('counts a refund once however often its answer goes missing', async () => {
    await stop();
    await resume();
    remedy.provider.loseAnswers(2);
    const offer = await offered();
    await choose(offer);
    await waitFor(
      async () => {
        await remedy.hurry();
        return (await typesOf(offer.caseId)).includes('RefundSucceeded');
      },
      { description: 'the third try to be answered', timeoutMs: 20_000 },
    );
    await executedIn(offer.caseId);
    expect((await execution()).limits[0].spent).toBe(6000);
  });
});
