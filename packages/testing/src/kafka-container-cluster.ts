import { randomBytes } from 'node:crypto';
import {
  GenericContainer,
  getContainerRuntimeClient,
  Network,
  type StartedNetwork,
  type StartedTestContainer,
} from 'testcontainers';
import { freePort } from './free-port.ts';
import { countBrokers } from './kafka-probe.ts';
import { commonSettings } from './kafka-properties.ts';
import type { KafkaOptions, KafkaServer } from './kafka-server.ts';
import { containerPrefix } from './run-directory.ts';
import { waitFor } from './wait-for.ts';

// The same Kafka version as infra/kafka/pom.xml and infra/compose.yaml; tests/tidy compares them.
const IMAGE = process.env.AMENDS_KAFKA_IMAGE || 'apache/kafka:4.1.1';
const START_TIMEOUT_MS = 180_000;

// The run's watchdog removes what a killed run leaves. The library's own reaper would end the
// shared broker with the worker that started it, and is one image more to fetch.
process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true';

/** Published on the loopback interface only, because these brokers let everybody in. */
class LoopbackContainer extends GenericContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    const published: Record<string, { HostIp?: string }[]> = this.hostConfig.PortBindings ?? {};
    for (const binding of Object.values(published).flat()) binding.HostIp = '127.0.0.1';
  }
}

interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly network: StartedNetwork;
  readonly ports: readonly number[];
  readonly heapMb: number;
}

// The image reads every setting from a variable: dots become underscores.
const asVariables = (settings: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      `KAFKA_${name.toUpperCase().replaceAll('.', '_')}`,
      value,
    ]),
  );

const settingsOf = (index: number, { ports }: Cluster): Record<string, string> => ({
  'process.roles': 'broker,controller',
  'node.id': String(index + 1),
  'controller.quorum.voters': ports.map((_, each) => `${each + 1}@kafka-${each}:9093`).join(','),
  // Clients outside come by the published port, brokers reach each other by name in the network.
  listeners: 'PLAINTEXT://:9092,INTERNAL://:19092,CONTROLLER://:9093',
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${ports[index]},INTERNAL://kafka-${index}:19092`,
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
  'controller.listener.names': 'CONTROLLER',
  'inter.broker.listener.name': 'INTERNAL',
  'log.dirs': '/tmp/kafka-data',
  ...commonSettings(ports.length),
});

const create = (index: number, cluster: Cluster): Promise<StartedTestContainer> =>
  new LoopbackContainer(IMAGE)
    .withName(`${cluster.name}-${index}`)
    .withNetwork(cluster.network)
    .withNetworkAliases(`kafka-${index}`)
    .withExposedPorts({ container: 9092, host: cluster.ports[index] as number })
    .withEnvironment({
      CLUSTER_ID: cluster.id,
      KAFKA_HEAP_OPTS: `-Xms${cluster.heapMb}m -Xmx${cluster.heapMb}m`,
      ...asVariables(settingsOf(index, cluster)),
    })
    .withStartupTimeout(START_TIMEOUT_MS)
    .start();

const awaitBroker = (port: number, seenBrokers: number): Promise<boolean> =>
  waitFor(async () => (await countBrokers('127.0.0.1', port)) >= seenBrokers, {
    description: `the Kafka container at port ${port} to see ${seenBrokers} brokers`,
    timeoutMs: START_TIMEOUT_MS,
    intervalMs: 100,
  });

/**
 * Starts 1 or 3 brokers as containers of the image AMENDS_KAFKA_IMAGE, the official one unless set.
 * They never outlive the run.
 */
export const startContainerCluster = async (options: KafkaOptions): Promise<KafkaServer> => {
  const ports: number[] = [];
  for (let index = 0; index < options.brokers; index += 1) ports.push(await freePort());
  const name = `${containerPrefix()}-${randomBytes(4).toString('hex')}`;
  const network = await new Network({ nextUuid: () => name }).start();
  const id = `A${randomBytes(16).toString('base64url').slice(1)}`;
  const cluster: Cluster = { id, name, network, ports, heapMb: options.heapMb ?? 512 };
  const docker = (await getContainerRuntimeClient()).container;

  // All at once: a broker answers only when the quorum of controllers stands.
  const containers: (StartedTestContainer | undefined)[] = await Promise.all(
    ports.map((_, index) => create(index, cluster)),
  );
  await Promise.all(ports.map((port) => awaitBroker(port, ports.length)));
  const at = (index: number) => {
    const container = containers[index];
    if (!container) throw new Error(`no broker ${index}`);
    return docker.getById(container.getId());
  };
  const isUp = async (index: number) => (await at(index).inspect()).State.Running;
  return {
    brokers: ports.map((port) => `127.0.0.1:${port}`),
    stop: async () => {
      await Promise.all(containers.map((container) => container?.stop({ timeout: 10_000 })));
      await network.stop();
    },
    kill9: async (index) => {
      if (await isUp(index)) await at(index).kill({ signal: 'SIGKILL' });
    },
    start: async (index) => {
      if (!containers[index]) containers[index] = await create(index, cluster);
      else if (!(await isUp(index))) await at(index).start();
      await awaitBroker(ports[index] as number, 1);
    },
    pause: async (index) => {
      await at(index).pause();
    },
    resume: async (index) => {
      await at(index).unpause();
    },
    // A container's disk goes with the container.
    wipe: async (index) => {
      await at(index).remove({ force: true, v: true });
      containers[index] = undefined;
    },
  };
};
