import { problems, problemType } from '@amends/contracts/problem';
import { describe, expect, it } from '@jest/globals';
import { difference } from './difference.ts';
import type { Answer, Asked, Send } from './exchange.ts';
import { type Operation, operations, type Route, routes } from './operations.ts';
import { type People, SCOPES } from './people.ts';
import { problemFault } from './problem-body.ts';
import type { Probe } from './probe.ts';
import { probes } from './probes.ts';
import { undocumented } from './published-answers.ts';
import { methodFindings, routeFindings } from './route-access.ts';
import { type Finding, storeFindings } from './store-access.ts';
import { bodyFindings } from './strict-bodies.ts';
import { idsOf, type Things } from './things.ts';

// A check that cannot fail proves nothing. Here each is given answers with one defect; the store
// check has mutants of the running suite instead (access.test.ts).

const answerWith = (status: number, json: unknown, method = 'GET', headers = {}): Answer => ({
  method,
  status,
  headers: { 'content-type': 'application/json', ...headers },
  text: JSON.stringify(json),
  json,
});

const refusal = (code: keyof typeof problems, method = 'GET', change = {}): Answer => {
  const { status, title } = problems[code];
  const requestId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const body = { type: problemType(code), title, status, code, requestId, ...change };
  const isRetried = status === 429 || status === 503;
  return answerWith(status, body, method, {
    'content-type': 'application/problem+json',
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    ...(isRetried ? { 'retry-after': '1' } : {}),
  });
};

/** Its headers but for one. */
const without = (answer: Answer, name: string): Answer => {
  const { [name]: _left, ...headers } = answer.headers;
  return { ...answer, headers };
};

/** In a token: it is the client's own, no person's. */
const SYSTEM = 'system';

/** Tokens that name their scopes. */
const people: People = {
  own: 'own',
  other: 'other',
  none: 'none',
  odd: 'odd',
  all: SCOPES.join(','),
  withScopes: async (scopes) => scopes.join(','),
  systemWithScopes: async (scopes) => [...scopes, SYSTEM].join(','),
};

const matches = ({ path }: Route, url: string): boolean =>
  new RegExp(`^${path.replace(/\{[A-Za-z]+\}/g, '[^/]+')}$`).test(url);

interface Defect {
  readonly open?: boolean;
  readonly anyScope?: boolean;
  readonly anyMethod?: boolean;
  readonly bare?: boolean;
}

/** Answers as the suite does to what the route checks send, but for a defect. */
const suiteWith =
  ({ open, anyScope, anyMethod, bare }: Defect = {}): Send =>
  async ({ method, url, token }: Asked) => {
    const here = routes.filter((route) => matches(route, url));
    const route = here.find((each) => each.method === method);
    if (route === undefined) {
      const allow = here.map((each) => each.method).sort();
      if (anyMethod === true) return refusal('not_found', method);
      const answer = refusal('method_not_allowed', method);
      return { ...answer, headers: { ...answer.headers, allow: bare ? '' : allow.join(', ') } };
    }
    const isKnown = token !== undefined && !token.endsWith('x');
    if (!isKnown) return refusal(open === true ? 'not_found' : 'unauthenticated', method);
    const { scopes = [], personOnly } = route.auth as {
      readonly scopes?: readonly string[];
      readonly personOnly?: boolean;
    };
    const told = token.split(',');
    if (personOnly === true && told.includes(SYSTEM)) return refusal('person_required', method);
    const isAdmitted = told.some((scope) => scopes.includes(scope));
    return refusal(isAdmitted || anyScope === true ? 'not_found' : 'forbidden', method);
  };

const named = (findings: readonly Finding[]): string[] =>
  [...new Set(findings.map(({ operation }) => operation))].sort();

const restricted = routes
  .filter(({ auth }) => auth !== 'public')
  .map(({ method, path }) => `${method} ${path}`)
  .sort();

