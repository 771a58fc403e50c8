// npm run kafka: development brokers in the foreground, or the topics on brokers that run.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startKafka } from '@amends/testing/kafka-server';
import { createTopics } from '@amends/testing/kafka-topics';
import { z } from 'zod';
import { root } from './check-steps.ts';
import { UsageError } from './terminal/command-error.ts';
import { runCommand } from './terminal/run-command.ts';

const PORTS = [9092, 9192, 9292];

const Topics = z.strictObject({
  topics: z.array(
    z.strictObject({
      name: z.string(),
      partitions: z.int().positive(),
      config: z.record(z.string(), z.string()),
    }),
  ),
});

const applyTopics = async (brokers: readonly string[]): Promise<void> => {
  const text = readFileSync(join(root, 'infra/kafka/topics.json'), 'utf8');
  const { topics } = Topics.parse(JSON.parse(text));
  await createTopics(brokers, topics);
  process.stdout.write(`topics: ${topics.map((topic) => topic.name).join(', ')}\n`);
};

const runBrokers = async (brokers: 1 | 3): Promise<void> => {
  const stopped = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
  });
  // A folder per number of brokers: one broker cannot read what a quorum of three wrote.
  const folder = join(root, '.amends', 'kafka', `${brokers}-brokers`);
  mkdirSync(folder, { recursive: true });
  process.stdout.write(`starting ${brokers} Kafka broker(s), data in ${folder}\n`);
  const server = await startKafka({ brokers, folder, ports: PORTS.slice(0, brokers) });
  await applyTopics(server.brokers);
  process.stdout.write(`bootstrap servers: ${server.brokers.join(',')}\nCtrl-C stops\n`);

  // Holds the process until a signal comes; a promise alone does not keep Node alive.
  const hold = setInterval(() => undefined, 60_000);
  await stopped;
  clearInterval(hold);
  process.stdout.write('stopping Kafka\n');
  await server.stop();
};

const USAGE = `usage: npm run kafka [-- options]
  --brokers 1|3               development brokers in the foreground; 1 unless told. Ctrl-C stops
                              them, data stays in .amends/kafka
  --topics-on host:port[,…]   only makes the topics, on brokers that run
Java 17 and Maven are needed, or a Docker engine.`;

await runCommand(USAGE, async (args) => {
  const { values } = parseArgs({
    args,
    options: { brokers: { type: 'string', default: '1' }, 'topics-on': { type: 'string' } },
  });
  if (values['topics-on'] !== undefined) await applyTopics(values['topics-on'].split(','));
  else if (values.brokers === '1') await runBrokers(1);
  else if (values.brokers === '3') await runBrokers(3);
  else throw new UsageError('--brokers is 1 or 3');
  return 0;
});
