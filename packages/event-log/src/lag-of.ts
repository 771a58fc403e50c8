import type { SubscribeOptions, Subscription } from './types.ts';

/** Records between each partition's checkpoint and its end; the same for both adapters. */
export const lagOf =
  (
    options: SubscribeOptions,
    endOffsets: (topic: string) => Promise<readonly bigint[]>,
  ): Subscription['lag'] =>
  async () => {
    const perTopic = await Promise.all(
      options.topics.map(async (topic) => {
        const ends = await endOffsets(topic);
        return Promise.all(
          ends.map(async (end, partition) => {
            const position = await options.loadPosition(topic, partition);
            return { topic, partition, lag: end > position ? end - position : 0n };
          }),
        );
      }),
    );
    return perTopic.flat();
  };
