import { ApiProblem } from '@amends/client/api-problem';
import { describe, expect, it } from '@jest/globals';
import { problemText } from './problem-text.ts';
import { tableLines } from './table.ts';

describe('a table for the terminal', () => {
  it('aligns words left and numbers right, by characters', () => {
    const columns = [{ title: 'store' }, { title: 'n', align: 'right' as const }];
    expect(
      tableLines(columns, [
        ['Größe', '7'],
        ['x', '1,234'],
      ]),
    ).toEqual(['store      n', '-----  -----', 'Größe      7', 'x      1,234']);
  });

  it('wraps a long last cell and leaves the others of its further lines blank', () => {
    const words = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ');
    const lines = tableLines([{ title: 'a' }, { title: 'note' }], [['x', words]]);
    expect(lines.length).toBeGreaterThan(4);
    expect(lines[2]).toMatch(/^x {2}word0 /);
    expect(lines[3]).toMatch(/^ {3}word\d+ /);
  });
});

describe('a refusal in words', () => {
  it('tells code, fields, request and what to do', () => {
    const problem = new ApiProblem(400, new Headers(), {
      code: 'unknown_filter',
      title: 'The filter is not known',
      requestId: 'r1',
      errors: [{ pointer: '#/filter%5Bx%5D%5Beq%5D', detail: 'is unknown', code: 'unknown_field' }],
    });
    expect(problemText(problem).split('\n')).toEqual([
      'the suite refused: unknown_filter (400): The filter is not known',
      '  filter[x][eq]: is unknown (unknown_field)',
      '  request r1',
      'what to do: the request is not understood: see the fields above',
    ]);
  });

  it('tells how long to wait', () => {
    const headers = new Headers({ 'retry-after': '30' });
    const body = { code: 'quota_exceeded', detail: 'Too many' };
    expect(problemText(new ApiProblem(429, headers, body))).toMatch(/ \(after 30 s\)$/);
  });
});
