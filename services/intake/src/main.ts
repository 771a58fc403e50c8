import { openPool } from '@amends/event-store/open-pool';
import { flagSetting, textSetting } from '@amends/service-kit/config';
import { runWriteService } from '@amends/service-process/run-write-service';
import { createService } from './app.ts';
import { intakeSettings } from './config.ts';
import { migrateIntake } from './migrate.ts';
import { keyStoreRefusals } from './personal-data/key-store-conditions.ts';
import { openVault } from './vault.ts';

const settings = {
  ...intakeSettings,
  /** Database of the service, role that reads and erases personal data. */
  personalDataUrl: textSetting('AMENDS_PERSONAL_DATA_URL'),
  /** File of the key that wraps the data key; outside the database it protects. */
  keyFile: textSetting('AMENDS_KEY_FILE'),
  /** File of the erased, outside the database and its backups. */
  erasureListFile: textSetting('AMENDS_ERASURE_LIST'),
  /** Folder of the sealed files of cases; shared by all processes of intake. */
  attachmentsFolder: textSetting('AMENDS_ATTACHMENTS'),
  /** Says that this installation accepts the limits of a key in a file. */
  allowKeyFile: flagSetting('AMENDS_ALLOW_KEY_FILE', false),
};

await runWriteService({
  name: 'intake',
  settings,
  environment: process.env,
  conditions: ({ personalDataUrl, keyFile, allowKeyFile }) => ({
    urls: { AMENDS_PERSONAL_DATA_URL: personalDataUrl },
    refusals: keyStoreRefusals(keyFile, allowKeyFile),
  }),
  migrate: ({ ownerUrl, appRole, config }) => {
    const personalDataRole = decodeURIComponent(new URL(config.personalDataUrl).username);
    return migrateIntake({ ownerUrl, appRole, personalDataRole });
  },
  create: async ({ openWriteSide, http, clock, config, log, onError }) => {
    const { databaseUrl: url, personalDataUrl } = config;
    const pool = openPool({ url, applicationName: 'intake reference data', max: 3 });
    const personalDataPool = openPool({
      url: personalDataUrl,
      applicationName: 'personal data',
      max: 2,
    });
    const { keyFile, erasureListFile, attachmentsFolder } = config;
    const files = { keyFile, erasureListFile, attachmentsFolder };
    const vault = await openVault({ pool, personalDataPool, ...files, clock });
    const service = await createService({
      openWriteSide,
      http: http(vault.deviceKeys),
      clock,
      pool,
      vault,
      config,
      log,
      onError,
    });
    return { service, close: [() => pool.end(), () => personalDataPool.end()] };
  },
});
