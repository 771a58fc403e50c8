import { catalogueEntry } from '@amends/contracts/remedy-catalogue';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import type { Pool } from 'pg';
import { z } from 'zod';
import { playbookOf, type PlaybookShelf, rulingAt } from '../domain/playbook-shelf.ts';
import { catalogueOf } from '../domain/remedy-catalogue.ts';
import { versionParams } from './playbooks.ts';

export interface CatalogueDeps {
  readonly pool: Pool;
  readonly clock: () => Date;
  readonly readShelf: (pool: Pool) => Promise<PlaybookShelf>;
}

/** What kinds of remedies there are: by the version that rules, or one that is named. */
export const remedyCatalogue = (
  app: HttpServer,
  { pool, clock, readShelf }: CatalogueDeps,
): void => {
  app.get(
    '/v1/remedy-catalogue',
    {
      config: { auth: { scopes: ['remedy:read', 'remedy:write', 'operations:read'] } },
      schema: {
        summary: 'Kinds of remedies with class, resource and how soon they are made good',
        tags: ['playbook'],
        querystring: z.strictObject(versionParams.shape).partial(),
        response: {
          200: z.object({ version: z.int(), data: z.array(catalogueEntry) }),
          ...problemResponses(401, 403, 404, 422, 503),
        },
      },
    },
    async (request) => {
      const shelf = await readShelf(pool);
      const { version } = request.query;
      const playbook =
        version === undefined ? rulingAt(shelf, clock().toISOString()) : playbookOf(shelf, version);
      if (playbook === undefined) throw new Problem('not_found');
      return { version: playbook.version, data: [...catalogueOf(playbook)] };
    },
  );
};
