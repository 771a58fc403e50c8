/** Murmur2 partition of a log key; the function lives in event-log and is passed in. */
export type PartitionOf = (key: string) => number;

/** A position less its seq. */
export const formatPositionPrefix = (producer: string, partition: number): string =>
  `${producer.slice(0, 8)}.${partition}.`;

/** Where a write stands: what a reader waits for with `min-position`. Opaque to clients. */
export const formatPosition = (producer: string, partition: number, seq: bigint): string =>
  `${formatPositionPrefix(producer, partition)}${seq}`;

export interface ParsedPosition {
  /** First 8 hex digits of the producer id. */
  readonly producerPrefix: string;
  readonly partition: number;
  readonly seq: bigint;
}

/** Undefined where the text is no position. */
export const parsePosition = (text: string): ParsedPosition | undefined => {
  const match = /^([0-9a-f]{8})\.([0-9]{1,6})\.([0-9]{1,19})$/.exec(text);
  if (match === null) return undefined;
  return { producerPrefix: match[1]!, partition: Number(match[2]), seq: BigInt(match[3]!) };
};

/**
 * Stands in an answer's body for the position, which is known only once the rows have their seq.
 * Filled in before the answer is stored, so a repeated request gets the same bytes.
 */
export const POSITION_PLACEHOLDER = '@position@';

/** Fills the placeholder in the JSON text of an answer's body. */
export const fillPosition = (bodyJson: string, position: string): string =>
  bodyJson.replaceAll(POSITION_PLACEHOLDER, position);
