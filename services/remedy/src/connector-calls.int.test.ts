import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { chosenRefunds } from './chosen-refund.fixture.ts';
import { eur, prioritised } from './domain/remedy-case.fixture.ts';
import { MIGRATIONS } from './migrate.ts';
import { openConnectorFulfilment, openConnectorProvider } from './provider/connector-provider.ts';
import { openRetailSystem, type RetailSystem } from './provider/retail-system.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const secretOf = (byte: number): string => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const [SECRET, OTHER] = [secretOf(3), secretOf(4)];

let system: RetailSystem;
let remedy: RunningRemedy;
beforeAll(async () => {
  system = await openRetailSystem(SECRET);
  const erp = { connectorId: 'erp', url: system.url, secrets: [SECRET] };
  const options = { egress: { allowsLoopback: true }, clock: () => new Date(), timeoutMs: 3_000 };
  remedy = await openRemedy(
    { elsewhere: { stores: new Set(['77']) } },
    openConnectorProvider({ ...erp, remedyTypes: ['refund', 'partial_refund'] }, options),
    [openConnectorFulfilment({ ...erp, remedyTypes: ['replacement_exchange'] }, options)],
    [erp, { connectorId: 'shop', secrets: [OTHER] }],
  );
});
afterAll(async () => {
  await remedy?.close();
  await system?.close();
});

const { chosen, found, one } = chosenRefunds(() => remedy);

interface Call {
  readonly secret?: string;
  readonly caller?: string;
  readonly signedAt?: Date;
  readonly id?: string;
}
const call = async (word: object, { secret = SECRET, caller = 'erp', ...more }: Call = {}) => {
  const { id = uuidv7(), signedAt = new Date() } = more;
  const body = JSON.stringify(word);
  const answer = await remedy.upload(`/v1/connectors/${caller}/effects`, 'application/json', body, {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(signedAt.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, signedAt, body),
  });
  return answer.json().code ?? answer.statusCode;
};
const ordered = (field: string, value: string) =>
  waitFor(async () => [...system.effects.values()].find((effect) => effect[field] === value), {
    description: `the order of ${value}`,
  });
/** A refund that the system has taken in and says nothing more of, however often it is asked. */
const refundOf = async (paymentRef: string) => {
  system.captured(paymentRef, 9_000);
  system.fail('later');
  const caseId = await chosen(paymentRef);
  const { effectId, amount } = await ordered('paymentRef', paymentRef);
  return { caseId, yes: { effectId, status: 'succeeded', reference: `by-${paymentRef}`, amount } };
};
const replacementOf = async () => {
  const caseId = uuidv7();
  system.fail('later');
  await remedy.publish({
    ...{ service: 'triage', type: 'CasePrioritised', data: { ...prioritised, caseId } },
  });
  const { offerId } = await one('RemedyOffered', caseId);
  await remedy.send('POST', `/v1/cases/${caseId}/choices`, { offerId, alternativeId: 1 });
  return { caseId, effectId: (await ordered('caseId', caseId)).effectId };
};
const unsettled = async (query = '', caller?: string) => {
  const open = 'filter[state][in]=unknown,mismatch';
  const url = `/v1/ordered-effects?limit=100&${open}${query}`;
  return (await remedy.send('GET', url, undefined, uuidv7(), caller)).json().data;
};

