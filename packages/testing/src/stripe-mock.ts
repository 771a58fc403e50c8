import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { endProcess, isRunning } from '@amends/local-postgres/processes';
import { withFileLock } from './file-lock.ts';
import { freePort } from './free-port.ts';
import { recordNotRun } from './not-run.ts';
import { forgetProcess, noteProcess, scratchFolder } from './run-directory.ts';
import { waitFor } from './wait-for.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const MODULE = join(ROOT, 'infra/stripe-mock');
const TOOLS = join(ROOT, '.tools/stripe-mock');
const BUILD_TIMEOUT_MS = 400_000;
const START_TIMEOUT_MS = 60_000;

// The file is named after what it is built from: a new version is built without a clean-up.
const binaryPath = (): string => {
  const digest = createHash('sha256');
  for (const name of ['go.mod', 'go.sum']) digest.update(readFileSync(join(MODULE, name)));
  return join(TOOLS, `stripe-mock-${digest.digest('hex').slice(0, 8)}`);
};

/** The Go of the PATH, or of the place its own installer puts it. */
const findGo = async (): Promise<string | undefined> => {
  for (const go of ['go', '/usr/local/go/bin/go']) {
    try {
      await run(go, ['version']);
      return go;
    } catch {
      // The next place.
    }
  }
  return undefined;
};

const build = async (go: string, path: string): Promise<void> => {
  process.stderr.write('Stripe: building its mock server from the Go module proxy, once\n');
  const folder = join(TOOLS, 'module');
  mkdirSync(folder, { recursive: true });
  // A Go after 1.21 raises the version in go.mod to that of the mock: in a copy it may.
  for (const name of ['go.mod', 'go.sum']) cpSync(join(MODULE, name), join(folder, name));
  const partial = `${path}.partial`;
  const env = {
    ...process.env,
    HOME: process.env.HOME ?? homedir(),
    // What does not match the committed go.sum is not built.
    ...{ GOFLAGS: '-mod=mod -modcacherw', GOTOOLCHAIN: 'local', GOWORK: 'off', CGO_ENABLED: '0' },
    ...{ GOPATH: join(TOOLS, 'go'), GOCACHE: join(TOOLS, 'cache') },
  };
  const args = ['build', '-o', partial, 'github.com/stripe/stripe-mock'];
  await run(go, args, { cwd: folder, env, timeout: BUILD_TIMEOUT_MS });
  for (const name of ['go', 'cache']) rmSync(join(TOOLS, name), { recursive: true, force: true });
  // The rename comes last: an interrupted build is never taken for a whole one.
  renameSync(partial, path);
};

/** Makes sure the mock is built. Returns why it cannot be, or undefined when it is. */
const missingMock = async (): Promise<string | undefined> => {
  const path = binaryPath();
  if (existsSync(path)) return undefined;
  const go = await findGo();
  if (go === undefined) return "Go 1.19 or newer (no go on the PATH), to build Stripe's mock";
  try {
    await withFileLock(join(TOOLS, 'lock'), async () => {
      if (!existsSync(path)) await build(go, path);
    });
    return undefined;
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n')[0];
    return `Stripe's mock; Go failed: ${said || String(error)}`;
  }
};

/** A running mock: `url` without a slash at its end. */
export interface StripeMock {
  readonly url: string;
}

const start = async () => {
  if (missing !== undefined) throw new Error(`this needs ${missing}`);
  const port = await freePort();
  const logPath = join(scratchFolder('stripe-mock'), 'log');
  const log = openSync(logPath, 'a');
  const child = spawn(binaryPath(), ['-http-addr', `127.0.0.1:${port}`], {
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const { pid } = child;
  if (pid === undefined) throw new Error('the mock of Stripe cannot be run');
  noteProcess(pid);
  const url = `http://127.0.0.1:${port}`;
  const answers = async (): Promise<boolean> => {
    if (!isRunning(pid)) throw new Error(`the mock of Stripe ended:\n${readFileSync(logPath)}`);
    return fetch(`${url}/v1/balance`).then(
      () => true,
      () => false,
    );
  };
  await waitFor(answers, {
    description: "Stripe's mock to answer",
    timeoutMs: START_TIMEOUT_MS,
    intervalMs: 100,
  });
  return {
    url,
    stop: async () => {
      await endProcess(pid, 'SIGTERM', 3_000);
      forgetProcess(pid);
    },
  };
};

// Asked at import, because jest wants to know at once, not later, which tests there are.
const missing = await missingMock();

/**
 * A describe block over Stripe's own mock server, which takes what its OpenAPI allows and answers
 * in its shapes, and remembers nothing. `mock()` gives it inside hooks and tests. Where it cannot
 * be built the tests fail in CI and are reported as not run elsewhere.
 */
export const describeOnStripeMock = (
  title: string,
  body: (mock: () => StripeMock) => void,
): void => {
  let started: Awaited<ReturnType<typeof start>> | undefined;
  const mock = (): StripeMock => {
    if (started === undefined) throw new Error('the mock is there from beforeAll on, not earlier');
    return started;
  };
  if (missing !== undefined && !process.env.CI) {
    recordNotRun({ title, reason: missing });
    describe.skip(title, () => body(mock));
    return;
  }
  describe(title, () => {
    beforeAll(async () => {
      started = await start();
    }, BUILD_TIMEOUT_MS);
    afterAll(() => started?.stop());
    body(mock);
  });
};
