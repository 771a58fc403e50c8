import { describe, expect, it } from '@jest/globals';
import { factSet } from './fact-set.fixture.ts';
import { mentionSource, wordOfMouthFigures } from './word-of-mouth-figures.ts';

const mention = (valence: string, reach: number) => ({ valence, reach });

describe('word of mouth', () => {
  const setOf = (rows: ReturnType<typeof mention>[]) => ({
    mentions: factSet(mentionSource.columns, rows),
  });
  const press = [mention('negative', 1_000), mention('neutral', 50), mention('negative', 10)];
  const forum = [mention('positive', 200), mention('positive', 0)];
  const rows = wordOfMouthFigures([
    { group: {}, sets: setOf([...press, ...forum]) },
    { group: { channel: 'forum' }, sets: setOf(forum) },
    { group: { channel: 'press' }, sets: setOf(press) },
  ]);

  it('R-013: has a net balance and a reach that negative mentions lower', () => {
    // (2 - 2) / 5; 200 - 1,010.
    expect(rows[0]!.measures).toMatchObject({
      mentions: { value: 5 },
      net: { value: 0, n: 5, counts: { positive: 2, neutral: 1, negative: 2 } },
      reach: { value: -810, n: 5, unit: 'count' },
      negativeShare: { value: 0.4, n: 5 },
    });
  });

  it('R-013: comes by falling number of mentions', () => {
    expect(rows.map(({ group, n }) => [group.channel, n])).toEqual([
      [undefined, 5],
      ['press', 3],
      ['forum', 2],
    ]);
    expect(rows[1]!.measures.net!.value).toBeCloseTo(-2 / 3, 12);
  });

  it('R-013: is no data, not balanced, where nobody said anything', () => {
    const [none] = wordOfMouthFigures([{ group: {}, sets: setOf([]) }]);
    expect(none!.measures).toMatchObject({
      net: { value: null, reason: 'no_data' },
      reach: { value: null, reason: 'no_data' },
    });
  });
});
