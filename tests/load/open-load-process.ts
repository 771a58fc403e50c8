// The load generator of open-load.ts, in a process of its own so that neither the server nor the
// bench waits for it. Plain sockets: an HTTP client library costs as much as the server measured.
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { LoadPlan, LoadResult } from './open-load.ts';
import { quantile } from './row.ts';

/** How long answers may still come in after the last request was due. */
const DRAIN_MS = 5_000;
const TICK_MS = 1;
const HEAD_END = '\r\n\r\n';

interface Lane {
  readonly socket: Socket;
  dueMs: number;
  text: string;
}

const answerLength = (text: string): number | undefined => {
  const headEnd = text.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, headEnd + 2))?.[1];
  return headEnd + HEAD_END.length + Number(length ?? 0);
};

const requestText = (plan: LoadPlan, number: number): string => {
  const body = plan.body.replaceAll('@number@', String(number));
  const headers = Object.entries(plan.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return (
    `POST ${plan.path} HTTP/1.1\r\nhost: 127.0.0.1:${plan.port}\r\n${headers.join('')}` +
    `idempotency-key: "${randomUUID()}"\r\ncontent-type: application/json\r\n` +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
};

const openLane = async (plan: LoadPlan): Promise<Lane> => {
  const socket = connect({ host: '127.0.0.1', port: plan.port, noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return { socket, dueMs: 0, text: '' };
};

/** Tells of each whole answer, and whether it was a success. */
const hearAnswers = (lane: Lane, settle: (lane: Lane, ok: boolean) => void): void => {
  lane.socket.setEncoding('latin1');
  lane.socket.on('data', (chunk) => {
    lane.text += String(chunk);
    const length = answerLength(lane.text);
    if (length === undefined || lane.text.length < length) return;
    settle(lane, lane.text.startsWith('HTTP/1.1 2'));
  });
  lane.socket.on('error', () => settle(lane, false));
};

const runPlan = async (plan: LoadPlan): Promise<LoadResult> => {
  const lanes = await Promise.all(Array.from({ length: plan.connections }, () => openLane(plan)));
  const free = [...lanes];
  const waiting: number[] = [];
  const latencies: number[] = [];
  const total = Math.round(plan.rate * plan.seconds);
  const cpu = process.cpuUsage();
  const startMs = performance.now();
  const counts = { sent: 0, settled: 0, failed: 0, unsent: 0 };
  const done = Promise.withResolvers<void>();
  let firstFailure = '';

  const settle = (lane: Lane, ok: boolean): void => {
    counts.settled += 1;
    if (ok) latencies.push(performance.now() - lane.dueMs);
    else {
      counts.failed += 1;
      firstFailure ||= lane.text.slice(0, 500);
    }
    lane.text = '';
    const due = waiting.shift();
    if (due === undefined) free.push(lane);
    else send(lane, due);
    if (counts.settled + counts.unsent === total) done.resolve();
  };
  const send = (lane: Lane, dueMs: number): void => {
    lane.dueMs = dueMs;
    counts.sent += 1;
    lane.socket.write(requestText(plan, counts.sent));
  };
  for (const lane of lanes) hearAnswers(lane, settle);
  // Bounded: who would wait for longer than this is counted as failed and never sent.
  const waitingMax = plan.rate * 2;
  let scheduled = 0;
  const timer = setInterval(() => {
    const elapsedMs = performance.now() - startMs;
    const due = Math.min(total, Math.floor((elapsedMs * plan.rate) / 1000));
    for (; scheduled < due; scheduled += 1) {
      const dueMs = startMs + (scheduled * 1000) / plan.rate;
      const lane = free.pop();
      if (lane !== undefined) send(lane, dueMs);
      else if (waiting.length < waitingMax) waiting.push(dueMs);
      else counts.unsent += 1;
    }
    const isOver = elapsedMs > plan.seconds * 1000 + DRAIN_MS;
    if (isOver || counts.settled + counts.unsent === total) done.resolve();
  }, TICK_MS);
  await done.promise;
  clearInterval(timer);
  for (const { socket } of lanes) socket.destroy();
  const { user, system } = process.cpuUsage(cpu);
  latencies.sort((a, b) => a - b);
  return {
    due: total,
    answered: latencies.length,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    maxMs: latencies.at(-1) ?? Number.NaN,
    cpuMs: (user + system) / 1000,
    firstFailure,
  };
};

process.on('message', (plan: LoadPlan) => {
  runPlan(plan).then(
    (result) => process.send!(result, () => process.exit(0)),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
