import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freePort } from '@amends/testing/free-port';
import { expect, it } from '@jest/globals';
import { runScript } from '../running/run-script.ts';
import { newDataDir, removeDataDir } from '../running/suite-process.ts';

it('refuses to start on Kafka where its port is taken, before it starts anything', async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const dataDir = newDataDir();
  try {
    const environment = { ...process.env, AMENDS_DATA: dataDir, AMENDS_PORT: String(port) };
    const { code, stderr } = await runScript('start-kafka', [], environment);
    const hint = `AMENDS_DATA=${dataDir} AMENDS_PORT=${port + 1} npm run start:kafka`;
    expect(stderr).toContain(`port ${port} is taken; choose another with ${hint}\n`);
    expect(code).toBe(1);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  } finally {
    await new Promise((resolve) => other.close(resolve));
    removeDataDir(dataDir);
  }
});
