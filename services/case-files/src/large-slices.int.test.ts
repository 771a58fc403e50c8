import { bothWays, computedFrom, differences } from '@amends/projections/large-slices.fixture';
import type { ProjectionService } from '@amends/projections/projection-service';
import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';

const atHour = (hours: number): string =>
  new Date(Date.UTC(2026, 0, 1, 0, 20) + hours * 3_600_000).toISOString();

/** 180 cases over three months in three stores: most acknowledged, some closed, some reopened. */
const lives = Array.from({ length: 180 }, (_, n): Happening[] => {
  const caseId = uuidOf(`case ${n}`);
  const from = n * 12;
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
  const acknowledged = said('CaseAcknowledged', from + 1 + (n % 9), {
    by: 'person',
    acknowledgedAt: atHour(from + 1 + (n % 9)),
  });
  const closed = said('CaseClosed', from + 40 + ((n * n) % 97), {
    closedAt: atHour(from + 40 + ((n * n) % 97)),
    outcome: 'recovered_confirmed',
  });
  const reopened = said('CaseReopened', from + 200, {
    reason: 'failure_recurred',
    reopenCount: 1,
    reopenedAt: atHour(from + 200),
  });
  return [
    reported,
    ...(n % 7 === 0 ? [] : [acknowledged]),
    ...(n % 3 === 0 ? [closed] : []),
    ...(n % 12 === 0 ? [reopened] : []),
  ];
}).flat();

describe('figures of slices with more cases than are looked at one by one', () => {
  let bed: ReadServiceBed;
  let projection: ProjectionService;
  beforeAll(async () => {
    bed = await openReadServiceBed(
      (deps) =>
        createService({
          ...deps,
          projection: async (each) => {
            projection = await deps.projection(each);
            return projection;
          },
        }),
      { exactCasesMax: 30 },
    );
    await bed.append(lives);
  });
  afterAll(() => bed?.close());

  const NAMED = ['', 'group-by=store,state', 'group-by=month&time-zone=Europe/Berlin'];
  const NONE = (): boolean => false;

  /** Of time in states: counts are the same, the rest is near, since it goes on meanwhile. */
  const timesOf = async (query: string) => {
    const from = '/v1/figures/states?';
    const asOf = `&as-of=${new Date().toISOString()}`;
    const [read, exact] = [
      await bed.get(`${from}${query}`),
      await bed.get(`${from}${query}${asOf}`),
    ];
    return { read: read.body, exact: exact.body };
  };

  it('count states from cells of named slices, and from rows of others', async () => {
    for (const query of NAMED) {
      expect([query, await computedFrom(bed, query)]).toEqual([query, 'cells']);
      expect([query, await differences(bed, query, NONE)]).toEqual([query, []]);
    }
    expect(await computedFrom(bed, 'group-by=reopenCount')).toBe('histograms');
    expect(await differences(bed, 'group-by=reopenCount', NONE)).toEqual([]);
    expect(await computedFrom(bed, 'filter[month][eq]=2026-01&filter[state][eq]=reopened')).toBe(
      'facts',
    );
    const { read, exact } = await bothWays(bed, 'filter[store][eq]=9');
    expect(read[0]!.measures.cases!.counts).toEqual(exact[0]!.measures.cases!.counts);
    expect(await bed.figures('', 'store9')).toEqual(read);
  });

  it('tell time in states with the method and the error of it', async () => {
    const { read, exact } = await timesOf('group-by=severity,store');
    expect([read.meta.computedFrom, exact.meta.computedFrom]).toEqual(['cells', 'facts']);
    const told = (rows: typeof read.data) =>
      rows.map(({ group, n, measures: { stays, cases, flagged } }: (typeof read.data)[number]) => [
        ...[group, n, stays, cases, flagged],
      ]);
    expect(told(read.data)).toEqual(told(exact.data));
    for (const [at, { measures }] of read.data.entries()) {
      const { stayMedian, perCaseMean } = measures;
      const of = exact.data[at].measures;
      if (typeof stayMedian?.value !== 'number') continue;
      expect(stayMedian.method).toBe('kaplan_meier_histogram');
      const far = Math.abs(stayMedian.value - of.stayMedian.value);
      expect(far).toBeLessThanOrEqual(stayMedian.relativeErrorMax * of.stayMedian.value + 1);
      // Who is still in a state gets older between the two requests.
      expect(perCaseMean.value / of.perCaseMean.value).toBeCloseTo(1, 3);
    }
  });

  it('follow merges, count what is told twice once, and are rebuilt', async () => {
    const link = { caseId: uuidOf('case 5'), primaryCaseId: uuidOf('case 2') };
    await bed.append([
      { type: 'CasesMerged', data: { ...link, reason: 'same_failure', mergedAt: atHour(95) } },
    ]);
    await bed.resend();
    const [total] = await bed.figures('');
    expect(total!.measures).toMatchObject({ cases: { value: 179 }, reports: { value: 180 } });
    expect(await differences(bed, 'group-by=store', NONE)).toEqual([]);
    const live = await projection.dump();
    await projection.operations.rebuild('test');
    const isRebuilt = async () => {
      const { lagEvents, rebuild } = await projection.freshness();
      return rebuild === null && lagEvents === 0;
    };
    await waitFor(isRebuilt, { description: 'the rebuilt tables to serve', timeoutMs: 60_000 });
    expect((await projection.dump()).sha256).toBe(live.sha256);
    expect(await differences(bed, 'group-by=store', NONE)).toEqual([]);
  });
});
