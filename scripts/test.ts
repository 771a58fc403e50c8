// npm test: every check and every test, or the steps that are named.
import { lint, types } from './check-steps.ts';
import { type Counts, type Lane, type LaneResult, runLane } from './jest-lane.ts';

const STEPS = ['lint', 'types', 'tidy', 'pure', 'int', 'system'] as const;
type Step = (typeof STEPS)[number];

const USAGE = `usage: npm test [-- steps and patterns]
  steps     lint, types, tidy, pure (no server), int (real Postgres), system (the whole suite,
            real Kafka); all of them unless told
  patterns  what is not the name of a step goes to jest: npm test -- int packages/event-log
Last line: N passed, N failed, N skipped. Exit code: 0 all passed, 1 not.`;

const isStep = (text: string): text is Step => (STEPS as readonly string[]).includes(text);

const asResult = (isClean: boolean): LaneResult => ({
  passed: isClean ? 1 : 0,
  failed: isClean ? 0 : 1,
  skipped: 0,
  notRun: [],
});

let isInterrupted = false;
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    isInterrupted = true;
  });
}

const runStep = async (step: Step, patterns: readonly string[]): Promise<LaneResult> => {
  if (step === 'lint') return asResult(await lint());
  if (step === 'types') return asResult(await types());
  return runLane(step satisfies Lane, patterns);
};

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${USAGE}\n`);
  process.exit();
}
const asked = args.filter(isStep);
const patterns = args.filter((each) => !isStep(each));
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const notRun: LaneResult['notRun'] = [];
for (const step of STEPS) {
  if (isInterrupted || (asked.length > 0 && !asked.includes(step))) continue;
  const result = await runStep(step, patterns);
  total.passed += result.passed;
  total.failed += result.failed;
  total.skipped += result.skipped;
  notRun.push(...result.notRun);
}
if (isInterrupted) total.failed += 1;

const lines = notRun.map(({ title, reason }) => `NOT RUN: ${title} (${reason})`);
lines.push(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.stdout.write(`\n${lines.join('\n')}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
