import cliProgress from 'cli-progress';

/** How far a long piece of work is, on standard error; results go to standard output. */
export interface Progress {
  advance(steps?: number): void;
  /** Ends it, whether or not all steps were made. */
  stop(): void;
}

const PLAIN_STEPS = 10;

const barOn = (title: string, total: number): Progress => {
  const bar = new cliProgress.SingleBar({
    format: `${title} {bar} {value}/{total} · {percentage} % · {eta_formatted}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 32,
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0);
  return { advance: (steps = 1) => bar.increment(steps), stop: () => bar.stop() };
};

/** Without a terminal: a line per tenth, so that a log stays readable. */
const linesFor = (title: string, total: number): Progress => {
  let done = 0;
  let told = 0;
  const tell = (): void => {
    process.stderr.write(`${title}: ${done}/${total}\n`);
  };
  return {
    advance: (steps = 1) => {
      done += steps;
      const tenth = total === 0 ? PLAIN_STEPS : Math.floor((done * PLAIN_STEPS) / total);
      if (tenth <= told) return;
      told = tenth;
      tell();
    },
    stop: () => {
      if (done < total) tell();
    },
  };
};

/** Starts to show progress of `total` steps: a bar on a terminal, else plain lines. */
export const startProgress = (title: string, total: number): Progress =>
  process.stderr.isTTY ? barOn(title, total) : linesFor(title, total);
