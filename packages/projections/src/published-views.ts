import type { Client, Pool } from 'pg';
import { BI_ROLE, BI_SCHEMA } from './bi-view.ts';

/** Of which build, and by which definition, the views of a database are. */
export interface PublishedViews {
  /** Schema of the build, unquoted. */
  readonly build: string;
  readonly definition: string;
}

export interface ViewsState {
  /** Without the role nobody could read them, so none are made. */
  readonly hasRole: boolean;
  readonly isThere: boolean;
  /** Undefined where there is no schema of that name, or one that somebody else made. */
  readonly views: PublishedViews | undefined;
}

/** Comment of the schema: what a reader is told of it, and what we read back. */
export const saysOf = (name: string, { build, definition }: PublishedViews): string =>
  `Read-only views of ${name} for BI tools. Build ${build}, definition ${definition}`;

const SAYS = /\. Build (\w+), definition (\w+)$/;

const STATE = `select
  exists (select from pg_roles where rolname = '${BI_ROLE}') as "hasRole",
  n.oid is not null as "isThere", obj_description(n.oid, 'pg_namespace') as says
  from (select) one left join pg_namespace n on n.nspname = '${BI_SCHEMA}'`;

/** Reads the catalogue only: any role may. */
export const lookAtViews = async (client: Pool | Client): Promise<ViewsState> => {
  const { rows } = await client.query<{
    readonly hasRole: boolean;
    readonly isThere: boolean;
    readonly says: string | null;
  }>(STATE);
  const { says, ...state } = rows[0]!;
  const [, build, definition] = SAYS.exec(says ?? '') ?? [];
  const views = build === undefined ? undefined : { build, definition: definition! };
  return { ...state, views };
};
