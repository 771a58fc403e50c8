// Loaded into every command before it (bootstrap.mjs, --import): what ends the command from outside
// shall reach it as a SIGTERM, and it shall get to its end.
import { isMainThread } from 'node:worker_threads';

const POLL_MS = 100;

/** The terminal was closed, or what read our output (`| tee`) went first at a Ctrl-C. */
const isReaderGone = ({ code }: NodeJS.ErrnoException): boolean =>
  code === 'EIO' || code === 'EPIPE';

/** Nobody listening is no reason to break off in the middle of a stop and leave Postgres behind. */
const speakOnToNobody = (): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!isReaderGone(error)) throw error;
    });
  }
};

/** bootstrap.mjs passes signals on. After a kill -9 of it no signal would come any more. */
const endWithParent = (): void => {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, POLL_MS);
  timer.unref();
};

if (isMainThread) {
  speakOnToNobody();
  endWithParent();
}
