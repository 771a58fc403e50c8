import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAR_TIME, openWatchBed, type WatchBed } from './watches/watch-bed.fixture.ts';
import { WATCH_DUE } from './watches/watch-due.ts';
import { SEND_FIGURES } from './watches/watch-mails.ts';

let bed: WatchBed;

beforeAll(async () => {
  bed = await openWatchBed(
    { ana: 'ana@example.org', ben: 'ben@example.org', cas: 'cas@example.org' },
    {
      ana: { stores: new Set(['9', '12']) },
      ben: { stores: new Set(['12']) },
      cas: {},
      dee: { stores: new Set(['9']) },
    },
  );
  for (const [staffId, stores] of [
    ['ana', ['9', '30']],
    ['ben', ['9']],
    ['cas', undefined],
    ['dee', undefined],
  ] as const) {
    const body = { staffId, skills: [], loadMax: 3, ...(stores === undefined ? {} : { stores }) };
    const { statusCode } = await bed.triage.send('POST', '/v1/staff', body);
    expect(statusCode).toBe(201);
  }
});
afterAll(async () => {
  await bed?.close();
});

const SCHEDULE = { every: 'day', at: FAR_TIME, timeZone: 'Europe/Berlin' } as const;
const QUESTION = {
  service: 'justice-scores',
  measures: ['satisfied', 'overall', 'trust', 'valueEUR'],
  groupBy: ['store'],
  filters: [{ field: 'severity', oneOf: ['critical', 'major'] }],
};

const define = async (who: string, question: object = QUESTION): Promise<string> => {
  const body = { ...question, schedule: SCHEDULE };
  const answer = await bed.as(who, 'POST', '/v1/figure-reports', body);
  expect(answer.statusCode).toBe(201);
  return answer.json().id;
};

const SATISFIED = {
  ...{ value: 0.6341, n: 38, unit: 'share', nBand: '30_99' },
  ...{ ciLow: 0.4772, ciHigh: 0.7681 },
};
const withheld = { value: null, n: null, unit: 'score', reason: 'n_lt_10', nBand: 'lt_10' };
const noData = { value: null, n: 0, unit: 'score', reason: 'no_data', nBand: 'lt_10' };

