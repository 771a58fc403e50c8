import {
  duplicate,
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from '../app.ts';
import { ocelFaults, xesFaults } from './standard-schemas.fixture.ts';

const PATH = '/v1/exports/process-log';
const XML = { accept: 'application/xml' };

const reported = (name: string, at: string, more: object = {}): Happening => ({
  type: 'FailureReported',
  data: {
    ...{ caseId: uuidOf(name), source: 'web', storeId: '9', channel: 'web_form' },
    ...{ initiation: 'customer', signalSource: 'complaint', complaintCode: 'mischarged' },
    ...{ narrativeTextId: uuidOf('text'), reportedAt: at, cues: [], cueRulesVersion: 1 },
    ...more,
  },
  time: at,
});

const first = uuidOf('first');
const customerId = uuidOf('customer');

// The assignment names an employee, the acknowledgement came late to the log.
const histories: readonly Happening[] = [
  reported('first', '2026-05-01T10:00:00Z', { customerId }),
  {
    type: 'CaseAssigned',
    data: { caseId: first, ownerId: 'e-17', ownerKind: 'person' },
    time: '2026-05-01T12:00:00Z',
  },
  {
    type: 'CaseAcknowledged',
    data: { caseId: first, by: 'person', acknowledgedAt: '2026-05-01T11:00:00Z' },
    time: '2026-05-01T11:00:00Z',
  },
  reported('second', '2026-05-02T10:00:00Z', { customerId, storeId: '8' }),
  reported('third', '2026-05-02T10:00:00.001Z'),
  reported('fourth', '2026-05-02T10:00:00.001Z'),
];

const tracesOf = (xes: string): string[] =>
  [...xes.matchAll(/<trace>\s<string key="concept:name" value="([^"]+)"/g)].map(([, id]) => id!);

const byName = (...names: readonly string[]): string[] => names.map(uuidOf).sort();

describe('the process log', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
    await bed.append(histories);
  });
  afterAll(() => bed?.close());

  it('is valid OCEL 2.0 with cases, customers and what else events name', async () => {
    const { status, body } = await bed.get(PATH);
    expect(status).toBe(200);
    expect(ocelFaults(body)).toEqual([]);
    const ids = body.objects.map(({ id }: { id: string }) => id);
    expect(ids.filter((id: string) => id.startsWith('case:'))).toHaveLength(4);
    expect(ids.filter((id: string) => id === `customer:${customerId}`)).toHaveLength(1);
    expect(body.events[0]).toMatchObject({
      type: 'FailureReported',
      time: '2026-05-01T10:00:00.000Z',
      attributes: [
        { name: 'service', value: 'intake' },
        { name: 'actorKind', value: 'caller' },
      ],
      relationships: expect.arrayContaining([
        { objectId: `case:${first}`, qualifier: 'case' },
        { objectId: `customer:${customerId}`, qualifier: 'customer' },
      ]),
    });
  });

  it('is valid XES with a trace per case, its events by when they happened', async () => {
    const { status, text, headers } = await bed.get(`${PATH}?to=2026-05-02T00:00:00Z`, XML);
    expect([status, headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8']);
    expect(await xesFaults(text)).toEqual([]);
    const names = [...text.matchAll(/<event>\s<string key="concept:name" value="(\w+)"/g)];
    expect(names.map(([, name]) => name)).toEqual([
      ...['FailureReported', 'CaseAcknowledged', 'CaseAssigned'],
    ]);
  });

  it('names no employee and no text in either form', async () => {
    for (const accept of ['application/json', 'application/xml']) {
      const { text } = await bed.get(PATH, { accept });
      expect(text).toContain(first);
      for (const secret of ['e-17', uuidOf('text')]) expect(text).not.toContain(secret);
    }
  });

  it('has the cases reported from an instant on and before another', async () => {
    const tracesIn = async (query: string) =>
      tracesOf((await bed.get(`${PATH}?${query}`, XML)).text).sort();
    expect(await tracesIn('from=2026-05-02T10:00:00.001Z')).toEqual(byName('third', 'fourth'));
    expect(await tracesIn('from=2026-05-01T10:00:00Z&to=2026-05-02T10:00:00Z')).toEqual([first]);
    expect(await tracesIn('from=2026-06-01T00:00:00Z')).toEqual([]);
  });

  it('has the cases of the stores of the token only, on every page', async () => {
    const traces: string[] = [];
    let query = 'limit=1';
    for (;;) {
      const page = await bed.get(`${PATH}?${query}`, { ...XML, token: 'store9' });
      expect(await xesFaults(page.text)).toEqual([]);
      traces.push(...tracesOf(page.text));
      const next = page.headers['amends-next-cursor'];
      if (next === undefined) break;
      query = `limit=1&cursor=${next}`;
    }
    expect(traces[0]).toBe(first);
    expect(traces.sort()).toEqual(byName('first', 'third', 'fourth'));
  });

  it('counts a merged case once, and again when the merging is undone (DUP-04)', async () => {
    const { merged, unmerged } = duplicate('a duplicate');
    await bed.append(merged);
    const traces = async () => tracesOf((await bed.get(PATH, XML)).text);
    expect(await traces()).not.toContain(uuidOf('a duplicate'));
    await bed.append(unmerged);
    expect(await traces()).toContain(uuidOf('a duplicate'));
  });

  it('refuses other forms, instants that are none, foreign cursors and callers', async () => {
    const refusals = await Promise.all([
      bed.get(PATH, { accept: 'text/csv' }),
      bed.get(`${PATH}?from=2026-02-30T00:00:00Z`),
      bed.get(`${PATH}?cursor=abcd`),
      bed.get(PATH, { token: 'nothing' }),
    ]);
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual([
      [406, 'not_acceptable'],
      [400, 'malformed_query'],
      [400, 'malformed_cursor'],
      [403, 'forbidden'],
    ]);
  });
});
