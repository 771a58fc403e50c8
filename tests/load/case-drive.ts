import { setTimeout as sleep } from 'node:timers/promises';
import type { KeepAliveClient, PlainAnswer } from './keep-alive-client.ts';
import { reportBody } from './report-body.ts';

interface RemedyView {
  readonly status: string;
  readonly offer?: {
    readonly offerId: string;
    readonly alternatives: readonly { readonly alternativeId: number }[];
  };
  readonly steps: readonly {
    readonly step: number;
    readonly executed: boolean;
    readonly refund?: string;
    readonly voucherId?: string;
  }[];
}

/** What became of the cases of a drive. */
export interface DriveResult {
  readonly started: number;
  readonly resolved: number;
  readonly failed: number;
  readonly firstFailure: string;
  /** From the scheduled report to resolved, milliseconds, sorted. */
  readonly durationsMs: readonly number[];
}

const POLL_MS = 400;
const CASE_LIMIT_MS = 30_000;

const expectOk = <Body>(what: string, answer: PlainAnswer<Body>): Body => {
  if (answer.status < 300) return answer.body;
  throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
};

const awaitRemedy = async (
  client: KeepAliveClient,
  caseId: string,
  status: string,
): Promise<RemedyView> => {
  const deadline = performance.now() + CASE_LIMIT_MS;
  while (performance.now() < deadline) {
    await sleep(POLL_MS);
    const answer = await client.get<RemedyView>(`/remedy/v1/cases/${caseId}/remedy`);
    if (answer.status === 200 && answer.body.status === status) return answer.body;
  }
  throw new Error(`the remedy of ${caseId} never was ${status}`);
};

/** One case through the public API: reported, acknowledged, offered, chosen, done. */
const playCase = async (client: KeepAliveClient, number: string): Promise<void> => {
  const body = JSON.parse(
    reportBody({ paymentRef: `pay-${number}` }).replaceAll('@number@', number),
  );
  const reported = await client.post<{ caseId: string }>('/intake/v1/cases', body);
  const { caseId } = expectOk('report', reported);
  const acknowledged = await client.post(`/intake/v1/cases/${caseId}/acknowledgements`, {
    by: 'person',
  });
  expectOk('acknowledge', acknowledged);
  const { offer } = await awaitRemedy(client, caseId, 'offered');
  const { offerId, alternatives } = offer!;
  const { alternativeId } = alternatives[0]!;
  const path = `/remedy/v1/cases/${caseId}`;
  expectOk('choose', await client.post(`${path}/choices`, { offerId, alternativeId }));
  const { steps } = expectOk('remedy', await client.get<RemedyView>(`${path}/remedy`));
  for (const { step, executed, refund, voucherId } of steps) {
    if (executed || refund !== undefined || voucherId !== undefined) continue;
    expectOk('execute', await client.post(`${path}/steps/${step}/executions`, {}));
  }
  await awaitRemedy(client, caseId, 'resolved');
};

/** Starts `rate` cases per second for `seconds`, whatever becomes of them, and waits for all. */
export const driveCases = async (
  client: KeepAliveClient,
  rate: number,
  seconds: number,
  label: string,
): Promise<DriveResult> => {
  const durationsMs: number[] = [];
  const running: Promise<void>[] = [];
  let failed = 0;
  let firstFailure = '';
  const started = performance.now();
  const total = Math.round(rate * seconds);
  const play = async (number: number): Promise<void> => {
    const dueMs = started + (number * 1000) / rate;
    try {
      await playCase(client, `${label}-${number}`);
      durationsMs.push(performance.now() - dueMs);
    } catch (error) {
      failed += 1;
      firstFailure ||= String(error);
    }
  };
  while (running.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - started) * rate) / 1000) + 1);
    while (running.length < due) running.push(play(running.length));
    await sleep(2);
  }
  await Promise.all(running);
  durationsMs.sort((a, b) => a - b);
  return { started: total, resolved: durationsMs.length, failed, firstFailure, durationsMs };
};
