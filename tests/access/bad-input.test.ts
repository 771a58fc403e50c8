import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@amends/testing/wait-for';
import fc from 'fast-check';
import { ASKED_AT_ONCE } from '../running/asked-at-once.ts';
import {
  newDataDir,
  removeDataDir,
  type SuiteProcess,
  startSuiteProcess,
} from '../running/suite-process.ts';
import { badRequests } from './bad-bodies.ts';
import { type Refused, sendBadInput } from './bad-input.ts';
import { openSender } from './exchange.ts';
import { sayAndRead, TEXTS_TO_KEEP, WAYS } from './odd-texts.ts';
import { operations } from './operations.ts';
import { tokensOf } from './people.ts';
import { problemFault } from './problem-body.ts';
import { undocumented } from './published-answers.ts';
import { rawCases, sendRaw } from './raw-exchange.ts';
import type { Asking } from './store-access.ts';
import { eventsOf, rowsOfIntake } from './stored.ts';
import { makeThings, SOURCE_SECRET } from './things.ts';

const dataDir = newDataDir();
let suite: SuiteProcess;
let sender: ReturnType<typeof openSender>;
let asking: Asking;
const badForm = new Set<string>();
const refused: Refused = new Set();

beforeAll(async () => {
  suite = await startSuiteProcess({
    dataDir,
    environment: { ...ASKED_AT_ONCE },
  });
  sender = openSender(suite.baseUrl);
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
  sender.close();
  await suite.stop();
  removeDataDir(dataDir);
});

/** Vendors have no token: who may deliver is decided by a signature, over whatever bytes. */
const DELIVERIES = 'POST /intake/v1/sources/{sourceId}/deliveries';
const CALLS = 'POST /remedy/v1/connectors/{connectorId}/effects';

describe('security.md 7: whatever is sent', () => {
  const named = operations
    .filter(({ name }) => name !== DELIVERIES && name !== CALLS)
    .map((operation) => [operation.name, operation] as const);

  // First: what is odd and taken gives the source other secrets.
  it('by a vendor is taken as bytes or refused for its form, and settled', async () => {
    const { source } = asking.things;
    const operation = operations.find(({ name }) => name === DELIVERIES)!;
    const url = `/intake/v1/sources/${source}/deliveries`;
    const statuses = new Set<number>();
    for (const { body, headers } of badRequests({ merchants: {} }, 1024 * 1024, false)) {
      const proven = { 'x-clover-auth': SOURCE_SECRET, ...headers };
      const answer = await asking.send(operation, { method: 'POST', url, body, headers: proven });
      statuses.add(answer.status);
    }
    expect([...statuses].sort()).toEqual([202, 413, 415]);
    const client = suite.client('retailer');
    await waitFor(
      async () => {
        const filter = { 'filter[state][eq]': 'waiting' };
        const { body } = await client.get<{ data: unknown[] }>(url, filter);
        return body.data.length === 0;
      },
      { description: 'every delivery to be settled', timeoutMs: 30_000 },
    );
  });

  it.each(named)(
    'to %s is answered as it must be, and leaves nothing unless it was taken',
    async (_name, operation) => {
      const before = await rowsOfIntake(suite);
      const { refusals, keepsRefusals, sendOdd } = await sendBadInput(asking, operation, refused);
      expect(refusals.map(({ fault }) => fault)).toEqual([]);
      if (!keepsRefusals) expect(await rowsOfIntake(suite)).toEqual(before);
      expect((await sendOdd()).map(({ fault }) => fault)).toEqual([]);
    },
  );

  it('past every HTTP client is refused on the socket', async () => {
    const path = '/intake/v1/cases';
    const found: string[] = [];
    for (const { what, status, text } of rawCases(path, asking.people.own)) {
      const { status: answered, answer } = await sendRaw(suite.baseUrl, text);
      const isProblem = answer.toLowerCase().includes('content-type: application/problem+json');
      const isOne = answer.split('HTTP/1.1 ').length === 2;
      if (answered !== status || !isProblem || !isOne) found.push(`${what}: ${answer}`);
    }
    expect(found).toEqual([]);
  });

  it('is answered in the published form', () => {
    expect([...badForm]).toEqual([]);
  });

  it('is in no event unless it was answered with a success', async () => {
    expect(refused.size).toBeGreaterThan(10_000);
    expect(await eventsOf(suite, refused)).toEqual([]);
  });

  it('does not end the process, nor reach its databases unchecked', async () => {
    expect((await suite.client('retailer').get('/health/live')).status).toBe(200);
    expect(suite.output()).not.toMatch(/"level":(50|60)|unchecked|uncaught/i);
  });
});

describe('security.md 7: a text that is taken', () => {
  it.each(TEXTS_TO_KEEP.map((text, at) => [at, text]))(
    'is kept as it was sent, code point for code point: number %d',
    async (_at, text) => {
      const kept = await sayAndRead(sender.send, asking.people, text as string);
      expect(kept.map(({ where, read }) => [where, read])).toEqual(
        kept.map(({ where }) => [where, text]),
      );
      expect(kept).toHaveLength(WAYS);
    },
  );

  it('is kept as it was sent, whatever Unicode makes of it', async () => {
    const client = suite.client('retailer');
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are refused, as shown above
      .map((made) => `a${made.replace(/[\0-\x08\x0b-\x1f]/g, '')}`);
    const keeping = fc.asyncProperty(text, async (sent) => {
      const body = { kind: 'procedure', freeOfPersonalData: true, text: sent };
      const { id } = (await client.post<{ id: string }>('/intake/v1/texts', body)).body;
      const found = await client.get<{ text: string }>(`/intake/v1/texts/${id}`, {
        reason: 'quality_check',
      });
      expect([...found.body.text]).toEqual([...sent]);
    });
    await fc.assert(keeping, { numRuns: 100 });
  });
});