describe('the check of routes', () => {
  it('finds nothing where every route refuses as it must', async () => {
    expect(await routeFindings({ people, send: suiteWith() })).toEqual([]);
    expect(await methodFindings({ people, send: suiteWith() })).toEqual([]);
  });

  it('names every route that lets in who shows no credentials', async () => {
    const findings = await routeFindings({ people, send: suiteWith({ open: true }) });
    expect(named(findings)).toEqual(restricted);
  });

  it('names every route that lets in any scope', async () => {
    const findings = await routeFindings({ people, send: suiteWith({ anyScope: true }) });
    expect(named(findings)).toEqual(restricted);
    const wrong = routes.flatMap(({ auth }) => {
      if (auth === 'public') return [];
      return SCOPES.filter((scope) => auth.scopes?.includes(scope) !== true);
    });
    // Beside each wrong scope alone: all of them at once, and none.
    expect(findings).toHaveLength(wrong.length + 2 * restricted.length);
  });

  it('names every route that refuses a scope of its own', async () => {
    const send: Send = async ({ token, method }) =>
      refusal(token === undefined || token.endsWith('x') ? 'unauthenticated' : 'forbidden', method);
    expect(named(await routeFindings({ people, send }))).toEqual(restricted);
  });

  it('names a route for people that lets in a system', async () => {
    const route = routes.find(({ auth }) => auth !== 'public' && auth.scopes?.length === 1)!;
    const { scopes } = route.auth as { readonly scopes: readonly string[] };
    const forPeople = { ...route, auth: { scopes, personOnly: true } };
    const send = suiteWith();
    const asking = { people, send };
    expect(named(await routeFindings(asking, [forPeople]))).toEqual([
      `${route.method} ${route.path}`,
    ]);
    const refusing: Send = async (asked) =>
      asked.token?.split(',').includes(SYSTEM) === true
        ? refusal('person_required', asked.method)
        : send(asked);
    expect(await routeFindings({ ...asking, send: refusing }, [forPeople])).toEqual([]);
  });

  it.each([{ anyMethod: true }, { bare: true }])(
    'names every path that refuses a method like this: %p',
    async (defect) => {
      const findings = await methodFindings({ people, send: suiteWith(defect) });
      const paths = new Set(findings.map(({ operation }) => operation.split(' ')[1]));
      expect(paths).toEqual(new Set(routes.map(({ path }) => path)));
    },
  );
});

const offer = { caseId: 'c', offerId: 'o' };
const things: Things = {
  silentCustomer: 'u',
  controls: { listed: 'l', answerable: 'l', review: 'r' },
  ...{ reported: 'c', withdrawable: 'c', offerable: 'c', executing: 'c', resolved: 'c' },
  ...{ offered: offer, declinable: offer, concludable: offer, closed: 'c' },
  ...{ refused: { caseId: 'c', step: '1' }, asked: { caseId: 'c', requestId: 'r' } },
  ...{ importJob: 'j', device: 'd', text: 't', mergeable: 'c' },
  ...{ critical: 'c', warning: 'w', action: 'a', implementedAction: 'b' },
  merged: { caseId: 'c', mergingId: 'm' },
  ...{ source: 's', revocableSource: 's', delivery: 'd', notice: 'n' },
  heard: 'w',
  bulk: {
    ...{ incidentId: 'i', words: 'r', cancellable: 'r', vouchers: 'r' },
    startable: { runId: 'r', termsHash: 'h' },
  },
  abuse: {
    caseId: 'c',
    flagId: 'f',
    held: 'c',
    waiting: 'c',
    conflict: { caseId: 'c', otherCaseId: 'd' },
  },
  authority: {
    ...{ caseId: 'c', approvable: 'p', returnable: 'p', revisable: 'p', withdrawable: 'p' },
    ...{ counter: { caseId: 'c', counterId: 'n' }, promise: 'p', keptPromise: 'p' },
  },
  attachments: { kept: 'f', removable: 'f' },
  incidents: {
    ...{ declared: 'i', suspected: 'i', cancellable: 'i', closable: 'i', confirmable: 'i' },
    listed: { incidentId: 'i', customerId: 'u' },
  },
  money: { voucher: 'v', voidable: 'v', spendable: 'v', code: 'x' },
  staff: {
    member: 'm',
    handover: { caseId: 'c', handoverId: 'h' },
    refusableHandover: { caseId: 'c', handoverId: 'h' },
  },
  watches: { report: 'r', endedReport: 'r', alert: 'l', endedAlert: 'l' },
};

describe('the check of stores', () => {
  const about = (kind: Probe['about']): readonly Operation[] =>
    operations.filter(({ name }) => probes[name]?.about === kind);

  it.each(['all_stores', 'open'] as const)(
    'names every operation that shows a thing to everybody: %s',
    async (kind) => {
      const send = async () => answerWith(200, { data: idsOf(things) });
      const findings = await storeFindings({ people, things, send }, about(kind));
      expect(named(findings)).toEqual(
        about(kind)
          .map(({ name }) => name)
          .sort(),
      );
    },
  );

  it('names an operation for which there is no thing to ask', async () => {
    const added = { ...operations[0]!, name: 'GET /intake/v1/novelties' };
    const send = async () => refusal('not_found');
    expect(await storeFindings({ people, things, send }, [added])).toEqual([
      { operation: added.name, fault: 'has no line in probes.ts' },
    ]);
  });
});

