import { openEventLog } from '@amends/event-log/open-event-log';
import { writeSideOn } from '@amends/event-log/write-side';
import { openPool } from '@amends/event-store/open-pool';
import { createBearerVerifier } from '@amends/service-kit/bearer';
import { readConfigOrExit } from '@amends/service-kit/config';
import { addHealthRoutes, createReadiness } from '@amends/service-kit/health';
import { httpPart } from '@amends/service-kit/http-part';
import { createHttp } from '@amends/service-kit/http-server';
import { createLogger } from '@amends/service-kit/logger';
import { run } from '@amends/service-kit/run';
import { createService } from './app.ts';
import { intakeSettings, logConfigOf } from './config.ts';
import { fileKeyStore } from './personal-data/key-store.ts';
import { openVault } from './vault.ts';

const config = readConfigOrExit(intakeSettings, process.env);
const logger = createLogger({ name: 'intake' });
const readiness = createReadiness();
const clock = (): Date => new Date();
const log = openEventLog(logConfigOf(config));
const appUrl = config.databaseUrl.reveal();
const pool = openPool({ url: appUrl, applicationName: 'intake queries', max: 3 });
const personalDataPool = openPool({
  url: config.personalDataUrl.reveal(),
  applicationName: 'intake personal data',
  max: 2,
});
const keyStore = fileKeyStore(config.keyFile);
const vault = await openVault({ pool, personalDataPool, keyStore, clock });
const bearer = createBearerVerifier({
  issuer: config.tokenIssuer,
  audience: config.tokenAudience,
  keys: new URL(config.tokenKeysUrl),
});
const onError = (part: string, err: unknown): void => logger.warn({ err, part }, 'tried again');
const service = await createService({
  openWriteSide: writeSideOn({ appUrl, directUrl: appUrl, log, clock, onError }),
  http: (options) =>
    createHttp({
      ...options,
      publicPrefix: config.publicPrefix === '/' ? '' : config.publicPrefix,
      logger,
      authenticate: { bearer, deviceKeys: vault.deviceKeys },
    }),
  clock,
  pool,
  vault,
});
addHealthRoutes(service.app, readiness);
const pools = {
  name: 'pools',
  stop: () => Promise.all([pool.end(), personalDataPool.end(), log.close()]),
};
const http = httpPart(service.app, { host: config.host, port: config.port });
await run({ name: 'intake', logger, readiness, start: [pools, service, http] });
