import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { DatabaseUrls, ServiceDatabase } from '@amends/all-in-one/databases';
import { forgetProcess, noteProcess } from '@amends/testing/run-directory';
import { root } from '../check-steps.ts';

/** The services with an event store of their own. */
export const WRITE_SERVICES = ['intake', 'triage', 'remedy', 'follow-up'] as const;

export const SERVICE_NAMES = [
  ...WRITE_SERVICES,
  'justice-scores',
  'resolution-times',
  'loyalty-outcomes',
  'case-files',
  'lessons',
] as const;

interface FigureAccess {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface ProcessEnvironment {
  readonly databases: Readonly<Record<ServiceDatabase, DatabaseUrls>>;
  readonly brokers: readonly string[];
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly claimKeysUrl: string;
  readonly keyFile: string;
  readonly voucherKeyFile: string;
  readonly erasureListFile: string;
  readonly attachmentsFolder: string;
  /** As whom triage asks for figures, at the gateway. */
  readonly figures: FigureAccess;
  /** Port of each service's process. */
  readonly ports: ReadonlyMap<string, number>;
}

const environmentOf = (name: string, shared: ProcessEnvironment): NodeJS.ProcessEnv => {
  const urls = shared.databases[name.replaceAll('-', '_') as ServiceDatabase];
  return {
    ...process.env,
    AMENDS_PROFILE: 'local',
    AMENDS_PORT: String(shared.ports.get(name)),
    AMENDS_PUBLIC_PREFIX: `/${name}`,
    AMENDS_DATABASE_URL: urls.app,
    AMENDS_DATABASE_OWNER_URL: urls.owner,
    AMENDS_LOG: 'kafka',
    AMENDS_KAFKA_BROKERS: shared.brokers.join(','),
    AMENDS_ISSUER: shared.issuer,
    AMENDS_AUDIENCE: shared.audience,
    AMENDS_JWKS_URL: shared.jwksUrl,
    AMENDS_CLAIM_KEYS_URL: shared.claimKeysUrl,
    AMENDS_DOCS: 'true',
    AMENDS_LOG_LEVEL: process.env.AMENDS_LOG_LEVEL ?? 'warn',
    ...(urls.personal === undefined ? {} : { AMENDS_PERSONAL_DATA_URL: urls.personal }),
    AMENDS_KEY_FILE: shared.keyFile,
    AMENDS_VOUCHER_KEY_FILE: shared.voucherKeyFile,
    AMENDS_ERASURE_LIST: shared.erasureListFile,
    AMENDS_ATTACHMENTS: shared.attachmentsFolder,
    AMENDS_FIGURES_URL: shared.figures.url,
    AMENDS_FIGURES_TOKEN_URL: `${shared.figures.url}/oauth/token`,
    AMENDS_FIGURES_CLIENT_ID: shared.figures.clientId,
    AMENDS_FIGURES_CLIENT_SECRET: shared.figures.clientSecret,
  };
};

/**
 * Starts a service's main.ts; what it prints comes out here. It is in a process group of its own:
 * a Ctrl-C reaches the starter alone, which stops all in order. With the starter killed, the
 * watchdog of its run ends the service.
 */
export const startServiceProcess = (name: string, shared: ProcessEnvironment): ChildProcess => {
  const main = join(root, 'services', name, 'src', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=source', main], {
    cwd: root,
    env: environmentOf(name, shared),
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const { pid } = child;
  if (pid !== undefined) {
    noteProcess(pid);
    child.once('exit', () => forgetProcess(pid));
  }
  return child;
};

/** Ready = its own health route says so. */
export const isReady = async (port: number): Promise<boolean> => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).status === 200;
  } catch {
    return false;
  }
};
