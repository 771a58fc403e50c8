import type { BuildRunner, KnownBuild } from './build-runner.ts';
import type { Projection } from './types.ts';

/** One line of the service's health, as service-kit shows it. */
export interface HealthLine {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

const lineOf = ({ build, consumer, error, lastSwitch }: KnownBuild): HealthLine => {
  const name = build.consumer;
  const line = (ok: boolean, detail: string): HealthLine => ({ name, ok, detail });
  if (error !== null) return line(false, `cannot start: ${error.message}`);
  if (consumer === undefined)
    return line(true, `version ${build.version} serves while its successor is built`);
  const { halted, lastError, health, parked } = consumer.status();
  if (halted !== null) return line(false, `halted: ${halted.message}`);
  if (health.crashed !== null) return line(false, `the log: ${health.crashed.message}`);
  if (lastError !== null) return line(false, `retrying: ${lastError.message}`);
  if (build.status === 'live') return line(true, parked > 0 ? `live, ${parked} parked` : 'live');
  if (lastSwitch === 'parks_more')
    return line(false, 'parks events that the live build did not: fix and replay, or discard them');
  return line(true, 'building');
};

/**
 * One line per build, and one that says whether anything can be served. A new build that is not
 * level yet is well: what serves meanwhile is the live one.
 */
export const healthOf = (projection: Projection, runner: BuildRunner): readonly HealthLine[] => {
  const known = runner.known();
  const failure = runner.error();
  const isServing = known.some(({ build }) => build.status === 'live');
  const state = isServing ? 'serving' : 'no build has caught up yet';
  const unpublished = runner.viewsError();
  // Said, and no reason to be taken out of service: the figures are right.
  const views = unpublished === null ? '' : `, without views for BI: ${unpublished.message}`;
  return [
    {
      name: projection.name,
      ok: failure === null && isServing,
      detail: failure === null ? `${state}${views}` : failure.message,
    },
    ...known.map(lineOf),
  ];
};
