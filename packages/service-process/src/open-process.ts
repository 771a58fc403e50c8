import { openEventLog } from '@amends/event-log/open-event-log';
import type { EventLog } from '@amends/event-log/types';
import { type BearerVerifier, createBearerVerifier } from '@amends/service-kit/bearer';
import { readConfigOrExit, type Setting, type Values } from '@amends/service-kit/config';
import type { DeviceKeysPort } from '@amends/service-kit/device-hmac';
import { addHealthRoutes, createReadiness } from '@amends/service-kit/health';
import { httpPart } from '@amends/service-kit/http-part';
import { createHttp } from '@amends/service-kit/http-server';
import { createLogger } from '@amends/service-kit/logger';
import { type Part, run } from '@amends/service-kit/run';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import type { Logger } from 'pino';
import { logConfigOf, processSettings } from './process-settings.ts';

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

/**
 * One service as one process: settings from the environment, log, HTTP, phases up and down.
 * `open` makes the service; what it opened is closed after the service has stopped.
 */
export const openProcess = async <Own extends Settings>(
  name: string,
  settings: Own,
  environment: Readonly<Record<string, string | undefined>>,
  open: (parts: ProcessParts<Own>) => Promise<Opened>,
): Promise<void> => {
  const config = readConfigOrExit(
    { ...processSettings, ...settings },
    environment,
  ) as unknown as ProcessConfig<Own>;
  const common = config as unknown as ProcessConfig<Settings>;
  const logger = createLogger({ name, level: common.logLevel });
  const log = openEventLog(logConfigOf(name, common));
  const bearer = createBearerVerifier({
    issuer: common.issuer,
    audience: common.audience,
    keys: new URL(common.jwksUrl),
  });
  const opened = await open({
    config,
    logger,
    log,
    clock: () => new Date(),
    onError: (part, error) => {
      logger.warn({ part, err: error as Error }, 'background work failed and is tried again');
    },
    http: (deviceKeys) => httpFactory(common, logger, bearer, deviceKeys),
  });
  const { service } = opened;
  const readiness = createReadiness();
  addHealthRoutes(service.app, readiness);
  const resources: Part = {
    name: 'resources',
    stop: async () => {
      await Promise.all(opened.close.map((close) => close()));
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
    name,
    logger,
    readiness,
    start: [resources, background, httpPart(service.app, common)],
  });
};
