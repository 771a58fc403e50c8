import {
  duplicate,
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parquetReadObjects } from 'hyparquet';
import { createService } from './app.ts';

const day = (index: number): string =>
  new Date(Date.UTC(2015, 0, 1 + index)).toISOString().replace('.000Z', 'Z');

const imported = (index: number, days: number, more: object = {}): Happening => ({
  type: 'CaseHistoryImported',
  data: {
    caseId: uuidOf(`imported ${index}`),
    provenance: 'imported',
    jobId: uuidOf('job'),
    source: 'register',
    externalId: `A-${index}`,
    mappingVersion: '1',
    storeId: index % 2 === 0 ? '9' : '8',
    reported: { at: day(30), precision: 'date' },
    closed: { at: day(30 + days), precision: 'date' },
    sourceCategory: index < 4 ? 'b02' : 'm01',
    flags: days < 0 ? ['close_before_start'] : [],
    ...more,
  },
});

const live = uuidOf('live');
const liveEvents: readonly Happening[] = [
  {
    type: 'FailureReported',
    data: {
      caseId: live,
      source: 'web',
      storeId: '9',
      channel: 'web_form',
      initiation: 'customer',
      signalSource: 'complaint',
      reportedAt: '2026-05-01T10:00:00Z',
      cues: [],
      cueRulesVersion: 1,
    },
  },
  {
    type: 'CaseAcknowledged',
    data: { caseId: live, by: 'person', acknowledgedAt: '2026-05-01T10:12:00Z' },
  },
  {
    type: 'TargetsSet',
    data: {
      caseId: live,
      policyVersion: 1,
      calendarId: 'store_hours',
      calendarVersion: 1,
      reason: 'triaged',
      targets: [
        {
          metric: 'acknowledgement',
          durationSeconds: 3600,
          startsAt: '2026-05-01T10:00:00Z',
          dueAt: '2026-05-01T11:00:00Z',
        },
      ],
    },
    time: '2026-05-01T10:01:00Z',
  },
  {
    type: 'TargetMet',
    data: {
      caseId: live,
      metric: 'acknowledgement',
      dueAt: '2026-05-01T11:00:00Z',
      metAt: '2026-05-01T10:12:00Z',
    },
  },
];

