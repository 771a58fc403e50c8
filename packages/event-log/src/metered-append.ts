import { ATTRIBUTES, MESSAGING_SYSTEM, METRICS } from '@amends/contracts/telemetry-names';
import { activeMeter, durations } from '@amends/event-store/telemetry';
import type { EventLog } from './types.ts';

/** What a relay needs of the log, with numbers of what it sends; the log itself without an SDK. */
export const meteredAppend = <Log extends Pick<EventLog, 'append' | 'partitions'>>(
  log: Log,
): Pick<EventLog, 'append' | 'partitions'> => {
  const meter = activeMeter();
  if (meter === undefined) return log;
  const { name, unit, description } = METRICS.sentMessages;
  const sent = meter.createCounter(name, { unit, description });
  const duration = durations(meter, METRICS.sendDuration);
  const attributes = {
    [ATTRIBUTES.messagingSystem]: MESSAGING_SYSTEM,
    [ATTRIBUTES.messagingOperation]: 'send',
    [ATTRIBUTES.messagingOperationType]: 'send',
  };
  return {
    partitions: (topic) => log.partitions(topic),
    append: async (records) => {
      const started = performance.now();
      let failed: object = {};
      try {
        await log.append(records);
        sent.add(records.length, attributes);
      } catch (error) {
        failed = { [ATTRIBUTES.errorType]: (error as Error).name };
        throw error;
      } finally {
        duration.record((performance.now() - started) / 1_000, { ...attributes, ...failed });
      }
    },
  };
};
