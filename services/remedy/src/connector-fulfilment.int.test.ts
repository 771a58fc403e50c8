import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prioritised } from './domain/remedy-case.fixture.ts';
import { FULFIL, ORDER_FULFILMENT } from './fulfilment/fulfilment-jobs.ts';
import { openConnectorFulfilment } from './provider/connector-provider.ts';
import { openRetailSystem, type RetailSystem } from './provider/retail-system.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const STEP = 2;

let system: RetailSystem;
let remedy: RunningRemedy;
beforeAll(async () => {
  system = await openRetailSystem(SECRET);
  const connector = {
    ...{ connectorId: 'erp', url: system.url, secrets: [SECRET] },
    remedyTypes: ['replacement_exchange'] as const,
  };
  const options = { egress: { allowsLoopback: true }, clock: () => new Date(), timeoutMs: 3_000 };
  remedy = await openRemedy({}, undefined, [openConnectorFulfilment(connector, options)]);
});
afterAll(async () => {
  await remedy?.close();
  await system?.close();
});

const found = async (type: string, caseId: string, step?: number) =>
  (await remedy.allOf(type)).find(
    (event) => event.caseId === caseId && (step === undefined || event.step === step),
  );
const one = (type: string, caseId: string, step?: number): Promise<Record<string, unknown>> =>
  waitFor(
    async () => {
      await remedy.hurry(FULFIL);
      return found(type, caseId, step);
    },
    { description: `${type} of case ${caseId}`, timeoutMs: 20_000 },
  );
const post = (caseId: string, route: string, body: object = {}) =>
  remedy.send('POST', `/v1/cases/${caseId}/steps/${STEP}/${route}`, body);

/** A case whose customer has chosen a replacement. */
const chosen = async (): Promise<string> => {
  const caseId = uuidv7();
  const data = { ...prioritised, caseId };
  await remedy.publish({ service: 'triage', type: 'CasePrioritised', data });
  const offer = await one('RemedyOffered', caseId);
  const choice = { offerId: offer.offerId, alternativeId: 1 };
  const answer = await remedy.send('POST', `/v1/cases/${caseId}/choices`, choice);
  expect(answer.statusCode).toBe(202);
  return caseId;
};
const effectsOf = (caseId: string) =>
  [...system.effects.values()].filter((effect) => effect.caseId === caseId);
const stepOf = async (caseId: string) => {
  const answer = await remedy.send('GET', `/v1/cases/${caseId}/remedy`);
  return answer.json().steps[STEP - 1];
};

describe('a replacement by a system of the retailer', () => {
  it('is ordered with ids and codes alone, and completes the recovery', async () => {
    const caseId = await chosen();
    const executed = await one('RemedyStepExecuted', caseId, STEP);
    const { remedyId } = executed;
    const effectId = `${remedyId}-${STEP}-1`;
    const { storeId, customerId, facts } = prioritised;
    expect(system.ordered.at(-1)).toEqual({
      ...{ effectId, kind: 'fulfilment', remedyType: 'replacement_exchange' },
      ...{ caseId, storeId, customerId, paymentRef: facts.paymentRef },
    });
    expect(executed).toMatchObject({
      connectorId: 'erp',
      connectorRef: expect.stringMatching(/^order-/),
    });
    await remedy.send('POST', `/v1/cases/${caseId}/steps/1/executions`, {});
    await one('RecoveryCompleted', caseId);
    expect(await stepOf(caseId)).toMatchObject({ executed: true, fulfilment: 'succeeded' });
  });

  it.each(['cut_after', 'silent_after', 'error_after', 'cut_before', 'too_many'] as const)(
    'is done once where the system first %s (P8)',
    async (fault) => {
      system.fail(fault);
      const caseId = await chosen();
      await one('RemedyStepExecuted', caseId, STEP);
      expect(effectsOf(caseId)).toHaveLength(1);
      const orders = system.ordered.filter((order) => order.caseId === caseId);
      expect(new Set(orders.map(({ effectId }) => effectId)).size).toBe(1);
    },
  );

  it('is done once although its jobs run twice more', async () => {
    const caseId = await chosen();
    const { remedyId } = await one('RemedyStepExecuted', caseId, STEP);
    const [ids, step] = [{ caseId, remedyId: String(remedyId) }, STEP];
    await remedy.again(ORDER_FULFILMENT, { ...ids, step, connectorId: 'erp' });
    await remedy.again(FULFIL, { caseId, step, attempt: 1 });
    const isDone = async () => (await remedy.jobsLeft(FULFIL)) === 0;
    await waitFor(isDone, { description: 'the jobs to run' });
    expect(effectsOf(caseId)).toHaveLength(1);
    const all = await remedy.allOf('FulfilmentOrdered');
    expect(all.filter((event) => event.caseId === caseId)).toHaveLength(1);
  });

  it('is under way while the system has taken it in, and then by nobody else', async () => {
    system.fail('later');
    const caseId = await chosen();
    await waitFor(() => effectsOf(caseId).length === 1, { description: 'the order' });
    expect(await stepOf(caseId)).toMatchObject({ executed: false, fulfilment: 'ordered' });
    expect((await post(caseId, 'executions')).json()).toMatchObject({ code: 'illegal_state' });
    system.finish(effectsOf(caseId)[0]!.effectId);
    await one('RemedyStepExecuted', caseId, STEP);
  });

  it('waits while execution is stopped, and then goes on by itself', async () => {
    expect((await remedy.send('POST', '/v1/execution-stops', {})).statusCode).toBe(200);
    const caseId = await chosen();
    await one('FulfilmentOrdered', caseId);
    await waitFor(async () => (await remedy.jobsLeft(FULFIL)) === 0, {
      description: 'the job to be put aside',
    });
    expect(effectsOf(caseId)).toEqual([]);
    expect((await remedy.send('POST', '/v1/execution-resumptions', {})).statusCode).toBe(200);
    await one('RemedyStepExecuted', caseId, STEP);
  });

  it('that was refused is asked for again by a person, under a new effect id', async () => {
    system.fail('declined');
    const caseId = await chosen();
    expect(await one('FulfilmentFailed', caseId)).toMatchObject({ reason: 'declined' });
    expect(await stepOf(caseId)).toMatchObject({ executed: false, fulfilment: 'failed' });
    const settled = await post(caseId, 'fulfilment-settlements', { outcome: 'not_executed' });
    expect(settled.json()).toMatchObject({ code: 'illegal_state' });
    expect((await post(caseId, 'fulfilment-attempts')).statusCode).toBe(202);
    await one('RemedyStepExecuted', caseId, STEP);
    expect(effectsOf(caseId).map(({ effectId }) => effectId.at(-1))).toEqual(['1', '2']);
  });
});
