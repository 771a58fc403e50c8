import { periodBounds } from '@amends/calendars/period-bounds';
import { describe, expect, it } from '@jest/globals';
import { backlogLines } from './backlog.ts';
import { openSpans } from './case-durations.ts';
import { event, reported, rowAfter, setOf } from './case-history.fixture.ts';

const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 5, day, hour)).toISOString();

const rows = [
  // Open from the 1st to the 3rd, and again from the 5th on.
  rowAfter([
    reported(at(1)),
    event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt: at(3) }),
    event('CaseReopened', { reopenCount: 1, reopenedAt: at(5) }),
  ]),
  rowAfter([reported(at(2)), event('CaseWithdrawn', { withdrawnAt: at(4) })]),
  rowAfter([reported(at(4)), event('CaseClosed', { outcome: 'other', closedAt: at(4, 14) })]),
];
const linesAsOf = (asOf: string) => {
  const days = periodBounds('day', { from: '2026-06-01', until: '2026-06-06', timeZone: 'UTC' });
  const asOfMs = Date.parse(asOf);
  return backlogLines(openSpans(setOf(rows), asOfMs), [...days], asOfMs);
};

describe('the backlog over time', () => {
  const lines = linesAsOf(at(30));

  it('counts who came, came back and left in each period, and who is open at its end', () => {
    const table = lines.map((line) => [
      line.period.slice(-2),
      line.reported,
      line.reopened,
      line.ended,
      line.open,
    ]);
    expect(table).toEqual([
      ['01', 1, 0, 0, 1],
      ['02', 1, 0, 0, 2],
      ['03', 0, 0, 1, 1],
      ['04', 1, 0, 2, 0],
      ['05', 0, 1, 0, 1],
      ['06', 0, 0, 0, 1],
    ]);
  });

  it('tells the ages from the report on, none where nobody is open', () => {
    expect(lines.map(({ medianAgeSeconds }) => medianAgeSeconds)).toEqual([
      43_200,
      86_400,
      129_600,
      null,
      4.5 * 86_400,
      5.5 * 86_400,
    ]);
    expect(lines[1]!.ages).toMatchObject({ underOneDay: 1, oneToSevenDays: 1 });
  });

  it('leaves out what came later, and ends where the instant is', () => {
    const then = linesAsOf(at(3, 6));
    expect(then).toHaveLength(3);
    expect(then[2]).toMatchObject({ isOver: false, end: at(4, 0), open: 2, ended: 0 });
    expect(then[1]).toMatchObject({ isOver: true, open: 2 });
  });
});
