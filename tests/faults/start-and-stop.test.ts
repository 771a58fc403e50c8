import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { isRunning } from '@amends/local-postgres/processes';
import { report } from '../running/case-steps.ts';
import { runScript } from '../running/run-script.ts';
import {
  newDataDir,
  removeDataDir,
  type SuiteProcess,
  startSuiteProcess,
} from '../running/suite-process.ts';

let suite: SuiteProcess | undefined;

afterEach(async () => {
  await suite?.stop();
  if (suite !== undefined) removeDataDir(suite.dataDir);
  suite = undefined;
});

const postgresPid = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n', 1)[0]);

describe('starting and stopping the suite', () => {
  it('ends with 0 and leaves no process after Ctrl-C', async () => {
    suite = await startSuiteProcess();
    const pid = postgresPid(suite.dataDir);
    expect(await suite.stop()).toBe(0);
    expect(isRunning(pid)).toBe(false);
  });

  it('has its data after a second start', async () => {
    suite = await startSuiteProcess();
    const { caseId } = await report(suite.client('retailer'), { externalId: 'kept' });
    const { dataDir } = suite;
    await suite.stop();
    suite = await startSuiteProcess({ dataDir });
    const { status } = await suite.client('retailer').get(`/intake/v1/cases/${caseId}`);
    expect(status).toBe(200);
  });

  it('stops the Postgres that a killed start left behind', async () => {
    suite = await startSuiteProcess();
    const { dataDir } = suite;
    const left = postgresPid(dataDir);
    await suite.kill();
    expect(isRunning(left)).toBe(true);
    suite = await startSuiteProcess({ dataDir });
    expect(isRunning(left)).toBe(false);
  });

  it('refuses a start on its folder or ports, and says what a second suite wants', async () => {
    suite = await startSuiteProcess({ environment: { AMENDS_ISSUER: 'https://id.example' } });
    await expect(startSuiteProcess({ dataDir: suite.dataDir })).rejects.toThrow(
      /is running on .* beside it: AMENDS_DATA=\S+ AMENDS_PORT=8081 AMENDS_POSTGRES_PORT=54400 npm/,
    );
    const { AMENDS_PORT, AMENDS_POSTGRES_PORT } = suite.environment;
    expect(suite.output()).toMatch(new RegExp(`^SQL: +port ${AMENDS_POSTGRES_PORT},`, 'm'));
    expect(suite.output()).toContain('AMENDS_ISSUER changes nothing here');
    const dataDir = newDataDir();
    try {
      const start = (environment: NodeJS.ProcessEnv) => startSuiteProcess({ dataDir, environment });
      await expect(start({ AMENDS_POSTGRES_PORT })).rejects.toThrow(
        new RegExp(`port ${AMENDS_POSTGRES_PORT} of Postgres is taken.*AMENDS_DATA=${dataDir} `),
      );
      // Said before a Postgres is made for nothing.
      await expect(start({ AMENDS_PORT })).rejects.toThrow(
        `AMENDS_DATA=${dataDir} AMENDS_PORT=${Number(AMENDS_PORT) + 1} npm start`,
      );
    } finally {
      removeDataDir(dataDir);
    }
  });

  it('refuses the data folder of a newer release and says so', async () => {
    suite = await startSuiteProcess();
    const { dataDir } = suite;
    await suite.stop();
    const file = join(dataDir, 'release.json');
    const release = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...release, format: 99 }));
    await expect(startSuiteProcess({ dataDir })).rejects.toThrow('newer release');
    writeFileSync(file, JSON.stringify(release));
  });

  it('restores from a backup what was lost since', async () => {
    suite = await startSuiteProcess();
    const { dataDir, environment } = suite;
    const { caseId } = await report(suite.client('retailer'), { externalId: 'saved' });
    await suite.stop();
    const backup = join(dataDir, '..', 'backup');
    const saved = await runScript('backup', [backup], environment);
    expect(saved.code).toBe(0);
    // Pasted as it is, it goes into the folder it came from.
    expect(saved.stdout).toContain(`AMENDS_DATA=${dataDir} npm run restore -- ${backup}\n`);
    expect(existsSync(join(backup, 'release.json'))).toBe(true);
    expect((await runScript('restore', [backup], environment)).code).toBe(0);
    suite = await startSuiteProcess({ dataDir });
    const { status } = await suite.client('retailer').get(`/intake/v1/cases/${caseId}`);
    expect(status).toBe(200);
  });

  it('finds nothing wrong in a healthy suite and something in a stopped one', async () => {
    suite = await startSuiteProcess();
    const { environment } = suite;
    const healthy = await runScript('doctor', [], environment);
    expect(healthy.stdout).toContain(' 0 wrong');
    expect(healthy.code).toBe(0);
    await suite.stop();
    const stopped = await runScript('doctor', [], environment);
    expect(stopped.stdout).toContain(`what to do: AMENDS_DATA=${suite.dataDir} npm start`);
    expect(stopped.stdout).not.toContain('server.log');
    expect(stopped.code).toBe(1);
  });
});
