import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTITION_COUNT, TOPIC_EVENTS } from '@amends/contracts/envelope';
import { partitionOf } from '@amends/event-log/murmur2';
import { openEventLog } from '@amends/event-log/open-event-log';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@amends/testing/wait-for';
import { report } from '../running/case-steps.ts';
import { runScript } from '../running/run-script.ts';
import { databaseUrl, queryDatabase } from '../running/suite-databases.ts';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';

const CASES = 25;

let suite: SuiteProcess;

const casesSeen = async (): Promise<number | null> => {
  const { body } = await suite
    .client('analyst')
    .get<{ data: { measures: { cases: { value: number | null } } }[] }>('/lessons/v1/figures');
  return body.data[0]!.measures.cases.value;
};

/** Types in the case's timeline once it has one of this type. */
const typesOf = async (caseId: string, wanted: string): Promise<string[]> =>
  waitFor(
    async () => {
      const { status, body } = await suite
        .client('retailer')
        .get<{ data: { timeline: { type: string }[] } }>(`/case-files/v1/cases/${caseId}`);
      const types = status === 200 ? body.data.timeline.map(({ type }) => type) : [];
      return types.includes(wanted) && types;
    },
    { description: `${wanted} in the case file`, timeoutMs: 30_000 },
  );

/** Puts a record into the log that only who takes every type looks at, and cannot read. */
const poison = async (dataDir: string, key: string): Promise<void> => {
  const password = readFileSync(join(dataDir, 'keys/database-event_log_app'), 'utf8').trim();
  const { postgresPort } = JSON.parse(readFileSync(join(dataDir, 'release.json'), 'utf8'));
  const url = `postgres://event_log_app:${password}@127.0.0.1:${postgresPort}/event_log`;
  const log = openEventLog({ adapter: 'embedded', url });
  const partition = partitionOf(key, PARTITION_COUNT);
  const headers = { ce_type: 'amends.intake.Unheard.v1' };
  await log.append([{ topic: TOPIC_EVENTS, partition, key, value: '{"cut":', headers }]);
  await log.close();
};

beforeAll(async () => {
  suite = await startSuiteProcess();
  const retailer = suite.client('retailer');
  for (let n = 0; n < CASES; n += 1) await report(retailer, { externalId: `operated-${n}` });
  await waitFor(async () => (await casesSeen()) === CASES, {
    description: 'all cases in lessons',
    timeoutMs: 30_000,
  });
});

afterAll(async () => {
  await suite.stop();
  removeDataDir(suite.dataDir);
});

const operate = async (...args: string[]) => {
  const run = await runScript('operate', args, suite.environment);
  return { code: run.code, text: run.stdout + run.stderr };
};

describe('operating the running suite', () => {
  it('rebuilds a projection that serves the same figures all the while', async () => {
    const { code, text } = await operate('rebuild', 'lessons');
    expect({ code, text }).toMatchObject({ code: 0, text: expect.stringContaining('"build":2') });
    const operator = suite.client('operator');
    await waitFor(
      async () => {
        expect(await casesSeen()).toBe(CASES);
        const { body } = await operator.get<{ findings: { name: string; detail: string }[] }>(
          '/operations/v1/report',
        );
        const builds = body.findings.filter(({ name }) => name.startsWith('lessons.v'));
        return (
          builds.length === 1 && builds[0]!.name.endsWith('b2') && builds[0]!.detail === 'live'
        );
      },
      { description: 'the new build to be the only one', timeoutMs: 60_000 },
    );
  });

  it('publishes a history again without a change in any figure', async () => {
    expect((await operate('republish', 'intake')).code).toBe(0);
    const { position } = await report(suite.client('retailer'), { externalId: 'after' });
    await suite.client('analyst').get('/lessons/v1/figures', { 'min-position': position });
    expect(await casesSeen()).toBe(CASES + 1);
  });

  it('finds nothing to replay where nothing is parked', async () => {
    const { code, text } = await operate('replay', 'triage');
    expect({ code, text }).toMatchObject({
      code: 0,
      text: expect.stringContaining('"replayed":0'),
    });
  });

  it('gives up an event nobody can read and applies what waited behind it, in order', async () => {
    const retailer = suite.client('retailer');
    const { caseId } = await report(retailer, { externalId: 'with-poison' });
    await typesOf(caseId, 'RemedyOffered');
    await poison(suite.dataDir, caseId);
    await retailer.post(`/intake/v1/cases/${caseId}/acknowledgements`, { by: 'person' });
    const parked = await waitFor(
      async () => {
        const { text } = await operate('parked', 'case-files', caseId);
        return text.includes('waits for the one before it') && text;
      },
      { description: 'the acknowledgement to wait behind the poison', timeoutMs: 30_000 },
    );
    const [, id] = /^(\d+) .*is missing$/m.exec(parked)!;
    const { code, text } = await operate('discard', 'case-files', id!, 'unreadable');
    expect({ code, text }).toMatchObject({
      code: 0,
      text: expect.stringMatching(/"replayed":[1-9]\d*,"stillParked":\[\]/),
    });
    const types = await typesOf(caseId, 'CaseAcknowledged');
    expect(types.indexOf('CaseAcknowledged')).toBeGreaterThan(types.indexOf('RemedyOffered'));
    const acts = await operate('acts', 'case-files');
    expect(acts.text).toMatch(new RegExp(`operator +discard +unreadable [^]*${caseId}`));
  });

  it('says through the doctor that execution is stopped or views lag, until mended', async () => {
    const retailer = suite.client('retailer');
    const lessons = databaseUrl(suite, 'lessons');
    await queryDatabase(lessons, 'alter schema bi rename to lost; create schema bi');
    await retailer.post('/remedy/v1/execution-stops', {});
    const stopped = await runScript('doctor', [], suite.environment);
    expect(stopped.stdout).toMatch(
      /WRONG +remedy: execution: stopped by a person since .+, 0 waiting/,
    );
    expect(stopped.stdout).toMatch(/WRONG +lessons: views for BI: of no build, while lessons_/);
    expect(stopped.code).toBe(1);
    await retailer.post('/remedy/v1/execution-resumptions', {});
    await queryDatabase(lessons, 'drop schema bi; drop schema lost cascade');
    const isBack = `select from pg_views where schemaname = 'bi'`;
    await waitFor(async () => (await queryDatabase(lessons, isBack)).length > 0, {
      description: 'the views to be published anew',
    });
    const lifted = await runScript('doctor', ['--all'], suite.environment);
    expect(lifted.stdout).toMatch(/ok +remedy: execution: goes on/);
    expect(lifted.stdout).toMatch(/ok +lessons: views for BI: of lessons_v\d+_b\d+\n/);
  });

  it('says how it is used when an operation is not known', async () => {
    const { code, text } = await operate('repair', 'triage');
    expect({ code, text }).toMatchObject({ code: 2, text: expect.stringContaining('usage:') });
  });
});
