// npm run demo: plays a generated day of a small retailer and prints what the analysts see.
import { parseArgs } from 'node:util';
import { connect, findTarget, type Target } from './connection.ts';
import { planDay } from './demo/day-plan.ts';
import { DEMO_FOLDER, startDemoSuite } from './demo/demo-suite.ts';
import { type DaySummary, playDay } from './demo/play-day.ts';
import { printFigures } from './demo/print-figures.ts';
import { awaitProjections } from './figures/await-projections.ts';
import { UsageError } from './terminal/command-error.ts';
import { runCommand } from './terminal/run-command.ts';

const USAGE = `usage: npm run demo [-- options]
  --seed <number>   another day; 1 unless told. A seed makes the same day everywhere
  --cases <number>  complaints of the day, 1 to 2000; 90 unless told
  --url <url>       play on the suite that runs there (npm start) instead of starting one;
                    AMENDS_URL says the same
  --keep            leave the suite of the demo running until Ctrl-C, to look around
The data of a demo before is moved aside, to .amends/demo.before-demo-<number>.
Exit code: 0 done, 1 failed, 2 wrong usage, 130 ended by Ctrl-C.`;

const INTERRUPTED = 130;
const CASES_MAX = 2_000;

interface Wanted {
  readonly seed: number;
  readonly cases: number;
  readonly url: string | undefined;
  readonly keep: boolean;
}

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const wholeNumber = (name: string, text: string, low: number, high: number): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= low && value <= high) return value;
  throw new UsageError(`--${name} is a whole number from ${low} to ${high}`);
};

const readArguments = (args: string[]): Wanted => {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: '1' },
      cases: { type: 'string', default: '90' },
      url: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  return {
    seed: wholeNumber('seed', values.seed, 0, 2 ** 32 - 1),
    cases: wholeNumber('cases', values.cases, 1, CASES_MAX),
    url: values.url ?? (process.env['AMENDS_URL'] || undefined),
    keep: values.keep,
  };
};

const saySummary = ({ signals, cases, answers, reopened, askedLater }: DaySummary): void => {
  say(`played ${signals} till signals and ${cases} complaints; ${answers} follow-up answers`);
  say(`${reopened} cases were reopened by an answer`);
  if (askedLater > 0) {
    say(`${askedLater} customers are asked later: this suite waits before it follows up`);
  }
};

const play = async (target: Target, wanted: Wanted, signal: AbortSignal): Promise<void> => {
  const retailer = connect(target, 'retailer');
  const analyst = connect(target, 'analyst');
  // A fresh suite may use the same names each time; one that ran before needs new ones.
  const run = wanted.url === undefined ? 'day' : `day${Date.now().toString(36)}`;
  const plan = planDay(wanted.seed, wanted.cases, run);
  const context = { retailer, run, startMs: Date.now(), signal };
  const summary = await playDay(context, plan, target.baseUrl);
  saySummary(summary);
  say('waiting for the projections');
  await awaitProjections(analyst);
  await printFigures(analyst);
};

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const hold = setInterval(() => undefined, 60_000);
    signal.addEventListener('abort', () => {
      clearInterval(hold);
      resolve();
    });
  });

const playOnOwnSuite = async (wanted: Wanted, signal: AbortSignal): Promise<void> => {
  const suite = await startDemoSuite((line) => say(`amends: ${line}`));
  try {
    await play(suite.target, wanted, signal);
    if (!wanted.keep) {
      say(`\nto look around: AMENDS_DATA=${DEMO_FOLDER} npm start`);
      return;
    }
    say(`\nthe suite runs at ${suite.target.baseUrl}; Ctrl-C stops it`);
    say(`figures of it: AMENDS_DATA=${DEMO_FOLDER} npm run figures -- justice-scores`);
    await untilAborted(signal);
  } finally {
    await suite.stop();
  }
};

await runCommand(USAGE, async (args) => {
  const wanted = readArguments(args);
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt.abort());
  try {
    if (wanted.url === undefined) await playOnOwnSuite(wanted, interrupt.signal);
    else await play({ ...findTarget(), baseUrl: wanted.url }, wanted, interrupt.signal);
    return 0;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    say('ended');
    return INTERRUPTED;
  }
});
