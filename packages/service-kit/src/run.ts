import type { Logger } from 'pino';
import type { HealthCheck, Readiness } from './health.ts';

/**
 * One thing with a life: a pool, a relay, an HTTP server, a whole Service. Knows nothing of the
 * others.
 */
export type Part = Partial<Pick<HealthCheck, 'health'>> & {
  readonly name: string;
  start?(): Promise<unknown> | unknown;
  /** Ends within `deadlineMs`; run() goes on without it after that. */
  stop?(deadlineMs: number): Promise<unknown> | unknown;
  /** Milliseconds stop() may take; 5,000 when not given. */
  readonly stopLimitMs?: number;
};

/** What run needs of a process; tests pass their own. */
export type Host = {
  on(event: string, listener: (first: unknown) => void): unknown;
  off(event: string, listener: (first: unknown) => void): unknown;
  exit(code: number): unknown;
};

export type RunOptions = {
  readonly name: string;
  readonly logger: Logger;
  /** Phases in the order they start; the parts of one phase start and stop together. */
  readonly start: readonly (Part | readonly Part[])[];
  readonly readiness?: Readiness;
  /** Milliseconds one part may take to start; 60,000 when not given. */
  readonly startLimitMs?: number;
  /** Milliseconds the whole shutdown may take; 9,500 when not given. */
  readonly stopLimitMs?: number;
  readonly host?: Host;
};

export type Running = {
  /** Stops every phase in reverse order, once. Resolves with the exit code; does not exit. */
  stop(reason: string): Promise<number>;
  /** Resolves with the exit code when everything has stopped. */
  readonly stopped: Promise<number>;
};

const partStopLimitMs = 5_000;

/**
 * Runs a process: starts the phases in order; when one fails, stops what had started and exits
 * with 1. The first SIGTERM or SIGINT makes the process not ready and stops the phases in reverse
 * order, each part within its limit; it exits with 0, or 1 when a part failed or was late. A
 * second signal exits at once. An error nobody caught stops in the same way and exits with 1,
 * since the state behind it is unknown.
 */
export const run = async (options: RunOptions): Promise<Running> => {
  const { logger, readiness, host = process } = options;
  const phases = options.start.map((phase) => ('name' in phase ? [phase] : phase));
  const started: (readonly Part[])[] = [];
  const done = Promise.withResolvers<number>();
  let stopping: Promise<number> | undefined;

  for (const part of phases.flat()) {
    const { name, health } = part;
    if (health !== undefined) readiness?.add({ name, health: () => health.call(part) });
  }
  const stop = (reason: string, failed = false): Promise<number> => {
    stopping ??= shutDown(reason, failed);
    return stopping;
  };
  const shutDown = async (reason: string, failed: boolean): Promise<number> => {
    readiness?.set('stopping');
    logger.info({ reason }, 'stopping');
    const clean = await withLimit(
      stopPhases(started.toReversed(), logger),
      options.stopLimitMs ?? 9_500,
    );
    if (clean === late) logger.error({ reason: 'time limit' }, 'shutdown abandoned');
    const exitCode = clean === true && !failed ? 0 : 1;
    logger.info({ exitCode }, 'stopped');
    done.resolve(exitCode);
    return exitCode;
  };
  const release = handleProcessEvents(host, logger, stop);
  void done.promise.finally(release);

  const startLimitMs = options.startLimitMs ?? 60_000;
  for (const phase of phases) {
    if (stopping !== undefined) break;
    started.push(phase);
    const ok = await startPhase(phase, startLimitMs, logger);
    if (!ok) {
      host.exit(await stop('start failed', true));
      break;
    }
  }
  if (stopping === undefined) {
    readiness?.set('started');
    logger.info('started');
  }
  return { stop: (reason) => stop(reason), stopped: done.promise };
};

type Stop = (reason: string, failed?: boolean) => Promise<number>;

/** Signals and errors nobody caught; returns the function that stops listening. */
const handleProcessEvents = (host: Host, logger: Logger, stop: Stop): (() => void) => {
  let signals = 0;
  const onSignal = (name: unknown): void => {
    const signal = String(name);
    signals += 1;
    if (signals > 1) {
      logger.warn({ signal }, 'second signal: exiting without waiting');
      host.exit(1);
      return;
    }
    void stop(signal).then((exitCode) => host.exit(exitCode));
  };
  const onError = (error: unknown): void => {
    logger.fatal({ err: error }, 'an error nobody caught');
    void stop('uncaught error', true).then((exitCode) => host.exit(exitCode));
  };
  const listeners: readonly [string, (first: unknown) => void][] = [
    ['SIGTERM', onSignal],
    ['SIGINT', onSignal],
    ['uncaughtException', onError],
    ['unhandledRejection', onError],
  ];
  for (const [event, listener] of listeners) host.on(event, listener);
  return () => {
    // The signal listeners stay: a second Ctrl-C between the end and the exit must not kill.
    for (const [event, listener] of listeners.slice(2)) host.off(event, listener);
  };
};

const startPhase = async (
  phase: readonly Part[],
  limitMs: number,
  logger: Logger,
): Promise<boolean> => {
  const results = await Promise.all(
    phase.map(async (part) => {
      try {
        const result = await withLimit(Promise.resolve(part.start?.()), limitMs);
        if (result !== late) return true;
        logger.error({ part: part.name, reason: 'time limit' }, 'part did not start');
      } catch (error) {
        logger.error({ part: part.name, err: error }, 'part did not start');
      }
      return false;
    }),
  );
  return results.every((ok) => ok);
};

/** Resolves with whether every part stopped in time and without an error. */
const stopPhases = async (
  phases: readonly (readonly Part[])[],
  logger: Logger,
): Promise<boolean> => {
  let clean = true;
  for (const phase of phases) {
    const results = await Promise.all(phase.map((part) => stopPart(part, logger)));
    clean = clean && results.every((ok) => ok);
  }
  return clean;
};

const stopPart = async (part: Part, logger: Logger): Promise<boolean> => {
  try {
    const limitMs = part.stopLimitMs ?? partStopLimitMs;
    const result = await withLimit(Promise.resolve(part.stop?.(limitMs)), limitMs);
    if (result !== late) return true;
    logger.error({ part: part.name, reason: 'time limit' }, 'part did not stop');
  } catch (error) {
    logger.error({ part: part.name, err: error }, 'part did not stop');
  }
  return false;
};

const late = Symbol('late');

const withLimit = async <Value>(work: Promise<Value>, limitMs: number) => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
};
