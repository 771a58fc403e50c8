import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eur, prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';
import { ISSUE_VOUCHER, VOUCHER_EXPIRY } from './vouchers/voucher-jobs.ts';

/** What tills may hear that spend one voucher at the same moment. */
const CODES_OF_A_RACE = new Set(['redeemed', 'lost_race', 'voucher_balance_too_low']);

let remedy: RunningRemedy;
beforeAll(async () => {
  remedy = await openRemedy();
});
afterAll(() => remedy?.close());

const post = (route: string, body: object = {}, key?: string) =>
  remedy.send('POST', `/v1/${route}`, body, key);
const get = async (voucherId: string) =>
  (await remedy.send('GET', `/v1/vouchers/${voucherId}`)).json();

interface Step {
  readonly step: number;
  readonly voucherId?: string;
}
const remedyOf = async (caseId: string): Promise<{ remedyId: string; steps: readonly Step[] }> =>
  (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json();

/** A case with an open offer. */
const offered = async () => {
  const caseId = uuidv7();
  const data = { ...prioritised, caseId };
  await remedy.publish({ service: 'triage', type: 'CasePrioritised', data });
  const offer = await waitFor(
    async () => (await remedy.allOf('RemedyOffered')).find((one) => one.caseId === caseId),
    { description: 'the offer' },
  );
  return { caseId, offerId: String(offer!.offerId) };
};
/** Takes alternative 3: credit for the price, and a token of goodwill. */
const choose = async ({ caseId, offerId }: { caseId: string; offerId: string }) => {
  const chosen = await post(`cases/${caseId}/choices`, { offerId, alternativeId: 3 });
  expect(chosen.statusCode).toBe(202);
  const { remedyId, steps } = await remedyOf(caseId);
  return { caseId, remedyId, given: steps.filter(({ voucherId }) => voucherId !== undefined) };
};

const issuedOf = async (caseId: string) =>
  (await remedy.allOf('VoucherIssued')).filter((one) => one.caseId === caseId);
const issuedIn = (caseId: string, count: number) =>
  waitFor(async () => (await issuedOf(caseId)).length === count && issuedOf(caseId), {
    description: 'the vouchers of the case',
    timeoutMs: 20_000,
  });

const issue = async (amount = 1000): Promise<string> => {
  const body = { storeId: '9', amount: eur(amount), kind: 'goodwill', reason: 'desk_amends' };
  const issued = await post('vouchers', body);
  expect(issued.statusCode).toBe(201);
  return issued.json().voucherId;
};
const codeOf = async (voucherId: string): Promise<string> => {
  const shown = await post(`vouchers/${voucherId}/codes`);
  expect(shown.statusCode).toBe(201);
  return shown.json().code;
};
const redeem = (code: string, amount: number, key?: string) =>
  post('voucher-redemptions', { code, storeId: '12', amount: eur(amount), saleRef: 's-1' }, key);

/** Every row of every table that the service can write to, as text. */
const dump = async (): Promise<string> => {
  const { rows } = await remedy.look.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of rows) {
    const found = await remedy.look.query<{ row: string }>(`select t::text as row from ${name} t`);
    parts.push(...found.rows.map(({ row }) => row));
  }
  return parts.join('\n');
};