describe('a system that says by itself what became of an effect', () => {
  it('settles a refund at once, however often it says so', async () => {
    const { caseId, yes } = await refundOf('at-once');
    const id = uuidv7();
    expect(await call({ ...yes, status: 'pending' })).toBe(202);
    // Without an amount it says nothing of money.
    expect(await call({ ...yes, amount: undefined })).toBe(202);
    expect(await found('RefundSucceeded', caseId)).toBeUndefined();
    expect(await call(yes, { id })).toBe(202);
    expect(await found('RefundSucceeded', caseId)).toMatchObject({
      ...{ providerRef: 'by-at-once', amount: yes.amount },
    });
    expect([await call(yes, { id }), await call(yes)]).toEqual([202, 202]);
    const no = { effectId: yes.effectId, status: 'failed', reason: 'declined' };
    expect(await call(no)).toBe(202);
    const all = [
      ...(await remedy.allOf('RefundSucceeded')),
      ...(await remedy.allOf('RefundFailed')),
    ];
    expect(all.filter((event) => event.caseId === caseId)).toHaveLength(1);
    const said = (await remedy.eventsOf(caseId)).find(({ type }) => type === 'RefundSucceeded');
    expect(said!.meta).toMatchObject({ actor: 'connector_erp' });
  });

  it('settles a step with a yes or a no', async () => {
    const done = await replacementOf();
    const { effectId } = done;
    expect(await call({ effectId, status: 'succeeded', reference: 'parcel-1' })).toBe(202);
    const executed = (await remedy.allOf('RemedyStepExecuted')).filter(
      (event) => event.caseId === done.caseId && event.connectorId !== undefined,
    );
    expect(executed).toMatchObject([{ connectorId: 'erp', connectorRef: 'parcel-1' }]);
    const refused = await replacementOf();
    expect(await call({ effectId: refused.effectId, status: 'failed' })).toBe(202);
    expect(await found('FulfilmentFailed', refused.caseId)).toMatchObject({ reason: 'declined' });
  });

  it('is believed only as who was asked, by its signature, and of what was ordered', async () => {
    const { caseId, yes } = await refundOf('believed');
    const hourAgo = new Date(Date.now() - 3_600_000);
    expect([
      await call(yes, { secret: OTHER }),
      await call(yes, { caller: 'nobody' }),
      await call(yes, { signedAt: hourAgo }),
      await call(yes, { secret: OTHER, caller: 'shop' }),
      await call({ ...yes, effectId: 'never-ordered' }),
      await call({ ...yes, status: 'done' }),
      await call({ ...yes, effectId: 'no\u0000text' }),
    ]).toEqual([
      ...['unauthenticated', 'unauthenticated', 'clock_skew', 'not_found', 'not_found'],
      ...['validation_failed', 'validation_failed'],
    ]);
    expect(await found('RefundSucceeded', caseId)).toBeUndefined();
    expect(await call(yes)).toBe(202);
    expect(await found('RefundSucceeded', caseId)).toMatchObject({ caseId });
  });

  it('that names another amount leaves it to a person, who finds it in a list', async () => {
    const { caseId, yes } = await refundOf('another');
    expect(await call({ ...yes, amount: eur(1) })).toBe(202);
    expect(await found('RefundFailed', caseId)).toMatchObject({ reason: 'amount_mismatch' });
    expect(await call(yes)).toBe(202);
    expect(await found('RefundSucceeded', caseId)).toBeUndefined();
    expect((await unsettled()).find((one_: { caseId: string }) => one_.caseId === caseId)).toEqual({
      ...{ effectId: yes.effectId, kind: 'refund', caseId, storeId: '9', runId: null },
      ...{ attempt: 1, connectorId: null, state: 'mismatch' },
      ...{ step: expect.any(Number), since: expect.any(String) },
    });
    expect(await unsettled('&filter[kind][eq]=points')).toEqual([]);
    expect(await unsettled('', 'elsewhere')).toEqual([]);
    const step = Number(yes.effectId.split('-').at(-2));
    const settled = { outcome: 'executed', providerRef: 'seen', amount: yes.amount };
    const url = `/v1/cases/${caseId}/steps/${step}/refund-settlements`;
    expect((await remedy.send('POST', url, settled)).statusCode).toBe(200);
    expect(await unsettled()).toEqual([]);
  });

  it('is believed about what was ordered before a release that listens, too', async () => {
    const { caseId } = await refundOf('before');
    const sql = `select effect_id, kind, case_id, remedy_id, step, attempt, connector_id, state
      from ordered_effect order by effect_id`;
    const { rows } = await remedy.look.query(sql);
    expect(rows).toContainEqual(expect.objectContaining({ case_id: caseId, state: 'open' }));
    const migration = readFileSync(join(MIGRATIONS, '0044_ordered-effects.sql'), 'utf8');
    const filling = migration.slice(migration.indexOf('-- What was ordered before'));
    await remedy.look.query(`truncate ordered_effect; ${filling}`);
    expect((await remedy.look.query(sql)).rows).toEqual(rows);
  });
});
