import { readFileSync } from 'node:fs';

/** Clock ticks per second of /proc, which Linux fixes at 100 for programs. */
const TICKS_PER_SECOND = 100;

const statusLine = (pid: number, name: string): number => {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN);
};

/** Milliseconds of processor time a process has used; NaN where there is no /proc. */
export const cpuMsOf = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
};

/** Resident memory of a process in MB (10^6 bytes); NaN where there is no /proc. */
export const rssMbOf = (pid: number): number => {
  try {
    return (statusLine(pid, 'VmRSS') * 1024) / 1e6;
  } catch {
    return Number.NaN;
  }
};
