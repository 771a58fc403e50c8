import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Intake, openIntake, send } from './intake.fixture.ts';
import {
  LINK,
  METRICS,
  notFound,
  OVERRIDE,
  poslog,
  transaction,
  voided,
} from './poslog/poslog.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
  const store = { storeId: '9', timeZone: 'America/Chicago', currency: 'USD' };
  await send(intake, { url: '/v1/stores', body: store });
  for (const [sourceId, storeId] of [
    ['chain', undefined],
    ['store-8', '8'],
  ]) {
    await send(intake, { url: '/v1/sources', body: { sourceId, vendor: 'poslog', storeId } });
  }
});
afterAll(() => intake?.close());

const upload = async (
  xml: string,
  { sourceId = 'chain', type = 'text/xml', token = 'all' } = {},
) => {
  const response = await intake.app.inject({
    method: 'POST',
    url: `/v1/sources/${sourceId}/files`,
    headers: { 'content-type': type, authorization: `Bearer ${token}` },
    payload: xml,
  });
  return { status: response.statusCode, body: JSON.parse(response.body) };
};
const stored = async () =>
  (
    await intake.ownerPool.query(
      `select data from events where type = 'SignalReceived' order by seq`,
    )
  ).rows.map(({ data }) => data);

const transactions = [
  transaction(1, voided(9, '-2.79') + METRICS),
  transaction(2, notFound(1) + notFound(2) + LINK),
  transaction(3, OVERRIDE + METRICS),
  transaction(4, '<NoSale>2026-06-08T15:19:11</NoSale>', { kind: 'ControlTransaction' }),
];

describe('a POSLog file', () => {
  it('is stored transaction by transaction and reported', async () => {
    const { status, body } = await upload(poslog(...transactions));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      complete: true,
      transactions: { retail: 3, control: 1, other: 0 },
      links: 1,
      signals: {
        line_voided: 1,
        item_not_found: 2,
        manager_override: 1,
        no_sale: 1,
        queue_time: 2,
      },
      problems: [],
    });
    const signals = await stored();
    expect(signals).toHaveLength(7);
    expect(new Set(signals.map(({ operatorId }) => operatorId)).size).toBe(1);
    expect(JSON.stringify(signals)).not.toMatch(/Jane|"437"/);
  });

  it('changes nothing a second time, nor where another one overlaps it (POS-25)', async () => {
    const before = (await stored()).length;
    await upload(poslog(...transactions));
    await upload(poslog(...transactions.slice(2), transaction(5, voided(1, '-1.00'))));
    expect((await stored()).length).toBe(before + 1);
  });

  it('that is cut off keeps its whole transactions and is told to be incomplete', async () => {
    const before = (await stored()).length;
    const xml = poslog(transaction(6, METRICS), transaction(7, METRICS));
    const { body } = await upload(xml.slice(0, xml.lastIndexOf('<acs:TenderTime>')));
    expect(body).toMatchObject({ complete: false, transactions: { retail: 1 } });
    expect((await stored()).length).toBe(before + 1);
  });

  it('with a bad transaction is stored but for that one (POS-21)', async () => {
    const bad = transaction(9, voided(1, 'a lot'));
    const elsewhere = transaction(10, METRICS).replace('>9<', '>77<');
    const { body } = await upload(poslog(transaction(8, METRICS), bad, elsewhere));
    expect(body.problems).toEqual([
      { transaction: 2, reason: 'bad_amount' },
      { transaction: 3, reason: 'unknown_store' },
    ]);
    expect(body.transactions.retail).toBe(1);
  });

  it('is for the stores of its source, and for who may see them', async () => {
    const foreign = await upload(poslog(transaction(11, METRICS)), { sourceId: 'store-8' });
    expect(foreign.body.problems).toEqual([{ transaction: 1, reason: 'unknown_location' }]);
    expect((await upload(poslog(), { sourceId: 'store-8', token: 'store9' })).status).toBe(404);
    expect((await upload(poslog(), { token: 'nothing' })).status).toBe(403);
    expect((await upload(poslog(), { type: 'text/plain' })).status).toBe(415);
  });
});
