import { addHealthRoutes, type Readiness } from '@amends/service-kit/health';
import type { HttpServer } from '@amends/service-kit/http-server';
import type { LocalIssuer } from '@amends/service-kit/local-issuer';
import type { CreateHttp } from '@amends/service-kit/service';
import { addTokenRoute } from '@amends/service-kit/token-route';
import { addOperationsRoute, type ReportSources } from './operations-report.ts';

export interface RootDeps {
  readonly http: CreateHttp;
  readonly readiness: Readiness;
  readonly issuer: LocalIssuer;
  readonly sources: ReportSources;
}

/** What the common port answers itself: health, tokens, the doctor's report. */
export const createRoot = ({ http, readiness, issuer, sources }: RootDeps): HttpServer => {
  const root = http({ name: 'all-in-one', version: '1' });
  addHealthRoutes(root, readiness);
  addTokenRoute(root, issuer);
  addOperationsRoute(root, sources);
  return root;
};
