// npm run doctor: what is wrong with the running suite, and what to do about it.
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, startTimeOf } from '@amends/local-postgres/processes';
import { connect, findTarget } from './connection.ts';
import { dataFolderPath, pasteable } from './data-folder-path.ts';
import { CommandError } from './terminal/command-error.ts';
import { runCommand } from './terminal/run-command.ts';

interface Finding {
  readonly area: string;
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly advice?: string;
}

const USAGE = 'usage: npm run doctor [-- --all]   (--all also lists what is well)';

const write = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const printFinding = ({ area, name, ok, detail, advice }: Finding): void => {
  write(`${ok ? 'ok    ' : 'WRONG '} ${area}: ${name}: ${detail}`);
  if (!ok && advice !== undefined) write(pasteable(`         what to do: ${advice}`));
};

/** What can be said without the suite: the folder, the disk, what the last start left. */
const lookAtFolder = (): number => {
  const folder = dataFolderPath();
  write('WRONG  the suite does not answer');
  write(pasteable('         what to do: npm start'));
  if (!existsSync(folder)) {
    write(`       no data folder at ${folder} yet: it is made by the first npm start`);
    return 1;
  }
  const { bavail, bsize } = statfsSync(folder);
  write(`       data folder ${folder}, ${((bavail * bsize) / 1e9).toFixed(1)} GB free`);
  const running = join(folder, 'running.json');
  if (existsSync(running)) {
    const { pid, startTime } = JSON.parse(readFileSync(running, 'utf8'));
    if (isRunning(pid) && startTimeOf(pid) === startTime) {
      write(`       process ${pid} starts or stops the suite there`);
    } else {
      write(`       the last start (process ${pid}) did not end cleanly; the next one cleans up`);
      const log = join(folder, 'postgres', 'server.log');
      if (existsSync(log)) write(`       what Postgres said meanwhile is in ${log}`);
    }
  }
  return 1;
};

await runCommand(USAGE, async (args) => {
  const all = args.includes('--all');
  if (args.some((arg) => arg !== '--all')) throw new CommandError(USAGE);
  let findings: Finding[];
  try {
    const client = connect(findTarget(), 'operator', { retry: { attempts: 1 } });
    const { body } = await client.get<{ findings: Finding[] }>('/operations/v1/report');
    findings = body.findings;
  } catch (error) {
    if ((error as Error).name === 'ApiProblem') throw error;
    return lookAtFolder();
  }
  const wrong = findings.filter(({ ok }) => !ok);
  for (const one of all ? findings : wrong) printFinding(one);
  write(`${findings.length} things looked at, ${wrong.length} wrong.`);
  return wrong.length === 0 ? 0 : 1;
});
