import { createService as createCaseFiles } from '@amends/case-files/app';
import { validateByCatalogue } from '@amends/event-log/event-decoder';
import type { EventLog } from '@amends/event-log/types';
import { writeSideOn } from '@amends/event-log/write-side';
import { openPool } from '@amends/event-store/open-pool';
import { createService as createFollowUp } from '@amends/follow-up/app';
import type { FollowUpConfig } from '@amends/follow-up/config';
import { createService as createIntake } from '@amends/intake/app';
import type { IntakeConfig } from '@amends/intake/config';
import { openVault } from '@amends/intake/vault';
import { createService as createJusticeScores } from '@amends/justice-scores/app';
import { createService as createLessons } from '@amends/lessons/app';
import { createService as createLoyaltyOutcomes } from '@amends/loyalty-outcomes/app';
import { openProjection } from '@amends/projections/projection-service';
import type { ReadServiceDeps } from '@amends/projections/read-service';
import { createService as createRemedy } from '@amends/remedy/app';
import { openProviders, type ProviderConfig } from '@amends/remedy/provider/provider-settings';
import { createService as createResolutionTimes } from '@amends/resolution-times/app';
import type { BearerVerifier } from '@amends/service-kit/bearer';
import { withClaimants } from '@amends/service-kit/claimant-token';
import { createHttp } from '@amends/service-kit/http-server';
import { readKeyFile } from '@amends/service-kit/key-file';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import { createService as createTriage } from '@amends/triage/app';
import type { TriageConfig } from '@amends/triage/config';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { DatabaseUrls, ServiceDatabase } from './databases.ts';

export interface SuiteParts {
  readonly databases: Readonly<Record<ServiceDatabase, DatabaseUrls>>;
  readonly log: EventLog;
  readonly logger: Logger;
  readonly bearer: BearerVerifier;
  readonly clock: () => Date;
  /** File of the key that wraps intake's data key; beside the databases, never inside. */
  readonly keyFile: string;
  /** File of the key that makes the codes of vouchers. */
  readonly voucherKeyFile: string;
  /** File of the erased; beside the data folder, so that no backup takes it along. */
  readonly erasureListFile: string;
  /** Folder of the sealed files of cases; inside the data folder, so that a backup has them. */
  readonly attachmentsFolder: string;
  readonly intake: IntakeConfig;
  readonly triage: TriageConfig;
  readonly followUp: FollowUpConfig;
  readonly payments: ProviderConfig;
}

export interface OpenSuite {
  readonly services: readonly Service[];
  /** One connection per service database, for the doctor's questions. */
  readonly pools: ReadonlyMap<string, Pool>;
  /** Ends what the services share; after they have stopped. */
  close(): Promise<void>;
}

type Creator = (parts: SuiteParts, http: CreateHttp, pools: Pool[]) => Promise<Service>;

const errorLog =
  (logger: Logger) =>
  (part: string, error: unknown): void => {
    logger.warn({ part, err: error }, 'background work failed and is tried again');
  };

const writeSide = (parts: SuiteParts, name: ServiceDatabase) =>
  writeSideOn({
    appUrl: parts.databases[name].app,
    directUrl: parts.databases[name].app,
    log: parts.log,
    clock: parts.clock,
    onError: errorLog(parts.logger),
  });

const openOwnPool = (pools: Pool[], url: string, name: string, max: number): Pool => {
  const pool = openPool({ url, applicationName: name, max });
  pools.push(pool);
  return pool;
};

const triage: Creator = (parts, http, pools) =>
  createTriage({
    openWriteSide: writeSide(parts, 'triage'),
    http,
    clock: parts.clock,
    config: parts.triage,
    pool: openOwnPool(pools, parts.databases.triage.app, 'triage tables', 2),
  });

const remedy: Creator = (parts, http, pools) => {
  const pool = openOwnPool(pools, parts.databases.remedy.app, 'remedy tables', 3);
  return createRemedy({
    openWriteSide: writeSide(parts, 'remedy'),
    http,
    clock: parts.clock,
    ...openProviders(parts.payments, { pool, clock: parts.clock }),
    pool,
    voucherKey: readKeyFile(parts.voucherKeyFile),
  });
};

