import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { kafkaClassPath } from './kafka-jars.ts';
import { countBrokers } from './kafka-probe.ts';
import { dataPath, type KafkaNode, propertiesPath, serverProperties } from './kafka-properties.ts';
import type { KafkaOptions, KafkaServer } from './kafka-server.ts';
import { endProcess, isRunning, signal } from '@amends/local-postgres/processes';
import { forgetProcess, noteProcess, scratchFolder } from './run-directory.ts';
import { waitFor } from './wait-for.ts';

const run = promisify(execFile);
const LOG_SETTINGS = fileURLToPath(new URL('../../../infra/kafka/log4j2.xml', import.meta.url));
const START_TIMEOUT_MS = 120_000;

const java = (heapMb: number, main: string, ...args: string[]): string[] => [
  ...[`-Xms${heapMb}m`, `-Xmx${heapMb}m`, '-XX:+UseG1GC', '-XX:MaxGCPauseMillis=20'],
  ...['-XX:+ExplicitGCInvokesConcurrent', `-Dlog4j2.configurationFile=file:${LOG_SETTINGS}`],
  ...['-cp', kafkaClassPath(), main, ...args],
];

// A cluster id is 16 bytes in base64url; one that begins with a dash would read as an option.
const newClusterId = (): string => {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? newClusterId() : id;
};

const layOut = async (options: KafkaOptions, folder: string): Promise<KafkaNode[]> => {
  const nodes: KafkaNode[] = [];
  for (let id = 1; id <= options.brokers; id += 1) {
    const clientPort = options.ports?.[id - 1] ?? (await freePort());
    const controllerPort = options.ports ? clientPort + 1 : await freePort();
    nodes.push({ id, clientPort, controllerPort, folder: join(folder, `broker-${id}`) });
  }
  for (const node of nodes) {
    mkdirSync(node.folder, { recursive: true });
    writeFileSync(propertiesPath(node), serverProperties(node, nodes));
  }
  return nodes;
};

const clusterIdIn = (folder: string): string => {
  const path = join(folder, 'cluster-id');
  if (!existsSync(path)) writeFileSync(path, newClusterId());
  return readFileSync(path, 'utf8');
};

const format = async (node: KafkaNode, clusterId: string): Promise<void> => {
  if (existsSync(join(dataPath(node), 'meta.properties'))) return;
  const args = ['format', '-t', clusterId, '-c', propertiesPath(node)];
  await run('java', java(128, 'kafka.tools.StorageTool', ...args));
};

const logPath = (node: KafkaNode): string => join(node.folder, 'broker.log');

const launch = (node: KafkaNode, heapMb: number): number => {
  const log = openSync(logPath(node), 'a');
  const child = spawn('java', java(heapMb, 'kafka.Kafka', propertiesPath(node)), {
    cwd: node.folder,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  if (child.pid === undefined) throw new Error('cannot run java');
  noteProcess(child.pid);
  return child.pid;
};

const awaitBroker = async (node: KafkaNode, pid: number, seenBrokers: number): Promise<void> => {
  const state = await waitFor(
    async () => {
      if (!isRunning(pid)) return 'ended';
      return (await countBrokers('127.0.0.1', node.clientPort)) >= seenBrokers && 'up';
    },
    {
      description: `Kafka broker ${node.id} to see ${seenBrokers} (log: ${logPath(node)})`,
      timeoutMs: START_TIMEOUT_MS,
      intervalMs: 100,
    },
  );
  if (state === 'up') return;
  forgetProcess(pid);
  const tail = readFileSync(logPath(node), 'utf8').split('\n').slice(-25).join('\n');
  throw new Error(`Kafka broker ${node.id} did not start:\n${tail}`);
};

/** Starts 1 or 3 brokers from the official jars with the machine's Java; 4 to 15 seconds. */
export const startJarCluster = async (options: KafkaOptions): Promise<KafkaServer> => {
  const folder = options.folder ?? scratchFolder('kafka');
  const heapMb = options.heapMb ?? (options.brokers === 1 ? 512 : 384);
  const nodes = await layOut(options, folder);
  const clusterId = clusterIdIn(folder);
  // Three nodes going down at once lose their quorum and would wait long for it. Data that is kept
  // gets the time for a clean end; a scratch cluster does not.
  const graceMs = options.folder ? 30_000 : 3_000;
  await Promise.all(nodes.map((node) => format(node, clusterId)));

  const pids = new Map<number, number>();
  const nodeAt = (index: number): KafkaNode => {
    const node = nodes[index];
    if (!node) throw new Error(`no broker ${index}: there are ${nodes.length}, from 0`);
    return node;
  };
  const pidAt = (index: number): number => {
    const pid = pids.get(nodeAt(index).id);
    if (pid === undefined) throw new Error(`broker ${index} does not run`);
    return pid;
  };
  const boot = async (index: number, seenBrokers: number): Promise<void> => {
    const node = nodeAt(index);
    if (pids.has(node.id)) return;
    const pid = launch(node, heapMb);
    pids.set(node.id, pid);
    await awaitBroker(node, pid, seenBrokers);
  };
  const end = async (index: number, name: NodeJS.Signals): Promise<void> => {
    const pid = pids.get(nodeAt(index).id);
    if (pid === undefined) return;
    pids.delete(nodeAt(index).id);
    // A stopped process takes no SIGTERM until it goes on.
    signal(pid, 'SIGCONT');
    await endProcess(pid, name, graceMs);
    forgetProcess(pid);
  };
  const stop = async () => {
    await Promise.all(nodes.map((_, index) => end(index, 'SIGTERM')));
  };

  try {
    await Promise.all(nodes.map((_, index) => boot(index, nodes.length)));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    brokers: nodes.map((node) => `127.0.0.1:${node.clientPort}`),
    stop,
    kill9: (index) => end(index, 'SIGKILL'),
    start: (index) => boot(index, 1),
    pause: async (index) => signal(pidAt(index), 'SIGSTOP'),
    resume: async (index) => signal(pidAt(index), 'SIGCONT'),
    wipe: async (index) => {
      await end(index, 'SIGKILL');
      rmSync(dataPath(nodeAt(index)), { recursive: true, force: true });
      await format(nodeAt(index), clusterId);
    },
  };
};
