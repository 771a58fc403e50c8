import { type EventLogConfig, openEventLog } from '@amends/event-log/open-event-log';
import type { EventLog } from '@amends/event-log/types';
import { type BearerVerifier, createBearerVerifier } from '@amends/service-kit/bearer';
import { claimCheckAt } from '@amends/service-kit/claim-check';
import { withClaimants } from '@amends/service-kit/claimant-token';
import {
  ConfigError,
  exitWithConfigError,
  readConfig,
  type Setting,
  type Values,
} from '@amends/service-kit/config';
import type { DeviceKeysPort } from '@amends/service-kit/device-hmac';
import { addHealthRoutes, createReadiness } from '@amends/service-kit/health';
import { httpPart } from '@amends/service-kit/http-part';
import { createHttp } from '@amends/service-kit/http-server';
import { createLogger } from '@amends/service-kit/logger';
import { type Part, run } from '@amends/service-kit/run';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import type { Logger } from 'pino';
import { type CheckedDatabase, findDependencyRefusals } from './dependency-conditions.ts';
import { LOCAL_PROFILE_NOTE, refuseStart, type StartRefusal } from './local-profile.ts';
import { findProcessRefusals } from './process-conditions.ts';
import { logConfigOf, processSettings } from './process-settings.ts';
import {
  databaseUrlRefusals,
  identityRefusals,
  listenRefusals,
  logRefusals,
} from './settings-conditions.ts';

export type Settings = Record<string, Setting<unknown>>;
export type ProcessConfig<Own extends Settings> = Values<typeof processSettings> & Values<Own>;

/** What a process has before its service is made. */
export interface ProcessParts<Own extends Settings> {
  readonly config: ProcessConfig<Own>;
  readonly logger: Logger;
  readonly log: EventLog;
  readonly clock: () => Date;
  readonly onError: (part: string, error: unknown) => void;
  /** HTTP side; intake passes the port that its devices are verified with. */
  http(deviceKeys?: DeviceKeysPort): CreateHttp;
}

export interface Opened {
  readonly service: Service;
  /** Pools and the like, closed after the service has stopped. */
  readonly close: readonly (() => Promise<unknown>)[];
}

const prefixOf = (prefix: string): string => (prefix === '/' ? '' : prefix);

const httpFactory =
  (
    config: ProcessConfig<Settings>,
    logger: Logger,
    bearer: BearerVerifier,
    deviceKeys: DeviceKeysPort | undefined,
  ): CreateHttp =>
  ({ name, version }) =>
    createHttp({
      name,
      version,
      publicPrefix: prefixOf(config.publicPrefix),
      logger,
      authenticate: { bearer, ...(deviceKeys === undefined ? {} : { deviceKeys }) },
      docs: config.docs,
    });

/** What a service adds to the conditions of its start. */
export interface OwnConditions {
  /** Connection URLs besides those every process has, by variable. */
  readonly urls?: Readonly<Record<string, string>>;
  /** What the service itself finds in its settings. */
  readonly refusals?: readonly StartRefusal[];
}

export interface ProcessOptions<Own extends Settings> {
  readonly name: string;
  readonly settings: Own;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether the database holds the events of a write service. */
  readonly hasEvents: boolean;
  readonly conditions?: (config: ProcessConfig<Own>) => OwnConditions;
  /** Brings the database up to date. */
  readonly migrate: (config: ProcessConfig<Own>) => Promise<void>;
  /** Makes the service; what it opened is closed after the service has stopped. */
  readonly open: (parts: ProcessParts<Own>) => Promise<Opened>;
}

type Common = ProcessConfig<Settings>;

/** URLs by the variable they come from; those that are not set are left out. */
const urlsOf = (config: Common, own: OwnConditions): [string, string][] =>
  Object.entries({
    AMENDS_DATABASE_URL: config.databaseUrl,
    AMENDS_DATABASE_DIRECT_URL: config.directUrl,
    AMENDS_DATABASE_OWNER_URL: config.ownerUrl,
    ...own.urls,
  }).filter((each): each is [string, string] => each[1] !== undefined);

/** First what needs nobody's answer, then the migrations, then what others say. */
const checkStart = async (
  config: Common,
  logConfig: EventLogConfig,
  own: OwnConditions,
  migrate: () => Promise<void>,
  hasEvents: boolean,
): Promise<void> => {
  const { profile } = config;
  refuseStart(profile, [
    ...findProcessRefusals(),
    ...identityRefusals(config.issuer, config.jwksUrl),
    ...listenRefusals(profile, config.host),
    ...urlsOf(config, own).flatMap(([variable, url]) => databaseUrlRefusals(variable, url)),
    ...logRefusals(logConfig),
    ...(own.refusals ?? []),
  ]);
  await migrate();
  const databases: CheckedDatabase[] = [
    { url: config.databaseUrl, hasEvents },
    ...Object.values(own.urls ?? {}).map((url) => ({ url, hasEvents: false })),
  ];
  refuseStart(profile, await findDependencyRefusals(databases, logConfig));
};

const claimantsBy = (issued: BearerVerifier, keys: URL): BearerVerifier =>
  withClaimants(issued, { keys, isOpen: claimCheckAt(keys) });

const runProcess = async <Own extends Settings>(options: ProcessOptions<Own>): Promise<void> => {
  const { name, settings, environment, conditions } = options;
  const config = readConfig(
    { ...processSettings, ...settings },
    environment,
  ) as unknown as ProcessConfig<Own>;
  const common = config as unknown as Common;
  const logConfig = logConfigOf(name, common);
  const migrate = () => options.migrate(config);
  await checkStart(common, logConfig, conditions?.(config) ?? {}, migrate, options.hasEvents);
  const logger = createLogger({ name, level: common.logLevel });
  if (common.profile === 'local') logger.warn(LOCAL_PROFILE_NOTE);
  const log = openEventLog(logConfig);
  const issued = createBearerVerifier({
    issuer: common.issuer,
    audience: common.audience,
    keys: new URL(common.jwksUrl),
  });
  const { claimKeysUrl } = common;
  const bearer = claimKeysUrl ? claimantsBy(issued, new URL(claimKeysUrl)) : issued;
  const opened = await options.open({
    config,
    logger,
    log,
    clock: () => new Date(),
    onError: (part, error) => {
      logger.warn({ part, err: error as Error }, 'background work failed and is tried again');
    },
    http: (deviceKeys) => httpFactory(common, logger, bearer, deviceKeys),
  });
  await serve(opened, log, common, logger);
};

/** Phases up, and down after a signal. */
const serve = async (
  { service, close }: Opened,
  log: EventLog,
  listen: Common,
  logger: Logger,
): Promise<void> => {
  const readiness = createReadiness();
  addHealthRoutes(service.app, readiness);
  const resources: Part = {
    name: 'resources',
    stop: async () => {
      await Promise.all(close.map((each) => each()));
      await log.close();
    },
  };
  const background: Part = {
    name: service.name,
    start: () => service.start(),
    stop: (deadlineMs) => service.stop(deadlineMs),
    health: () => service.health(),
  };
  await run({
    name: service.name,
    logger,
    readiness,
    start: [resources, background, httpPart(service.app, listen)],
  });
};

/**
 * One service as one process: settings from the environment, conditions of a start, log, HTTP,
 * phases up and down. A start that must not be ends with 78, one line per reason.
 */
export const openProcess = async <Own extends Settings>(
  options: ProcessOptions<Own>,
): Promise<void> => {
  try {
    await runProcess(options);
  } catch (error) {
    if (error instanceof ConfigError) exitWithConfigError(error);
    throw error;
  }
};
