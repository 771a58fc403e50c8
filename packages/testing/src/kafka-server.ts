import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startContainerCluster } from './kafka-container-cluster.ts';
import { startJarCluster } from './kafka-jar-cluster.ts';
import { missingJars, missingJava } from './kafka-jars.ts';

const run = promisify(execFile);

/** A real Kafka cluster of this run. Brokers are counted from 0. */
export interface KafkaServer {
  /** host:port per broker, for a client's list of bootstrap servers. */
  readonly brokers: string[];
  /** Controlled shutdown of all brokers. */
  stop(): Promise<void>;
  /** SIGKILL; the data stays. Nothing happens when the broker is down already. */
  kill9(index: number): Promise<void>;
  /** Starts a broker that is down, on its old port and data; resolves when it serves requests. */
  start(index: number): Promise<void>;
  /** SIGSTOP: connections stay open and nothing answers. */
  pause(index: number): Promise<void>;
  resume(index: number): Promise<void>;
  /** Kills the broker and empties its disk; start(index) brings it back to be filled again. */
  wipe(index: number): Promise<void>;
}

export interface KafkaOptions {
  readonly brokers: 1 | 3;
  /** Java heap per broker in MB; 512 for one broker, 384 each for three. */
  readonly heapMb?: number;
  /** Keeps data and settings here, for development; a scratch folder of the run unless told. */
  readonly folder?: string;
  /** Client port per broker; the controller takes the next one. Free ports unless told. */
  readonly ports?: readonly number[];
}

export type KafkaAvailability =
  | { readonly available: true; readonly by: 'docker' | 'jars' }
  | { readonly available: false; readonly reason: string };

const dockerAnswers = async (): Promise<boolean> => {
  try {
    await run('docker', ['info'], { timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
};

const missingForJars = async (): Promise<string | undefined> =>
  (await missingJava()) ?? (await missingJars());

const check = async (): Promise<KafkaAvailability> => {
  const wish = process.env.AMENDS_TEST_KAFKA;
  if (wish === 'none') return { available: false, reason: 'AMENDS_TEST_KAFKA is none' };
  if (wish !== 'jars' && (await dockerAnswers())) return { available: true, by: 'docker' };
  const missing = await missingForJars();
  if (missing === undefined) return { available: true, by: 'jars' };
  return { available: false, reason: `Kafka needs a Docker engine, or ${missing}` };
};

let checked: Promise<KafkaAvailability> | undefined;

/**
 * Whether brokers can run here: by a Docker engine that answers, else by the machine's Java and the
 * official jars, which are fetched by Maven on the first call. AMENDS_TEST_KAFKA=jars forces the
 * latter, AMENDS_TEST_KAFKA=none turns Kafka off.
 */
export const kafkaAvailability = (): Promise<KafkaAvailability> => {
  checked ??= check();
  return checked;
};

/**
 * Starts 1 or 3 real brokers (KRaft) of this run; they never outlive it. With a folder to keep it
 * takes the jars, because a container's disk goes with the container.
 * @throws Error with the reason where no broker can run.
 */
export const startKafka = async (options: KafkaOptions): Promise<KafkaServer> => {
  if (options.folder) {
    const missing = await missingForJars();
    if (missing !== undefined) throw new Error(`Kafka needs ${missing}`);
    return startJarCluster(options);
  }
  const availability = await kafkaAvailability();
  if (!availability.available) throw new Error(availability.reason);
  return availability.by === 'jars' ? startJarCluster(options) : startContainerCluster(options);
};
