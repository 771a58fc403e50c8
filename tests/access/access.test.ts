import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';
import { openSender } from './exchange.ts';
import { operations } from './operations.ts';
import { tokensOf } from './people.ts';
import { problemFault } from './problem-body.ts';
import { probes } from './probes.ts';
import { undocumented } from './published-answers.ts';
import { type Asking, type Finding, storeFindings } from './store-access.ts';
import { makeThings } from './things.ts';

let suite: SuiteProcess;
let sender: ReturnType<typeof openSender>;
let asking: Asking;
/** What was wrong with the form of an answer, whatever it was asked for. */
const badForm = new Set<string>();

const linesOf = (findings: readonly Finding[]): string[] =>
  findings.map(({ operation, fault }) => `${operation} ${fault}`);

beforeAll(async () => {
  suite = await startSuiteProcess({ environment: { AMENDS_FOLLOW_UP_DELAY_SECONDS: '0' } });
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
}, 120_000);

afterAll(async () => {
  sender.close();
  await suite.stop();
  removeDataDir(suite.dataDir);
}, 60_000);

describe('S1: the store of a token', () => {
  it('has a thing to be tried on for every operation', () => {
    const names = operations.map(({ name }) => name);
    expect(names.filter((name) => probes[name] === undefined)).toEqual([]);
    expect(Object.keys(probes).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('decides what it sees and changes; the rest looks unknown', async () => {
    expect(linesOf(await storeFindings(asking, operations))).toEqual([]);
  });
});

describe('S3: what is answered', () => {
  it('is as published, refusals included', () => {
    expect([...badForm]).toEqual([]);
  });
});