describe('figures by mail on a schedule', () => {
  it('come to whoever asked, of their stores only, and try again as notices do', async () => {
    bed.figures.answers({ satisfied: SATISFIED, overall: withheld, trust: noData, other: noData });
    const watchId = await define('ana');
    expect(await bed.ring(WATCH_DUE, watchId)).toBe(1);
    const { from, until, nextDueAt } = await bed.told(watchId, 'FigureReportDue');
    await bed.told(watchId, 'FigureMailDelivered');
    const [plain, csv] = bed.figures.asked.slice(-2);
    expect(plain).toMatchObject({
      path: '/justice-scores/v1/figures',
      query: {
        'group-by': 'store',
        'time-zone': 'Europe/Berlin',
        'filter[severity][in]': 'critical,major',
        'filter[store][in]': '9',
        'filter[reportedAt][gte]': from,
        'filter[reportedAt][lt]': until,
      },
    });
    expect(csv).toMatchObject({
      accept: 'text/csv',
      query: { measures: 'satisfied,overall,trust', 'filter[store][in]': '9' },
    });
    const [letter] = bed.lettersTo('ana@example.org', watchId);
    for (const line of [
      /satisfied +63\.41 %, n 38, 95 % interval 47\.72 % to 76\.81 %/,
      /overall +withheld: fewer than 10/,
      /trust +no data\r?\n/,
      /valueEUR +no data, or no measure of this name/,
      /As of 2026-06-09T05:30:01\.000Z, zone Europe\/Berlin, definition version 4/,
      /Stores that you may see: 9\./,
      /filename="?justice-scores-\d{4}-\d\d-\d\d\.csv/,
    ]) {
      expect(letter).toMatch(line);
    }

    bed.figures.refuses(503);
    expect(await bed.ring(WATCH_DUE, watchId)).toBe(1);
    expect(await bed.told(watchId, 'FigureMailFailed')).toMatchObject({
      ...{ attempt: 1, reason: 'figures_unreachable', nextAt: expect.any(String) },
    });
    bed.figures.answers({ satisfied: SATISFIED });
    await bed.ring(SEND_FIGURES, watchId);
    expect(await bed.told(watchId, 'FigureMailDelivered', 2)).toMatchObject({ attempt: 2 });
    expect(bed.lettersTo('ana@example.org', watchId)).toHaveLength(2);

    const list = (await bed.as('ana', 'GET', '/v1/figure-reports')).json();
    expect(list.data).toEqual([
      expect.objectContaining({
        ...{ watchId, status: 'active', stores: ['9', '12'], schedule: SCHEDULE },
        lastMail: expect.objectContaining({ state: 'delivered', attempt: 2 }),
      }),
    ]);
    expect(list.data[0].nextDueAt > String(nextDueAt)).toBe(true);
    expect((await bed.as('cas', 'GET', '/v1/figure-reports')).json().data).toHaveLength(1);
  });

  it('come not to whoever left, sees no store or has no address, which the list says', async () => {
    bed.figures.answers({ satisfied: SATISFIED });
    const [ben, cas, dee] = [await define('ben'), await define('cas'), await define('dee')];
    await bed.triage.send('POST', '/v1/staff/cas/absences', { reason: 'left' });
    for (const [watchId, reason] of [
      [ben, 'no_store'],
      [cas, 'owner_gone'],
      [dee, 'no_address'],
    ] as const) {
      await bed.ring(WATCH_DUE, watchId);
      const failed = await bed.told(watchId, 'FigureMailFailed');
      expect(failed).toMatchObject({ reason, attempt: 1 });
      expect(failed).not.toHaveProperty('nextAt');
    }
    expect(bed.lettersTo('ben@example.org', ben)).toEqual([]);
    expect(bed.lettersTo('cas@example.org', cas)).toEqual([]);
    const { data } = (await bed.as('ben', 'GET', '/v1/figure-reports')).json();
    expect(data[0].lastMail).toMatchObject({ state: 'given_up', reason: 'no_store' });
  });

  it('end with their withdrawal, and are nothing to anybody else', async () => {
    const watchId = await define('ana');
    const withdrawals = `/v1/figure-reports/${watchId}/withdrawals`;
    expect((await bed.as('ben', 'POST', withdrawals, {})).statusCode).toBe(404);
    expect((await bed.as('ana', 'POST', withdrawals, {})).statusCode).toBe(201);
    expect((await bed.as('ana', 'POST', withdrawals, {})).json().code).toBe('already_recorded');
    expect(await bed.ring(WATCH_DUE, watchId)).toBe(0);
    const mine = (await bed.as('ana', 'GET', '/v1/figure-reports?limit=1')).json();
    expect(mine.data).toEqual([
      expect.objectContaining({ watchId, status: 'withdrawn', nextDueAt: null }),
    ]);
    const next = `/v1/figure-reports?limit=1&cursor=${mine.meta.nextCursor}`;
    const [other] = (await bed.as('ana', 'GET', next)).json().data;
    expect(other.watchId).not.toBe(watchId);
  });

  it('are for people, in zones that exist, of questions that can be asked', async () => {
    const post = (who: string, changed: object) =>
      bed.as(who, 'POST', '/v1/figure-reports', { ...QUESTION, schedule: SCHEDULE, ...changed });
    expect((await post('token', {})).json().code).toBe('person_required');
    for (const [changed, pointer] of [
      [{ schedule: { ...SCHEDULE, timeZone: 'Europe/Nowhere' } }, '#/schedule/timeZone'],
      [{ schedule: { ...SCHEDULE, weekday: 1 } }, '#/schedule/weekday'],
      [{ measures: ['trust', 'trust'] }, '#/measures'],
      [{ filters: [{ field: 'employee', oneOf: ['e-1'] }] }, '#/filters/0/field'],
    ] as const) {
      const answer = await post('ana', changed);
      expect(answer.statusCode).toBe(422);
      expect(answer.json().errors[0].pointer).toBe(pointer);
    }
  });
});
