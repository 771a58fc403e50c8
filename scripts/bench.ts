// npm run bench [-- rows and flags]: the measurements live in tests/load, which nobody imports;
// they run in a process of their own.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './check-steps.ts';
import { runCommand } from './terminal/run-command.ts';

const USAGE = `usage: npm run bench [-- rows] [options]   (all rows unless some are named)
  rows: appends, projections, relay, intake-burst, signal-ingest, early-warning, seen-after,
        queue-reads, decisions, whole-cases, large-slices, ten-million-slices, imports, memory
  --quick           shorter runs, for a first look
  --long <seconds>  length of the long runs; 60 unless told
  --save            keeps the result as this machine's baseline
  --compare         fails where a ratio fell below the baseline's
It needs a quiet machine for 10 to 40 minutes; a single row takes 1 to 10.`;

await runCommand(USAGE, async (args) => {
  const child = spawn(
    process.execPath,
    ['--conditions=source', join(root, 'tests/load/main.ts'), ...args],
    { cwd: root, stdio: 'inherit' },
  );
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => child.kill(name));
  return new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
});
