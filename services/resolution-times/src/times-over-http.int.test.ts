import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';

const reported = (name: string, at: string): Happening => ({
  type: 'FailureReported',
  data: {
    caseId: uuidOf(name),
    source: 'web',
    storeId: '9',
    channel: 'web_form',
    initiation: 'customer',
    signalSource: 'complaint',
    reportedAt: at,
    cues: [],
    cueRulesVersion: 1,
  },
  time: at,
});

const recovered = (name: string, at: string): Happening => ({
  type: 'RecoveryCompleted',
  data: { caseId: uuidOf(name), remedyTypes: ['refund'], completedAt: at },
  time: at,
});

const closed = (name: string, at: string): Happening => ({
  type: 'CaseClosed',
  data: { caseId: uuidOf(name), outcome: 'recovered_confirmed', closedAt: at },
  time: at,
});

const targets = (name: string): Happening => ({
  type: 'TargetsSet',
  data: {
    caseId: uuidOf(name),
    policyVersion: 1,
    calendarId: 'store_hours',
    calendarVersion: 2,
    reason: 'triaged',
    targets: [],
  },
});

const calendar: Happening = {
  type: 'CalendarDefined',
  data: {
    calendarId: 'store_hours',
    version: 2,
    timeZone: 'Europe/Berlin',
    weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })),
    holidays: ['2026-06-02'],
    definedBy: 'person',
    definedAt: '2026-01-01T00:00:00Z',
  },
};

// GT-KM1 in days: closed after so many, a plus is still open at the instant asked for.
const KM1 = '1 2 2 4+ 5 8 8+ 12 24+ 30 48+ 48+'.split(' ');
const day = (count: number): string => new Date(Date.UTC(2025, 0, 1 + count)).toISOString();
const km1 = KM1.flatMap((text, index): Happening[] => {
  const length = Number.parseInt(text, 10);
  const name = `km1 ${index}`;
  return text.endsWith('+')
    ? [reported(name, day(48 - length))]
    : [reported(name, day(0)), closed(name, day(length))];
});

const of2025 = 'filter[reportedAt][lt]=2026-01-01T00:00:00Z&as-of=2025-02-18T00:00:00Z';
const of2026 = 'filter[reportedAt][gte]=2026-01-01T00:00:00Z';

describe('times over HTTP', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
    await bed.append([
      reported('in hours', '2026-06-01T07:00:00Z'),
      targets('in hours'),
      recovered('in hours', '2026-06-03T11:00:00Z'),
      calendar,
      ...km1,
    ]);
  });
  afterAll(() => bed?.close());

  it('count in the calendar of the targets, holidays left out (R-098)', async () => {
    const [total] = await bed.figures(of2026);
    expect(total!.measures).toMatchObject({
      ttrFirstMean: { value: 52 * 3600 },
      ttrFirstBusinessMean: { value: 12 * 3600, n: 1 },
    });
  });

  it('are only those asked for, in that order, and no unknown one', async () => {
    const names = 'ttrFirstBusinessMean,ttrFirstMean';
    const [total] = await bed.figures(`${of2026}&measures=${names}`);
    expect(Object.keys(total!.measures)).toEqual(names.split(','));
    const { status, body } = await bed.get('/v1/figures?measures=mood');
    expect([status, body.code]).toEqual([400, 'unknown_filter']);
  });

  it('group outcomes by how soon they came, of then and of now (R-099)', async () => {
    const bandsOf = async (query: string) =>
      (await bed.figures(`${query}&group-by=resolutionBand`))
        .slice(1)
        .map(({ group, n }) => [group.resolutionBand, n]);
    expect(await bandsOf(of2026)).toEqual([['within_3_days', 1]]);
    expect(await bandsOf(`${of2026}&as-of=2026-06-02T00:00:00Z`)).toEqual([[null, 1]]);
  });

  it('of GT-KM1 are a curve with Greenwood errors and log-log intervals', async () => {
    const path = `/v1/survival-curves?${of2025}&restricted-to-hours=1152`;
    const { body } = await bed.get(path);
    expect(body.meta).toMatchObject({ end: 'closed', n: 12, ended: 7, censored: 5 });
    expect(body.meta.restrictedMean.seconds / 86_400).toBeCloseTo(21.885417, 5);
    expect(body.data).toHaveLength(6);
    const [, second] = body.data;
    expect(second).toMatchObject({ seconds: 2 * 86_400, atRisk: 11, ended: 2 });
    expect(second.survival).toBeCloseTo(0.75, 12);
    expect(second.standardError).toBeCloseTo(0.125, 6);
    expect([second.ciLow, second.ciHigh]).toEqual([
      expect.closeTo(0.408416, 6),
      expect.closeTo(0.91172, 6),
    ]);
  });

  it('of a curve come page by page, and as CSV', async () => {
    const path = `/v1/survival-curves?${of2025}&limit=4`;
    const first = (await bed.get(path)).body;
    const second = (await bed.get(`${path}&cursor=${first.meta.nextCursor}`)).body;
    expect(second.data.map(({ atRisk }: { atRisk: number }) => atRisk)).toEqual([5, 3]);
    expect(second.meta).toMatchObject({ nextCursor: null, n: 12 });
    const { text } = await bed.get(path, { accept: 'text/csv' });
    expect(text.split('\r\n')[1]).toMatch(
      /^86400,12,1,0\.91666.*,12,2025-02-18T00:00:00\.000Z,UTC,/,
    );
    expect((await bed.get(`${path}&cursor=abc`)).body.code).toBe('malformed_cursor');
  });

  it('say nothing beyond what was seen, and have no curve without cases', async () => {
    const far = await bed.get(`/v1/survival-curves?${of2025}&restricted-to-hours=2000`);
    expect(far.body.meta.restrictedMean).toEqual({ upToSeconds: 7_200_000, seconds: null });
    const none = await bed.get('/v1/survival-curves?filter[store][eq]=none');
    expect(none.body).toMatchObject({
      data: [],
      meta: { n: 0, restrictedMean: { upToSeconds: null, seconds: null } },
    });
  });

  it('tell the backlog of every period in the zone, of the own stores', async () => {
    const path = `/v1/backlog?period=month&from=2025-01-01&until=2025-03-31&time-zone=Asia/Tokyo`;
    const { body } = await bed.get(`${path}&${of2025}`);
    expect(body.data.map((line: Record<string, unknown>) => [line.period, line.open])).toEqual([
      ['2025-01', 3],
      ['2025-02', 5],
    ]);
    expect(body.data[0]).toMatchObject({ start: '2024-12-31T15:00:00.000Z', ended: 7 });
    const { text } = await bed.get(`${path}&${of2025}`, { accept: 'text/csv' });
    expect(text).toMatch(/^period,start,end,isOver,reported,.*,overThirtyDays,asOf,/);
  });

  it('tell the backlog of the last 30 days unless told', async () => {
    const { body } = await bed.get('/v1/backlog?as-of=2026-06-10T00:00:00Z&time-zone=Asia/Tokyo');
    expect(body.data).toHaveLength(30);
    expect(body.data.at(-1)).toMatchObject({ period: '2026-06-10', isOver: false });
  });

  it('refuse spans that are none, too long, or of days that do not exist', async () => {
    const spans = [
      'from=2026-02-01&until=2026-01-01',
      'from=2020-01-01&until=2026-01-01',
      'from=2026-02-30&until=2026-03-01',
      'until=2026-03-01T00:00:00Z',
    ];
    for (const span of spans) {
      const { status, body } = await bed.get(`/v1/backlog?${span}`);
      expect([status, body.code]).toEqual([400, 'malformed_query']);
    }
  });
});