describe('vouchers of a chosen remedy', () => {
  it('are issued once each, by their effect ids, and complete their steps', async () => {
    const { caseId, remedyId, given } = await choose(await offered());
    const issued = await issuedIn(caseId, 2);
    expect(issued.map(({ voucherId }) => voucherId).toSorted()).toEqual(
      given.map(({ voucherId }) => voucherId).toSorted(),
    );
    expect(issued.map(({ kind, amount }) => [kind, amount])).toEqual(
      expect.arrayContaining([
        ['restitution', eur(5000)],
        ['goodwill', eur(1000)],
      ]),
    );
    for (const data of issued) CATALOGUE.VoucherIssued.schema.parse(data);
    await post(`cases/${caseId}/steps/1/executions`);
    await waitFor(
      async () => (await remedy.eventsOf(caseId)).at(-1)?.type === 'RecoveryCompleted',
      { description: 'the case to be complete' },
    );
    for (const { step } of given) await remedy.again(ISSUE_VOUCHER, { caseId, remedyId, step });
    await waitFor(async () => (await remedy.jobsLeft(ISSUE_VOUCHER)) === 0, {
      description: 'the jobs to run again',
    });
    expect(await issuedOf(caseId)).toHaveLength(2);
  });

  it('are issued once although the service stops between the choice and its jobs', async () => {
    const offer = await offered();
    await remedy.stop();
    await remedy.open(false);
    const { caseId, given } = await choose(offer);
    await remedy.stop();
    expect(await issuedOf(caseId)).toHaveLength(0);
    expect(await remedy.jobsLeft(ISSUE_VOUCHER)).toBe(given.length);
    await remedy.open();
    await issuedIn(caseId, 2);
    await remedy.stop();
    await remedy.open();
    await waitFor(async () => (await remedy.jobsLeft(ISSUE_VOUCHER)) === 0, {
      description: 'every voucher to be issued',
    });
    expect(await issuedOf(caseId)).toHaveLength(2);
  });
});

