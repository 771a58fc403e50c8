import type { Measure } from '@amends/projections/measure';
import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
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

/** `as-of` just now: every case is looked at, whatever the size of the slice. */
const exactly = (query: string): string => `${query}&as-of=${new Date().toISOString()}`;

describe('figures of slices with more cases than are looked at one by one', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService, { exactCasesMax: 30 });
    await bed.append(lives);
  }, 60_000);
  afterAll(() => bed?.close());

  const differences = async (query: string): Promise<string[]> => {
    const read = await bed.figures(query);
    const exact = await bed.figures(exactly(query));
    expect(read.map(({ group, n }) => [group, n])).toEqual(exact.map(({ group, n }) => [group, n]));
    const isNear = (one: Measure, other: Measure): boolean => {
      if (one.value === null || other.value === null) return one.value === other.value;
      const error = one.relativeErrorMax ?? 0;
      return Math.abs(one.value - other.value) <= error * other.value * (1 + 1e-9) + 1e-9;
    };
    return read.flatMap(({ group, measures }, at) =>
      Object.entries(measures)
        .filter(([name]) => !/Business|RestrictedMean/.test(name))
        .filter(([name, measure]) => !isNear(measure, exact[at]!.measures[name]!))
        .map(([name]) => `${Object.values(group).join(' ')} ${name}`),
    );
  };
  const computedFrom = async (query: string): Promise<string> =>
    (await bed.get(`/v1/figures?${query}`)).body.meta.computedFrom;

  const BERLIN = 'time-zone=Europe/Berlin';
  const NAMED = [
    '',
    'group-by=store',
    `group-by=month&${BERLIN}`,
    'group-by=severity,store',
    `group-by=week,channel&filter[severity][eq]=minor&${BERLIN}`,
    'filter[reportedAt][gte]=2026-01-31T23:00:00Z&filter[reportedAt][lt]=2026-03-31T22:00:00Z',
  ];

  it('come from cells for named slices, within the error that they state', async () => {
    for (const query of NAMED) {
      expect([query, await computedFrom(query)]).toEqual([query, 'cells']);
      expect([query, await differences(query)]).toEqual([query, []]);
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
    for (const query of ['group-by=resolutionBand', 'group-by=month&time-zone=Asia/Tokyo']) {
      expect([query, await computedFrom(query)]).toEqual([query, 'histograms']);
      expect([query, await differences(query)]).toEqual([query, []]);
    }
  });

  it('look at each case where they are few, and as of a past instant', async () => {
    expect(await computedFrom('filter[month][eq]=2026-01&filter[store][eq]=9')).toBe('facts');
    expect(await computedFrom('as-of=2026-03-01T00:00:00Z')).toBe('facts');
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
    expect(await differences('group-by=store')).toEqual([]);
  });
});
