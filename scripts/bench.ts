// npm run bench [-- rows and flags]: the measurements live in tests/load, which nobody imports;
// they run in a process of their own.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './check-steps.ts';

const child = spawn(
  process.execPath,
  ['--conditions=source', join(root, 'tests/load/main.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => child.kill(name));
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
