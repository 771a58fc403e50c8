import { openEventLog } from '@amends/event-log/open-event-log';
import { writeSideOn } from '@amends/event-log/write-side';
import { openPool } from '@amends/event-store/open-pool';
import { createHttp } from '@amends/service-kit/http-server';
import { createLogger } from '@amends/service-kit/logger';
import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import { createService } from './app.ts';
import { openLoyaltyScheme } from './loyalty-scheme.fixture.ts';
import { openFakeProvider } from './provider/fake-provider.ts';

/** Remedy's jobs in a process of their own, over databases that are there; to be killed. */
const [url, logUrl, connectorUrl] = process.argv.slice(2) as [string, string, string];
const log = openEventLog({ adapter: 'embedded', url: logUrl, pollMsMax: 25 });
const clock = () => new Date();
const pool = openPool({ url, applicationName: 'bulk worker', max: 3, ...PATIENT_LIMITS });
const service = await createService({
  openWriteSide: writeSideOn({
    ...{ appUrl: url, directUrl: url, log, clock },
    limits: PATIENT_LIMITS,
  }),
  http: (given) =>
    createHttp({
      ...given,
      publicPrefix: '',
      logger: createLogger({ name: 'bulk worker' }),
      authenticate: { bearer: () => Promise.reject(new Error('it takes no requests')) },
    }),
  clock,
  provider: openFakeProvider(pool),
  fulfilments: connectorUrl === '' ? [] : [openLoyaltyScheme(connectorUrl)],
  callers: [],
  pool,
  voucherKey: Buffer.alloc(32, 7),
});
await service.start();
