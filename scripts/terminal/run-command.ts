import { pasteable } from '../data-folder-path.ts';
import { CommandError, UsageError } from './command-error.ts';
import { failureText } from './problem-text.ts';

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** parseArgs throws TypeErrors with these codes when a flag is unknown or lacks its value. */
const isArgumentError = (error: unknown): error is Error =>
  error instanceof Error &&
  String((error as NodeJS.ErrnoException).code ?? '').startsWith('ERR_PARSE_ARGS');

/** A reader that went away (`| head`) is no failure. */
const endQuietlyWithReader = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    // A terminal that was closed sends a SIGHUP, too, and that one ends the command in order.
    if (error.code !== 'EIO') throw error;
  });
};

/**
 * Runs a command and sets the exit code: what `main` answers, 2 when it was typed wrongly, 1 for
 * any other failure. Failures with a known cause are printed in words, bugs with their stack.
 */
export const runCommand = async (
  usage: string,
  main: (args: string[]) => Promise<number>,
): Promise<void> => {
  const args = process.argv.slice(2);
  endQuietlyWithReader();
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  try {
    process.exitCode = await main(args);
  } catch (error) {
    if (isArgumentError(error) || error instanceof UsageError) {
      // The reason stands last, where a person looks.
      say(`${usage}\n\n${error.message}`);
      process.exitCode = 2;
      return;
    }
    if (error instanceof CommandError) say(pasteable(error.message));
    else {
      const words = failureText(error);
      const bug = error instanceof Error ? error.stack! : String(error);
      say(words === undefined ? bug : pasteable(words));
    }
    process.exitCode = 1;
  }
};
