import { createHash } from 'node:crypto';
import { escapeIdentifier, escapeLiteral } from 'pg';

/** Group role whose members read the views; a retailer grants it to the logins of BI tools. */
export const BI_ROLE = 'amends_bi';

/** Schema of the views, in the database of each read service. */
export const BI_SCHEMA = 'bi';

/** SQL over the rows of the view's source, and what it says, with its unit. */
export type ViewColumn = readonly [sql: string, says: string];

/**
 * A view for BI tools. Names of views and columns stay as they are once released. Its readers see
 * all stores, so it has nothing of a single customer's answers, and nobody's id but a case's.
 */
export interface BiView {
  readonly name: string;
  readonly says: string;
  /** SQL after `from`, over the tables of a build's schema (quoted). */
  readonly from: (schema: string) => string;
  readonly columns: Readonly<Record<string, ViewColumn>>;
}

/**
 * Condition of the policy by which the views, which read as the owner of the tables, see rows:
 * within a view the current user is still its caller. Direct readers have no such policy: it is
 * the owner's, and the owner is no member.
 */
const isReader = `(select bool_or(pg_has_role(current_user, r.oid, 'usage'))
  from pg_catalog.pg_roles r where r.rolname = ${escapeLiteral(BI_ROLE)})`;

/** Statement that lets the views read a table with row-level security; run by its owner. */
export const biPolicy = (table: string): string =>
  `create policy ${BI_SCHEMA} on ${table} for select to current_user using (${isReader})`;

const createView = (view: BiView, schema: string): string[] => {
  const target = `${BI_SCHEMA}.${escapeIdentifier(view.name)}`;
  const columns = Object.entries(view.columns);
  const list = columns.map(([name, [sql]]) => `${sql} as ${escapeIdentifier(name)}`);
  return [
    // A barrier: no function of a reader's sees a row or a figure that the view leaves out.
    `create view ${target} with (security_barrier) as
      select ${list.join(', ')} from ${view.from(escapeIdentifier(schema))}`,
    `comment on view ${target} is ${escapeLiteral(view.says)}`,
    ...columns.map(
      ([name, [, says]]) =>
        `comment on column ${target}.${escapeIdentifier(name)} is ${escapeLiteral(says)}`,
    ),
  ];
};

/** Statements that make the views over the tables of a build, and let members read them. */
export const createViews = (views: readonly BiView[], schema: string): string[] => [
  `create schema ${BI_SCHEMA}`,
  ...views.flatMap((view) => createView(view, schema)),
  `grant usage on schema ${BI_SCHEMA} to ${BI_ROLE}`,
  `grant select on all tables in schema ${BI_SCHEMA} to ${BI_ROLE}`,
];

/** Hash of what the views are, whatever the build. */
export const viewsHash = (views: readonly BiView[]): string =>
  createHash('sha256').update(createViews(views, 'build').join(';')).digest('hex').slice(0, 12);
