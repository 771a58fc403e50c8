import { describe, expect, it } from '@jest/globals';
import {
  allPages,
  type FigureAnswer,
  type Measure,
  measuresOf,
  onlyMeasures,
  presentMeasures,
} from './figure-answer.ts';
import { figureCsv } from './figure-csv.ts';
import { figureQuery } from './figure-query.ts';
import { figureTable } from './figure-table.ts';
import { figurePath, figureTables } from './figure-tables.ts';
import { plainCsv, plainTable } from './plain-rows.ts';
import { PROJECTION_NAMES } from './projection-names.ts';

const meta = {
  projectionPosition: 'v1.b1.9',
  lagSeconds: 0,
  asOf: '2026-06-08T07:31:06.000Z',
  timeZone: 'UTC',
  percentileRule: 'linear',
  definitionVersion: 1,
  nextCursor: null,
};
const total: FigureAnswer['data'][number] = {
  group: {},
  n: 4495,
  measures: {
    satisfied: { value: 0.6341, n: 3832, unit: 'share', ciLow: 0.6187, ciHigh: 0.6492 },
    restitution: { value: 245435400, n: 1599, unit: 'minor_units', currency: 'USD' },
    median: { value: 2764800, n: 4491, unit: 'seconds', days: 32, method: 'exact' },
    nps: { value: null, n: null, unit: 'score', reason: 'n_lt_30', nBand: 'lt_10' },
    trust: { value: null, n: 0, unit: 'score', reason: 'no_data', nBand: 'lt_10' },
  },
};
const share = (value: number | null, n: number | null) => ({
  value,
  n,
  unit: 'share',
  nBand: 'lt_10',
  ...(value === null ? { reason: 'n_lt_10' } : {}),
});
const grouped: FigureAnswer = {
  meta,
  data: [
    { group: {}, n: 40, measures: { satisfied: share(0.5, 40) } },
    { group: { store: '=HYPERLINK("x")' }, n: 30, measures: { satisfied: share(0.6, 30) } },
    { group: { store: null }, n: 10, measures: { satisfied: share(null, null) } },
  ],
};

describe('the table of figures', () => {
  it('of a total shows every measure with its unit and why a value is missing', () => {
    expect(figureTable('lessons', { meta, data: [total] }).split('\n')).toEqual([
      'lessons as of 2026-06-08T07:31:06.000Z (UTC), 4,495 rows; definition 1, percentiles linear',
      '',
      'measure                        value      n  95 % interval',
      '-----------  -----------------------  -----  ------------------',
      'satisfied                    63.41 %  3,832  61.87 % to 64.92 %',
      'restitution         2,454,354.00 USD  1,599',
      'median                          32 d  4,491',
      'nps          withheld: fewer than 30    <10',
      'trust                        no data      0',
    ]);
  });

  it('shows no time without a unit, and no number of rows where it is withheld', () => {
    const none = { value: 0, n: 12, unit: 'seconds', days: 0 };
    const table = figureTable('lessons', {
      meta,
      data: [{ group: {}, n: null, measures: { none } }],
    });
    expect(table).toContain('(UTC), rows withheld; definition 1');
    expect(table.split('\n').at(-1)).toBe('none         0  12');
  });

  it('of groups is one per measure, the total first', () => {
    expect(figureTable('lessons', grouped)).toContain(
      [
        'satisfied',
        'store                              value    n',
        '---------------  -----------------------  ---',
        '(all)                            50.00 %   40',
        '=HYPERLINK("x")                  60.00 %   30',
        '(none)           withheld: fewer than 10  <10',
      ].join('\n'),
    );
  });
});

describe('the CSV of figures', () => {
  it('has a line per group and measure and escapes formulas', () => {
    const lines = figureCsv(grouped).trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^store,isTotal,rows,measure,value,unit,currency,n,nBand,/);
    expect(lines[1]).toMatch(/^,true,40,satisfied,0\.5,share,,40,/);
    expect(lines[2]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines[3]).toMatch(/^,false,10,satisfied,,share,,,lt_10,.*,n_lt_10,/);
  });
});

