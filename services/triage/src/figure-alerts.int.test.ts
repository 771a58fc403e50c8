import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAR_TIME, openWatchBed, type WatchBed } from './watches/watch-bed.fixture.ts';
import { WATCH_DUE } from './watches/watch-due.ts';

let bed: WatchBed;

beforeAll(async () => {
  bed = await openWatchBed(
    { ana: 'ana@example.org' },
    { ana: { stores: new Set(['9', '12']) }, ben: { stores: new Set(['12']) } },
  );
  const body = { staffId: 'ana', skills: [], stores: ['9'], loadMax: 3 };
  expect((await bed.triage.send('POST', '/v1/staff', body)).statusCode).toBe(201);
});
afterAll(async () => {
  await bed?.close();
});

const ALERT = {
  ...{ service: 'resolution-times', measure: 'breachedShare', windowDays: 7 },
  ...{ direction: 'above', bound: 0.1, returnBound: 0.08 },
  schedule: { every: 'day', at: FAR_TIME, timeZone: 'Europe/Berlin' },
};
const define = (changed: object = {}) =>
  bed.as('ana', 'POST', '/v1/figure-alerts', { ...ALERT, ...changed });

const share = (value: number) => ({
  ...{ value, n: 50, unit: 'share', nBand: '30_99' },
  ...{ ciLow: value - 0.04, ciHigh: value + 0.06 },
});
const WITHHELD = { value: null, n: null, unit: 'share', reason: 'n_lt_10', nBand: 'lt_10' };
const NO_DATA = { value: null, n: 0, unit: 'share', reason: 'no_data', nBand: 'lt_10' };

interface Listed {
  readonly state: string;
  readonly undecidedBecause: string | null;
  readonly lastFigure?: { readonly measured: number };
  readonly lastMail?: { readonly state: string };
}

describe('an alert about a figure', () => {
  it('tells once that the bound is crossed and once that it is back, else nothing', async () => {
    const watchId = (await define()).json().id as string;
    const listed = async (): Promise<Listed> =>
      (await bed.as('ana', 'GET', '/v1/figure-alerts')).json().data[0];
    const letters = () => bed.lettersTo('ana@example.org', watchId);
    expect(await listed()).toMatchObject({ state: 'unknown', undecidedBecause: null });
    const look = async (measure: object, type: string, nth = 1) => {
      bed.figures.answers({ breachedShare: measure });
      expect(await bed.ring(WATCH_DUE, watchId)).toBe(1);
      return bed.told(watchId, type, nth);
    };

    await look(WITHHELD, 'FigureAlertUndecided');
    expect(await listed()).toMatchObject({ state: 'unknown', undecidedBecause: 'withheld' });
    await look(share(0.1), 'FigureAlertChecked');
    expect(await listed()).toMatchObject({ state: 'clear', lastFigure: { measured: 0.1 } });

    await look(share(0.12), 'FigureAlertFired');
    await bed.told(watchId, 'FigureMailDelivered');
    const [fired] = letters();
    for (const line of [
      /Subject: Amends: alert fired: resolution-times breachedShare/,
      /breachedShare: 12\.00 %, n 50, 95 % interval 8\.00 % to 18\.00 %; that is above the bound/,
      /above the bound 10\.00 %\./,
      /As of 2026-06-09T05:30:01\.000Z, zone Europe\/Berlin, definition version 4\./,
      /Stores that you may see: 9\./,
    ]) {
      expect(fired).toMatch(line);
    }
    expect(bed.figures.asked.at(-1)).toMatchObject({
      path: '/resolution-times/v1/figures',
      query: { 'filter[store][in]': '9', 'filter[reportedAt][gte]': expect.any(String) },
    });

    await look(share(0.2), 'FigureAlertChecked', 2);
    await look(NO_DATA, 'FigureAlertUndecided', 2);
    expect(await listed()).toMatchObject({
      ...{ state: 'unknown', undecidedBecause: 'no_data', lastFigure: { measured: 0.2 } },
    });
    await look(share(0.09), 'FigureAlertChecked', 3);
    expect(await listed()).toMatchObject({ state: 'fired', undecidedBecause: null });
    bed.figures.refuses(503);
    await bed.ring(WATCH_DUE, watchId);
    const unreachable = await bed.told(watchId, 'FigureAlertUndecided', 3);
    expect(unreachable).toMatchObject({ reason: 'figures_unreachable' });
    expect(letters()).toHaveLength(1);

    await look(share(0.08), 'FigureAlertCleared');
    await bed.told(watchId, 'FigureMailDelivered', 2);
    expect(letters()[1]).toMatch(/that is back at the bound of return 8\.00 %/);
    expect(await listed()).toMatchObject({ state: 'clear', lastMail: { state: 'delivered' } });

    await bed.triage.send('POST', '/v1/staff/ana/absences', { reason: 'left' });
    await look(share(0.9), 'FigureAlertUndecided', 4);
    expect(await listed()).toMatchObject({ state: 'unknown', undecidedBecause: 'owner_gone' });
    expect(letters()).toHaveLength(2);

    const withdrawals = `/v1/figure-alerts/${watchId}/withdrawals`;
    const asReport = `/v1/figure-reports/${watchId}/withdrawals`;
    expect((await bed.as('ben', 'POST', withdrawals, {})).statusCode).toBe(404);
    expect((await bed.as('ana', 'POST', asReport, {})).statusCode).toBe(404);
    expect((await bed.as('ana', 'POST', withdrawals, {})).statusCode).toBe(201);
    expect(await bed.ring(WATCH_DUE, watchId)).toBe(0);
  });

  it('is refused with bounds or a schedule that make no sense', async () => {
    for (const [changed, pointer] of [
      [{ returnBound: 0.2 }, '#/returnBound'],
      [{ direction: 'below', bound: 0.2, returnBound: 0.1 }, '#/returnBound'],
      [{ schedule: { ...ALERT.schedule, every: 'hour' } }, '#/schedule/at'],
      [{ schedule: { every: 'day', timeZone: 'UTC' } }, '#/schedule/at'],
      [{ windowDays: 0 }, '#/windowDays'],
    ] as const) {
      const answer = await define(changed);
      expect(answer.statusCode).toBe(422);
      expect(answer.json().errors[0].pointer).toBe(pointer);
    }
  });
});
