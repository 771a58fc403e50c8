import { describe, expect, it } from '@jest/globals';
import { createLogSink } from './http-server.fixture.ts';
import { createLogger } from './logger.ts';

const logged = (write: (logger: ReturnType<typeof createLogger>) => void) => {
  const { lines, destination } = createLogSink();
  write(createLogger({ name: 'trial', destination }));
  return lines;
};

/** As the driver throws it. */
const databaseError = () =>
  Object.assign(new Error('duplicate key CANARY'), {
    severity: 'ERROR',
    code: '23505',
    constraint: 'customer_email_key',
    detail: 'Key (email)=(CANARY) already exists.',
    where: 'CANARY',
  });

describe('the logger', () => {
  it('writes allowed fields and drops every other one', () => {
    const [line] = logged((logger) =>
      logger.info({ caseId: 'c1', email: 'CANARY', customer: { name: 'CANARY' } }, 'told'),
    );
    expect(line).toMatchObject({ level: 'info', service: 'trial', caseId: 'c1', msg: 'told' });
    expect(JSON.stringify(line)).not.toContain('CANARY');
  });

  it('drops objects and lists under allowed names and cuts long texts', () => {
    const [line] = logged((logger) =>
      logger.info({ caseId: { a: 'CANARY' }, reason: 'r'.repeat(9999), jobId: ['CANARY'] }, 'x'),
    );
    expect(JSON.stringify(line)).not.toContain('CANARY');
    expect(line).toMatchObject({ reason: 'r'.repeat(256) });
  });

  it('reduces an error of the database to code and constraint', () => {
    const [line] = logged((logger) => logger.error({ err: databaseError() }, 'failed'));
    expect(line?.err).toEqual({
      name: 'DatabaseError',
      code: '23505',
      constraint: 'customer_email_key',
    });
  });

  it('reduces an error given as the first argument, as a cause or under another name', () => {
    const lines = logged((logger) => {
      logger.error(databaseError());
      logger.error({ err: new Error('outer', { cause: databaseError() }) }, 'x');
      logger.error({ error: databaseError() }, 'x');
    });
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(lines)).not.toContain('CANARY');
    expect(JSON.stringify(lines[1])).toContain('23505');
  });

  it('leaves out the message of a SyntaxError, which quotes its input', () => {
    let syntaxError: unknown;
    try {
      JSON.parse('CANARY');
    } catch (error) {
      syntaxError = error;
    }
    const [line] = logged((logger) => logger.error({ err: syntaxError }, 'x'));
    expect(JSON.stringify(line)).not.toContain('CANARY');
    expect(line?.err).toMatchObject({ name: 'SyntaxError' });
  });

  it('keeps message and frames of a bug', () => {
    const [line] = logged((logger) => logger.error({ err: new TypeError('not a function') }, 'x'));
    expect(line?.err).toMatchObject({
      name: 'TypeError',
      message: 'not a function',
      stack: expect.arrayContaining([expect.stringMatching(/^at /)]),
    });
  });

  it('ignores format arguments', () => {
    const [line] = logged((logger) => logger.info({}, 'told %s', 'CANARY'));
    expect(JSON.stringify(line)).not.toContain('CANARY');
  });

  it('keeps to the allowed fields in child loggers', () => {
    const lines = logged((logger) =>
      logger.child({ caseId: 'c1', email: 'CANARY' }).info({ name: 'CANARY' }, 'x'),
    );
    expect(JSON.stringify(lines)).not.toContain('CANARY');
  });
});
