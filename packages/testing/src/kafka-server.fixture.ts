import { startKafka } from './kafka-server.ts';

/** A run of its own with one broker, to be killed; started by kafka-server.int.test.ts. */
const { brokers } = await startKafka({ brokers: 1 });
process.stdout.write(`${brokers[0]}\n`);
setInterval(() => undefined, 60_000);
