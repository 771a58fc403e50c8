import { ATTRIBUTES, METRICS } from '@amends/contracts/telemetry-names';
import { observe } from '@amends/event-store/telemetry';
import type { Pool } from 'pg';
import type { BuildRunner } from './build-runner.ts';
import { readFreshness } from './freshness.ts';
import type { Projection } from './types.ts';

/** How far a projection is behind, looked up when somebody collects it; returns what ends it. */
export const observeProjection = (
  pool: Pool,
  runner: BuildRunner,
  projection: Projection,
): (() => void) => {
  const { projectionLagEvents, projectionLagSeconds, consumerHeartbeatAge } = METRICS;
  const gauges = { projectionLagEvents, projectionLagSeconds, consumerHeartbeatAge };
  const of = { [ATTRIBUTES.projection]: projection.name };
  return observe(gauges, async (tell) => {
    for (const { build, consumer } of runner.known()) {
      if (consumer === undefined) continue;
      const { heartbeatAgeMs } = consumer.status().health;
      const named = { ...of, [ATTRIBUTES.consumerGroup]: build.consumer };
      tell('consumerHeartbeatAge', heartbeatAgeMs / 1_000, named);
    }
    const { lagEvents, lagSeconds } = await readFreshness(pool, runner, projection);
    tell('projectionLagEvents', lagEvents, of);
    tell('projectionLagSeconds', lagSeconds, of);
  });
};
