import { Kafka, logLevel } from 'kafkajs';
import { CLIENT_SETTINGS, type KafkaLogOptions } from './kafka-options.ts';
import { patchKafkaTimers } from './kafkajs-timer-patch.ts';

/** A kafkajs client with all settings by name; nothing is connected yet. */
export const makeKafka = (options: KafkaLogOptions): Kafka => {
  patchKafkaTimers();
  const { onClientLog } = options;
  return new Kafka({
    ...CLIENT_SETTINGS,
    brokers: [...options.brokers],
    clientId: options.clientId,
    ...(options.ssl === undefined ? {} : { ssl: options.ssl }),
    ...(options.sasl === undefined ? {} : { sasl: options.sasl }),
    logLevel: onClientLog === undefined ? logLevel.NOTHING : logLevel.WARN,
    logCreator:
      () =>
      ({ level, namespace, log }) =>
        onClientLog?.(level <= logLevel.ERROR ? 'error' : 'warn', `${namespace}: ${log.message}`),
  });
};
