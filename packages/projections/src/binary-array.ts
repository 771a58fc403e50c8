import { ensureRoom, newSink, type Sink, takenFrom } from './varints.ts';

/** The number by which Postgres knows a type. */
const OIDS = { bytea: 17, int2: 21, text: 25, date: 1_082 } as const;
export type ElementType = keyof typeof OIDS;

const POSTGRES_EPOCH_DAYS = 10_957;
const DAY_MS = 86_400_000;

const putInt32 = (sink: Sink, value: number): void => {
  ensureRoom(sink, 4);
  sink.length = sink.bytes.writeInt32BE(value, sink.length);
};

/** Longer texts are written by the engine, which costs as much as a few characters. */
const SHORT = 32;

/** Writes a short text of ASCII only, and gives its length; undefined for any other. */
const writeShort = (sink: Sink, text: string): number | undefined => {
  if (text.length > SHORT) return undefined;
  const from = sink.length + 4;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return undefined;
    sink.bytes[from + at] = code;
  }
  return text.length;
};

const putText = (sink: Sink, text: string): void => {
  ensureRoom(sink, 4 + 3 * text.length);
  const length = writeShort(sink, text) ?? sink.bytes.write(text, sink.length + 4);
  sink.bytes.writeInt32BE(length, sink.length);
  sink.length += 4 + length;
};

/** The day written last, and its number: many that follow one another are the same. */
const last = { day: '', number: 0 };

const putDate = (sink: Sink, day: string): void => {
  if (day !== last.day) {
    last.day = day;
    last.number = Date.parse(day) / DAY_MS - POSTGRES_EPOCH_DAYS;
  }
  putInt32(sink, 4);
  putInt32(sink, last.number);
};

const putElement = (sink: Sink, type: ElementType, element: string | number): void => {
  if (typeof element === 'string')
    if (type === 'date') putDate(sink, element);
    else putText(sink, element);
  else {
    putInt32(sink, 2);
    ensureRoom(sink, 2);
    sink.length = sink.bytes.writeInt16BE(element, sink.length);
  }
};

const sink = newSink();

/** Dimensions, whether there are nulls, type; then of the one dimension length and first index. */
const headOf = (type: ElementType, length: number): number[] => [1, 1, OIDS[type], length, 1];
const HEAD_BYTES = 20;
const LENGTH_BYTES = 4;

/**
 * Mostly nulls: their length is -1, all bits set, so that they stand there once the room for the
 * lengths and all bytes is filled.
 */
const bytesArray = (elements: readonly (Uint8Array | null)[]): Buffer => {
  let size = HEAD_BYTES + LENGTH_BYTES * elements.length;
  for (const element of elements) if (element !== null) size += element.length;
  const bytes = Buffer.allocUnsafe(size).fill(0xff);
  for (const [at, number] of headOf('bytea', elements.length).entries())
    bytes.writeInt32BE(number, at * LENGTH_BYTES);
  let at = HEAD_BYTES;
  for (const element of elements) {
    if (element !== null) {
      bytes.writeInt32BE(element.length, at);
      bytes.set(element, at + LENGTH_BYTES);
      at += element.length;
    }
    at += LENGTH_BYTES;
  }
  return bytes;
};

/**
 * An array as a parameter in the binary form of Postgres, which neither side has to write or read
 * as text: a driver sends a buffer as it is. Its form: array_send, and the types' own.
 * @param elements bytes of `bytea`, whole numbers of `int2`, texts of `text`, days of `date`
 */
export const binaryArray = <Type extends ElementType>(
  type: Type,
  elements: readonly ((Type extends 'bytea' ? Uint8Array : string | number) | null)[],
): Buffer => {
  if (type === 'bytea') return bytesArray(elements as readonly (Uint8Array | null)[]);
  sink.length = 0;
  for (const number of headOf(type, elements.length)) putInt32(sink, number);
  for (const element of elements as readonly (string | number | null)[])
    if (element === null) putInt32(sink, -1);
    else putElement(sink, type, element);
  return takenFrom(sink);
};