const followUp: Creator = (parts, http, pools) =>
  createFollowUp({
    openWriteSide: writeSide(parts, 'follow_up'),
    http,
    clock: parts.clock,
    config: parts.followUp,
    pool: openOwnPool(pools, parts.databases.follow_up.app, 'follow-up tables', 2),
  });

/** Connections of a projection: 1 or 2 batches at a time, and reads. */
const READ_CONNECTIONS = 4;

const readSide =
  (name: ServiceDatabase, create: (deps: ReadServiceDeps) => Promise<Service>): Creator =>
  (parts, http, pools) => {
    const { app, owner } = parts.databases[name];
    const pool = openOwnPool(pools, app, name, READ_CONNECTIONS);
    return create({
      http,
      projection: (projection) =>
        openProjection({
          projection,
          pool,
          ownerUrl: owner,
          log: parts.log,
          validate: validateByCatalogue,
          concurrency: 1,
          clock: parts.clock,
          // One zone of the retailer: that of its calendar is that of its days.
          timeZone: parts.triage.levels.calendar.timeZone,
        }),
    });
  };

const CREATORS: Readonly<Record<string, Creator>> = {
  triage,
  remedy,
  'follow-up': followUp,
  'justice-scores': readSide('justice_scores', createJusticeScores),
  'resolution-times': readSide('resolution_times', createResolutionTimes),
  'loyalty-outcomes': readSide('loyalty_outcomes', createLoyaltyOutcomes),
  'case-files': readSide('case_files', createCaseFiles),
  lessons: readSide('lessons', createLessons),
};

/** Intake comes first: its vault verifies devices, and claimants for every other service. */
const openIntake = async (parts: SuiteParts, pools: Pool[]) => {
  const { databases, clock, logger, keyFile, erasureListFile, attachmentsFolder } = parts;
  const pool = openOwnPool(pools, databases.intake.app, 'intake reference data', 3);
  const personalDataPool = openOwnPool(pools, databases.intake.personal!, 'personal data', 2);
  const files = { keyFile, erasureListFile, attachmentsFolder };
  const vault = await openVault({ pool, personalDataPool, ...files, clock });
  const { claimants, isOpenClaim: isOpen } = vault;
  const bearer = withClaimants(parts.bearer, { keys: claimants.jwks, isOpen });
  const http: CreateHttp = ({ name, version }) =>
    createHttp({
      name,
      version,
      publicPrefix: '/intake',
      logger,
      authenticate: { bearer, deviceKeys: vault.deviceKeys },
      docs: true,
    });
  const intake = await createIntake({
    openWriteSide: writeSide(parts, 'intake'),
    http,
    clock,
    pool,
    vault,
    config: parts.intake,
    log: parts.log,
    onError: errorLog(logger),
  });
  return { bearer, intake };
};

/** Opens every service of the suite, nothing started yet; each under its own path prefix. */
export const openServices = async (parts: SuiteParts): Promise<OpenSuite> => {
  const pools: Pool[] = [];
  const { logger } = parts;
  const { bearer, intake } = await openIntake(parts, pools);
  const services: Service[] = [intake];
  for (const [name, create] of Object.entries(CREATORS)) {
    const http: CreateHttp = ({ version }) =>
      createHttp({
        name,
        version,
        publicPrefix: `/${name}`,
        logger,
        authenticate: { bearer },
        docs: true,
      });
    services.push(await create(parts, http, pools));
  }
  const perDatabase = Object.entries(parts.databases)
    .filter(([name]) => name !== 'event_log')
    .map(([name, { app }]) => {
      const area = name.replaceAll('_', '-');
      return [area, openOwnPool(pools, app, 'doctor', 1)] as const;
    });
  return {
    services,
    pools: new Map(perDatabase),
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
};
