import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';
import { goldenAnswers } from './golden-answers.fixture.ts';

const answeredIn = (month: string, index: number): Happening[] => {
  const name = `${month} ${index}`;
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
        justice: goldenAnswers[0].raw,
      },
    },
  ];
};

const answers = (month: string, count: number): Happening[] =>
  Array.from({ length: count }, (_, index) => answeredIn(month, index)).flat();

describe('the view of justice scores for BI tools', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
  }, 60_000);
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
    // A month that is not over is left out however many answered.
    await bed.append(answers('2099-01', 11));
    expect(await shown()).toEqual([january, february]);
    const scores = await bed.viewed('select distinct score from bi.month_scores order by 1');
    expect(scores.map(({ score }) => score)).toEqual([
      ...['distributive', 'interactional', 'overall', 'procedural'],
    ]);
  }, 60_000);
});
