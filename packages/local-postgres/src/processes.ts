import { readdirSync, readFileSync } from 'node:fs';

const POLL_MS = 25;
const KILL_LIMIT_MS = 10_000;

const endsWithin = async (pid: number, limitMs: number): Promise<boolean> => {
  const deadline = Date.now() + limitMs;
  while (isRunning(pid)) {
    if (Date.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return true;
};

interface ProcessStat {
  readonly state: string;
  readonly parent: number;
  readonly startTime: string;
}

// /proc/<pid>/stat: the command in brackets may hold spaces, so fields count from the last bracket.
const readStat = (pid: number): ProcessStat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', parent: Number(fields[1]), startTime: fields[19] ?? '' };
  } catch {
    return undefined;
  }
};

/**
 * When the process started, in the system's own unit: with the pid it names one process for good,
 * while a pid alone may be given to somebody else later. Empty where there is no /proc.
 */
export const startTimeOf = (pid: number): string => readStat(pid)?.startTime ?? '';

/** True while the process runs; a zombie, dead but not collected by its parent, does not. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return readStat(pid)?.state !== 'Z';
};

/** Sends a signal; a process that is gone already is no error. */
export const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

/** The processes whose parent is `pid`. Empty where there is no /proc. */
export const childrenOf = (pid: number): number[] => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((candidate) => readStat(candidate)?.parent === pid);
  } catch {
    return [];
  }
};

/** Sends the signal and waits for the end; after `graceMs` milliseconds it kills. */
export const endProcess = async (
  pid: number,
  name: NodeJS.Signals,
  graceMs: number,
): Promise<void> => {
  signal(pid, name);
  if (await endsWithin(pid, graceMs)) return;
  signal(pid, 'SIGKILL');
  if (!(await endsWithin(pid, KILL_LIMIT_MS))) throw new Error(`process ${pid} cannot be killed`);
};
