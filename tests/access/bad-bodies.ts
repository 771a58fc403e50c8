import { gzipSync } from 'node:zlib';

/** A request body that no route takes, or a request around a good one that none takes. */
export interface BadRequest {
  /** How it is called in findings. */
  readonly what: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  /** The idempotency key alone is wrong. */
  readonly isOfKey?: boolean;
}

export type Members = Readonly<Record<string, unknown>>;

/** The good body with one member more, written as it stands: JSON.stringify would mend it. */
const withMember = (body: Members, name: string, token: string): string => {
  const text = JSON.stringify(body);
  const comma = text === '{}' ? '' : ',';
  return `{${name}:${token}${comma}${text.slice(1)}`;
};

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Tokens of a number that another reader may read as another number, and texts no store keeps. */
const BAD_TOKENS: readonly (readonly [what: string, token: string, status: number])[] = [
  ['a number beyond every double', '1e400', 422],
  ['a number with a huge exponent', '1e400000', 422],
  ['an integer that a double rounds', '9007199254740993', 422],
  ['an amount that a double rounds', '100.00000000000000001', 422],
  ['an integer with an exponent', '1e3', 422],
  ['an integer with a fraction', '1.0', 422],
  ['NaN', 'NaN', 400],
  ['a number with a leading zero', '007', 400],
  ['U+0000', '"a\\u0000b"', 422],
  ['a backspace', '"a\\bb"', 422],
  ['an escape', '"a\\u001bb"', 422],
  ['half a surrogate pair', '"\\ud800"', 422],
  ['a pair the wrong way round', '"\\udc00\\ud800"', 422],
  ['33 levels', nested(32), 400],
  ['15,000 levels', nested(15_000), 400],
  ['a text that does not end', '"a', 400],
  ['a raw line feed in a text', '"a\nb"', 400],
];

const BAD_KEYS: readonly (readonly [what: string, key: string, status: number])[] = [
  ['__proto__', '"__proto__"', 400],
  ['constructor', '"constructor"', 400],
  ['prototype', '"prototype"', 400],
  ['a key with half a surrogate pair', '"\\udbff"', 422],
  ['a key with U+0000', '"\\u0000"', 422],
];

/** What is wrong with the text as a whole; the limit is what the route takes at most. */
const badTexts = (body: Members, limit: number): BadRequest[] => {
  const text = JSON.stringify(body);
  const [json, status] = [Buffer.from(text), 400];
  return [
    { what: 'a key given twice', body: `{"a":1,${withMember(body, '"a"', '1').slice(1)}`, status },
    { what: 'a byte order mark', body: Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), json]), status },
    {
      what: 'bytes that are no UTF-8',
      body: Buffer.from(`${text.slice(0, -1)}\xff`, 'latin1'),
      status,
    },
    { what: 'UTF-16', body: Buffer.from(text, 'utf16le'), status },
    { what: 'half of it', body: text.slice(0, -1), status },
    { what: 'something behind it', body: `${text}x`, status },
    { what: 'a comment', body: `/**/${text}`, status },
    { what: 'one byte more than the route takes', body: text.padEnd(limit + 1), status: 413 },
    ...['null', '"text"', '5', 'true'].map((token) => ({ what: token, body: token, status: 422 })),
  ];
};

/** What is wrong with the headers; the body is good. */
const badHeaders = (body: Members): BadRequest[] => {
  const text = JSON.stringify(body);
  const typed = (type: string): BadRequest => {
    return { what: type, body: text, headers: { 'content-type': type }, status: 415 };
  };
  return [
    ...['text/plain', 'application/xml', 'application/json; charset=utf-16'].map(typed),
    {
      what: 'a compressed body',
      body: gzipSync(text),
      headers: { 'content-encoding': 'gzip' },
      status: 415,
    },
  ];
};

/** A route that keeps an answer under a key refuses a command without one that it can keep. */
const badKeys = (body: Members): BadRequest[] =>
  ['', 'é', '"a', 'a'.repeat(256)].map((key) => ({
    what: `the idempotency key ${key.slice(0, 9)}`,
    body: JSON.stringify(body),
    headers: { 'idempotency-key': key },
    status: 400,
    isOfKey: true,
  }));

/**
 * Requests that are refused whatever the route does, because of their form alone (security.md 7).
 * @param limit bytes of a body that the route takes
 * @param isKeyed whether the route asks for an idempotency key
 */
export const badRequests = (body: Members, limit: number, isKeyed: boolean): BadRequest[] => [
  ...BAD_TOKENS.map(([what, token, status]) => {
    return { what, body: withMember(body, '"unheardOf"', token), status };
  }),
  ...BAD_KEYS.map(([what, key, status]) => ({ what, body: withMember(body, key, '1'), status })),
  ...badTexts(body, limit),
  ...badHeaders(body),
  ...(isKeyed ? badKeys(body) : []),
];
