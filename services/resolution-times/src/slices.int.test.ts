import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';

const reported = (name: string, at: string, storeId = '9'): Happening => ({
  type: 'FailureReported',
  data: {
    caseId: uuidOf(name),
    source: 'web',
    storeId,
    channel: 'web_form',
    initiation: 'customer',
    signalSource: 'complaint',
    reportedAt: at,
    cues: [],
    cueRulesVersion: 1,
  },
  time: at,
});

const late = uuidOf('late on a Sunday');

const happenings: readonly Happening[] = [
  // 23:30 of Sunday, 31 May, in UTC; half past one of Monday, 1 June, in Berlin.
  reported('late on a Sunday', '2026-05-31T23:30:00Z'),
  {
    type: 'CasePrioritised',
    data: { caseId: late, severity: 'minor', tier: 'a', rank: 1, facts: {} },
    time: '2026-06-01T00:00:00Z',
  },
  {
    type: 'SeverityRaised',
    data: { caseId: late, from: 'minor', to: 'moderate', reason: 'reopened' },
    time: '2026-06-10T00:00:00Z',
  },
  {
    type: 'SeverityRaised',
    data: { caseId: late, from: 'moderate', to: 'major', reason: 'person' },
    time: '2026-06-20T00:00:00Z',
  },
  {
    type: 'RecoveryCompleted',
    data: { caseId: late, remedyTypes: ['apology'], completedAt: '2026-06-05T00:00:00Z' },
    time: '2026-06-05T00:00:00Z',
  },
  {
    type: 'RecoveryCompleted',
    data: { caseId: late, remedyTypes: ['refund'], completedAt: '2026-06-15T00:00:00Z' },
    time: '2026-06-15T00:00:00Z',
  },
  reported('in another store', '2026-06-30T12:00:00Z', '12'),
  {
    type: 'CaseHistoryImported',
    data: {
      caseId: uuidOf('of a register'),
      provenance: 'imported',
      jobId: uuidOf('job'),
      source: 'register',
      externalId: 'A-1',
      mappingVersion: '1',
      storeId: '9',
      reported: { at: '2026-06-01T00:00:00Z', precision: 'date' },
      flags: [],
    },
  },
];

describe('figures of any slice', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
    await bed.append(happenings);
  });
  afterAll(() => bed?.close());

  const groupsOf = async (query: string): Promise<unknown[]> =>
    (await bed.figures(query)).slice(1).map(({ group, n }) => [...Object.values(group), n]);

  it('are by days, weeks, months and quarters of the zone asked for', async () => {
    const live = 'filter[provenance][eq]=live&filter[store][eq]=9';
    expect(await groupsOf(`${live}&group-by=day,week,month`)).toEqual([
      ['2026-05-31', '2026-W22', '2026-05', 1],
    ]);
    const berlin = `${live}&time-zone=Europe/Berlin`;
    expect(await groupsOf(`${berlin}&group-by=day,week,quarter`)).toEqual([
      ['2026-06-01', '2026-W23', '2026-Q2', 1],
    ]);
    expect(await groupsOf(`${berlin}&filter[month][eq]=2026-05&group-by=store`)).toEqual([]);
  });

  it('keep the whole days of a register in every zone', async () => {
    const query = 'filter[provenance][eq]=imported&group-by=day&time-zone=America/Los_Angeles';
    expect(await groupsOf(query)).toEqual([['2026-06-01', 1]]);
  });

  it('name the zone, and refuse one that does not exist', async () => {
    const { body } = await bed.get('/v1/figures?time-zone=Europe/Berlin');
    expect(body.meta.timeZone).toBe('Europe/Berlin');
    for (const zone of ['Europe/Nowhere', "x'y", '%2B02:00'])
      expect((await bed.get(`/v1/figures?time-zone=${zone}`)).body.code).toBe('malformed_query');
  });

  it('tell what was true then of what changes, and of what is found out late alike', async () => {
    const of = (day: string) =>
      groupsOf(
        `filter[store][eq]=9&filter[provenance][eq]=live&as-of=2026-06-${day}T00:00:00Z` +
          '&group-by=severity,remedyType,tier',
      );
    expect(await of('02')).toEqual([['minor', null, 'a', 1]]);
    expect(await of('06')).toEqual([['minor', 'apology', 'a', 1]]);
    expect(await of('11')).toEqual([['moderate', 'apology', 'a', 1]]);
    expect(await of('16')).toEqual([['moderate', 'refund', 'a', 1]]);
    expect(await of('21')).toEqual([['major', 'refund', 'a', 1]]);
    const now = 'filter[store][eq]=9&filter[provenance][eq]=live&group-by=severity,remedyType,tier';
    expect(await groupsOf(now)).toEqual([['major', 'refund', 'a', 1]]);
  });

  it('filter by what was true then', async () => {
    const query = 'filter[severity][eq]=minor&as-of=2026-06-02T00:00:00Z';
    expect((await bed.figures(query))[0]!.n).toBe(1);
    expect((await bed.figures('filter[severity][eq]=minor'))[0]!.n).toBe(0);
  });

  it('have no group whose cases all come later', async () => {
    const query = 'as-of=2026-06-02T00:00:00Z&group-by=store';
    expect(await groupsOf(query)).toEqual([['9', 2]]);
  });

  it('come page by page, the total once', async () => {
    const path = '/v1/figures?group-by=store&limit=1';
    const first = (await bed.get(path)).body;
    const second = (await bed.get(`${path}&cursor=${first.meta.nextCursor}`)).body;
    const stores = [...first.data, ...second.data].map((row) => row.group.store);
    expect(stores).toEqual([undefined, '12', '9']);
    expect(second.meta.nextCursor).toBeNull();
    const other = `/v1/figures?group-by=channel&cursor=${first.meta.nextCursor}`;
    expect((await bed.get(other)).body.code).toBe('malformed_cursor');
  });

  it('come as CSV with cursor and frame, and in no other form', async () => {
    const path = '/v1/figures?group-by=store&limit=1&time-zone=Europe/Berlin';
    const { text, headers } = await bed.get(path, { accept: 'text/csv' });
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['amends-next-cursor']).toMatch(/^[A-Za-z0-9_-]+$/);
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^isTotal,store,rows,measure,value/);
    expect(lines[1]).toMatch(/^true,,3,cases,3,cases,.*Europe\/Berlin,linear,\d+,\{\}$/);
    expect((await bed.get(path, { accept: 'application/xml' })).status).toBe(406);
  });
});
