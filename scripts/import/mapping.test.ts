import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SAMPLE, sampleMapping } from './mapping.fixture.ts';
import { type ComplaintMapping, parseMapping } from './mapping.ts';

const columnsWith = (change: object) => ({ columns: { ...SAMPLE.columns, ...change } });

describe('a mapping', () => {
  it('has defaults for the form of the file and of amounts', () => {
    const { csv, columns } = sampleMapping();
    expect(csv).toEqual({ delimiter: ',', encoding: 'utf-8' });
    expect(columns.restitution?.unit).toBe('decimal');
  });

  it('is refused with the place in the text when it is no JSON', () => {
    expect(() => parseMapping('{"name": }', 'm.json')).toThrow(/^m\.json is not valid JSON: /);
  });

  it.each([
    ['an unknown member', { colums: {} }, '  colums: is not known here; known are name, version, '],
    [
      'an unknown member of its form',
      { csv: { separator: ';' } },
      '  csv.separator: is not known here; known are delimiter, encoding',
    ],
    [
      'an unknown member of a column',
      columnsWith({ reportedAt: { column: 'a', format: 'ISO', precision: 'date', tz: 'UTC' } }),
      '  columns.reportedAt.tz: is not known here; known are column, format, precision, zone',
    ],
    ['an unknown zone', { timeZone: 'Berlin' }, '  timeZone: is no IANA time zone'],
    ['an unknown encoding', { csv: { encoding: 'x' } }, '  csv.encoding: is no known encoding'],
    [
      'a broken pattern',
      columnsWith({ sourceGroup: { column: 'Art', extract: '(' } }),
      '  columns.sourceGroup.extract: ',
    ],
    [
      'a value outside the list',
      columnsWith({ remedyType: { column: 'Art', map: { A: 'money' } } }),
      '  columns.remedyType.map.A: ',
    ],
    [
      'a constant beside a column',
      columnsWith({ channel: { constant: 'email', column: 'Art' } }),
      '  columns.channel: takes either constant or column',
    ],
    [
      'one separator for two things',
      columnsWith({
        restitution: { column: 'Betrag', currency: 'EUR', groupSeparator: '.' },
      }),
      '  columns.restitution.groupSeparator: differs from decimalSeparator',
    ],
    ['no report time', columnsWith({ reportedAt: undefined }), '  columns.reportedAt: '],
  ])('with %s is refused by its path', (_what, change, line) => {
    expect(() => sampleMapping(change)).toThrow(line);
  });

  it('of purchases is refused with both forms of what was paid', () => {
    const file = new URL('./mappings/invoice-lines.json', import.meta.url);
    const lines = JSON.parse(readFileSync(file, 'utf8'));
    const columns = { ...lines.columns, paid: { sum: { column: 'Summe' } } };
    expect(() => parseMapping(JSON.stringify({ ...lines, columns }), 'lines.json')).toThrow(
      '  columns.paid: takes amount, or unitPrice and quantity',
    );
  });

  it('of the New York register is valid and knows every result on one side only', () => {
    const file = new URL('./mappings/nyc-dca-complaints.json', import.meta.url);
    const text = readFileSync(file, 'utf8');
    const { columns } = parseMapping(text, 'nyc-dca-complaints.json') as ComplaintMapping;
    const remedies = Object.keys(columns.remedyType?.map ?? {});
    const outcomes = Object.keys(columns.outcome?.map ?? {});
    expect(columns.remedyType?.absent).toEqual(outcomes);
    expect(columns.outcome?.absent).toEqual(remedies);
    expect(remedies.length + outcomes.length).toBe(24);
  });
});
