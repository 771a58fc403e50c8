import { createService as createCaseFiles } from '@amends/case-files/app';
import { stableJson } from '@amends/contracts/stable-json';
import { createService as createFollowUp } from '@amends/follow-up/app';
import { createService as createIntake } from '@amends/intake/app';
import { createService as createJusticeScores } from '@amends/justice-scores/app';
import { createService as createLessons } from '@amends/lessons/app';
import { createService as createLoyaltyOutcomes } from '@amends/loyalty-outcomes/app';
import type { ReadServiceDeps } from '@amends/projections/read-service';
import { createService as createRemedy } from '@amends/remedy/app';
import { createService as createResolutionTimes } from '@amends/resolution-times/app';
import { createHttp } from '@amends/service-kit/http-server';
import { createLogger } from '@amends/service-kit/logger';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import { createService as createTriage } from '@amends/triage/app';

/**
 * Stands for a database, a log or a key: routes are declared with it and none of them runs, so
 * whatever is asked of it answers with another of its kind. It is no promise.
 */
const inert = <Port>(): Port =>
  new Proxy(() => undefined, {
    get: (_target, key) => (key === 'then' ? undefined : inert()),
    apply: () => inert(),
  }) as Port;

const write = {
  openWriteSide: async () => inert<never>(),
  clock: () => new Date(0),
};

const read: Pick<ReadServiceDeps, 'projection'> = {
  projection: (projection) => Object.assign(inert<object>(), { projection }) as never,
};

type Create = (http: CreateHttp) => Promise<Service>;

/** Every service that answers HTTP, by the name its paths begin with. */
const SERVICES: Readonly<Record<string, Create>> = {
  intake: (http) => createIntake({ ...write, http, pool: inert(), vault: inert() }),
  triage: (http) => createTriage({ ...write, http, config: inert() }),
  remedy: (http) => createRemedy({ ...write, http, provider: inert() }),
  'follow-up': (http) => createFollowUp({ ...write, http, config: inert() }),
  'justice-scores': (http) => createJusticeScores({ ...read, http }),
  'resolution-times': (http) => createResolutionTimes({ ...read, http }),
  'loyalty-outcomes': (http) => createLoyaltyOutcomes({ ...read, http }),
  'case-files': (http) => createCaseFiles({ ...read, http }),
  lessons: (http) => createLessons({ ...read, http }),
};

const describe = async (service: string, create: Create): Promise<object> => {
  const logger = createLogger({ name: service, destination: { write: () => undefined } });
  const { app } = await create((options) =>
    createHttp({ ...options, publicPrefix: `/${service}`, logger, authenticate: inert() }),
  );
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
};

/** The OpenAPI 3.1 document of each service, by its name, from the routes it declares. */
export const collectOpenApi = async (): Promise<Record<string, object>> => {
  const found: Record<string, object> = {};
  for (const [service, create] of Object.entries(SERVICES)) {
    found[service] = await describe(service, create);
  }
  return found;
};

/** The same as files: path from the root -> text. */
export const generatedOpenApi = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(await collectOpenApi()).map(([service, document]) => [
      `contracts/generated/openapi/${service}.json`,
      stableJson(document),
    ]),
  );
