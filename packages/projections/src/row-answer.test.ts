import { describe, expect, it } from '@jest/globals';
import { answerColumnsOf, rowAnswer, rowSchemaOf } from './row-answer.ts';

const table = {
  name: 'case_fact',
  columns: {
    case_id: 'uuid',
    reported_at: 'timestamptz',
    total_minor: 'bigint',
    is_open: 'boolean',
    gaps: 'text[]',
    targets: 'jsonb',
  },
};

describe('a row as it is answered', () => {
  const row = {
    case_id: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11',
    reported_at: '2026-05-01T10:00:00.000Z',
    total_minor: 2n ** 60n,
    is_open: null,
    gaps: ['gap_1_cognitive'],
    targets: [{ metric: 'resolution' }],
  };

  it('has its columns in camelCase and numbers beyond 2^53 as text', () => {
    const answer = rowAnswer(row);
    expect(Object.keys(answer)).toEqual(answerColumnsOf(table));
    expect(answer.totalMinor).toBe('1152921504606846976');
    expect(rowSchemaOf(table).parse(answer)).toEqual(answer);
  });

  it('drops what is no column of the table', () => {
    expect(rowSchemaOf(table).parse({ ...rowAnswer(row), changeSeq: 7 })).not.toHaveProperty(
      'changeSeq',
    );
  });
});