describe('a voucher', () => {
  it('is spent in parts by its code and is worth nothing more', async () => {
    const voucherId = await issue();
    const code = await codeOf(voucherId);
    expect((await redeem(code.toLowerCase().replaceAll('-', ' '), 400)).json()).toMatchObject({
      voucherId,
      balance: eur(600),
    });
    const found = await post('voucher-lookups', { code });
    expect(found.json()).toMatchObject({ voucherId, status: 'active', balance: eur(600) });
    expect((await redeem(code, 601)).json()).toMatchObject({ code: 'voucher_balance_too_low' });
    const inFrancs = { code, storeId: '12', amount: { amount: 1, currency: 'CHF' } };
    const francs = await post('voucher-redemptions', inFrancs);
    expect(francs.json()).toMatchObject({ status: 422, code: 'currency_mismatch' });
    expect((await redeem(code, 600)).statusCode).toBe(201);
    expect(await get(voucherId)).toMatchObject({ status: 'spent', balance: eur(0) });
    expect((await redeem(code, 1)).json()).toMatchObject({ code: 'voucher_already_redeemed' });
  });

  it('gives never more than it is worth to 20 tills at once', async () => {
    const voucherId = await issue(1000);
    const code = await codeOf(voucherId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(code, 300)));
    const codes = answers.map((answer) => answer.json().code ?? 'redeemed');
    expect(codes.filter((one) => !CODES_OF_A_RACE.has(one))).toEqual([]);
    const redeemed = codes.filter((one) => one === 'redeemed').length;
    expect(redeemed).toBeGreaterThanOrEqual(1);
    expect(redeemed).toBeLessThanOrEqual(3);
    expect(await get(voucherId)).toMatchObject({ balance: eur(1000 - redeemed * 300) });
  });

  it('is spent once by a till that asks again with its key', async () => {
    const voucherId = await issue();
    const code = await codeOf(voucherId);
    const first = await redeem(code, 700, 'sale-1');
    const second = await redeem(code, 700, 'sale-1');
    expect(second.json()).toEqual(first.json());
    expect(second.headers['x-idempotency-lookup']).toBe('hit');
    expect(await get(voucherId)).toMatchObject({ balance: eur(300) });
  });

  it('tells its code once; a lost one is replaced and worth nothing', async () => {
    const voucherId = await issue();
    const key = uuidv7();
    const shown = await post(`vouchers/${voucherId}/codes`, {}, key);
    const again = await post(`vouchers/${voucherId}/codes`, {}, key);
    expect(again.json()).toEqual(shown.json());
    const other = await post(`vouchers/${voucherId}/codes`);
    expect(other.json()).toMatchObject({ status: 409, code: 'voucher_code_shown' });
    const replaced = await post(`vouchers/${voucherId}/code-replacements`);
    expect(replaced.statusCode).toBe(201);
    const { code } = replaced.json();
    expect((await redeem(shown.json().code, 1)).json()).toMatchObject({ code: 'unknown_voucher' });
    expect((await redeem(code, 1)).statusCode).toBe(201);
    const seen = (await remedy.allOf('VoucherCodeShown')).filter(
      (one) => one.voucherId === voucherId,
    );
    expect(seen.map(({ replaces }) => replaces)).toEqual([false, true]);
  });

  it('leaves its code in no event, no table and no line of the log (S21)', async () => {
    const code = await codeOf(await issue());
    await redeem(code, 1);
    await post('voucher-lookups', { code });
    const typed = code.replaceAll('-', '');
    const text = `${await dump()}\n${remedy.logged()}`;
    expect(text).toContain('VoucherRedeemed');
    for (const form of [code, typed, Buffer.from(code).toString('hex')]) {
      expect(text.includes(form)).toBe(false);
    }
  });

  it('is void once a person took it back, and not twice', async () => {
    const voucherId = await issue();
    const code = await codeOf(voucherId);
    const reason = { reason: 'issued_in_error' };
    expect((await post(`vouchers/${voucherId}/voidings`, reason)).statusCode).toBe(200);
    expect((await redeem(code, 1)).json()).toMatchObject({ status: 409, code: 'voucher_voided' });
    const twice = await post(`vouchers/${voucherId}/voidings`, reason);
    expect(twice.json()).toMatchObject({ code: 'voucher_voided' });
  });

  it('expires when its timer rings, with what was left', async () => {
    const voucherId = await issue();
    await redeem(await codeOf(voucherId), 400);
    await remedy.look.query('update job_timer set run_at = now() where job_key = $1', [
      `${VOUCHER_EXPIRY}:${voucherId}`,
    ]);
    await waitFor(async () => (await get(voucherId)).status === 'expired', {
      description: 'the voucher to expire',
      timeoutMs: 20_000,
    });
    const expired = await remedy.allOf('VoucherExpired');
    expect(expired).toMatchObject([{ voucherId, amount: eur(600) }]);
  });

  it('that nobody issued is not there, and nothing without an amount is issued', async () => {
    const voucherId = uuidv7();
    expect((await remedy.send('GET', `/v1/vouchers/${voucherId}`)).statusCode).toBe(404);
    for (const route of ['codes', 'code-replacements']) {
      expect((await post(`vouchers/${voucherId}/${route}`)).statusCode).toBe(404);
    }
    const nothing = { storeId: '9', amount: eur(0), kind: 'goodwill', reason: 'desk_amends' };
    expect((await post('vouchers', nothing)).json()).toMatchObject({ code: 'amount_not_positive' });
  });

  it('is not found by guessing: brute force ends in 429 (S21)', async () => {
    const guess = (at: number) =>
      post('voucher-lookups', { code: `00000-00000-00000-${String(at).padStart(5, '0')}` });
    const codes: string[] = [];
    for (let at = 0; at < 30; at += 1) codes.push((await guess(at)).json().code);
    expect(codes[0]).toBe('unknown_voucher');
    expect(codes.at(-1)).toBe('quota_exceeded');
  });

  it('is told in events that are valid by their schemas', async () => {
    const types: EventType[] = [
      ...(['VoucherIssued', 'VoucherCodeShown', 'VoucherRedeemed'] as const),
      ...(['VoucherVoided', 'VoucherExpired'] as const),
    ];
    for (const type of types) {
      const all = await remedy.allOf(type);
      expect(all.length).toBeGreaterThan(0);
      for (const data of all) CATALOGUE[type].schema.parse(data);
    }
  });
});
