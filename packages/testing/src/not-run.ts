import { appendFileSync } from 'node:fs';

/** A group of tests that did not run here, and why. */
export interface NotRun {
  /** Title of the outermost describe block. */
  readonly title: string;
  readonly reason: string;
}

/**
 * Reports a group of tests that cannot run on this machine to the test command, which prints it and
 * counts its tests as skipped: nothing is left out in silence.
 */
export const recordNotRun = (entry: NotRun): void => {
  const path = process.env.AMENDS_NOT_RUN_FILE;
  if (path) appendFileSync(path, `${JSON.stringify(entry)}\n`);
  else process.stderr.write(`NOT RUN: ${entry.title} (${entry.reason})\n`);
};
