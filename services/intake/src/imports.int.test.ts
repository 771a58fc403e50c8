import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Pool } from 'pg';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const date = (day: string) => ({ at: `${day}T00:00:00Z`, precision: 'date' });
const row = (rowNumber: number, change: object = {}) => ({
  rowNumber,
  externalId: `A-${rowNumber}`,
  reported: date('2015-03-01'),
  closed: date('2015-04-01'),
  sourceCategory: 'd01',
  satisfied: true,
  ...change,
});
const start = (source: string, expectedRows: number, change: object = {}, token = 'all') =>
  send(intake, {
    url: '/v1/imports',
    token,
    body: { kind: 'complaints', source, mappingVersion: 'nyc-1', expectedRows, ...change },
  });
const startedJob = async (source: string, expectedRows: number, change: object = {}) =>
  (await start(source, expectedRows, change)).body.id as string;
const chunk = async (jobId: string, number: number, rows: unknown[], token = 'all') =>
  send(intake, { url: `/v1/imports/${jobId}/chunks/${number}`, body: { rows }, token });
const resultsOf = (answer: { body: { items: { result: string }[] } }) =>
  answer.body.items.map(({ result }) => result);
const jobOf = async (jobId: string) => (await send(intake, { url: `/v1/jobs/${jobId}` })).body;
const imported = async (): Promise<number> =>
  (
    await intake.ownerPool.query(
      "select count(*)::int as n from events where type = 'CaseHistoryImported'",
    )
  ).rows[0].n;

