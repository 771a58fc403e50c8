import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eur, prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

let remedy: RunningRemedy;
beforeAll(async () => {
  remedy = await openRemedy({ operator: { scopes: new Set(['operations:write']) } });
});
afterAll(() => remedy?.close());

const post = (route: string, body: object = {}) => remedy.send('POST', `/v1/${route}`, body);

interface Balances {
  readonly data: readonly {
    readonly account: string;
    readonly storeId: string | null;
    readonly currency: string;
    readonly balance: number;
  }[];
  readonly meta: { readonly sums: readonly { currency: string; sum: number }[] };
}
const balances = async (): Promise<Balances> =>
  (await remedy.send('GET', '/v1/ledger-balances')).json();
const accountsOf = async (storeId: string): Promise<Record<string, number>> => {
  const { data } = await balances();
  const own = data.filter((row) => row.storeId === storeId && row.balance !== 0);
  return Object.fromEntries(own.map(({ account, balance }) => [account, balance]));
};
const rebuild = async () => {
  const answer = await remedy.send('POST', '/v1/ledger-rebuilds', {}, undefined, 'operator');
  expect(answer.statusCode).toBe(200);
  return answer.json();
};

/** A case of store 9 with a refund of 5000 by the provider and a voucher of 1000. */
const recover = async (): Promise<string> => {
  const caseId = uuidv7();
  const facts = { ...prioritised.facts, paymentRef: `pay-${caseId}` };
  const data = { ...prioritised, caseId, facts };
  await remedy.publish({ service: 'triage', type: 'CasePrioritised', data });
  const offer = await waitFor(
    async () => (await remedy.allOf('RemedyOffered')).find((one) => one.caseId === caseId),
    { description: 'the offer' },
  );
  await post(`cases/${caseId}/choices`, { offerId: offer!.offerId, alternativeId: 2 });
  await post(`cases/${caseId}/steps/1/executions`);
  await waitFor(async () => (await remedy.eventsOf(caseId)).at(-1)?.type === 'RecoveryCompleted', {
    description: 'the case to be complete',
    timeoutMs: 20_000,
  });
  return caseId;
};

const voucher = async (storeId: string, amount: number) => {
  const body = { storeId, amount: eur(amount), kind: 'restitution', reason: 'correction' };
  const { voucherId } = (await post('vouchers', body)).json();
  const { code } = (await post(`vouchers/${voucherId}/codes`)).json();
  return { voucherId, code };
};

describe('the ledger of a running service', () => {
  it('books a refund and its token of goodwill with the events that moved them', async () => {
    await recover();
    expect(await accountsOf('9')).toEqual({
      restitution_cost: 5000,
      refund_clearing: -5000,
      goodwill_cost: 1000,
      voucher_liability: -1000,
    });
  });

  it('books what a voucher was spent on, and takes back what was voided', async () => {
    const { voucherId, code } = await voucher('31', 900);
    await post('voucher-redemptions', { code, storeId: '12', amount: eur(200) });
    expect(await accountsOf('31')).toEqual({
      restitution_cost: 900,
      voucher_liability: -700,
      voucher_clearing: -200,
    });
    await post(`vouchers/${voucherId}/voidings`, { reason: 'fraud' });
    expect(await accountsOf('31')).toEqual({ restitution_cost: 200, voucher_clearing: -200 });
    // Where it was spent has nothing to answer for.
    expect(await accountsOf('12')).toEqual({});
  });

  it('keeps currencies apart and sums to zero in each', async () => {
    const yen = { amount: 3000, currency: 'JPY' };
    const body = { storeId: '31', amount: yen, kind: 'goodwill', reason: 'desk_amends' };
    expect((await post('vouchers', body)).statusCode).toBe(201);
    const { meta } = await balances();
    expect(meta.sums).toEqual([
      { currency: 'EUR', sum: 0 },
      { currency: 'JPY', sum: 0 },
    ]);
  });

  it('made anew from the events has the same lines', async () => {
    const before = await balances();
    const answer = await rebuild();
    expect(answer).toMatchObject({ wasEqual: true });
    expect(answer.sums.map(({ sum }: { sum: number }) => sum)).toEqual([0, 0]);
    expect(await balances()).toEqual(before);
  });

  it('that somebody changed shows at the rebuild, which puts it right', async () => {
    const before = await balances();
    await remedy.look.query(`update ledger_line set amount = amount + 7
      where account = 'refund_clearing'`);
    expect((await balances()).meta.sums).toContainEqual({ currency: 'EUR', sum: 7 });
    expect(await rebuild()).toMatchObject({
      wasEqual: false,
      sumsBefore: [
        { currency: 'EUR', sum: 7 },
        { currency: 'JPY', sum: 0 },
      ],
    });
    expect(await balances()).toEqual(before);
    expect(await rebuild()).toMatchObject({ wasEqual: true });
  });

  it('loses nothing that is booked while it is made anew', async () => {
    const { code } = await voucher('44', 5000);
    const spend = () =>
      post('voucher-redemptions', { code, storeId: '44', amount: eur(10) }).then(
        ({ statusCode }) => statusCode,
      );
    const spent: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const both = [spend(), rebuild(), spend(), rebuild()] as const;
      const [one, , other] = await Promise.all(both);
      spent.push(one, other);
    }
    const count = spent.filter((status) => status === 201).length;
    expect(count).toBeGreaterThanOrEqual(5);
    expect((await accountsOf('44')).voucher_clearing).toBe(-10 * count);
    expect(await rebuild()).toMatchObject({ wasEqual: true });
  });
});
