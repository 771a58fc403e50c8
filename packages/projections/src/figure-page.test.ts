import { describe, expect, it } from '@jest/globals';
import { figureCsv } from './figure-csv.ts';
import { figurePage } from './figure-page.ts';
import type { FigureRow } from './measure.ts';

const row = (store?: string | null): FigureRow => ({
  group: store === undefined ? {} : { store },
  n: 3,
  measures: {
    ttaMean: { value: 720, n: 3, unit: 'seconds', nBand: 'lt_10', counts: { late: 1 } },
    nps: { value: null, n: null, unit: 'score', nBand: 'lt_10', reason: 'n_lt_30' },
  },
});
const rows = [row(), row('12'), row('9'), row(null)];
const storesOf = (page: readonly FigureRow[]) => page.map(({ group }) => group.store);

describe('pages of figures', () => {
  it('have the total first and once, and end with a null cursor', () => {
    const first = figurePage(rows, ['store'], { limit: 2 });
    expect(storesOf(first.rows)).toEqual([undefined, '12', '9']);
    const second = figurePage(rows, ['store'], { limit: 2, cursor: first.nextCursor! });
    expect(storesOf(second.rows)).toEqual([null]);
    expect(second.nextCursor).toBeNull();
    expect(figurePage(rows, ['store'], { limit: 3 }).nextCursor).toBeNull();
  });

  it('go on behind their last group when groups were added before it', () => {
    const { nextCursor } = figurePage(rows, ['store'], { limit: 1 });
    const grown = [rows[0]!, row('10'), ...rows.slice(1)];
    const next = figurePage(grown, ['store'], { limit: 5, cursor: nextCursor! });
    expect(storesOf(next.rows)).toEqual(['9', null]);
  });

  it('go on behind a line that parts its group further', () => {
    const part = (gap: string): FigureRow => ({ ...row('9'), group: { store: '9', gap } });
    const parted = [rows[0]!, row('9'), part('gap_1'), part('gap_2')];
    const { nextCursor } = figurePage(parted, ['store'], { limit: 2 });
    const next = figurePage(parted, ['store'], { limit: 2, cursor: nextCursor! });
    expect(next.rows.map(({ group }) => group.gap)).toEqual(['gap_2']);
  });

  it('refuse a cursor of other groups and of a group that is no more', () => {
    const { nextCursor } = figurePage(rows, ['store'], { limit: 1 });
    const options = { limit: 1, cursor: nextCursor! };
    expect(() => figurePage(rows, ['severity'], options)).toThrow('cursor');
    expect(() => figurePage([rows[0]!, row('9')], ['store'], options)).toThrow('cursor');
  });
});

describe('figures as CSV', () => {
  const frame = {
    asOf: '2026-06-08T07:31:06.000Z',
    timeZone: 'Europe/Berlin',
    percentileRule: 'linear',
    definitionVersion: 4,
    parameters: { weights: [1, 1, 1] },
  };

  it('have a line per group and measure, each with its frame and its reason', () => {
    const lines = figureCsv([row(), row('9')], ['store'], frame)
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^isTotal,store,rows,measure,value,unit,/);
    expect(lines[1]).toMatch(/^true,,3,ttaMean,720,seconds,.*"\{""late"":1\}",2026-06-08T07/);
    expect(lines[4]).toMatch(/^false,9,3,nps,,score,,,lt_10,n_lt_30,/);
    expect(lines[4]).toMatch(/,Europe\/Berlin,linear,4,"\{""weights"":\[1,1,1\]\}"$/);
  });

  it('have a column for what parts a group further', () => {
    const part: FigureRow = { ...row('9'), group: { store: '9', gap: 'gap_1' } };
    const lines = figureCsv([row(), part], ['store'], frame).split('\r\n');
    expect(lines[0]).toMatch(/^isTotal,store,gap,rows,/);
    expect(lines[3]).toMatch(/^false,9,gap_1,3,ttaMean/);
  });

  it('quote a group that a spreadsheet would take for a formula', () => {
    expect(figureCsv([row('=1+1')], ['store'], frame)).toContain(`\nfalse,'=1+1,3,`);
  });
});