describe('a figure that rests on assumptions', () => {
  const worth: Record<string, Measure> = {
    valueSavedEUR: {
      ...{ value: 568_000, n: 97, unit: 'minor_units', currency: 'EUR' },
      ...{ assumptions: ['customer_value-EUR@1', 'repurchase_recovered@2'] },
      ...{ sensitivityLow: 400_000, sensitivityHigh: 700_000, probabilitySource: 'assumed' },
    },
    roiUSD: {
      ...{ value: null, n: 97, unit: 'share', reason: 'assumption_missing' },
      missingAssumptions: ['customer_value-USD'],
    },
  };
  const answer: FigureAnswer = { meta, data: [{ group: {}, n: 97, measures: worth }] };

  it('says on which, how far it may be off, and what there would have to be', () => {
    const table = figureTable('loyalty-outcomes', answer).replace(/\s+/g, ' ');
    expect(table).toContain(
      'probabilities assumed, assumes customer_value-EUR@1 repurchase_recovered@2, ' +
        'between 4,000.00 EUR and 7,000.00 EUR',
    );
    expect(table).toContain('set customer_value-USD');
    const [head, saved, roi] = figureCsv(answer).trim().split('\n');
    expect(head).toContain('sensitivityHigh,probabilitySource,alert,assumptions,');
    expect(head).toMatch(/,asOf,timeZone,percentileRule,definitionVersion$/);
    expect(saved).toContain(',assumed,,customer_value-EUR@1 repurchase_recovered@2,,,');
    expect(roi).toContain(',customer_value-USD,,');
  });

  it('is left out of a chosen few where it is missing, and refused where it is asked for', () => {
    expect(measuresOf(presentMeasures(answer, ['nps', 'roiUSD']))).toEqual(['roiUSD']);
    expect(() => onlyMeasures(answer, ['nps'])).toThrow('there is no measure nps; there are');
  });
});

describe('figures of several pages', () => {
  it('are read to the end, with the frame of the first page', async () => {
    const [all, nine, none] = grouped.data;
    const pages: Record<string, FigureAnswer> = {
      start: { data: [all!, nine!], meta: { ...meta, nextCursor: 'next' } },
      next: { data: [none!], meta: { ...meta, lagSeconds: 9, nextCursor: null } },
    };
    const answer = await allPages(async (cursor = 'start') => pages[cursor]!);
    expect(answer).toEqual({ data: [all, nine, none], meta });
  });
});

describe('the flags of figures', () => {
  it('become the parameters of the interface', () => {
    const flags = { 'group-by': 'store,month', filter: ['store[in]=9,12', 'severity=major'] };
    expect(figureQuery(flags)).toMatchObject({
      'group-by': 'store,month',
      'filter[store][in]': '9,12',
      'filter[severity][eq]': 'major',
    });
  });

  it('give a table the parameters that it has alone', () => {
    expect(figureQuery({ query: ['period=week', 'window-hours=72'] })).toMatchObject({
      period: 'week',
      'window-hours': '72',
    });
    expect(() => figureQuery({ query: ['period'] })).toThrow('write name=value');
  });

  it.each([['store'], ['[in]=9'], ['store[in]=']])('refuse the filter %s', (filter) => {
    expect(() => figureQuery({ filter: [filter] })).toThrow('write field=value');
  });

  it('refuse a filter given twice instead of dropping one', () => {
    expect(() => figureQuery({ filter: ['store=9', 'store=12'] })).toThrow('given twice');
  });
});

describe('the table asked for', () => {
  it('is the first of the projection, or the one named', () => {
    expect(figurePath('lessons')).toBe('/lessons/v1/figures');
    expect(figurePath('lessons', 'word-of-mouth')).toBe('/lessons/v1/figures/word-of-mouth');
  });

  it.each(['../exports/lessons', 'Gaps', ''])(
    'is refused where no table has its name: %s',
    (name) => {
      expect(() => figurePath('lessons', name)).toThrow(/there is no table .*word-of-mouth: /s);
    },
  );

  it('is any that a service describes as figures, whatever its path', () => {
    expect(figurePath('resolution-times', 'backlog')).toBe('/resolution-times/v1/backlog');
    const first = PROJECTION_NAMES.map((each) => figureTables(each).find(({ name }) => !name));
    expect(first.map((table) => table?.path)).toEqual(
      PROJECTION_NAMES.map((each) => `/${each}/v1/figures`),
    );
  });
});

describe('rows that are no measures', () => {
  const answer = {
    data: [
      { period: '2026-W10', open: 12, ages: { upTo1Day: 3, over7Days: null }, ids: ['a', 'b'] },
      { period: '=1+1', open: -1.5, ages: { upTo1Day: 0 }, ids: [] },
    ],
    meta: { projectionPosition: 'v1.b1.9', asOf: '2026-03-09T00:00:00Z', n: 12, nextCursor: null },
  };

  it('stand in one table under what holds for all, numbers to the right', () => {
    expect(plainTable('resolution-times backlog', answer).split('\n')).toEqual([
      'resolution-times backlog: asOf 2026-03-09T00:00:00Z, n 12',
      '',
      'period    open  ages.upTo1Day  ages.over7Days  ids',
      '--------  ----  -------------  --------------  ---------',
      '2026-W10    12              3                  ["a","b"]',
      '=1+1      -1.5              0                  []',
    ]);
    expect(plainTable('lessons clusters', { ...answer, data: [] })).toContain('no rows');
  });

  it('become CSV with a column per member, formulas escaped', () => {
    expect(plainCsv(answer)).toBe(
      'period,open,ages.upTo1Day,ages.over7Days,ids\n' +
        '2026-W10,12,3,,"[""a"",""b""]"\n' +
        "'=1+1,-1.5,0,,[]\n",
    );
  });
});
