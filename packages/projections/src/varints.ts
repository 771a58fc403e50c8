/** Bytes that grow. */
export interface Sink {
  bytes: Buffer;
  length: number;
}

export const newSink = (): Sink => ({ bytes: Buffer.allocUnsafe(256), length: 0 });

const VARINT_BYTES_MAX = 8;

/** Makes room for so many more bytes. */
export const ensureRoom = (sink: Sink, more: number): void => {
  if (sink.length + more > sink.bytes.length)
    sink.bytes = Buffer.concat([sink.bytes, Buffer.allocUnsafe(sink.bytes.length + more)]);
};

// Base 128, lowest first, the top bit of a byte says that another one follows. By division, not by
// shifts: sums of seconds are larger than 32 bits.
export const putNumber = (sink: Sink, value: number): void => {
  ensureRoom(sink, VARINT_BYTES_MAX);
  let rest = value;
  while (rest >= 128) {
    sink.bytes[sink.length] = (rest % 128) | 128;
    sink.length += 1;
    rest = Math.floor(rest / 128);
  }
  sink.bytes[sink.length] = rest;
  sink.length += 1;
};

/** A copy of what is in it. */
export const takenFrom = ({ bytes, length }: Sink): Buffer => {
  const taken = Buffer.allocUnsafe(length);
  bytes.copy(taken, 0, 0, length);
  return taken;
};

export interface Source {
  readonly bytes: Uint8Array;
  at: number;
}

export const takeNumber = (source: Source): number => {
  let byte = source.bytes[source.at]!;
  source.at += 1;
  if (byte < 128) return byte;
  let value = byte & 127;
  let scale = 128;
  do {
    byte = source.bytes[source.at]!;
    source.at += 1;
    value += (byte & 127) * scale;
    scale *= 128;
  } while (byte >= 128);
  return value;
};

/** A number of either sign as one from 0 on; small ones stay small. */
export const folded = (amount: number): number => (amount < 0 ? -2 * amount - 1 : 2 * amount);
export const unfolded = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
