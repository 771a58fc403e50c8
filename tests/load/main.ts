// What `npm run bench` starts: [names of rows] [--quick] [--long <seconds>] [--save] [--compare]
import { parseArgs } from 'node:util';
import { endRun } from '@amends/testing/run-directory';
import { benchNames, runBench } from './bench.ts';

const USAGE = `npm run bench -- [${benchNames.join('|')}] [--quick] [--long <seconds>] \
[--save] [--compare]`;

const readArguments = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      long: { type: 'string' },
      save: { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.find((name) => !benchNames.includes(name));
  if (unknown !== undefined) throw new Error(`no such row: ${unknown}`);
  const longSeconds = Number(values.long ?? 60);
  if (!(longSeconds > 0)) throw new Error('--long takes a number of seconds');
  return { ...values, names: positionals, longSeconds };
};

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const begin = (): ReturnType<typeof readArguments> | undefined => {
  try {
    return readArguments();
  } catch (error) {
    say(`${(error as Error).message}\n${USAGE}`);
    return undefined;
  }
};

const asked = begin();
if (asked === undefined) process.exitCode = 2;
else {
  try {
    process.exitCode = await runBench({ ...asked, say });
  } finally {
    await endRun();
  }
}
