const M = 0x5bd1e995;
const SEED = 0x9747b28c;

/** 32-bit murmur2 as Kafka's Java client computes it; the result is a signed integer. */
export const murmur2 = (bytes: Uint8Array): number => {
  const { length } = bytes;
  let h = SEED ^ length;
  let at = 0;
  for (; length - at >= 4; at += 4) {
    let k = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    k = Math.imul(k, M);
    k = Math.imul(k ^ (k >>> 24), M);
    h = Math.imul(h, M) ^ k;
  }
  const rest = length - at;
  if (rest === 3) h ^= bytes[at + 2]! << 16;
  if (rest >= 2) h ^= bytes[at + 1]! << 8;
  if (rest >= 1) h = Math.imul(h ^ bytes[at]!, M);
  h = Math.imul(h ^ (h >>> 13), M);
  return h ^ (h >>> 15);
};

const encoder = new TextEncoder();

/**
 * Partition of a key, 0 to partitions - 1: what every Kafka client with the Java default chooses,
 * so that a record written by another tool lands where ours do. The same for both adapters.
 */
export const partitionOf = (key: string, partitions: number): number =>
  (murmur2(encoder.encode(key)) & 0x7fffffff) % partitions;
