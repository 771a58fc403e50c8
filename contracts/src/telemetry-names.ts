/**
 * Every metric, span and attribute of the suite, in one place. Names of OpenTelemetry's semantic
 * conventions where there are any; lag and outbox have none there. No value is ever personal:
 * ids, codes, routes as patterns, counts and times.
 */

/** Under which name the suite's own instruments are registered. */
export const INSTRUMENTATION = 'amends';

interface Metric {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

const metric = (name: string, unit: string, description: string): Metric => ({
  name,
  unit,
  description,
});

export const METRICS = {
  httpServerDuration: metric('http.server.request.duration', 's', 'Duration of HTTP requests'),
  poolConnections: metric('db.client.connection.count', '{connection}', 'Connections by state'),
  poolMax: metric('db.client.connection.max', '{connection}', 'Most connections of the pool'),
  poolPending: metric('db.client.connection.pending_requests', '{request}', 'Waiting for one'),
  sendDuration: metric('messaging.client.operation.duration', 's', 'Appending to the log'),
  sentMessages: metric('messaging.client.sent.messages', '{message}', 'Records appended'),
  consumedMessages: metric('messaging.client.consumed.messages', '{message}', 'Events handled'),
  processDuration: metric('messaging.process.duration', 's', 'Applying a batch of events'),
  outboxUnpublished: metric('outbox.unpublished', '{event}', 'Events the log has not got yet'),
  outboxOldestAge: metric('outbox.oldest.age', 's', 'Age of the oldest of them'),
  projectionLagEvents: metric('projection.lag.events', '{event}', 'Events not yet handled'),
  projectionLagSeconds: metric('projection.lag.seconds', 's', 'Age of the oldest of them'),
  consumerHeartbeatAge: metric('consumer.heartbeat.age', 's', 'Since the consumer last polled'),
} as const;

export const ATTRIBUTES = {
  httpMethod: 'http.request.method',
  httpRoute: 'http.route',
  httpStatus: 'http.response.status_code',
  errorType: 'error.type',
  poolName: 'db.client.connection.pool.name',
  poolState: 'db.client.connection.state',
  messagingSystem: 'messaging.system',
  messagingOperation: 'messaging.operation.name',
  messagingOperationType: 'messaging.operation.type',
  destination: 'messaging.destination.name',
  partition: 'messaging.destination.partition.id',
  consumerGroup: 'messaging.consumer.group.name',
  batchSize: 'messaging.batch.message_count',
  messageId: 'messaging.message.id',
  service: 'amends.service',
  projection: 'amends.projection',
  eventType: 'amends.event.type',
} as const;

/** The log, whichever adapter carries it: nothing outside event-log knows which. */
export const MESSAGING_SYSTEM = 'amends_log';

/** Semantic conventions' advice for durations in seconds. */
export const DURATION_BUCKETS: number[] = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];
