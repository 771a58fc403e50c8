import { describe, expect, it } from '@jest/globals';
import { toCsv } from './csv.ts';

const cellOf = (value: unknown): string => toCsv(['x'], [{ x: value }]).split('\r\n')[1]!;

describe('CSV', () => {
  it('has a header and one line per row, ended by CR LF', () => {
    const rows = [
      { id: 'a', n: 1, none: null, flag: true },
      { id: 'b', n: -2.5, none: undefined, flag: false },
    ];
    expect(toCsv(['id', 'n', 'none', 'flag'], rows)).toBe(
      'id,n,none,flag\r\na,1,,true\r\nb,-2.5,,false\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\0=1', '＝1+1'])(
    'puts an apostrophe before the text %j, which a spreadsheet would calculate',
    (text) => {
      expect(cellOf(text)).toMatch(/^"?'/);
    },
  );

  it('leaves negative numbers alone', () => {
    expect(cellOf(-5)).toBe('-5');
    expect(cellOf(-5n)).toBe('-5');
  });

  it('quotes separators, quotes, line ends and outer blanks', () => {
    expect(cellOf('a,b')).toBe('"a,b"');
    expect(cellOf('say "no"')).toBe('"say ""no"""');
    expect(toCsv(['x'], [{ x: 'a\nb' }])).toBe('x\r\n"a\nb"\r\n');
    expect(cellOf(' a')).toBe('" a"');
  });

  it('shows invisible characters instead of acting on them', () => {
    expect(cellOf('a\u001b[31mb\u202ec\u200bd')).toBe('a\\u001b[31mb\\u202ec\\u200bd');
  });

  it('writes lists and objects as JSON', () => {
    expect(cellOf(['a', 'b'])).toBe('"[""a"",""b""]"');
  });
});
