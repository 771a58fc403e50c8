import { codeOf } from './difference.ts';
import type { Answer, Asked, Send } from './exchange.ts';
import { type Route, type RouteAuth, routes } from './operations.ts';
import { type People, SCOPES } from './people.ts';
import { problemFault } from './problem-body.ts';
import type { Finding } from './store-access.ts';

type Restricted = Exclude<RouteAuth, 'public'>;

export interface RouteAsking {
  readonly people: People;
  readonly send: Send;
}

/** Standard methods, and one of WebDAV: whatever a route does not take is refused by name. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

/** No route takes this body and few these ids: nothing is done where a check fails. */
const askedOf = ({ method, path }: Pick<Route, 'method' | 'path'>, token?: string): Asked => ({
  method,
  url: path.replace(/\{[A-Za-z]+\}/g, '1'),
  token,
  ...(method === 'POST'
    ? { body: { notAMember: true }, headers: { 'idempotency-key': 'route-access' } }
    : {}),
});

/** A refusal by its code; of a HEAD twin, which has no body, by its status. */
const isRefused = (answer: Answer, status: number, codes: readonly string[]): boolean =>
  answer.status === status &&
  (answer.method === 'HEAD' || codes.includes(String(codeOf(answer)))) &&
  problemFault(answer) === undefined;

const checkRoute = async (
  { people, send }: RouteAsking,
  route: Route,
  auth: Restricted,
  report: (fault: string) => void,
): Promise<void> => {
  const { scopes = [], personOnly } = auth;
  const ask = (token?: string): Promise<Answer> => send(askedOf(route, token));
  const refuse = async (who: string, token: string | undefined, status: number, code: string) => {
    const answer = await ask(token);
    const codes = [code, ...(status === 403 && personOnly === true ? ['person_required'] : [])];
    if (!isRefused(answer, status, codes)) {
      report(`answers ${who} with ${answer.status} ${answer.text.slice(0, 200)}`);
    }
  };
  await refuse('nobody', undefined, 401, 'unauthenticated');
  await refuse(
    'a token of somebody else',
    `${await people.withScopes(scopes)}x`,
    401,
    'unauthenticated',
  );
  if (personOnly === true) {
    await refuse('a system', await people.systemWithScopes(scopes), 403, 'person_required');
  }
  if (scopes.length === 0) return;
  for (const scope of SCOPES) {
    const token = await people.withScopes([scope]);
    if (!scopes.includes(scope)) await refuse(scope, token, 403, 'forbidden');
    else if ([401, 403].includes((await ask(token)).status)) report(`refuses ${scope}`);
  }
  const wrong = SCOPES.filter((scope) => !scopes.includes(scope));
  await refuse('all other scopes', await people.withScopes(wrong), 403, 'forbidden');
  await refuse('no scope', await people.withScopes([]), 403, 'forbidden');
};

/** S2: every route without credentials, with each wrong scope, and with each right one alone. */
export const routeFindings = async (
  asking: RouteAsking,
  checked: readonly Route[] = routes,
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const route of checked) {
    const operation = `${route.method} ${route.path}`;
    if (route.auth === 'public') continue;
    await checkRoute(asking, route, route.auth, (fault) => findings.push({ operation, fault }));
  }
  return findings;
};

/** Methods that no route of a path takes are refused with the ones it takes, token or not. */
export const methodFindings = async ({ people, send }: RouteAsking): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const path of new Set(routes.map((route) => route.path))) {
    const taken = routes.filter((route) => route.path === path).map(({ method }) => method);
    const allow = taken.sort().join(', ');
    for (const method of METHODS.filter((each) => !taken.includes(each))) {
      for (const token of [undefined, people.all]) {
        const answer = await send(askedOf({ method, path }, token));
        const isRight =
          isRefused(answer, 405, ['method_not_allowed']) && answer.headers.allow === allow;
        if (isRight) continue;
        const fault = `answers ${answer.status} with Allow ${answer.headers.allow}`;
        findings.push({ operation: `${method} ${path}`, fault });
      }
    }
  }
  return findings;
};

/** What anybody may call; a route that joins them is to be seen in a review. */
export const publicRoutes = (): string[] =>
  routes
    .filter(({ auth }) => auth === 'public')
    .map(({ method, path }) => `${method} ${path}`)
    .sort();
