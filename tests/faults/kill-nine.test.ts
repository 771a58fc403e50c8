import { afterAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { pageThrough } from '../running/page-through.ts';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';

/** Reports that flow while the process is killed, and how many at a time. */
const CASES = 1_000;
const AT_A_TIME = 16;
const KILLS = 3;

let suite: SuiteProcess | undefined;

afterAll(async () => {
  await suite?.stop();
  if (suite !== undefined) removeDataDir(suite.dataDir);
});

interface Outcome {
  /** Case id of the answer; undefined where no answer came (it may have happened or not). */
  readonly acked: Map<string, string>;
  readonly unknown: Set<string>;
}

const body = (externalId: string) => ({
  channel: 'web_form',
  signalSource: 'complaint',
  source: 'kill-nine',
  externalId,
  complaintCode: 'delivery',
  narrative: 'It has not come yet.',
});

/** One try: an answer is a promise, silence is neither yes nor no. */
const sendOnce = async (client: Client, id: string, outcome: Outcome): Promise<void> => {
  try {
    const answer = await client.post<{ caseId: string }>('/intake/v1/cases', body(id), {
      idempotencyKey: id,
    });
    outcome.acked.set(id, answer.body.caseId);
    outcome.unknown.delete(id);
  } catch {
    outcome.unknown.add(id);
  }
};

const sendAll = async (
  running: SuiteProcess,
  ids: readonly string[],
  outcome: Outcome,
  onSent: (count: number) => void,
): Promise<void> => {
  const client = running.clientOnce('retailer');
  const queue = [...ids];
  let sent = 0;
  const worker = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      await sendOnce(client, id, outcome);
      sent += 1;
      onSent(sent);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
};

describe('kill -9 of the whole suite while cases flow', () => {
  it('keeps every acknowledged case, once, in the projections', async () => {
    const outcome: Outcome = { acked: new Map(), unknown: new Set() };
    const ids = Array.from({ length: CASES }, (_, n) => `k-${n}`);
    suite = await startSuiteProcess();
    const { dataDir } = suite;
    const share = Math.ceil(CASES / (KILLS + 1));
    for (let kill = 0; kill < KILLS; kill += 1) {
      const running: SuiteProcess = suite;
      const part = ids.slice(kill * share, (kill + 1) * share);
      let killed: Promise<void> | undefined;
      await sendAll(running, part, outcome, (sent) => {
        // In the middle of the stream, with requests under way.
        if (sent >= share / 2) killed ??= running.kill();
      });
      await killed;
      suite = await startSuiteProcess({ dataDir });
    }
    const last: SuiteProcess = suite;
    await sendAll(last, ids.slice(KILLS * share), outcome, () => undefined);
    // Every key whose outcome is not known is sent again and gets its one true answer.
    await sendAll(last, [...outcome.unknown], outcome, () => undefined);
    expect(outcome.unknown.size).toBe(0);
    expect(outcome.acked.size).toBe(CASES);

    const analyst = last.client('analyst');
    const expected = [...outcome.acked.values()].sort();
    for (const path of ['/case-files/v1/cases', '/resolution-times/v1/resolution-times']) {
      const seen = await waitFor(
        async () => {
          const found = await pageThrough(analyst, path);
          return found.length >= CASES && found;
        },
        { description: `${path} to have all cases`, timeoutMs: 60_000, intervalMs: 500 },
      );
      expect(seen.sort()).toEqual(expected);
    }
  });
});
