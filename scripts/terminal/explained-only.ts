/**
 * For a command without options that serves until it is stopped, where runCommand would end it with
 * its reader: true when it was asked for help, or typed wrongly, and has answered that.
 */
export const explainedOnly = (usage: string, args = process.argv.slice(2)): boolean => {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${usage}\n`);
    return true;
  }
  if (args.length === 0) return false;
  process.stderr.write(`${usage}\n\nit takes no options: ${args.join(' ')}\n`);
  process.exitCode = 2;
  return true;
};
