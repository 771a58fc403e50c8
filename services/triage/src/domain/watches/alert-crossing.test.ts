import { describe, expect, it } from '@jest/globals';
import { crossing } from './alert-crossing.ts';

type Terms = Parameters<typeof crossing>[0];

/** What each figure does, one after the other. */
const story = (terms: Terms, ...figures: readonly number[]): string[] => {
  let isFired = false;
  return figures.map((measured) => {
    const what = crossing(terms, isFired, measured);
    if (what !== 'stays') isFired = what === 'fires';
    return what;
  });
};

describe('the crossing of a bound', () => {
  const above: Terms = { direction: 'above', bound: 10, returnBound: 8 };

  it('fires beyond the bound, not at it, and once while the figure stays there', () => {
    expect(story(above, 9, 10, 10.1, 12, 11)).toEqual([
      ...['stays', 'stays', 'fires', 'stays', 'stays'],
    ]);
  });

  it('clears at the bound of return, and not between the two, however it swings', () => {
    expect(story(above, 11, 9, 10.5, 8.1, 8, 9, 11)).toEqual([
      ...['fires', 'stays', 'stays', 'stays', 'clears', 'stays', 'fires'],
    ]);
  });

  it('is the other way round of a figure that is not to fall', () => {
    const below: Terms = { direction: 'below', bound: 0.6, returnBound: 0.65 };
    expect(story(below, 0.6, 0.59, 0.62, 0.65, 0.64)).toEqual([
      ...['stays', 'fires', 'stays', 'clears', 'stays'],
    ]);
  });

  it('has one bound for both where they are the same', () => {
    const same: Terms = { direction: 'above', bound: 5, returnBound: 5 };
    expect(story(same, 6, 5, 6)).toEqual(['fires', 'clears', 'fires']);
  });
});
