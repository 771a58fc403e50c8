import { computedFrom, differences } from '@amends/projections/large-slices.fixture';
import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { regionDifferences, storeIn, storeMovedTo } from '@amends/projections/regions.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';

const HOUR_MS = 3_600_000;
const atHour = (hours: number): string =>
  new Date(Date.UTC(2026, 0, 1, 0, 20) + hours * HOUR_MS).toISOString();

/** 240 cases over four months in three stores, two of three resolved and closed, some reopened. */
const lives: readonly Happening[] = Array.from({ length: 240 }, (_, n): Happening[] => {
  const caseId = uuidOf(`case ${n}`);
  const from = n * 12;
  const to = from + 1 + ((n * n) % 97);
  const said = (type: Happening['type'], hours: number, data: object): Happening => ({
    type,
    data: { caseId, ...data },
    time: atHour(hours),
  });
  const reported = said('FailureReported', from, {
    source: 'web',
    storeId: ['9', '12', '15'][n % 3],
    channel: n % 2 === 0 ? 'web_form' : 'email',
    initiation: 'customer',
    signalSource: 'complaint',
    reportedAt: atHour(from),
    cues: [],
    cueRulesVersion: 1,
  });
  const prioritised = said('CasePrioritised', from + 1, {
    severity: n % 5 === 0 ? 'major' : 'minor',
    tier: 'a',
    rank: 1,
    facts: {},
  });
  if (n % 3 === 2) return [reported, prioritised];
  const resolved = said('RecoveryCompleted', to, {
    remedyTypes: ['refund'],
    completedAt: atHour(to),
  });
  const closed = said('CaseClosed', to + 24, {
    closedAt: atHour(to + 24),
    outcome: 'recovered_confirmed',
  });
  const reopened = said('CaseReopened', to + 30, {
    reason: 'failure_recurred',
    reopenCount: 1,
    reopenedAt: atHour(to + 30),
  });
  return [reported, prioritised, resolved, closed, ...(n % 10 === 0 ? [reopened] : [])];
}).flat();

/** Business time is not added up, and means are restricted to different times, which they tell. */
const isLeftOut = (name: string): boolean => /Business|RestrictedMean/.test(name);

const stores = [storeIn('12', 'east'), storeIn('15', 'north'), storeIn('9', 'west')];

describe('figures of slices with more cases than are looked at one by one', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService, { exactCasesMax: 30 });
    await bed.append([...stores, ...lives]);
  });
  afterAll(() => bed?.close());

  const BERLIN = 'time-zone=Europe/Berlin';
  const NAMED = [
    '',
    'group-by=store',
    `group-by=month&${BERLIN}`,
    'group-by=severity,store',
    `group-by=week,channel&filter[severity][eq]=minor&${BERLIN}`,
    'filter[reportedAt][gte]=2026-01-31T23:00:00Z&filter[reportedAt][lt]=2026-03-31T22:00:00Z',
    // Days of a month at both ends, which are taken away from it.
    'group-by=store&filter[reportedAt][gte]=2026-01-02T23:00:00Z' +
      '&filter[reportedAt][lt]=2026-03-28T23:00:00Z',
  ];

  it('come from cells for named slices, within the error that they state', async () => {
    for (const query of NAMED) {
      expect([query, await computedFrom(bed, query)]).toEqual([query, 'cells']);
      expect([query, await differences(bed, query, isLeftOut)]).toEqual([query, []]);
    }
    const [total] = await bed.figures('measures=ttcMedian,ttcSurvivalMedian,ttcBusinessMedian');
    expect(total!.measures.ttcMedian).toMatchObject({
      method: 'histogram',
      relativeErrorMax: 0.02,
    });
    expect(total!.measures.ttcSurvivalMedian!.method).toBe('kaplan_meier_histogram');
    expect(total!.measures.ttcBusinessMedian!.reason).toBe('slice_too_large');
  });

  it('come from what each row tells for any other slice', async () => {
    const free = ['resolutionBand', 'month&time-zone=Asia/Tokyo', 'region', 'region,severity'];
    for (const query of [...free.map((by) => `group-by=${by}`), 'filter[region][eq]=west']) {
      expect([query, await computedFrom(bed, query)]).toEqual([query, 'histograms']);
      expect([query, await differences(bed, query, isLeftOut)]).toEqual([query, []]);
    }
  });

  it('are told by the region that a store lies in today, as they are by store', async () => {
    await bed.append([storeMovedTo('9', 'south')]);
    const regions = { 12: 'east', 15: 'north', 9: 'south' };
    expect(await regionDifferences(bed, '/v1/figures', regions)).toEqual([]);
    const rows = await bed.figures('group-by=region');
    expect(rows.map(({ group, n }) => [group.region, n])).toEqual([
      ...[
        [undefined, 240],
        ['east', 80],
        ['north', 80],
        ['south', 80],
      ],
    ]);
  });

  it('look at each case where they are few, and as of a past instant', async () => {
    expect(await computedFrom(bed, 'filter[month][eq]=2026-01&filter[store][eq]=9')).toBe('facts');
    expect(await computedFrom(bed, 'as-of=2026-03-01T00:00:00Z')).toBe('facts');
  });

  it('have only the stores of the caller', async () => {
    const [all] = await bed.figures('', 'store9');
    const [ofStore] = await bed.figures('filter[store][eq]=9');
    expect(all).toEqual(ofStore);
    expect(all!.n).toBe(80);
  });

  it('follow a case that changes, and count one that is told twice once', async () => {
    const caseId = uuidOf('case 2');
    await bed.append([
      {
        type: 'RecoveryCompleted',
        data: { caseId, remedyTypes: ['refund'], completedAt: atHour(90) },
      },
      {
        type: 'CasesMerged',
        data: {
          caseId: uuidOf('case 5'),
          primaryCaseId: caseId,
          reason: 'same_failure',
          mergedAt: atHour(95),
        },
      },
    ]);
    await bed.resend();
    expect((await bed.figures(''))[0]!.n).toBe(239);
    expect(await differences(bed, 'group-by=store', isLeftOut)).toEqual([]);
  });
});
