import { addHealthRoutes, type Readiness } from '@amends/service-kit/health';
import type { HttpServer } from '@amends/service-kit/http-server';
import type { LocalIssuer } from '@amends/service-kit/local-issuer';
import type { CreateHttp } from '@amends/service-kit/service';
import { addTokenRoute } from '@amends/service-kit/token-route';
import { z } from 'zod';
import { addOperationsRoute, type ReportSources } from './operations-report.ts';

export interface RootDeps {
  readonly http: CreateHttp;
  readonly readiness: Readiness;
  readonly issuer: LocalIssuer;
  readonly sources: ReportSources;
}

const contents = z.object({
  name: z.string(),
  health: z.string(),
  docs: z.record(z.string(), z.string()),
});

/** `GET /`: whoever opens the address of the suite is told where to read on. */
const addContentsRoute = (root: HttpServer, names: readonly string[]): void => {
  const docs = Object.fromEntries(names.map((name) => [name, `/${name}/docs`]));
  const answer = { name: 'amends', health: '/health/ready', docs };
  const config = { auth: 'public' } as const;
  root.get('/', { config, schema: { response: { 200: contents } } }, async () => answer);
};

/** What the common port answers itself: contents, health, tokens, the doctor's report. */
export const createRoot = ({ http, readiness, issuer, sources }: RootDeps): HttpServer => {
  const root = http({ name: 'all-in-one', version: '1' });
  addContentsRoute(
    root,
    sources.services.map((service) => service.name),
  );
  addHealthRoutes(root, readiness);
  addTokenRoute(root, issuer);
  addOperationsRoute(root, sources);
  return root;
};
