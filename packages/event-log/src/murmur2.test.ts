import { describe, expect, it } from '@jest/globals';
import { Partitioners } from 'kafkajs';
import { murmur2, partitionOf } from './murmur2.ts';

const kafkaPartition = (key: string, partitions: number): number =>
  Partitioners.DefaultPartitioner()({
    topic: 'any',
    partitionMetadata: Array.from({ length: partitions }, (_, partitionId) => ({
      partitionId,
      partitionErrorCode: 0,
      leader: 1,
      replicas: [1],
      isr: [1],
    })),
    message: { key, value: null },
  });

describe('murmur2', () => {
  it("gives the values of Kafka's own test", () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(murmur2(bytes('21'))).toBe(-973932308);
    expect(murmur2(bytes('foobar'))).toBe(-790332482);
    expect(murmur2(bytes('a-little-bit-long-string'))).toBe(-985981536);
    expect(murmur2(bytes('a-little-bit-longer-string'))).toBe(-1486304829);
    expect(murmur2(bytes('lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8'))).toBe(-58897971);
  });

  it('puts keys of every length where the default partitioner of Kafka clients puts them', () => {
    const keys = Array.from({ length: 400 }, (_, n) => `${'kö€'.repeat(n % 9)}${n * 7919}`);
    const ours = keys.map((key) => partitionOf(key, 12));
    expect(ours).toEqual(keys.map((key) => kafkaPartition(key, 12)));
    expect(new Set(ours).size).toBe(12);
  });
});
