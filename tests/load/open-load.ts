import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Requests at a fixed rate of arrival, whatever the server does (open model). */
export interface LoadPlan {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Body of each request; `@number@` becomes the number of the request. */
  readonly body: string;
  /** Requests per second. */
  readonly rate: number;
  readonly seconds: number;
  /** Kept alive, one request at a time each. */
  readonly connections: number;
}

/** Latency counts from the instant a request was due, so that queueing shows. */
export interface LoadResult {
  readonly due: number;
  /** Answered with 2xx. */
  readonly answered: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Processor time of the generator itself. */
  readonly cpuMs: number;
  readonly firstFailure: string;
}

const PROCESS = fileURLToPath(new URL('open-load-process.ts', import.meta.url));

/** Runs a plan in a process of its own. @throws Error when that process fails */
export const runOpenLoad = (plan: LoadPlan): Promise<LoadResult> =>
  new Promise((resolve, reject) => {
    const child = fork(PROCESS, [], { execArgv: ['--conditions=source'] });
    let result: LoadResult | undefined;
    child.once('message', (message) => {
      result = message as LoadResult;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (result === undefined) reject(new Error(`the load generator ended with ${code}`));
      else resolve(result);
    });
    child.send(plan);
  });
