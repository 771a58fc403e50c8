import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Problem } from './problem-error.ts';
import type {} from './request-types.ts';
import type { HealthItem } from './service.ts';

// biome-ignore lint/suspicious/noConfusingVoidType: a check with nothing to tell returns nothing
export type HealthAnswer = readonly HealthItem[] | void;

/** Something with a state of its own: a pool, a relay, a consumer. */
export type HealthCheck = {
  readonly name: string;
  /**
   * What was looked at and whether it is well; no items mean it is. Throwing means it is not. Must
   * not do work that scales with load. Details stay in the process: the route is public.
   */
  health(): HealthAnswer | Promise<HealthAnswer>;
};

export type HealthReport = {
  readonly status: 'ready' | 'starting' | 'stopping' | 'not_ready';
  readonly checks: Readonly<Record<string, 'ok' | 'failing'>>;
};

/**
 * Readiness of one process: whether it should get requests now. Liveness is another question, with
 * one answer: whether the process turns its event loop. A dependency being away makes a process
 * not ready; it must not get it killed.
 */
export type Readiness = {
  add(check: HealthCheck): void;
  set(state: 'starting' | 'started' | 'stopping'): void;
  report(): Promise<HealthReport>;
};

const checkTimeoutMs = 1_000;
const reportLifeMs = 500;

/** Checks run at most twice a second however often the report is asked for. */
export const createReadiness = (checks: readonly HealthCheck[] = []): Readiness => {
  const all = [...checks];
  let state: 'starting' | 'started' | 'stopping' = 'starting';
  let latest: { readonly atMs: number; readonly report: Promise<HealthReport> } | undefined;

  const measure = async (): Promise<HealthReport> => {
    const results = (await Promise.all(all.map(resultsOf))).flat();
    const failing = results.some(([, result]) => result === 'failing');
    return { status: failing ? 'not_ready' : 'ready', checks: Object.fromEntries(results) };
  };
  return {
    add: (check) => {
      all.push(check);
    },
    set: (next) => {
      state = next;
    },
    report: async () => {
      if (state !== 'started') return { status: state, checks: {} };
      if (latest === undefined || performance.now() - latest.atMs > reportLifeMs) {
        latest = { atMs: performance.now(), report: measure() };
      }
      return latest.report;
    },
  };
};

type CheckResult = readonly [string, 'ok' | 'failing'];

/** One line per item, named `<check>.<item>`; one line for a check without items. */
const resultsOf = async (check: HealthCheck): Promise<readonly CheckResult[]> => {
  const failing: readonly CheckResult[] = [[check.name, 'failing']];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly CheckResult[]>((resolve) => {
    timer = setTimeout(() => resolve(failing), checkTimeoutMs);
  });
  const answer = async (): Promise<readonly CheckResult[]> => {
    try {
      const items = (await check.health()) ?? [];
      if (items.length === 0) return [[check.name, 'ok']];
      return items.map(({ name, ok }) => [`${check.name}.${name}`, ok ? 'ok' : 'failing']);
    } catch {
      return failing;
    }
  };
  const results = await Promise.race([answer(), late]);
  clearTimeout(timer);
  return results;
};

const reportSchema = z
  .object({ status: z.string(), checks: z.record(z.string(), z.enum(['ok', 'failing'])) })
  .meta({ id: 'HealthReport' });

/**
 * Adds `GET /health/live` (always 200 while the process runs) and `GET /health/ready` (200, or
 * 503 with the failing checks). Both public, both answered while over capacity and while stopping.
 */
export const addHealthRoutes = (app: FastifyInstance, readiness: Readiness): void => {
  const config = { auth: 'public', alwaysAnswers: true } as const;
  app.route({
    method: 'GET',
    url: '/health/live',
    config,
    schema: { tags: ['health'], response: { 200: z.object({ status: z.literal('live') }) } },
    handler: async () => ({ status: 'live' }),
  });
  app.route({
    method: 'GET',
    url: '/health/ready',
    config,
    schema: { tags: ['health'], response: { 200: reportSchema } },
    handler: async () => {
      const report = await readiness.report();
      if (report.status === 'ready') return report;
      throw new Problem('temporary_reduced_capacity', {
        retryAfterSeconds: 1,
        extra: { readiness: report.status, checks: report.checks },
      });
    },
  });
};
