import { isDeepStrictEqual } from 'node:util';
import type { Answer } from './exchange.ts';

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300;

/** The code of a refusal. */
export const codeOf = ({ json }: Answer): unknown => (json as { code?: unknown } | undefined)?.code;

/** Headers that differ whatever was asked; that of the length repeats what the body says. */
const OF_THE_REQUEST = new Set([
  ...['date', 'traceparent', 'connection', 'keep-alive', 'content-length'],
  'amends-projection-position',
]);
/** Members that do, or that tell the time at which a projection was asked. */
const OF_THE_MOMENT = new Set([
  'requestId',
  'instance',
  'asOf',
  'lagSeconds',
  'projectionPosition',
]);

const lasting = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lasting);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !OF_THE_MOMENT.has(name))
      .map(([name, each]) => [name, lasting(each)]),
  );
};

const headersOf = ({ headers }: Answer): object =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_REQUEST.has(name)));

/** What it says: as JSON, or the text of an answer in XML. */
const bodyOf = ({ headers, json, text }: Answer): unknown =>
  String(headers['content-type']).startsWith('application/xml') ? text : lasting(json);

/** How an answer can be told from another one, or undefined when it cannot. */
export const difference = (one: Answer, other: Answer): string | undefined => {
  if (one.status !== other.status) return `${one.status} instead of ${other.status}`;
  if (!isDeepStrictEqual(bodyOf(one), bodyOf(other))) {
    return `another body: ${one.text.slice(0, 200)}`;
  }
  const [ours, theirs] = [headersOf(one), headersOf(other)];
  if (isDeepStrictEqual(ours, theirs)) return undefined;
  return `other headers: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`;
};
