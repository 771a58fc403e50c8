import { BI_ROLE } from '@amends/projections/bi-view';
import { Client } from 'pg';
import type { DataFolder } from './data-folder.ts';

export const WRITE_DATABASES = ['intake', 'triage', 'remedy', 'follow_up'] as const;
export const READ_DATABASES = [
  'justice_scores',
  'resolution_times',
  'loyalty_outcomes',
  'case_files',
  'lessons',
] as const;

/** Databases of the suite: one per service, and the embedded log's own. */
export const SERVICE_DATABASES = [...WRITE_DATABASES, ...READ_DATABASES, 'event_log'] as const;

export type ServiceDatabase = (typeof SERVICE_DATABASES)[number];

/** Connection URLs of one database, by role. */
export interface DatabaseUrls {
  /** Migrations only. */
  readonly owner: string;
  /** What the service runs as: no DDL. */
  readonly app: string;
  readonly appRole: string;
  /** Intake only: reads and erases personal data. */
  readonly personal?: string;
  readonly personalRole?: string;
}

const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const ensureRole = async (admin: Client, role: string, password: string): Promise<void> => {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await admin.query(
    `${verb} role ${quote(role)} with login nosuperuser nobypassrls nocreatedb nocreaterole
     password ${literal(password)}`,
  );
};

/** Readers of the views: a group that nobody is in until the retailer puts a BI tool's login in. */
const ensureBiRole = async (admin: Client): Promise<void> => {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [BI_ROLE]);
  if (rowCount === 0) await admin.query(`create role ${BI_ROLE} with nologin`);
  const names = READ_DATABASES.map(quote).join(', ');
  await admin.query(`grant connect on database ${names} to ${BI_ROLE}`);
};

const ensureDatabase = async (admin: Client, name: string, owner: string): Promise<void> => {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount !== 0) return;
  await admin.query(`create database ${quote(name)} owner ${quote(owner)}`);
  // Nobody but the roles named by grants reaches it: a service cannot read another's tables.
  await admin.query(`revoke connect on database ${quote(name)} from public`);
};

/**
 * One database and its roles per service: owner, app, and in intake a reader of personal data; and
 * the group of BI tools, which reaches the read services. Passwords are random and kept in the data
 * folder. Safe to run at every start.
 */
export const prepareDatabases = async (
  adminUrl: string,
  data: DataFolder,
): Promise<Readonly<Record<ServiceDatabase, DatabaseUrls>>> => {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  const urlOf = (database: string, role: string): string => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = data.secret(`database-${role}`);
    url.pathname = `/${database}`;
    return url.href;
  };
  try {
    const entries: [ServiceDatabase, DatabaseUrls][] = [];
    for (const name of SERVICE_DATABASES) {
      const [owner, app] = [`${name}_owner`, `${name}_app`];
      const personal = name === 'intake' ? 'intake_personal' : undefined;
      for (const role of [owner, app, ...(personal === undefined ? [] : [personal])]) {
        await ensureRole(admin, role, data.secret(`database-${role}`));
      }
      // The job schema belongs to the app role; the owner installs it in its name.
      await admin.query(`grant ${quote(app)} to ${quote(owner)}`);
      await ensureDatabase(admin, name, owner);
      const roles = [owner, app, ...(personal === undefined ? [] : [personal])].map(quote);
      await admin.query(`grant connect on database ${quote(name)} to ${roles.join(', ')}`);
      entries.push([
        name,
        {
          owner: urlOf(name, owner),
          app: urlOf(name, app),
          appRole: app,
          ...(personal === undefined
            ? {}
            : { personal: urlOf(name, personal), personalRole: personal }),
        },
      ]);
    }
    await ensureBiRole(admin);
    return Object.fromEntries(entries) as Record<ServiceDatabase, DatabaseUrls>;
  } finally {
    await admin.end();
  }
};
