import { createInterface } from 'node:readline';
import { Pool } from 'pg';
import { runConsumer } from './consume.ts';
import { tally } from './contract-support.fixture.ts';
import { type EventLogConfig, openEventLog } from './open-event-log.ts';
import type { EventLog } from './types.ts';

// One consumer in a process of its own, for tests that freeze or kill it. With `hold` it says
// `batch` when it was given one and waits for `go` before it opens the transaction.
interface Settings {
  readonly config: EventLogConfig;
  readonly url: string;
  readonly name: string;
  readonly topic: string;
  readonly hold: boolean;
}

const settings = JSON.parse(process.argv[2]!) as Settings;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const go = Promise.withResolvers<void>();
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'go') go.resolve();
});

const log = openEventLog(settings.config);
const held: EventLog = {
  ...log,
  subscribe: (options) =>
    log.subscribe({
      ...options,
      handle: async (batch, control) => {
        say(`batch ${batch.partition} ${batch.records.length}`);
        if (settings.hold) await go.promise;
        const next = await options.handle(batch, { ...control, alive: () => true });
        say(`handled ${next}`);
        return next;
      },
    }),
};
const pool = new Pool({ connectionString: settings.url, max: 2 });
const consumer = await runConsumer({
  log: held,
  pool,
  name: settings.name,
  version: 1,
  topics: [settings.topic],
  apply: tally(settings.name),
  limits: { maxEvents: 1000, maxMs: 1000 },
  onCommitted: () => say(`applied ${consumer.status().applied}`),
});
await consumer.ready;
say('ready');
