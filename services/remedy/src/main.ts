import { existsSync } from 'node:fs';
import { openPool } from '@amends/event-store/open-pool';
import { textSetting } from '@amends/service-kit/config';
import { readKeyFile } from '@amends/service-kit/key-file';
import { runWriteService } from '@amends/service-process/run-write-service';
import { createService } from './app.ts';
import { migrateRemedy } from './migrate.ts';
import { openProviders, providerRefusals, providerSettings } from './provider/provider-settings.ts';

await runWriteService({
  name: 'remedy',
  settings: {
    /** File of the key that makes the codes of vouchers; outside the database. */
    voucherKeyFile: textSetting('AMENDS_VOUCHER_KEY_FILE'),
    ...providerSettings,
  },
  environment: process.env,
  migrate: ({ ownerUrl, appRole }) => migrateRemedy({ ownerUrl, appRole }),
  conditions: (config) => ({
    refusals: [
      ...providerRefusals(config),
      // Made in silence, nobody would know that all vouchers hang on it.
      ...(existsSync(config.voucherKeyFile)
        ? []
        : [
            {
              code: 'voucher_key_missing',
              reason: 'AMENDS_VOUCHER_KEY_FILE is not there: openssl rand -base64 32, mode 0600',
              allowance: 'fileKeyStore' as const,
            },
          ]),
    ],
  }),
  create: async ({ openWriteSide, http, clock, config }) => {
    const pool = openPool({ url: config.databaseUrl, applicationName: 'remedy tables', max: 3 });
    const voucherKey = readKeyFile(config.voucherKeyFile);
    const providers = openProviders(config, { pool, clock });
    const deps = { openWriteSide, http: http(), clock, ...providers, pool, voucherKey };
    return { service: await createService(deps), close: [() => pool.end()] };
  },
});