describe('resolution times', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
    const days = [0, 10, 20, 30, 40, 50, 60, 70, -5];
    await bed.append([...days.map((each, index) => imported(index, each)), ...liveEvents]);
  });
  afterAll(() => bed?.close());

  it('answer the total first, then the groups by value, those without one last', async () => {
    const rows = await bed.figures('group-by=sourceCategory');
    expect(rows.map(({ group, n }) => [group, n])).toEqual([
      [{}, 10],
      [{ sourceCategory: 'b02' }, 4],
      [{ sourceCategory: 'm01' }, 5],
      [{ sourceCategory: null }, 1],
    ]);
  });

  it('tell by who took the initiative (R-006)', async () => {
    const rows = await bed.figures('group-by=initiation');
    expect(rows.map(({ group, measures }) => [group.initiation, measures.proactiveShare])).toEqual([
      [undefined, expect.objectContaining({ value: 0, n: 1 })],
      ['customer', expect.objectContaining({ value: 0, n: 1 })],
      [null, expect.objectContaining({ value: null, n: 0 })],
    ]);
  });

  it('count a reversed case and give it no duration', async () => {
    const [total] = await bed.figures('filter[provenance][eq]=imported');
    expect(total!.measures).toMatchObject({
      cases: { value: 9 },
      validDurations: { value: 8 },
      flagged: { value: 1 },
      ttcMedian: { value: 35 * 86_400, days: 35, n: 8, method: 'exact', relativeErrorMax: 0 },
      ttcMax: { days: 70 },
    });
  });

  it('frame every answer with freshness, zone, percentile rule and version', async () => {
    const { body } = await bed.get('/v1/figures?percentile-rule=nearest_rank');
    expect(body.meta).toEqual({
      projectionPosition: expect.stringMatching(/^v9\.b1\.\d+$/),
      lagSeconds: expect.any(Number),
      asOf: expect.stringMatching(/Z$/),
      timeZone: 'UTC',
      definitionVersion: 9,
      percentileRule: 'nearest_rank',
      computedFrom: 'facts',
      parameters: {},
      nextCursor: null,
    });
  });

  it('hold the live case with its target and its age', async () => {
    const query = 'filter[provenance][eq]=live&as-of=2026-05-02T10:00:00Z&group-by=channel,month';
    const rows = await bed.figures(query);
    expect(rows[1]).toMatchObject({
      group: { channel: 'web_form', month: '2026-05' },
      n: 1,
      measures: {
        ttaMean: { value: 720 },
        slaAcknowledgement: { value: 1, counts: { met: 1, breached: 0, pending: 0 } },
        open: { value: 1, counts: { oneToSevenDays: 1 } },
      },
    });
  });

  it('leave out what came after the instant asked for', async () => {
    const [total] = await bed.figures('as-of=2015-02-10T00:00:00Z');
    expect(total!.measures).toMatchObject({
      cases: { value: 9 },
      validDurations: { value: 2 },
      open: { value: 6 },
    });
  });

  it('show a caller the cases of the stores in the token only', async () => {
    const [total] = await bed.figures('', 'store9');
    expect(total!.n).toBe(6);
    const { body } = await bed.get('/v1/resolution-times', { token: 'store9' });
    expect(new Set(body.data.map((row: { storeId: string }) => row.storeId))).toEqual(
      new Set(['9']),
    );
  });

  it('refuse unknown dimensions, fields, operators and values', async () => {
    const codes = await Promise.all(
      [
        'group-by=mood',
        'group-by=reportedAt',
        'group-by=store,store',
        'filter[mood][eq]=1',
        'filter[store][like]=9',
        'filter[severity][eq]=huge',
        'as-of=2999-01-01T00:00:00Z',
        'as-of=2099-01-01T00:00:00Z',
        'percentile-rule=best',
      ].map(async (query) => {
        const { status, body } = await bed.get(`/v1/figures?${query}`);
        return [status, body.code];
      }),
    );
    expect(codes).toEqual([
      ...Array(5).fill([400, 'unknown_filter']),
      ...Array(4).fill([400, 'malformed_query']),
    ]);
  });

  it('are for analysts only', async () => {
    expect((await bed.get('/v1/figures', { token: 'nothing' })).status).toBe(403);
    expect((await bed.get('/v1/exports/resolution-times', { token: 'wrong' })).status).toBe(401);
  });

  it('list the rows behind the figures page by page, filtered alike', async () => {
    const path = '/v1/resolution-times?filter[sourceCategory][in]=m01,x&limit=3';
    const first = (await bed.get(path)).body;
    const second = (await bed.get(`${path}&cursor=${first.meta.nextCursor}`)).body;
    const rows = [...first.data, ...second.data];
    expect(rows).toHaveLength(5);
    expect(second.meta.nextCursor).toBeNull();
    expect(rows.every((row) => row.sourceCategory === 'm01')).toBe(true);
    expect(rows[0]).toMatchObject({ timePrecision: 'date', provenance: 'imported' });
  });

  it('export changed rows once, as JSON, as CSV and as Parquet', async () => {
    const { body } = await bed.get('/v1/exports/resolution-times?limit=6');
    expect(body.data).toHaveLength(6);
    const rest = `/v1/exports/resolution-times?cursor=${body.meta.nextCursor}`;
    const csv = await bed.get(rest, { accept: 'text/csv' });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['amends-end-of-stream']).toBe('true');
    const lines = csv.text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^caseId,storeId,channel/);
    expect(lines).toHaveLength(5);
    const parquet = await bed.get('/v1/exports/resolution-times?limit=6', {
      accept: 'application/vnd.apache.parquet',
    });
    expect(parquet.headers).toMatchObject({
      'content-type': 'application/vnd.apache.parquet',
      'amends-end-of-stream': 'false',
      'amends-next-cursor': body.meta.nextCursor,
    });
    const file = new Uint8Array(parquet.bytes).buffer;
    const rows = await parquetReadObjects({ file, columns: ['caseId', 'reportedAt'] });
    expect(rows).toEqual(
      body.data.map(({ caseId, reportedAt }: Record<string, string>) => ({
        caseId,
        reportedAt: new Date(reportedAt!),
      })),
    );
  });

  it('refuse a form that no export has', async () => {
    const path = '/v1/exports/resolution-times';
    expect((await bed.get(path, { accept: 'application/xml' })).status).toBe(406);
  });

  it('refuse a position that is none and one that nobody has reached', async () => {
    const none = await bed.get('/v1/figures?min-position=r7.4711');
    expect([none.status, none.body.code]).toEqual([400, 'malformed_query']);
    const ahead = await bed.get('/v1/resolution-times?min-position=0190b1a2.3.99');
    expect([ahead.status, ahead.body.code]).toEqual([503, 'projection_behind']);
    expect(ahead.headers['retry-after']).toBe('1');
  });

  it('tell how fresh they are', async () => {
    const { body } = await bed.get('/v1/freshness');
    expect(body).toMatchObject({ projection: 'resolution-times', version: 9, lagEvents: 0 });
    expect(body.partitions).toHaveLength(12);
  });

  it('DUP-04: leave a duplicate out until it stands for itself again', async () => {
    const casesOf = async () => (await bed.figures('filter[month][eq]=2025-05'))[0]!.n;
    const { merged, unmerged } = duplicate('a duplicate');
    await bed.append(merged);
    expect(await casesOf()).toBe(0);
    await bed.append(unmerged);
    expect(await casesOf()).toBe(1);
  });

  it('show BI tools what has happened only, and targets as the figures judge them', async () => {
    const times = await bed.viewed(
      `select provenance, is_reversed, acknowledged_after_seconds::float as acknowledged,
         closed_after_seconds::float / 86400 as closed
       from bi.case_times where is_reversed or case_id = '${live}' or source_category = 'b02'
       order by provenance, closed`,
    );
    const imported = { provenance: 'imported', is_reversed: false, acknowledged: null };
    expect(times).toEqual([
      ...[0, 10, 20, 30].map((closed) => ({ ...imported, closed })),
      { ...imported, is_reversed: true, closed: null },
      { ...imported, provenance: 'live', acknowledged: 720, closed: null },
    ]);

    const about = { caseId: live, policyVersion: 1, calendarId: 'store_hours', calendarVersion: 1 };
    const clock = (metric: string, name: string, dueAt: string) => {
      const startsAt = '2026-05-01T10:00:00Z';
      return { metric, clockId: uuidOf(name), durationSeconds: 3600, startsAt, dueAt };
    };
    const late = clock('first_action', 'late', '2026-05-01T12:00:00Z');
    const open = clock('resolution', 'open', '2099-05-01T12:00:00Z');
    const left = clock('final_response', 'left', '2099-05-01T12:00:00Z');
    const paused = clock('next_reply', 'paused', '2026-05-04T12:00:00Z');
    const time = '2026-05-02T10:00:00Z';
    await bed.append([
      {
        type: 'TargetsSet',
        data: { ...about, reason: 'triaged', targets: [late, open, left, paused] },
        time,
      },
      {
        type: 'TargetsCancelled',
        data: { caseId: live, clockIds: [left.clockId], reason: 'withdrawn', cancelledAt: time },
      },
      {
        type: 'ClockPaused',
        data: {
          ...{ caseId: live, clockId: paused.clockId, metric: paused.metric },
          pausedAt: time,
        },
      },
    ]);
    const viewed = await bed.viewed(
      `select metric, status from bi.case_targets where case_id = '${live}' order by metric`,
    );
    expect(viewed).toEqual([
      { metric: 'acknowledgement', status: 'met' },
      { metric: 'final_response', status: null },
      { metric: 'first_action', status: 'breached' },
      { metric: 'next_reply', status: 'pending' },
      { metric: 'resolution', status: 'pending' },
    ]);
    const [total] = await bed.figures('filter[reportedAt][gte]=2026-01-01T00:00:00Z');
    const counts = { met: 0, breached: 0, pending: 0 };
    expect(total!.measures).toMatchObject({
      slaAcknowledgement: { counts: { ...counts, met: 1 } },
      slaFinalResponse: { counts },
      slaFirstAction: { counts: { ...counts, breached: 1 } },
      slaNextReply: { counts: { ...counts, pending: 1 } },
      slaResolution: { counts: { ...counts, pending: 1 } },
    });
  });
});
