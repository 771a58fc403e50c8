import type { LoggedEvent } from '@amends/event-log/logged-event';
import { dumpInMemory } from '@amends/projections/fold-in-memory.fixture';
import { bothWays, computedFrom, differences } from '@amends/projections/large-slices.fixture';
import type { FigureRow } from '@amends/projections/measure';
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
import { answerOf, atHour, manyAnswers } from './many-answers.fixture.ts';
import { caseJustice } from './projections/case-justice.ts';

const caseOf = (n: number) => uuidOf(`case ${n}`);
/** A late answer, one corrected, one that supersedes, and a duplicate. */
const later: readonly Happening[] = [
  { type: 'FollowUpAnswered', data: { caseId: caseOf(3), ...answerOf(3, 1, 90) } },
  {
    type: 'FollowUpAnswerEdited',
    data: {
      caseId: caseOf(5),
      ...answerOf(5, 1, 89, { satisfaction: 5, effort: 7 }),
      editedAt: atHour(100),
    },
  },
  {
    type: 'FollowUpAnswered',
    data: { caseId: caseOf(4), ...answerOf(7, 1, 200, { requestId: uuidOf('request 4 1') }) },
  },
  {
    type: 'CasesMerged',
    data: {
      ...{ caseId: caseOf(6), primaryCaseId: caseOf(1), reason: 'same_failure' },
      mergedAt: atHour(95),
    },
  },
].map((each, at) => ({ ...each, time: atHour(3_000 + at) }) as Happening);

const isLeftOut = (name: string): boolean => name === 'likeCaseDispersion';

describe('justice scores of slices with more cases than are looked at one by one', () => {
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
    await bed.append(manyAnswers);
  });
  afterAll(() => bed?.close());

  const BERLIN = 'time-zone=Europe/Berlin';
  const NAMED = [
    '',
    'group-by=store',
    `group-by=month&${BERLIN}`,
    'group-by=severity,store&weights=3,3,3',
    `group-by=week,channel&filter[severity][eq]=minor&${BERLIN}`,
    'filter[reportedAt][gte]=2026-01-31T23:00:00Z&filter[reportedAt][lt]=2026-03-31T22:00:00Z',
  ];
  const WEIGHED = 'group-by=store&weights=2,1,1&low-outcome=40';
  const isNotTold = (name: string) =>
    isLeftOut(name) || /^overallFavourable|^unjustOutcomeShare$/.test(name);
  const FREE = [
    'group-by=region',
    'group-by=month&time-zone=Asia/Tokyo',
    'filter[region][eq]=north',
  ];

  it('are those of their cases: from cells for named slices, else from each row', async () => {
    for (const query of NAMED) {
      expect([query, await computedFrom(bed, query)]).toEqual([query, 'cells']);
      expect([query, await differences(bed, query, isLeftOut)]).toEqual([query, []]);
    }
    for (const query of FREE) {
      expect([query, await computedFrom(bed, query)]).toEqual([query, 'histograms']);
      expect([query, await differences(bed, query, isLeftOut)]).toEqual([query, []]);
    }
  });

  it('put the stores of a region together', async () => {
    const rows = await bed.figures('group-by=region');
    expect(rows.map(({ group, n }) => [group.region, n])).toEqual([
      ...[
        [undefined, 240],
        ['north', 168],
        ['south', 72],
      ],
    ]);
  });

  it('R-132: withhold the same of a small store and the next as of its cases', async () => {
    const withheld = (rows: readonly FigureRow[]): string[] =>
      rows.flatMap(({ group, measures }) =>
        Object.entries(measures)
          .filter(([name, { reason }]) => reason !== undefined && !isLeftOut(name))
          .map(([name, { reason, n }]) => `${group.store ?? 'all'} ${name} ${reason} ${n}`),
      );
    const january = `group-by=store&filter[month][eq]=2026-01&${BERLIN}`;
    expect(await computedFrom(bed, january)).toBe('cells');
    const { read, exact } = await bothWays(bed, january);
    expect(withheld(read)).toEqual(withheld(exact));
    expect(withheld(read)).toContain('21 distributive n_lt_10 null');
    expect(withheld(read).filter((line) => line.endsWith('complementary null'))).not.toEqual([]);
  });

  it('weigh and judge by what the caller sets, and say what is not told of so many', async () => {
    expect(await differences(bed, WEIGHED, isNotTold)).toEqual([]);
    const only = `${WEIGHED}&measures=overall,overallFavourable,unjustOutcomeShare`;
    const { read, exact } = await bothWays(bed, only);
    const { overall, overallFavourable, unjustOutcomeShare } = read[0]!.measures;
    expect(overall!.value).toBeCloseTo(exact[0]!.measures.overall!.value!, 9);
    expect(overall!.ciLow).toBeCloseTo(exact[0]!.measures.overall!.ciLow!, 9);
    const reason = 'slice_too_large';
    expect(overallFavourable).toMatchObject({ value: null, reason });
    expect(unjustOutcomeShare).toMatchObject({ value: null, reason });
    expect(exact[0]!.measures.overallFavourable!.value).toEqual(expect.any(Number));
  });

  it('are of each case by version of the questions, where they are few, in the past', async () => {
    const queries = [
      'group-by=instrumentVersion',
      'filter[instrumentVersion][eq]=2',
      `filter[month][eq]=2026-01&filter[store][eq]=9&${BERLIN}`,
      'as-of=2026-03-01T00:00:00Z',
    ];
    for (const query of queries)
      expect([query, await computedFrom(bed, query)]).toEqual([query, 'facts']);
    const [all] = await bed.figures('', 'store9');
    const [ofStore] = await bed.figures('filter[store][eq]=9');
    expect(all).toEqual(ofStore);
    expect(all!.n).toBe(72);
  });

  it('P10: follow answers that come late, again, corrected or twice, and a rebuild', async () => {
    await bed.append(later);
    await bed.resend();
    expect((await bed.figures(''))[0]!.n).toBe(239);
    expect(await differences(bed, 'group-by=store', isLeftOut)).toEqual([]);
    const expected = dumpInMemory(
      caseJustice,
      [...manyAnswers, ...later] as unknown as LoggedEvent[],
      'Europe/Berlin',
    );
    const live = await projection.dump();
    expect(live.text).toBe(expected);
    await projection.operations.rebuild('test');
    const isRebuilt = async () => {
      const { lagEvents, rebuild } = await projection.freshness();
      return rebuild === null && lagEvents === 0;
    };
    await waitFor(isRebuilt, { description: 'the rebuilt tables to serve', timeoutMs: 60_000 });
    expect((await projection.dump()).sha256).toBe(live.sha256);
    // Made of rows at once, cells hold all of it; what comes in later stands beside them at first.
    for (const query of [...NAMED, WEIGHED]) {
      expect([query, await computedFrom(bed, query)]).toEqual([query, 'cells']);
      expect([query, await differences(bed, query, isNotTold)]).toEqual([query, []]);
    }
  });
});
