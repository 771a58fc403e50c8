import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalIssuer } from '@amends/service-kit/local-issuer';

/** Rights of the clients a local installation starts with; each gets a secret of its own. */
export const LOCAL_CLIENTS = {
  /** Tills' back office, hotline, web shop: reports, acknowledges, manages reference data. */
  retailer: [
    'intake:write',
    'intake:ingest',
    'operations:read',
    'operations:write',
    'triage:read',
    'triage:write',
    'remedy:read',
    'remedy:write',
    'remedy:choose',
    'remedy:approve',
    'vouchers:redeem',
    'ledger:read',
    'execution:control',
    'reconciliation:write',
    'follow-up:read',
    'follow-up:write',
    'coaching:write',
    'personal-data:read',
    'personal-data:erase',
    'personal-data:hold',
    'personal-data:export',
    'texts:write',
    'texts:read',
  ],
  importer: ['intake:import', 'operations:read', 'analytics:read'],
  analyst: ['analytics:read'],
  operator: ['operations:read', 'operations:write', 'analytics:read'],
} as const;

export type LocalClientName = keyof typeof LOCAL_CLIENTS;

export interface Connection {
  readonly baseUrl: string;
  readonly clients: Readonly<
    Record<LocalClientName, { readonly clientId: string; readonly clientSecret: string }>
  >;
}

/**
 * As whom triage asks for figures that somebody wants by mail: reads, and no more. Its secret is
 * new at each start and written down nowhere, as nobody else needs it.
 */
export const registerFigureReader = async (
  issuer: LocalIssuer,
): Promise<{ readonly clientId: string; readonly clientSecret: string }> => {
  const client = { clientId: 'figure-mails', scopes: ['analytics:read'], stores: '*' } as const;
  return { clientId: client.clientId, clientSecret: await issuer.registerClient(client) };
};

const fileOf = (folder: string): string => join(folder, 'connection.json');

const readConnection = (folder: string): Connection | undefined =>
  existsSync(fileOf(folder))
    ? (JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Connection)
    : undefined;

/**
 * Registers the local clients (secrets are kept over starts) and writes `connection.json`, by which
 * the commands of this repository find the running suite. Mode 0600: it holds secrets.
 */
export const writeConnection = async (
  folder: string,
  baseUrl: string,
  issuer: LocalIssuer,
): Promise<Connection> => {
  const known = readConnection(folder);
  const entries: [LocalClientName, Connection['clients'][LocalClientName]][] = [];
  for (const clientId of Object.keys(LOCAL_CLIENTS) as LocalClientName[]) {
    const scopes = LOCAL_CLIENTS[clientId];
    const secret = known?.clients[clientId]?.clientSecret;
    const clientSecret = await issuer.registerClient({ clientId, scopes, stores: '*' }, secret);
    entries.push([clientId, { clientId, clientSecret }]);
  }
  const connection: Connection = {
    baseUrl,
    clients: Object.fromEntries(entries) as Connection['clients'],
  };
  const partial = `${fileOf(folder)}.partial`;
  writeFileSync(partial, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, fileOf(folder));
  return connection;
};
