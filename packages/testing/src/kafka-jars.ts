import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withFileLock } from './file-lock.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const POM = join(ROOT, 'infra/kafka/pom.xml');
const TOOLS = join(ROOT, '.tools/kafka');
const OLDEST_JAVA = 17;

// The folder is named after the pom, so that a new Kafka version is fetched without a clean-up.
const jarFolder = (): string => {
  const digest = createHash('sha256').update(readFileSync(POM)).digest('hex');
  return join(TOOLS, `lib-${digest.slice(0, 8)}`);
};

/** The class path of a Kafka broker; java, not the shell, expands the star. */
export const kafkaClassPath = (): string => join(jarFolder(), '*');

const reasonOf = (error: unknown): string =>
  (error as { stderr?: string }).stderr?.trim().split('\n')[0] || String(error);

/** Why this machine cannot run Java programs of Kafka's age; undefined when it can. */
export const missingJava = async (): Promise<string | undefined> => {
  try {
    const { stderr, stdout } = await run('java', ['-version']);
    const major = Number(/version "(\d+)/.exec(stderr + stdout)?.[1]);
    return major >= OLDEST_JAVA ? undefined : `Java ${OLDEST_JAVA} or newer, found ${major}`;
  } catch {
    return `Java ${OLDEST_JAVA} or newer (no java on the PATH)`;
  }
};

const download = async (folder: string): Promise<void> => {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  process.stderr.write('Kafka: fetching the broker jars by Maven, once (43 MB)\n');
  await run(
    'mvn',
    [
      ...['-q', '-B', '-f', POM, 'dependency:copy-dependencies'],
      ...['-DincludeScope=runtime', `-DoutputDirectory=${partial}`],
    ],
    { timeout: 600_000 },
  );
  // The rename comes last: an interrupted download is never taken for a whole one.
  renameSync(partial, folder);
};

/** Makes sure the jars are there. Returns why they cannot be, or undefined when they are. */
export const missingJars = async (): Promise<string | undefined> => {
  const folder = jarFolder();
  if (existsSync(folder)) return undefined;
  try {
    await run('mvn', ['--version']);
  } catch {
    return 'Maven (no mvn on the PATH) to fetch the Kafka jars';
  }
  try {
    await withFileLock(join(TOOLS, 'lock'), async () => {
      if (!existsSync(folder)) await download(folder);
    });
    return undefined;
  } catch (error) {
    return `the Kafka jars; Maven failed: ${reasonOf(error)}`;
  }
};
