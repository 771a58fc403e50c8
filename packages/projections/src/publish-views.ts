import { type Client, escapeIdentifier, escapeLiteral } from 'pg';
import { asOwnerInTransaction } from './as-owner.ts';
import { BI_ROLE, BI_SCHEMA, type BiView, biPolicy, createViews, viewsHash } from './bi-view.ts';
import { type Build, lockBuilds, readBuilds } from './build-registry.ts';
import { tablesOf } from './fact-sql.ts';
import { lookAtViews, saysOf } from './published-views.ts';
import type { Projection } from './types.ts';

const LOCK_TIMEOUT_MS = 2_000;

const LACKS_POLICY = `select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relname = any($2::text[]) and c.relrowsecurity
    and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = $3)
  order by 1`;

/** Builds of before there were views have no policy for them. */
const addPolicies = async (
  client: Client,
  projection: Projection,
  schema: string,
): Promise<void> => {
  const names = tablesOf(projection).map(({ name }) => name);
  const { rows } = await client.query<{ name: string }>(LACKS_POLICY, [schema, names, BI_SCHEMA]);
  for (const { name } of rows) await client.query(biPolicy(name));
};

/** Name under which views of a build are kept until nobody reads them any more; unquoted. */
export const formerViewsOf = (build: string): string => `${build}_bi`;

/**
 * Puts the views there are aside. A schema is renamed without a lock on what is in it, so neither
 * does this wait for a long query of a reader, nor others behind it.
 */
const putAside = async (client: Client, build: string): Promise<void> => {
  const former = escapeIdentifier(formerViewsOf(build));
  await client.query(`drop schema if exists ${former} cascade`);
  await client.query(`alter schema ${BI_SCHEMA} rename to ${former}`);
  await client.query(`revoke all on schema ${former} from ${BI_ROLE}`);
};

/**
 * Lets the views show a live build: in one transaction, so that a reader finds those of before or
 * these, never none. Nothing happens when the build has been replaced meanwhile, or another process
 * was first.
 * @throws Error where a schema of the name is there that is not ours
 */
export const publishViews = (
  ownerUrl: string,
  projection: Projection,
  views: readonly BiView[],
  build: Build,
): Promise<void> =>
  asOwnerInTransaction(ownerUrl, async (client) => {
    await lockBuilds(client, projection.name);
    const builds = await readBuilds(client, projection.name);
    const isLive = builds.some(({ id, status }) => id === build.id && status === 'live');
    if (!isLive) return;
    const state = await lookAtViews(client);
    const definition = viewsHash(views);
    const before = state.views;
    if (before?.build === build.schema && before.definition === definition) return;
    await client.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
    if (before !== undefined) await putAside(client, before.build);
    else if (state.isThere)
      throw new Error(`the schema ${BI_SCHEMA} is not one of views for BI tools: rename it`);
    await addPolicies(client, projection, build.schema);
    const says = saysOf(projection.name, { build: build.schema, definition });
    await client.query(
      [
        ...createViews(views, build.schema),
        `comment on schema ${BI_SCHEMA} is ${escapeLiteral(says)}`,
      ].join(';\n'),
    );
  });