describe('an import', () => {
  it('takes chunks in any order, repeats nothing, flags and completes once', async () => {
    const labels = { categories: { d01: 'Damaged Goods - D01' } };
    const answer = await start('one', 5, { labels });
    expect(answer.status).toBe(202);
    const jobId = answer.body.id;
    expect(answer.headers.location).toBe(`/intake/v1/jobs/${jobId}`);
    expect(await jobOf(jobId)).toMatchObject({ status: 'queued', labels, dryRun: false });
    const second = [row(4, { closed: date('2015-02-01') }), row(5)];
    const first = [row(1), row(2), row(3)];
    const flagged = await chunk(jobId, 2, second);
    expect(flagged.body.items).toMatchObject([
      { rowNumber: 4, result: 'accepted', flags: ['close_before_start'] },
      { rowNumber: 5, result: 'accepted', flags: [] },
    ]);
    expect(await jobOf(jobId)).toMatchObject({ status: 'working', counts: { total: 2 } });
    expect(resultsOf(await chunk(jobId, 2, second))).toEqual(['accepted', 'accepted']);
    const before = await imported();
    await Promise.all([chunk(jobId, 1, first), chunk(jobId, 1, first), chunk(jobId, 2, second)]);
    expect(await imported()).toBe(before + 3);
    const counts = { total: 5, accepted: 5, duplicate: 0, rejected: 0, flagged: 1 };
    expect(await jobOf(jobId)).toMatchObject({ status: 'completed', counts });
    expect(resultsOf(await chunk(jobId, 1, first))).toEqual(['accepted', 'accepted', 'accepted']);
    const events = await eventsOf(intake, `import-${jobId}`);
    expect(events.map(({ type }) => type)).toEqual(['ImportStarted', 'ImportCompleted']);
    expect(events[1].data).toMatchObject({ jobId, counts });
  });

  it('appends each row with its own times and provenance', async () => {
    const jobId = await startedJob('facts', 1);
    const answer = await chunk(jobId, 1, [row(1, { storeId: '77' })]);
    const { caseId } = answer.body.items[0];
    const events = await eventsOf(intake, `failure-${caseId}`);
    expect(events[0]).toMatchObject({
      type: 'CaseHistoryImported',
      meta: { time: '2015-03-01T00:00:00Z', subject: caseId },
      data: {
        provenance: 'imported',
        jobId,
        source: 'facts',
        externalId: 'A-1',
        storeUnknown: true,
      },
    });
    const command = { url: `/v1/cases/${caseId}/acknowledgements`, body: { by: 'person' } };
    expect((await send(intake, command)).body.code).toBe('imported_case');
  });

  it('of the same file again gives duplicates, of a changed row a conflict', async () => {
    await chunk(await startedJob('two', 2), 1, [row(1), row(2)]);
    const before = await imported();
    const again = await startedJob('two', 2, { mappingVersion: 'nyc-2' });
    const answer = await chunk(again, 1, [row(1), row(2, { satisfied: false })]);
    expect(answer.body.items).toMatchObject([
      { result: 'duplicate', problem: null },
      { result: 'rejected', problem: { code: 'external_id_conflict' } },
    ]);
    expect(await imported()).toBe(before);
    const counts = { total: 2, accepted: 0, duplicate: 1, rejected: 1, flagged: 0 };
    expect(await jobOf(again)).toMatchObject({ status: 'completed', counts });
  });

  it('as a dry run tells the same and appends nothing', async () => {
    await chunk(await startedJob('three', 1), 1, [row(1)]);
    const before = (await intake.ownerPool.query('select count(*)::int as n from events')).rows[0]
      .n;
    const jobId = await startedJob('three', 4, { dryRun: true });
    const rows = [row(1), row(2), row(3, { externalId: 'A-2' }), row(4, { reported: null })];
    expect(resultsOf(await chunk(jobId, 1, rows))).toEqual([
      'duplicate',
      'accepted',
      'duplicate',
      'rejected',
    ]);
    expect(await jobOf(jobId)).toMatchObject({ status: 'completed', dryRun: true });
    const after = (await intake.ownerPool.query('select count(*)::int as n from events')).rows[0].n;
    expect(after).toBe(before);
  });

  it('takes a refused row again when it is mended, and lists rows by result and flag', async () => {
    const jobId = await startedJob('four', 4, { labels: { categories: { d01: 'Damaged' } } });
    const bad = row(2, { sourceCategory: 'zzz' });
    const back = row(3, { closed: date('2014-01-01') });
    expect(resultsOf(await chunk(jobId, 1, [row(1), bad, back]))).toEqual([
      'accepted',
      'rejected',
      'accepted',
    ]);
    const rejected = `/v1/jobs/${jobId}/items?filter[result][eq]=rejected`;
    expect((await send(intake, { url: rejected })).body.data).toMatchObject([
      { rowNumber: 2, problem: { code: 'validation_failed' } },
    ]);
    const flagged = `/v1/jobs/${jobId}/items?filter[flag][eq]=close_before_start`;
    expect((await send(intake, { url: flagged })).body.data).toMatchObject([{ rowNumber: 3 }]);
    expect(resultsOf(await chunk(jobId, 1, [row(2)]))).toEqual(['accepted']);
    expect((await send(intake, { url: rejected })).body.data).toEqual([]);
    const page = await send(intake, { url: `/v1/jobs/${jobId}/items?limit=2` });
    expect(page.body.data.map((item: { rowNumber: number }) => item.rowNumber)).toEqual([1, 2]);
    const { nextCursor } = page.body.meta;
    const next = await send(intake, { url: `/v1/jobs/${jobId}/items?cursor=${nextCursor}` });
    expect(next.body).toMatchObject({ data: [{ rowNumber: 3 }], meta: { nextCursor: null } });
    expect((await send(intake, { url: `/v1/jobs/${jobId}/items?filter[x][eq]=1` })).status).toBe(
      400,
    );
  });

  it('refuses rows of a foreign store, of no store, and of a number used twice', async () => {
    const jobId = (await start('five', 3, {}, 'store9')).body.id as string;
    const rows = [row(1, { storeId: '9' }), row(2), row(3, { storeId: '8' }), row(3)];
    const answer = await chunk(jobId, 1, rows, 'store9');
    const codes = answer.body.items.map(
      ({ problem }: { problem: { code: string } | null }) => problem?.code,
    );
    expect(codes).toEqual([undefined, 'forbidden', 'forbidden', 'validation_failed']);
  });

  it('of the same key is the same job, and of no rows is complete at once', async () => {
    const request = {
      url: '/v1/imports',
      body: { kind: 'complaints', source: 'six', mappingVersion: 'v', expectedRows: 0 },
      key: 'six',
    };
    const first = await send(intake, request);
    const second = await send(intake, request);
    expect(second.body).toEqual(first.body);
    expect(second.headers['x-idempotency-lookup']).toBe('hit');
    expect(await jobOf(first.body.id)).toMatchObject({ status: 'completed' });
  });

  it('of a key used for another request is refused, a dry run of a real one too', async () => {
    const body = { kind: 'complaints', source: 'nine', mappingVersion: 'v', expectedRows: 1 };
    const ask = (key: string, change: object) =>
      send(intake, { url: '/v1/imports', body: { ...body, ...change }, key });
    for (const [key, first, second] of [
      ['dry, then real', { dryRun: true }, {}],
      ['real, then dry', {}, { dryRun: true }],
      ['another dry run', { dryRun: true }, { dryRun: true, expectedRows: 2 }],
    ] as const) {
      expect((await ask(key, first)).status).toBe(202);
      expect((await ask(key, second)).body.code).toBe('idempotency_key_reused');
      expect((await ask(key, first)).status).toBe(202);
    }
  });

  it('of another client looks unknown to a client of single stores', async () => {
    const jobId = await startedJob('ten', 1);
    const rows = [row(1, { storeId: '9' })];
    expect((await chunk(jobId, 1, rows, 'store9')).status).toBe(404);
    for (const url of [`/v1/jobs/${jobId}`, `/v1/jobs/${jobId}/items`]) {
      expect((await send(intake, { url, token: 'store9' })).status).toBe(404);
    }
    expect(resultsOf(await chunk(jobId, 1, rows))).toEqual(['accepted']);
  });

  it('of a store looks unknown to whoever uses the same client for another store', async () => {
    const ask = (key: string, token: string, change: object = {}) =>
      send(intake, {
        url: '/v1/imports',
        body: { kind: 'complaints', source: key, mappingVersion: 'v', expectedRows: 1, ...change },
        token,
        key,
      });
    const started = await ask('twelve', 'store9');
    const dry = await ask('thirteen', 'store9', { dryRun: true });
    for (const { id } of [started.body, dry.body]) {
      const rows = [row(1, { storeId: '8' })];
      expect((await chunk(id, 1, rows, 'store8of9')).status).toBe(404);
      for (const url of [`/v1/jobs/${id}`, `/v1/jobs/${id}/items`]) {
        expect((await send(intake, { url, token: 'store8of9' })).status).toBe(404);
        expect((await send(intake, { url, token: 'store9' })).status).toBe(200);
      }
    }
    expect((await ask('twelve', 'store8of9')).body.code).toBe('idempotency_key_reused');
    const again = await ask('thirteen', 'store8of9', { dryRun: true });
    expect(again.body.code).toBe('idempotency_key_reused');
    expect((await ask('twelve', 'store9')).body).toEqual(started.body);
  });

  it('refuses rows that end in the future', async () => {
    const rows = ['occurred', 'resolved', 'closed'].map((name, at) =>
      row(at + 1, { [name]: date('2099-01-01') }),
    );
    const answer = await chunk(await startedJob('eleven', 3), 1, rows);
    for (const { problem } of answer.body.items) expect(problem.code).toBe('in_future');
  });

  it('refuses a cursor that was changed on the way', async () => {
    const jobId = await startedJob('twelve', 1);
    const cursor = Buffer.from('{"row":9007199254740991}').toString('base64url');
    const answer = await send(intake, { url: `/v1/jobs/${jobId}/items?cursor=${cursor}` });
    expect(answer.body.code).toBe('malformed_cursor');
  });

  it('stores 500 rows of one chunk together, and meets them again in one question', async () => {
    const jobId = await startedJob('seven', 500);
    const rows = Array.from({ length: 500 }, (_, at) => row(at + 1));
    const answer = await chunk(jobId, 1, rows);
    expect(new Set(resultsOf(answer))).toEqual(new Set(['accepted']));
    expect(await jobOf(jobId)).toMatchObject({ status: 'completed', counts: { accepted: 500 } });
    const again = await startedJob('seven', 500);
    const asked = jest.spyOn(Pool.prototype, 'query');
    try {
      expect(new Set(resultsOf(await chunk(again, 1, rows)))).toEqual(new Set(['duplicate']));
      const streams = asked.mock.calls.filter((call) =>
        /load_streams.*failure-/s.test(JSON.stringify(call)),
      );
      expect(streams).toHaveLength(1);
    } finally {
      asked.mockRestore();
    }
  });

  it('meets a live report with the same external id as a conflict', async () => {
    const body = {
      channel: 'email',
      narrative: 'live',
      source: 'eight',
      externalId: 'A-1',
    };
    expect((await send(intake, { url: '/v1/cases', body })).status).toBe(201);
    const answer = await chunk(await startedJob('eight', 1), 1, [row(1)]);
    expect(answer.body.items[0].problem.code).toBe('external_id_conflict');
  });
});

