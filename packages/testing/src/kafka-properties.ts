import { join } from 'node:path';

/** One broker: node id from 1, its two ports and its folder. */
export interface KafkaNode {
  readonly id: number;
  readonly clientPort: number;
  readonly controllerPort: number;
  readonly folder: string;
}

export const propertiesPath = (node: KafkaNode): string => join(node.folder, 'server.properties');
export const dataPath = (node: KafkaNode): string => join(node.folder, 'data');

/**
 * The broker settings all clusters of the project share, whichever way they are started. Replicas
 * and minimum in-sync replicas as in production where there are three brokers to carry them.
 */
export const commonSettings = (brokers: number): Record<string, string> => {
  const replicas = String(Math.min(3, brokers));
  const inSync = String(Math.max(1, Math.min(3, brokers) - 1));
  return {
    'auto.create.topics.enable': 'false',
    'unclean.leader.election.enable': 'false',
    'default.replication.factor': replicas,
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': inSync,
    'log.retention.ms': '-1',
    // The default of 3 s would be paid by the first consumer of every group in every test.
    'group.initial.rebalance.delay.ms': '0',
    'num.network.threads': '2',
    'num.io.threads': '4',
  };
};

/** The server.properties of one broker that is its own controller, too. */
export const serverProperties = (node: KafkaNode, nodes: readonly KafkaNode[]): string => {
  const listeners =
    `PLAINTEXT://127.0.0.1:${node.clientPort},` + `CONTROLLER://127.0.0.1:${node.controllerPort}`;
  const settings: Record<string, string> = {
    'process.roles': 'broker,controller',
    'node.id': String(node.id),
    'controller.quorum.voters': nodes
      .map((each) => `${each.id}@127.0.0.1:${each.controllerPort}`)
      .join(','),
    listeners,
    'advertised.listeners': listeners,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': dataPath(node),
    ...commonSettings(nodes.length),
  };
  return `${Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`;
};
