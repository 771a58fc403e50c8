import { CURRENCY_CODES } from '@amends/contracts/currency';
import { money, shortId, uuid } from '@amends/contracts/primitives';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, queryInt } from '@amends/service-kit/query';
import { realInstant } from '@amends/service-kit/real-instant';
import type { ClientBase, Pool } from 'pg';
import { z } from 'zod';
import {
  compareOn,
  costOf,
  MENU_DIFFERENCES,
  type MenuChange,
} from '../domain/compare-playbook.ts';
import { type PlaybookShelf, playbookOf } from '../domain/playbook-shelf.ts';
import { readPastMenus } from '../playbooks/playbook-tables.ts';
import { versionParams } from './playbooks.ts';

/** Cases compared by one request; some milliseconds of work. */
const CASES_MAX = 1000;

const figures = z.object({
  row: z.int(),
  authority: z.enum(['automatic', 'manager']),
  goodwillPct: z.int(),
  restitution: money.optional(),
  goodwill: money.optional(),
  goodwillByManager: money.optional(),
});
const change = z.object({
  caseId: uuid,
  storeId: shortId.optional(),
  /** The version the case is pinned to, and keeps. */
  playbookVersion: z.int(),
  differences: z.array(z.enum(MENU_DIFFERENCES)),
  before: figures,
  after: figures,
});
const delta = z.int();
const answer = z.object({
  data: z.array(change),
  meta: z.object({
    /** Of the cases of this page. */
    compared: z.int(),
    changed: z.int(),
    /** Menus of older releases that lack what they were made from. */
    incomparable: z.int(),
    /** What the version would have cost more, below zero less, on this page; by currency. */
    cost: z.array(
      z.object({
        currency: z.enum(CURRENCY_CODES),
        restitution: delta,
        goodwill: delta,
        goodwillByManager: delta,
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
});

const querystring = z.strictObject({
  limit: queryInt({ min: 1, max: CASES_MAX }).optional().default(200),
  cursor: cursorParameter,
  /** When the menu was prepared. */
  since: realInstant.optional(),
  until: realInstant.optional(),
});

const shown = ({ past, after, differences }: MenuChange): z.infer<typeof change> => ({
  caseId: past.caseId,
  ...(past.storeId === undefined ? {} : { storeId: past.storeId }),
  playbookVersion: past.playbookVersion,
  differences: [...differences],
  before: figures.parse(past),
  after: figures.parse(after),
});

export interface CompareDeps {
  readonly pool: Pool;
  readonly readShelf: (reader: Pick<Pool | ClientBase, 'query'>) => Promise<PlaybookShelf>;
}

/** What a version would have made of past cases; it touches none of them. */
export const comparePlaybook = (app: HttpServer, { pool, readShelf }: CompareDeps): void => {
  app.get(
    '/v1/playbooks/:version/comparison',
    {
      config: { auth: { scopes: ['remedy:read', 'operations:read'] } },
      schema: {
        summary: 'Which past cases it would have decided otherwise, and by how much',
        tags: ['playbook'],
        params: versionParams,
        querystring,
        response: { 200: answer, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    async (request) => {
      const { limit, cursor, since, until } = request.query;
      const { stores } = principalOf(request);
      const playbook = playbookOf(await readShelf(pool), request.params.version);
      if (playbook === undefined) throw new Problem('not_found');
      const menus = await readPastMenus(pool, {
        stores: stores === '*' ? null : [...stores],
        after: cursor === undefined ? undefined : decodeCursor(cursor, uuid),
        ...{ since, until, limit },
      });
      const compared = menus.map((past) => compareOn(playbook, past));
      const changes = compared.filter((one): one is MenuChange => typeof one === 'object');
      const last = menus.length === limit ? menus.at(-1) : undefined;
      return {
        data: changes.map(shown),
        meta: {
          compared: menus.length,
          changed: changes.length,
          incomparable: compared.filter((one) => one === 'incomparable').length,
          cost: costOf(changes),
          nextCursor: last === undefined ? null : encodeCursor(last.caseId),
        },
      };
    },
  );
};
