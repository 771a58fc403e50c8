import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ASKED_AT_ONCE } from '../running/asked-at-once.ts';
import { READ_SERVICES } from '../running/service-processes.ts';
import {
  newDataDir,
  removeDataDir,
  type SuiteProcess,
  startSuiteProcess,
} from '../running/suite-process.ts';
import { openSender } from './exchange.ts';
import { operations, routes } from './operations.ts';
import { tokensOf } from './people.ts';
import { problemFault } from './problem-body.ts';
import { probes } from './probes.ts';
import { undocumented } from './published-answers.ts';
import { methodFindings, publicRoutes, routeFindings } from './route-access.ts';
import { setRowSecurity } from './row-security.ts';
import { type Asking, type Finding, storeFindings } from './store-access.ts';
import { bodyFindings } from './strict-bodies.ts';
import { makeThings } from './things.ts';

/** Notices go to where nobody listens, so that there are deliveries. */
const UNHEARD = {
  AMENDS_NOTICE_WEBHOOKS: JSON.stringify([
    {
      endpointId: 'unheard',
      url: 'http://127.0.0.1:9/',
      secrets: [`whsec_${Buffer.alloc(32).toString('base64')}`],
    },
  ]),
};

const READ = new Set<string>(READ_SERVICES);

const dataDir = newDataDir();
let suite: SuiteProcess;
let sender: ReturnType<typeof openSender>;
let asking: Asking;
/** What was wrong with the form of an answer, whatever it was asked for. */
const badForm = new Set<string>();

const linesOf = (findings: readonly Finding[]): string[] =>
  findings.map(({ operation, fault }) => `${operation} ${fault}`);

const operationsIn = (findings: readonly Finding[]): string[] =>
  [...new Set(findings.map(({ operation }) => operation))].sort();

const namesOf = (some: typeof operations): string[] => some.map(({ name }) => name).sort();

/** Operations whose answer depends on the store of whoever asks. */
const ofStores = operations.filter(({ name }) =>
  ['object', 'names', 'list'].includes(probes[name]?.about ?? ''),
);

const start = async (environment: NodeJS.ProcessEnv = {}): Promise<void> => {
  suite = await startSuiteProcess({
    dataDir,
    environment: { ...ASKED_AT_ONCE, ...UNHEARD, ...environment },
  });
  sender = openSender(suite.baseUrl);
};

const stop = async (): Promise<void> => {
  sender.close();
  await suite.stop();
};

beforeAll(async () => {
  await start();
  const people = await tokensOf(suite);
  const things = await makeThings(suite.baseUrl, people);
  asking = {
    people,
    things,
    send: async (operation, asked) => {
      const answer = await sender.send(asked);
      for (const fault of [problemFault(answer), undocumented(operation, answer)]) {
        if (fault !== undefined) badForm.add(`${operation.name} ${fault}`);
      }
      return answer;
    },
  };
});

afterAll(async () => {
  await stop();
  removeDataDir(dataDir);
});

describe('S1: the store of a token', () => {
  // A mutant, made where an administrator could make it. Before the rebuilds of the next test: they
  // make new tables with filters of their own.
  it('is missed in every read model once the database filters no rows', async () => {
    const guarded = ofStores.filter(({ service }) => READ.has(service));
    // Waits for what the read models hear late, or they would have nothing to show to anybody.
    expect(linesOf(await storeFindings(asking, guarded))).toEqual([]);
    await setRowSecurity(suite, 'disable');
    const found = await storeFindings(asking, guarded).finally(() =>
      setRowSecurity(suite, 'enable'),
    );
    expect(operationsIn(found)).toEqual(namesOf(guarded));
  });

  it('decides what it sees and changes; the rest looks unknown', async () => {
    expect(linesOf(await storeFindings(asking, operations))).toEqual([]);
  });
});

describe('S2: the routes', () => {
  it('are open to nobody but where health and tokens are asked for', () => {
    expect(publicRoutes()).toEqual([
      'GET /health/live',
      'GET /health/ready',
      'GET /intake/v1/claim-keys',
      'GET /intake/v1/claims/{claimId}',
      'HEAD /health/live',
      'HEAD /health/ready',
      'HEAD /intake/v1/claim-keys',
      'HEAD /intake/v1/claims/{claimId}',
      'POST /intake/v1/claims',
      'POST /intake/v1/sources/{sourceId}/deliveries',
      'POST /intake/v1/survey-links',
      'POST /oauth/token',
      'POST /remedy/v1/connectors/{connectorId}/effects',
    ]);
  });

  it('are described, all that are not twins of a read', () => {
    const described = operations.map(({ name }) => name).sort();
    const routed = routes.filter(({ method }) => method !== 'HEAD');
    expect(routed.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(described);
  });

  it('refuse whoever shows no credentials or a scope that is not theirs', async () => {
    expect(linesOf(await routeFindings({ people: asking.people, send: sender.send }))).toEqual([]);
  });

  it('refuse methods they do not take, and name those they take', async () => {
    expect(linesOf(await methodFindings({ people: asking.people, send: sender.send }))).toEqual([]);
  });
});

describe('S3: the members of a body', () => {
  it('are those of its schema, or the command is refused', async () => {
    expect(linesOf(await bodyFindings(asking, operations))).toEqual([]);
  });
});

describe('S3: what is answered', () => {
  it('is as published, refusals included', () => {
    expect([...badForm]).toEqual([]);
  });
});

// A mutant too, and the last: it does what the suite refuses.
describe('S1: the store of a token in a suite that takes every token for one of all stores', () => {
  it('is missed in every operation', async () => {
    const guarded = operations.filter(({ name }) => probes[name]!.about !== 'open');
    await stop();
    await start({ NODE_OPTIONS: `--import=${new URL('store-check-off.ts', import.meta.url)}` });
    expect(operationsIn(await storeFindings(asking, guarded))).toEqual(namesOf(guarded));
  });
});
