import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '@amends/client/credentials';
import { type Client, type ClientOptions, openClient } from '@amends/client/open-client';
import { z } from 'zod';
import { dataFolderPath } from './data-folder-path.ts';
import { CommandError } from './terminal/command-error.ts';

/** Who a command speaks as; a local installation has one client of each name. */
export type ClientName = 'retailer' | 'importer' | 'analyst' | 'operator';

/** The running suite: where it is and with what to ask it. */
export interface Target {
  readonly baseUrl: string;
  credentialsOf(client: ClientName): Credentials;
}

type Environment = Readonly<Record<string, string | undefined>>;

const connectionFile = z.object({
  baseUrl: z.url(),
  clients: z.record(z.string(), z.object({ clientId: z.string(), clientSecret: z.string() })),
});

const NOT_RUNNING = 'the suite is not running: npm start';
const VARIABLES = ['AMENDS_URL', 'AMENDS_CLIENT_ID', 'AMENDS_CLIENT_SECRET'] as const;

const fromEnvironment = (env: Environment): Target | undefined => {
  const [url, clientId, clientSecret] = VARIABLES.map((name) => env[name] || undefined);
  if (url === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (url === undefined || clientId === undefined || clientSecret === undefined) {
    const missing = VARIABLES.filter((name) => !env[name]).join(' and ');
    throw new CommandError(`${missing} not set: ${VARIABLES.join(', ')} go together`);
  }
  return { baseUrl: url, credentialsOf: () => ({ clientId, clientSecret }) };
};

const parseFile = (path: string): z.infer<typeof connectionFile> => {
  try {
    return connectionFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') {
      throw new CommandError(`${path} may not be read: run this as the user who started the suite`);
    }
    throw new CommandError(
      `${path} is not readable as a connection: stop the suite and npm start, which writes it anew`,
    );
  }
};

/** The connection that a suite over this data folder wrote at its start. */
export const targetOfFolder = (folder: string): Target => {
  const path = join(folder, 'connection.json');
  if (!existsSync(path)) throw new CommandError(NOT_RUNNING);
  const { baseUrl, clients } = parseFile(path);
  return {
    baseUrl,
    credentialsOf: (name) => {
      const client = clients[name];
      if (client === undefined) {
        throw new CommandError(`${path} has no client ${name}: stop the suite and npm start again`);
      }
      return client;
    },
  };
};

/**
 * Finds the suite: AMENDS_URL with AMENDS_CLIENT_ID and AMENDS_CLIENT_SECRET, else the connection
 * in the data folder (AMENDS_DATA, or where npm start puts it of itself).
 * @throws CommandError saying what to do when there is none
 */
export const findTarget = (): Target =>
  fromEnvironment(process.env) ?? targetOfFolder(dataFolderPath());

/** A client of the suite that tries again for long: a quota's window lasts up to a minute. */
export const connect = (
  target: Target,
  name: ClientName,
  options: Partial<ClientOptions> = {},
): Client =>
  openClient({
    baseUrl: target.baseUrl,
    credentials: target.credentialsOf(name),
    retry: { attempts: 8, delayMsMax: 61_000 },
    ...options,
  });
