import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';
import { goldenAnswers } from './golden-answers.fixture.ts';
import type { JusticeAnswers } from './instrument.ts';

const complete: JusticeAnswers = goldenAnswers[0].raw;
/** The same with the items of these dimensions alone, by their letters. */
const only = (dimensions: string): JusticeAnswers =>
  Object.fromEntries(Object.entries(complete).filter(([item]) => dimensions.includes(item[0]!)));

const answeredIn = (month: string, name: string, justice: JusticeAnswers): Happening[] => {
  const about = { caseId: uuidOf(name), storeId: '9' };
  return [
    {
      type: 'FailureReported',
      data: {
        ...about,
        source: 'web',
        channel: 'web_form',
        initiation: 'customer',
        signalSource: 'complaint',
        reportedAt: '2025-01-01T10:00:00Z',
        cues: [],
        cueRulesVersion: 1,
      },
    },
    {
      type: 'FollowUpAnswered',
      data: {
        ...about,
        requestId: uuidOf(`request ${name}`),
        wave: 1,
        instrumentVersion: 1,
        answeredAt: `${month}-04T10:00:00Z`,
        reliefDegree: 6,
        remedyAccepted: true,
        dissatisfactionEliminated: true,
        adverseEffects: false,
        justice,
      },
    },
  ];
};

const answers = (month: string, count: number, justice = complete): Happening[] =>
  Array.from({ length: count }, (_, index) =>
    answeredIn(month, `${month} ${index} ${Object.keys(justice)}`, justice),
  ).flat();

describe('the view of justice scores for BI tools', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
  });
  afterAll(() => bed?.close());

  const shown = () =>
    bed.viewed(`select to_char(month, 'YYYY-MM') as month, answers::int, mean_points::float
      from bi.month_scores where score = 'distributive' order by 1`);

  it('R-132: shows months that are over, of ten answers, and no other follows', async () => {
    await bed.append([...answers('2025-01', 12), ...answers('2025-02', 10)]);
    const january = { month: '2025-01', answers: 12, mean_points: 87.5 };
    const february = { month: '2025-02', answers: 10, mean_points: 87.5 };
    expect(await shown()).toEqual([january, february]);
    // The only month that is left out would be the whole less the others.
    await bed.append(answers('2025-03', 3));
    expect(await shown()).toEqual([january]);
    // Two that are left out would be, together, five people.
    await bed.append(answers('2025-04', 2));
    expect(await shown()).toEqual([january]);
    // January would be the one that goes of procedural alone, and follow from the other three.
    await bed.append([
      ...[...answers('2025-02', 2, only('PI')), ...answers('2025-06', 7, only('I'))],
      ...answers('2025-05', 20),
    ]);
    const whole = `select to_char(month, 'YYYY-MM') as month, count(*)::int as scores
      from bi.month_scores group by 1 order by 1`;
    expect(await bed.viewed(whole)).toEqual([{ month: '2025-05', scores: 4 }]);
    // A month that is not over is left out however many answered.
    await bed.append(answers('2099-01', 11));
    const may = { ...january, month: '2025-05', answers: 20 };
    expect(await shown()).toEqual([january, february, may]);
    const scores = await bed.viewed('select distinct score from bi.month_scores order by 1');
    expect(scores.map(({ score }) => score)).toEqual([
      ...['distributive', 'interactional', 'overall', 'procedural'],
    ]);
  });
});
