import type { FastifyInstance, RouteOptions } from 'fastify';
import type {} from './request-types.ts';

/**
 * Who may call a route.
 * - 'public': anybody, without credentials.
 * - scopes: a bearer token that holds at least ONE of them; an empty list means any valid token.
 * - device: a signed device request; together with scopes, either of the two.
 * - personOnly: a token of a client itself (client credentials) is refused.
 */
export type RouteAuth =
  | 'public'
  | {
      readonly scopes: readonly string[];
      readonly device?: boolean;
      readonly personOnly?: boolean;
    }
  | {
      readonly device: true;
      readonly scopes?: readonly string[];
      readonly personOnly?: boolean;
    };

export type RouteEntry = {
  readonly method: string;
  readonly url: string;
  readonly auth: RouteAuth;
};

/** The routes of an instance: what S2 snapshots, and what 405 answers are made from. */
export type RouteTable = {
  readonly entries: readonly RouteEntry[];
  /** Methods that some route allows on this path; empty when no route matches it. */
  allowedMethods(path: string): string[];
};

const routeTables = new WeakMap<FastifyInstance, RouteTable>();

/** The route table of an instance made by createHttp. */
export const routeTableOf = (app: FastifyInstance): RouteTable => {
  const table = routeTables.get(app);
  if (table === undefined) throw new Error('not an instance of createHttp');
  return table;
};

/**
 * Watches every route of the instance and its children from now on. A route that does not say who
 * may call it, or what it answers, throws: the service does not start.
 */
export const watchRoutes = (app: FastifyInstance): RouteTable => {
  const entries: RouteEntry[] = [];
  const matchers: { readonly method: string; readonly segments: readonly string[] }[] = [];
  app.addHook('onRoute', (route) => {
    const auth = declaredAuth(route);
    refuseOpenResponses(route);
    const methods = Array.isArray(route.method) ? route.method : [route.method];
    for (const method of methods) {
      entries.push({ method, url: route.url, auth });
      matchers.push({ method, segments: route.url.split('/') });
    }
  });
  const table: RouteTable = {
    entries,
    allowedMethods: (path) => {
      const segments = path.split('/');
      const methods = matchers.filter((matcher) => matches(matcher.segments, segments));
      return [...new Set(methods.map(({ method }) => method))].sort();
    },
  };
  routeTables.set(app, table);
  return table;
};

const declaredAuth = (route: RouteOptions): RouteAuth => {
  const auth = route.config?.auth;
  const declared =
    auth === 'public' ||
    (typeof auth === 'object' && (Array.isArray(auth.scopes) || auth.device === true));
  if (!declared) {
    throw new Error(`route ${route.method} ${route.url} does not declare config.auth`);
  }
  return auth;
};

/** Without a schema for its success a route could answer with keys nobody decided to publish. */
const refuseOpenResponses = (route: RouteOptions): void => {
  const { schema } = route;
  if ((schema as { hide?: boolean } | undefined)?.hide === true) return;
  const statuses = Object.keys((schema?.response as object | undefined) ?? {});
  if (!statuses.some((status) => status.startsWith('2') || status.startsWith('3'))) {
    throw new Error(`route ${route.method} ${route.url} declares no schema of its answer`);
  }
};

const matches = (pattern: readonly string[], path: readonly string[]): boolean => {
  const wildcard = pattern.at(-1) === '*';
  if (wildcard ? path.length < pattern.length : path.length !== pattern.length) return false;
  return pattern.every(
    (segment, at) =>
      (wildcard && at === pattern.length - 1) ||
      (segment.includes(':') ? path[at] !== '' : segment === path[at]),
  );
};
