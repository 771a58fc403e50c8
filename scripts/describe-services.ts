import { createRoot } from '@amends/all-in-one/create-root';
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
import { createHttp, type HttpServer } from '@amends/service-kit/http-server';
import { createLogger } from '@amends/service-kit/logger';
import { type RouteAuth, routeTableOf } from '@amends/service-kit/route-table';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import { createService as createTriage } from '@amends/triage/app';

/**
 * Stands for a database, a log or a key: routes are declared with it and none of them runs, so
 * whatever is asked of it answers with another of its kind. It is no promise.
 * @param known what it answers instead: undefined for what decides that a route is not there
 */
const inert = <Port>(known: Readonly<Record<PropertyKey, unknown>> = {}): Port =>
  new Proxy(() => undefined, {
    get: (_target, key) => {
      if (key === 'then') return undefined;
      return Object.hasOwn(known, key) ? known[key] : inert();
    },
    apply: () => inert(),
  }) as Port;

/** Only the history of a write side can be published, only the tables of a read side rebuilt. */
const write = {
  openWriteSide: async () => inert<never>({ operations: inert({ rebuild: undefined }) }),
  clock: () => new Date(0),
};

const read: Pick<ReadServiceDeps, 'projection'> = {
  projection: (projection) => inert({ projection, operations: inert({ republish: undefined }) }),
};

type Create = (http: CreateHttp) => Promise<Pick<Service, 'app'>>;

/** What answers HTTP, by the name its paths begin with; the root of all-in-one has no prefix. */
const SERVICES: Readonly<Record<string, Create>> = {
  intake: (http) =>
    createIntake({
      ...write,
      ...{ http, log: inert(), pool: inert(), vault: inert(), config: inert() },
    }),
  triage: (http) => createTriage({ ...write, http, config: inert(), pool: inert() }),
  remedy: (http) => {
    const voucherKey = Buffer.alloc(32);
    const others = { provider: inert<never>(), fulfilments: [], callers: [] };
    const own = { ...others, pool: inert<never>(), voucherKey };
    return createRemedy({ ...write, http, ...own });
  },
  'follow-up': (http) => createFollowUp({ ...write, http, config: inert(), pool: inert() }),
  'justice-scores': (http) => createJusticeScores({ ...read, http }),
  'resolution-times': (http) => createResolutionTimes({ ...read, http }),
  'loyalty-outcomes': (http) => createLoyaltyOutcomes({ ...read, http }),
  'case-files': (http) => createCaseFiles({ ...read, http }),
  lessons: (http) => createLessons({ ...read, http }),
  'all-in-one': async (http) => ({
    app: createRoot({ http, readiness: inert(), issuer: inert(), sources: inert() }),
  }),
};

/** Who may call which route, `GET /v1/cases/:id` and the like; HEAD twins are routes too. */
const routesOf = (app: HttpServer): Record<string, RouteAuth> =>
  Object.fromEntries(
    routeTableOf(app).entries.map(({ method, url, auth }) => [`${method} ${url}`, auth]),
  );

const describe = async (service: string, create: Create) => {
  const logger = createLogger({ name: service, destination: { write: () => undefined } });
  const publicPrefix = service === 'all-in-one' ? '' : `/${service}`;
  const { app } = await create((options) =>
    createHttp({ ...options, publicPrefix, logger, authenticate: inert() }),
  );
  await app.ready();
  const described = { openapi: app.swagger(), routes: routesOf(app) };
  await app.close();
  return described;
};

/**
 * The OpenAPI 3.1 document and the route table of each service, from the routes it declares: path
 * from the root -> text. The table is what a reviewer sees change when a route comes or opens up.
 */
export const describeServices = async (): Promise<Record<string, string>> => {
  const files: Record<string, string> = {};
  for (const [service, create] of Object.entries(SERVICES)) {
    const { openapi, routes } = await describe(service, create);
    files[`contracts/generated/openapi/${service}.json`] = stableJson(openapi);
    files[`contracts/generated/routes/${service}.json`] = stableJson(routes);
  }
  return files;
};