describe('an import of purchases', () => {
  const purchase = (rowNumber: number, change: object = {}) => ({
    rowNumber,
    externalId: `I-${rowNumber}`,
    customerReference: 'imported-card-1',
    storeId: '9',
    purchasedAt: '2015-03-01T10:00:00Z',
    kind: 'sale',
    amount: { amount: 1250, currency: 'EUR' },
    ...change,
  });
  const recorded = async () =>
    (
      await intake.ownerPool.query<{ data: Record<string, unknown>; time: string }>(
        `select data, meta ->> 'time' as time from events
         where type = 'PurchaseRecorded' and data ->> 'provenance' = 'imported'
         order by data ->> 'purchasedAt', seq`,
      )
    ).rows;
  const customers = async (): Promise<number> =>
    (await intake.ownerPool.query('select count(*)::int as n from personal_data.customer')).rows[0]
      .n;
  const kind = { kind: 'purchases' };
  const back = purchase(2, {
    purchasedAt: '2015-03-02T10:00:00Z',
    kind: 'refund',
    cancels: 'I-1',
  });
  const rows = [
    purchase(1),
    back,
    purchase(3, { cancels: 'I-1' }),
    purchase(4, { amount: { amount: 12.5, currency: 'EUR' } }),
  ];

  it('tries them without storing anything, not even a pseudonym', async () => {
    const before = await customers();
    const jobId = await startedJob('shop', 4, { ...kind, dryRun: true });
    const answer = await chunk(jobId, 1, rows);
    expect(resultsOf(answer)).toEqual(['accepted', 'accepted', 'rejected', 'rejected']);
    expect(await recorded()).toEqual([]);
    expect(await customers()).toBe(before);
    expect(await jobOf(jobId)).toMatchObject({ status: 'completed', counts: { accepted: 2 } });
  });

  it('records each once under a pseudonym, as a history, with what it takes back', async () => {
    const jobId = await startedJob('shop', 4, kind);
    const answer = await chunk(jobId, 1, rows);
    expect(resultsOf(answer)).toEqual(['accepted', 'accepted', 'rejected', 'rejected']);
    expect(resultsOf(await chunk(jobId, 1, rows))).toEqual([
      'accepted',
      'accepted',
      'rejected',
      'rejected',
    ]);
    const counts = { total: 4, accepted: 2, duplicate: 0, rejected: 2, flagged: 0 };
    expect(await jobOf(jobId)).toMatchObject({ status: 'completed', kind: 'purchases', counts });
    const [sale, refund, ...more] = await recorded();
    expect(more).toEqual([]);
    expect(sale).toMatchObject({ time: '2015-03-01T10:00:00Z', data: { kind: 'sale' } });
    expect(refund!.data).toMatchObject({ cancels: sale!.data.purchaseId, kind: 'refund' });
    expect(refund!.data.customerId).toBe(sale!.data.customerId);
    expect(JSON.stringify([sale, refund])).not.toContain('imported-card-1');
    // The same retailer's customer, whichever way it is told of.
    const live = { ...purchase(9), externalId: 'live-1' };
    const { rowNumber: _place, ...item } = live;
    await send(intake, { url: '/v1/purchases', body: { source: 'till', items: [item] } });
    const { rows: told } = await intake.ownerPool.query(
      `select data from events where type = 'PurchaseRecorded' and data ->> 'customerId' = $1
       order by seq`,
      [sale!.data.customerId],
    );
    expect(told).toHaveLength(3);
    // A history is no news of a till: nobody is warned by it that fewer customers return.
    const heard = async () => {
      const sql = 'select at from till_transaction where customer_id = $1';
      return (await intake.ownerPool.query(sql, [sale!.data.customerId])).rows.length;
    };
    const description = 'the live purchase to be heard';
    await waitFor(async () => (await heard()) > 0, { description, timeoutMs: 20_000 });
    expect(await heard()).toBe(1);
  });

  it('gives duplicates of the same file, of a changed one a conflict', async () => {
    const before = await recorded();
    const jobId = await startedJob('shop', 4, kind);
    const changed = { ...back, amount: { amount: 99, currency: 'EUR' } };
    const answer = await chunk(jobId, 1, [purchase(1), changed, { rowNumber: 3 }]);
    expect(answer.body.items).toMatchObject([
      { result: 'duplicate', problem: null },
      { result: 'rejected', problem: { code: 'external_id_conflict' } },
      { rowNumber: 3, externalId: null, problem: { code: 'validation_failed' } },
    ]);
    const foreign = (await start('shop', 1, kind, 'store9')).body.id as string;
    const elsewhere = [purchase(1, { storeId: '12', externalId: 'I-77' })];
    expect((await chunk(foreign, 1, elsewhere, 'store9')).body.items).toMatchObject([
      { result: 'rejected', problem: { code: 'forbidden' } },
    ]);
    expect(await recorded()).toEqual(before);
  });
});
