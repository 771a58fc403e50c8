import { describe, expect, it } from '@jest/globals';
import { Problem } from './problem-error.ts';
import { problemBody, toProblem } from './problem-reply.ts';

const withFields = (fields: object) => Object.assign(new Error('CANARY'), fields);
const sqlstate = (code: string) => withFields({ severity: 'ERROR', code });

describe('an error', () => {
  it.each([
    ['a refusal', new Problem('case_closed'), 'case_closed'],
    ['a bug', new TypeError('x'), 'internal_error'],
    ['something that is no error', 'text', 'internal_error'],
    ['an operational error', withFields({ retryable: true }), 'temporary_reduced_capacity'],
    [
      'a pool with nothing free',
      new Error('timeout exceeded when trying to connect'),
      'temporary_reduced_capacity',
    ],
    ['an error that says it is final', withFields({ retryable: false }), 'internal_error'],
    ['a lost connection of the database', sqlstate('08006'), 'temporary_reduced_capacity'],
    ['a database that shuts down', sqlstate('57P01'), 'temporary_reduced_capacity'],
    ['a full database', sqlstate('53300'), 'temporary_reduced_capacity'],
    ['a refused connection', withFields({ code: 'ECONNREFUSED' }), 'temporary_reduced_capacity'],
    ['a value the database refused', sqlstate('22P02'), 'internal_error'],
    ['a broken constraint', sqlstate('23505'), 'internal_error'],
    ['a missing grant', sqlstate('42501'), 'internal_error'],
    ['a client error of the framework', withFields({ statusCode: 400 }), 'malformed_request'],
    ['an inherited name as code', withFields({ code: 'toString' }), 'internal_error'],
  ])('that is %s is answered by its own code', (_what, error, code) => {
    expect(toProblem(error).code).toBe(code);
  });
});

describe('the body of a problem', () => {
  it('has detail, errors and further members, which cannot replace its own', () => {
    const errors = [{ pointer: '#/a', detail: 'is missing', code: 'required' }];
    const extra = { currentVersion: 15, status: 200, code: 'fine' };
    const problem = new Problem('version_conflict', { detail: 'Told.', errors, extra });
    expect(problemBody(problem, 'r1', '/v1/cases')).toEqual({
      type: '/problems/version-conflict',
      title: 'The version given in If-Match is not current',
      status: 412,
      code: 'version_conflict',
      detail: 'Told.',
      errors,
      instance: '/v1/cases',
      requestId: 'r1',
      currentVersion: 15,
    });
  });

  it('of a 500 has neither detail nor errors nor further members', () => {
    const problem = new Problem('internal_error', { detail: 'a', errors: [], extra: { b: 1 } });
    expect(Object.keys(problemBody(problem, 'r1')).sort()).toEqual([
      'code',
      'requestId',
      'status',
      'title',
      'type',
    ]);
  });
});
