import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eur, prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const caseId = uuidv7();
const stranger = uuidv7();
const claimant = { kind: 'claimant', scopes: new Set(['remedy:choose']) } as const;
const callers = {
  admin: { scopes: new Set(['operations:write']) },
  customer: { ...claimant, caseId },
  somebody: { ...claimant, caseId: stranger },
};

let remedy: RunningRemedy;
beforeAll(async () => {
  remedy = await openRemedy(callers);
  const guarantees = [
    {
      ...{ guaranteeId: 'on_time', types: ['delivery'], when: 'delayed' },
      payout: { basis: 'fixed', amounts: [eur(500)] },
    },
  ];
  const version = { version: 2, basedOn: 1, guarantees };
  const loaded = await remedy.send('POST', '/v1/playbooks', version, uuidv7(), 'admin');
  expect(loaded.statusCode).toBe(201);
  await remedy.send('POST', '/v1/playbooks/2/activations', {}, uuidv7(), 'admin');
  const facts = { ...prioritised.facts, khdType: 'delivery' as const, delayed: true };
  const data = { ...prioritised, caseId, facts };
  await remedy.publish({ service: 'triage', type: 'CasePrioritised', data });
  await waitFor(async () => (await typesOf()).includes('RemedyOffered'), {
    description: 'an offer',
    timeoutMs: 20_000,
  });
});
afterAll(() => remedy?.close());

const typesOf = async () => (await remedy.eventsOf(caseId)).map(({ type }) => type);
const path = `/v1/cases/${caseId}/service-guarantees`;
const invoke = (caller: string, guaranteeId = 'on_time', key: string = uuidv7()) =>
  remedy.send('POST', path, { guaranteeId }, key, caller);
const list = async () =>
  (await remedy.send('GET', path, undefined, undefined, 'customer')).json().data;

describe('a service guarantee on a running store (R-049)', () => {
  it('is shown to the customer, who invokes it and is paid once, by a voucher', async () => {
    expect(await list()).toEqual([{ guaranteeId: 'on_time', payout: eur(500) }]);
    const key = uuidv7();
    const answer = await invoke('customer', 'on_time', key);
    expect(answer.statusCode).toBe(202);
    const { id: voucherId } = answer.json();
    expect((await invoke('customer', 'on_time', key)).json().id).toBe(voucherId);
    expect((await invoke('customer')).json().code).toBe('already_recorded');
    expect(await list()).toEqual([{ guaranteeId: 'on_time', payout: eur(500), voucherId }]);
    const voucher = `/v1/vouchers/${voucherId}`;
    await waitFor(async () => (await remedy.send('GET', voucher)).statusCode === 200, {
      description: 'the voucher to be issued',
      timeoutMs: 20_000,
    });
    const code = await remedy.send('POST', `${voucher}/codes`, {}, uuidv7(), 'customer');
    expect(code.statusCode).toBe(201);
    // A worker that died half-way does it again.
    await remedy.again('remedy_guarantee_payout', { caseId, guaranteeId: 'on_time' });
    await waitFor(async () => (await remedy.jobsLeft('remedy_guarantee_payout')) === 0, {
      description: 'the job to run again',
    });
    const issued = await remedy.allOf('VoucherIssued');
    expect(issued).toEqual([
      expect.objectContaining({ voucherId, caseId, amount: eur(500), kind: 'goodwill' }),
    ]);
    const events = await remedy.eventsOf(caseId);
    for (const { type, data } of events) CATALOGUE[type as EventType].schema.parse(data);
    expect(events.at(-1)!.type).toBe('ServiceGuaranteeInvoked');
  });

  it('is not invoked by whoever has no claim to the case, nor in vain', async () => {
    expect((await invoke('somebody')).statusCode).toBe(404);
    const { code } = (await invoke('customer', 'no_such_promise')).json();
    expect(code).toBe('guarantee_not_covering');
  });
});
