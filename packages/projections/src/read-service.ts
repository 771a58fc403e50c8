import type { CreateHttp, Service } from '@amends/service-kit/service';
import type { ProjectionService } from './projection-service.ts';
import type { Projection } from './types.ts';

/** Opens a projection on the service's own database and log: openProjection, already bound. */
export type OpenProjection = (
  projection: Projection,
) => ProjectionService | Promise<ProjectionService>;

/** What every read service is given. */
export interface ReadServiceDeps {
  readonly http: CreateHttp;
  readonly projection: OpenProjection;
}

/** Start, stop and health of a read service: those of its projection, which is all it runs. */
export const lifeOf = (
  projection: ProjectionService,
): Pick<Service, 'start' | 'stop' | 'health'> => ({
  start: () => projection.start(),
  stop: (deadlineMs) => projection.stop(deadlineMs),
  health: () => projection.health(),
});
