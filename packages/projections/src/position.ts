import { ProjectionError } from './projection-error.ts';

/** Position of a write: first 8 hex digits of the producer id, partition, producer's sequence. */
export interface WritePosition {
  readonly producer: string;
  readonly partition: number;
  readonly seq: bigint;
}

const FORM = /^([0-9a-f]{8})\.(0|[1-9]\d{0,4})\.([1-9]\d{0,18})$/;

/** @throws ProjectionError malformed_position */
export const parsePosition = (text: string): WritePosition => {
  const match = FORM.exec(text);
  if (match === null)
    throw new ProjectionError('malformed_position', 'a position is <8 hex>.<partition>.<seq>');
  return { producer: match[1]!, partition: Number(match[2]), seq: BigInt(match[3]!) };
};

/** Highest sequence a build has handled per topic, partition and producer. */
export interface HighWater {
  readonly topic: string;
  readonly partition: number;
  readonly producer: string;
  readonly seq: bigint;
}

/**
 * Topics that have not shown the position, in one partition; undefined when none has. A position
 * does not name its topic: where a build reads several, the others must be known to hold nothing
 * older, or the answer could be silently stale.
 */
export const topicsBehind = (
  position: WritePosition,
  marks: readonly HighWater[],
  topics: readonly string[],
): readonly string[] | undefined => {
  const isPast = (topic: string): boolean =>
    marks.some(
      (mark) =>
        mark.topic === topic &&
        mark.partition === position.partition &&
        mark.producer === position.producer &&
        mark.seq >= position.seq,
    );
  const behind = topics.filter((topic) => !isPast(topic));
  return behind.length === topics.length ? undefined : behind;
};
