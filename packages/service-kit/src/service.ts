import type { HttpServer } from './http-server.ts';

/** One line of a service's health: what was looked at, whether it is well, and what it says. */
export interface HealthItem {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/**
 * What every `createService(deps)` gives: routes in `app` (not listening), background work behind
 * `start` and `stop`. One process may hold one of them (main.ts) or all (services/all-in-one).
 */
export interface Service {
  readonly name: string;
  readonly app: HttpServer;
  /** Starts consumers, relay and jobs; resolves when they run. */
  start(): Promise<void>;
  /** Ends background work within `deadlineMs`; what was under way is finished or rolled back. */
  stop(deadlineMs: number): Promise<void>;
  health(): Promise<readonly HealthItem[]> | readonly HealthItem[];
}

/** Makes the HTTP side of a service, already bound to logger, authentication and prefix. */
export type CreateHttp = (options: {
  readonly name: string;
  readonly version: string;
}) => HttpServer;
