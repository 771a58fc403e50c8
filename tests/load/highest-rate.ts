import { type LoadPlan, type LoadResult, runOpenLoad } from './open-load.ts';
import { cpuMsOf } from './process-usage.ts';

export interface RateStep {
  readonly rate: number;
  readonly result: LoadResult;
  readonly isHeld: boolean;
  /** Processor time of the server per request. */
  readonly cpuUs: number;
}

export interface RateSearch {
  /** 0 where not even the first rate was held. */
  readonly highest: number;
  readonly steps: readonly RateStep[];
}

export interface RateLimits {
  readonly p99MsMax: number;
  /** Share of the requests that must be answered with 2xx. */
  readonly answeredMin: number;
}

export const LIMITS: RateLimits = { p99MsMax: 100, answeredMin: 0.999 };

const WARM_UP = { rate: 1000, seconds: 3 } as const;

const isHeld = ({ due, answered, p99Ms }: LoadResult, limits: RateLimits): boolean =>
  answered >= due * limits.answeredMin && p99Ms < limits.p99MsMax;

/** Steps through `rates`, in order, until the server misses two in a row. */
export const searchHighestRate = async (
  plan: Omit<LoadPlan, 'rate'>,
  rates: readonly number[],
  serverPid: number,
  say: (line: string) => void,
): Promise<RateSearch> => {
  await runOpenLoad({ ...plan, ...WARM_UP });
  const steps: RateStep[] = [];
  for (const rate of rates) {
    const before = cpuMsOf(serverPid);
    const result = await runOpenLoad({ ...plan, rate });
    const cpuUs = ((cpuMsOf(serverPid) - before) * 1000) / Math.max(1, result.answered);
    const step = { rate, result, isHeld: isHeld(result, LIMITS), cpuUs };
    steps.push(step);
    const { answered, due, p50Ms, p99Ms, cpuMs, firstFailure } = result;
    say(
      `  ${rate}/s: p50 ${p50Ms.toFixed(1)} p99 ${p99Ms.toFixed(1)} ms, ${answered}/${due}, ` +
        `${Math.round(cpuUs)} us server, ${Math.round((cpuMs * 1000) / due)} us generator`,
    );
    if (firstFailure !== '') say(`  first failure: ${firstFailure.split('\r\n', 1)[0]}`);
    // One missed step may be the machine's noise; two in a row are the server's limit.
    if (!step.isHeld && steps.at(-2)?.isHeld === false) break;
  }
  const highest = Math.max(0, ...steps.filter((step) => step.isHeld).map(({ rate }) => rate));
  return { highest, steps };
};
