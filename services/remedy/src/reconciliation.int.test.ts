import { CATALOGUE } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReportedRefund } from './domain/reconcile.ts';
import { eur, prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';
import { DAILY_REPORT } from './reconciliation/daily-report.ts';

let remedy: RunningRemedy;
let books: readonly ReportedRefund[];

const DAY_MS = 86_400_000;
const from = new Date(Date.now() - DAY_MS).toISOString();
const to = new Date(Date.now() + DAY_MS).toISOString();

const post = (route: string, body: object = {}) => remedy.send('POST', `/v1/${route}`, body);

interface Item {
  readonly itemId: string;
  readonly kind: string;
  readonly providerRef: string;
  readonly openedAt: string;
}
interface Items {
  readonly data: readonly Item[];
  readonly meta: { readonly open: number; readonly overdue: number; nextCursor: string | null };
}
const items = async (query = ''): Promise<Items> =>
  (await remedy.send('GET', `/v1/reconciliation-items${query}`)).json();
const kindsOf = ({ data }: Items) => data.map(({ kind, providerRef }) => [kind, providerRef]);

/** Refunds 5000 by the provider. */
const refund = async (): Promise<void> => {
  const caseId = uuidv7();
  const facts = { ...prioritised.facts, paymentRef: `pay-${caseId}` };
  const data = { ...prioritised, caseId, facts };
  await remedy.publish({ service: 'triage', type: 'CasePrioritised', data });
  const offer = await waitFor(
    async () => (await remedy.allOf('RemedyOffered')).find((one) => one.caseId === caseId),
    { description: 'the offer' },
  );
  await post(`cases/${caseId}/choices`, { offerId: offer!.offerId, alternativeId: 2 });
};

beforeAll(async () => {
  remedy = await openRemedy();
  for (let count = 0; count < 5; count += 1) await refund();
  await waitFor(async () => (await remedy.allOf('RefundSucceeded')).length === 5, {
    description: 'five refunds',
    timeoutMs: 30_000,
  });
  books = await remedy.report(from, to);
});
afterAll(() => remedy?.close());

/** Sends a report and waits until it is compared; what was counted. */
const reconcile = async (report: object) => {
  const taken = await post('provider-reports', { provider: 'fake', from, to, ...report });
  expect(taken.statusCode).toBe(202);
  const { reportId } = taken.json();
  return waitFor(
    async () =>
      (await remedy.allOf('ProviderReportReconciled')).find((one) => one.reportId === reportId),
    { description: 'the report to be compared', timeoutMs: 20_000 },
  );
};
const csvOf = (rows: readonly ReportedRefund[]): string =>
  ['providerRef,amount,currency']
    .concat(
      rows.map(({ providerRef, amount }) => `${providerRef},${amount.amount},${amount.currency}`),
    )
    .join('\n');

describe('the report of a payment provider', () => {
  it('that has what was booked opens nothing', async () => {
    expect(books).toHaveLength(5);
    const counts = await reconcile({ rows: books.slice(0, 1) });
    expect(counts).toMatchObject({ matched: 1, missingThere: 4, missingHere: 0 });
    // What a report had is not missing in the next; what comes later is found.
    const all = await reconcile({ csv: csvOf(books) });
    expect(all).toMatchObject({ matched: 5, missingThere: 0, duplicate: 0, amountDiffers: 0 });
    expect((await items()).meta).toMatchObject({ open: 0, overdue: 0 });
    expect(await remedy.allOf('ReconciliationItemResolved')).toHaveLength(4);
    expect(await reconcile({ rows: [] })).toMatchObject({ matched: 0, missingThere: 0 });
  });

  it('with a seeded difference of every class opens an item for each, once', async () => {
    await refund();
    await waitFor(async () => (await remedy.allOf('RefundSucceeded')).length === 6, {
      description: 'one more refund',
      timeoutMs: 20_000,
    });
    const now = await remedy.report(from, to);
    const missing = now.find(({ providerRef }) =>
      books.every((one) => one.providerRef !== providerRef),
    );
    const [same, twice, other] = books as [ReportedRefund, ReportedRefund, ReportedRefund];
    const foreign = { providerRef: 'psp-unknown-1', amount: eur(777) };
    const rows = [same, twice, twice, { ...other, amount: eur(4999) }, foreign];
    const expected = [
      ['amount_differs', other.providerRef],
      ['duplicate', twice.providerRef],
      ['missing_here', foreign.providerRef],
      ['missing_there', missing!.providerRef],
    ];
    for (let times = 0; times < 2; times += 1) {
      expect(await reconcile({ rows })).toMatchObject({
        ...{ matched: 1, missingThere: 1, missingHere: 1, amountDiffers: 1, duplicate: 1 },
      });
      const open = await items();
      expect(kindsOf(open).toSorted()).toEqual(expected);
      expect(open.meta).toMatchObject({ open: 4, overdue: 0, nextCursor: null });
    }
    const opened = await remedy.allOf('ReconciliationItemOpened');
    for (const data of opened) CATALOGUE.ReconciliationItemOpened.schema.parse(data);
  });

  it('leaves an item to a person, who says once what became of it', async () => {
    const { data } = await items();
    const { itemId } = data.find(({ kind }) => kind === 'missing_here')!;
    const path = `reconciliation-items/${itemId}/resolutions`;
    expect((await post(path, { resolution: 'found_later' })).statusCode).toBe(422);
    expect((await post(path, { resolution: 'booked_by_hand' })).statusCode).toBe(200);
    const again = await post(path, { resolution: 'written_off' });
    expect(again.json()).toMatchObject({ status: 409, code: 'already_recorded' });
    expect((await items()).data.map((item) => item.itemId)).not.toContain(itemId);
    const unknown = await post(`reconciliation-items/${uuidv7()}/resolutions`, {
      resolution: 'written_off',
    });
    expect(unknown.statusCode).toBe(404);
  });

  it('is told by what nobody resolved for two days', async () => {
    const { data, meta } = await items();
    expect(meta).toMatchObject({ open: 3, overdue: 0 });
    await remedy.look.query(
      `update reconciliation_item set opened_at = opened_at - interval '49 hours'
       where item_id = $1`,
      [data[0]!.itemId],
    );
    expect((await items()).meta).toMatchObject({ open: 3, overdue: 1 });
    const first = await items('?limit=1');
    expect(first.data).toHaveLength(1);
    const next = await items(`?limit=2&cursor=${first.meta.nextCursor}`);
    expect(next.data).toHaveLength(2);
    expect(next.data.map(({ itemId }) => itemId)).not.toContain(first.data[0]!.itemId);
  });

  it('is fetched by itself once a day, where the provider gives one', async () => {
    const before = (await remedy.allOf('ProviderReportReconciled')).length;
    await remedy.look.query(
      `update fake_provider.refund set executed_at = executed_at - interval '1 day'`,
    );
    await remedy.again(DAILY_REPORT, {});
    await waitFor(
      async () => (await remedy.allOf('ProviderReportReconciled')).length === before + 1,
      { description: 'the report of the day', timeoutMs: 20_000 },
    );
    const [last] = (await remedy.allOf('ProviderReportReconciled')).slice(-1);
    expect(last).toMatchObject({ provider: 'fake', matched: 6, missingHere: 0 });
  });

  it.each([
    ['neither rows nor csv', {}],
    ['both', { rows: [], csv: 'providerRef,amount,currency' }],
    ['a float', { csv: 'providerRef,amount,currency\na,19.99,EUR' }],
    ['another header', { csv: 'ref,amount,currency\na,1,EUR' }],
    ['a broken quote', { csv: 'providerRef,amount,currency\n"a,1,EUR' }],
    ['no currency there is', { csv: 'providerRef,amount,currency\na,1,ZZZ' }],
    ['an end before its beginning', { rows: [], from: to, to: from }],
  ])('with %s is refused', async (_what, report) => {
    const answer = await post('provider-reports', { provider: 'fake', from, to, ...report });
    expect(answer.json()).toMatchObject({ status: 422, code: 'validation_failed' });
  });
});
