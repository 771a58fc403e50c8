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

const putBytes = (sink: Sink, bytes: Uint8Array): void => {
  putInt32(sink, bytes.length);
  ensureRoom(sink, bytes.length);
  sink.bytes.set(bytes, sink.length);
  sink.length += bytes.length;
};

const putText = (sink: Sink, text: string): void => {
  ensureRoom(sink, 4 + 3 * text.length);
  const length = sink.bytes.write(text, sink.length + 4);
  sink.bytes.writeInt32BE(length, sink.length);
  sink.length += 4 + length;
};

const putDate = (sink: Sink, day: string): void => {
  putInt32(sink, 4);
  putInt32(sink, Date.parse(day) / DAY_MS - POSTGRES_EPOCH_DAYS);
};

const putElement = (sink: Sink, type: ElementType, element: Uint8Array | string | number): void => {
  if (typeof element === 'string')
    if (type === 'date') putDate(sink, element);
    else putText(sink, element);
  else if (typeof element === 'number') {
    putInt32(sink, 2);
    ensureRoom(sink, 2);
    sink.length = sink.bytes.writeInt16BE(element, sink.length);
  } else putBytes(sink, element);
};

const sink = newSink();

/**
 * An array as a parameter in the binary form of Postgres, which neither side has to write or read
 * as text: a driver sends a buffer as it is. Its form: array_send, and the types' own.
 * @param elements bytes of `bytea`, whole numbers of `int2`, texts of `text`, days of `date`
 */
export const binaryArray = (
  type: ElementType,
  elements: readonly (Uint8Array | string | number | null)[],
): Buffer => {
  sink.length = 0;
  // Dimensions, whether there are nulls, type; then the one dimension: its length and first index.
  for (const number of [1, 1, OIDS[type], elements.length, 1]) putInt32(sink, number);
  for (const element of elements)
    if (element === null) putInt32(sink, -1);
    else putElement(sink, type, element);
  return takenFrom(sink);
};
