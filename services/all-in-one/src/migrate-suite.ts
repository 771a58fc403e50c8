import { migrateConsumer, migrateEmbeddedLog, migrateRelay } from '@amends/event-log/migrate';
import { migrateEventStore } from '@amends/event-store/migrate';
import { migrateFollowUp } from '@amends/follow-up/migrate';
import { migrateIntake } from '@amends/intake/migrate';
import { migrateProjections } from '@amends/projections/migrate-projections';
import { migrateRemedy } from '@amends/remedy/migrate';
import { migrateTriage } from '@amends/triage/migrate';
import {
  type DatabaseUrls,
  READ_DATABASES,
  type ServiceDatabase,
  WRITE_DATABASES,
} from './databases.ts';

type Databases = Readonly<Record<ServiceDatabase, DatabaseUrls>>;

const rolesOf = ({ owner, appRole }: DatabaseUrls) => ({ ownerUrl: owner, appRole });

const migrateWriteSide = async (urls: DatabaseUrls): Promise<void> => {
  await migrateEventStore(rolesOf(urls));
  await migrateConsumer(rolesOf(urls));
  await migrateRelay(rolesOf(urls));
};

const migrateReadSide = async (urls: DatabaseUrls): Promise<void> => {
  await migrateConsumer(rolesOf(urls));
  await migrateProjections(rolesOf(urls));
};

/** Brings every database up to date, side by side; at a second start nothing is left to do. */
export const migrateSuite = async (databases: Databases): Promise<void> => {
  const { intake } = databases;
  await Promise.all([
    migrateEmbeddedLog(rolesOf(databases.event_log)),
    ...WRITE_DATABASES.map((name) => migrateWriteSide(databases[name])),
    ...READ_DATABASES.map((name) => migrateReadSide(databases[name])),
  ]);
  await migrateIntake({
    ownerUrl: intake.owner,
    appRole: intake.appRole,
    personalDataRole: intake.personalRole!,
  });
  await migrateTriage(rolesOf(databases.triage));
  await migrateRemedy(rolesOf(databases.remedy));
  await migrateFollowUp(rolesOf(databases.follow_up));
};