describe('the check of bodies', () => {
  const takingBodies = operations.filter(({ name, method, described }) => {
    const isJson = described.requestBody?.content?.['application/json'] !== undefined;
    return method === 'POST' && isJson && probes[name]!.loose === undefined;
  });

  it('names every command that takes a member nobody knows', async () => {
    const send = async ({ method }: Operation) => answerWith(201, {}, method);
    const findings = await bodyFindings({ people, things, send }, operations);
    expect(named(findings)).toEqual(takingBodies.map(({ name }) => name).sort());
  });

  it('names every command that refuses the body for something else', async () => {
    const errors = [{ pointer: '#/elsewhere', detail: 'is wrong', code: 'invalid_value' }];
    const send = async () => refusal('validation_failed', 'POST', { errors });
    const findings = await bodyFindings({ people, things, send }, operations);
    expect(named(findings)).toEqual(takingBodies.map(({ name }) => name).sort());
  });
});

describe('the check of a refusal (A-07)', () => {
  it('passes each code of the table', () => {
    const codes = Object.keys(problems) as (keyof typeof problems)[];
    expect(codes.flatMap((code) => problemFault(refusal(code)) ?? [])).toEqual([]);
  });

  it.each([
    ['another content type', { ...refusal('not_found'), headers: {} }],
    ['a body that is no problem', { ...refusal('not_found'), json: { message: 'no' } }],
    ['a code of no table', refusal('not_found', 'GET', { code: 'not_there' })],
    ['the status of another code', { ...refusal('not_found'), status: 403 }],
    ['a body of another status', refusal('not_found', 'GET', { status: 410 })],
    ['the type of another code', refusal('not_found', 'GET', { type: '/problems/gone' })],
    ['the title of another code', refusal('not_found', 'GET', { title: 'Gone' })],
    ['no id of the request', refusal('not_found', 'GET', { requestId: undefined })],
    ['a 500 that says why', refusal('internal_error', 'GET', { detail: 'relation "x" …' })],
    ['a 503 without Retry-After', without(refusal('projection_behind'), 'retry-after')],
    ['a 401 without WWW-Authenticate', without(refusal('unauthenticated'), 'www-authenticate')],
  ])('names in a refusal %s', (_what, answer) => {
    expect(problemFault(answer)).toBeDefined();
  });
});

describe('the check of an answer against its description', () => {
  const name = 'POST /triage/v1/cases/{id}/assignments';
  const operation = operations.find((each) => each.name === name)!;
  const id = '0190a000-0000-7000-8000-000000000001';
  const done = { id, caseId: id, position: '0190a000.0.1' };
  const post = (status: number, json: unknown): Answer => answerWith(status, json, 'POST');

  it('passes what is described', () => {
    expect(undocumented(operation, post(200, done))).toBeUndefined();
    expect(undocumented(operation, refusal('forbidden'))).toBeUndefined();
  });

  it.each([
    ['a member that no schema has', post(200, { ...done, owner: 'x' })],
    ['a member that is not there', post(200, { id, caseId: id })],
    ['a member of another type', post(200, { ...done, position: 1 })],
    ['a value of another form', post(200, { ...done, id: '1' })],
    ['a status that is not described', refusal('gone')],
    ['a type that is not described', { ...post(200, done), headers: {} }],
    ['a member of a refusal that no schema has', refusal('forbidden', 'GET', { scope: 'x' })],
  ])('names in an answer %s', (_what, answer) => {
    expect(undocumented(operation, answer)).toBeDefined();
  });
});

describe('two answers', () => {
  it('are the same but for what belongs to the request', () => {
    const [one, other] = ['/v1/cases/1', '/v1/cases/2'].map((instance) =>
      refusal('not_found', 'GET', { instance, requestId: instance }),
    );
    expect(difference(one!, other!)).toBeUndefined();
  });

  it.each([
    ['status', refusal('forbidden')],
    ['a member more', refusal('not_found', 'GET', { currentVersion: 3 })],
    [
      'a header',
      { ...refusal('not_found'), headers: { ...refusal('not_found').headers, etag: '"3"' } },
    ],
  ])('are told apart by %s', (_what, answer) => {
    expect(difference(answer, refusal('not_found'))).toBeDefined();
  });
});
