import type { Pool } from 'pg';
import { viewsHash } from './bi-view.ts';
import type { Build } from './build-registry.ts';
import { publishViews } from './publish-views.ts';
import { lookAtViews } from './published-views.ts';
import type { Projection } from './types.ts';

export interface ViewKeeper {
  /**
   * Brings the views for BI tools in line with the builds there are. Gives the schema of the build
   * that they read, which may not be dropped; undefined where there are none.
   */
  keep(builds: readonly Build[]): Promise<string | undefined>;
  /** Why they could not be published; figures are served all the same. */
  error(): Error | null;
}

/**
 * Publishes the views of a projection when another build is live or they are missing, and once a
 * start also when they are defined otherwise: of two programs that run side by side during an
 * update the one that started last has its way, and they do not take turns.
 */
export const createViewKeeper = (options: {
  readonly projection: Projection;
  readonly pool: Pool;
  readonly ownerUrl: string;
}): ViewKeeper => {
  const { projection, pool, ownerUrl } = options;
  const { views } = projection;
  let isFirst = true;
  let failure: Error | null = null;
  return {
    keep: async (builds) => {
      if (views === undefined) return undefined;
      const state = await lookAtViews(pool);
      const read = state.views?.build;
      const live = builds.find(
        ({ status, version }) => status === 'live' && version === projection.version,
      );
      // Without the role nobody reads views, so none hold back a drop.
      if (!state.hasRole) return undefined;
      if (live === undefined) return read;
      const isDefined = !isFirst || state.views?.definition === viewsHash(views);
      if (read === live.schema && isDefined) {
        isFirst = false;
        return read;
      }
      try {
        await publishViews(ownerUrl, projection, views, live);
        [isFirst, failure] = [false, null];
        return (await lookAtViews(pool)).views?.build;
      } catch (error) {
        failure = error as Error;
        return read;
      }
    },
    error: () => failure,
  };
};
