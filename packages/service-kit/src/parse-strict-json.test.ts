import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { depthMax, keysPerObjectMax, parseStrictJson } from './parse-strict-json.ts';
import { Problem } from './problem-error.ts';

const parse = (text: string | Buffer) => parseStrictJson(Buffer.from(text as string));
const codeOf = (text: string | Buffer): string => {
  try {
    parse(text);
    return 'accepted';
  } catch (error) {
    return error instanceof Problem ? error.code : 'threw something else';
  }
};
const nested = (depth: number, open: string, close: string) =>
  `${open.repeat(depth)}${close.repeat(depth)}`;

const accepted = [
  '[]',
  '{}',
  '""',
  '0',
  '-1',
  '12',
  'true',
  'false',
  'null',
  ' [1] ',
  '[1,2 , 3]',
  '[[],[[]]]',
  '{"a":1,"b":{"a":2}}',
  '{"":0}',
  '{"a":{"b":1},"c":[{"b":1}]}',
  '[""]',
  '["a\\nb\\tc"]',
  '["\\u00e9"]',
  '["\\ud83d\\ude00"]',
  '["😀"]',
  '["\\"quoted\\" : {[,"]',
  '["\\\\"]',
  '["\\/"]',
  '["a:b"]',
  '{"a:b":1}',
  '{"a\\"":1}',
  '[0.5]',
  '[1.25]',
  '[-0.1]',
  '[9007199254740991]',
  '[-9007199254740991]',
  '[123456789012345]',
  '[1234567890123456]',
  '\t\n\r {"a" : 1 }\n',
  '["​"]',
  '["\\u2028"]',
  '["\\u007f"]',
  '{"a":"","A":""}',
  '["\\u0009\\u000a"]',
  '[{"a":1},{"a":1}]',
];

const malformed = [
  '',
  ' ',
  '{',
  '}',
  '[',
  ']',
  '[1',
  '{"a"',
  '{"a":',
  '{"a":1',
  '{"a":1,',
  '[1,]',
  '[,1]',
  '[1 2]',
  '{"a":1,}',
  '{"a" 1}',
  '{a:1}',
  "{'a':1}",
  '{"a":1 "b":2}',
  '{:1}',
  '[01]',
  '[1.]',
  '[.5]',
  '[+1]',
  '[-]',
  '[--1]',
  '[1e]',
  '[0x10]',
  '[NaN]',
  '[Infinity]',
  '[-Infinity]',
  '[undefined]',
  '[tru]',
  '[True]',
  'nul',
  '"',
  '"a',
  '["\\x"]',
  '["\\u12"]',
  '["\\u12G4"]',
  '["a\nb"]',
  '["a\tb"]',
  '["a\0b"]',
  '[1]]',
  '{}{}',
  '[1]x',
  '// a\n{}',
  '/* a */{}',
  '{"a":1}#',
  '["\\',
  '["\\"]',
  '\u00a0[]',
  '[1\u0000]',
  '<null>',
  '[1-2]',
  '[1.2.3]',
  '[1e3e3]',
  '{"a"::1}',
  '{"a":1:2}',
  '["\\a"]',
  'a',
  '*',
  '[\f]',
  '{"a":truth}',
  '[-a]',
  '[2.e3]',
  '[1eE2]',
  '[1e+]',
  '[-.1]',
];

describe('the strict JSON parser', () => {
  it.each(accepted)('reads %p as JSON.parse does', (text) => {
    expect(parse(text)).toEqual(JSON.parse(text));
  });

  it.each(malformed)('refuses %p as malformed_body', (text) => {
    expect(codeOf(text)).toBe('malformed_body');
  });

  it.each([
    ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['an overlong encoding', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['a cut sequence', Buffer.from([0x22, 0xe2, 0x82, 0x22])],
    ['a byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d])],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
    ['UTF-16 with a byte order mark', Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
  ])('refuses %s', (_what, bytes) => {
    expect(codeOf(bytes)).toBe('malformed_body');
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"b":2,"a":3}',
    '{"a":1,"\\u0061":2}',
    '[{"x":{"a":1,"a":[]}}]',
    '{"a":{"b":1},"a":{"b":1}}',
    '{"":1,"":2}',
    '{"1":1,"1":2}',
  ])('refuses the key given twice in %p', (text) => {
    expect(codeOf(text)).toBe('duplicate_key');
  });

  it.each([
    '{"__proto__":{}}',
    '{"\\u005f_proto__":1}',
    '{"constructor":{"prototype":{}}}',
    '[{"a":{"prototype":1}}]',
    '{"a":[{"__proto__":null}]}',
  ])('refuses the key that reaches a prototype in %p', (text) => {
    expect(codeOf(text)).toBe('forbidden_key');
  });

  it('leaves Object.prototype alone', () => {
    codeOf('{"__proto__":{"polluted":true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('reads the greatest depth and refuses one more, and a hundred thousand', () => {
    expect(codeOf(nested(depthMax, '[', ']'))).toBe('accepted');
    expect(codeOf(nested(depthMax + 1, '[', ']'))).toBe('body_too_deep');
    expect(codeOf(nested(100_000, '[', ']'))).toBe('body_too_deep');
    expect(codeOf('['.repeat(100_000))).toBe('body_too_deep');
    expect(codeOf(nested(100_000, '{"a":', '}'))).toBe('body_too_deep');
    expect(codeOf(`"${'['.repeat(1000)}"`)).toBe('accepted');
    expect(codeOf(`[${Array(100).fill('[],{}').join()}]`)).toBe('accepted');
  });

  it('reads 200 keys of an object and refuses 201', () => {
    const object = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, at])));
    expect(codeOf(object(keysPerObjectMax))).toBe('accepted');
    expect(codeOf(object(keysPerObjectMax + 1))).toBe('too_many_keys');
  });

  it.each([
    '"a\\u0000b"',
    '"\\u0001"',
    '"\\u001F"',
    '"\\b"',
    '"\\f"',
    '"\\r"',
    '{"a\\u0000":1}',
    '"\\ud800"',
    '"\\udc00"',
    '"\\udc00\\ud800"',
    '"a\\ud83dz"',
    '{"\\ud800":1}',
    '[["\\uD800"]]',
    '"\\ud83d😀"',
  ])('refuses the character in %p', (text) => {
    expect(codeOf(text)).toBe('control_character');
  });

  it.each([
    '1e3',
    '1E3',
    '1.0',
    '100.00000000000000001',
    '9007199254740993',
    '9007199254740992',
    '1e400',
    '1e400000',
    '-1.50',
    '0.0',
    '-0.0',
    '-0e1',
    '1e+21',
    '0.1e1',
    '123456789012345678901234567890',
    '0.0000001',
    '1e-7',
    '-9007199254740993',
    '1000000000000000000000',
  ])('refuses the number %p as non_canonical_number', (text) => {
    expect(codeOf(text)).toBe('non_canonical_number');
    expect(codeOf(`{"a":[${text}]}`)).toBe('non_canonical_number');
  });

  it('reads -0 as 0, wherever it stands', () => {
    expect(Object.is(parse('-0'), 0)).toBe(true);
    const value = parse('{"a":[-0,1],"b":{"c":-0}}') as { a: number[]; b: { c: number } };
    expect([value.a[0], value.b.c].every((zero) => Object.is(zero, 0))).toBe(true);
    expect(value).toEqual({ a: [0, 1], b: { c: 0 } });
  });

  it('lets the numbers of a vendor pass when asked', () => {
    const body = Buffer.from('{"quantity":1.0,"id":1e3}');
    expect(parseStrictJson(body, { canonicalNumbers: false })).toEqual({ quantity: 1, id: 1000 });
  });

  it('never echoes a value in its refusals', () => {
    try {
      parse('{"amount":1.0,"name":"CANARY"}');
    } catch (error) {
      expect(JSON.stringify(error)).not.toContain('CANARY');
    }
  });

  it('reads whatever JSON.stringify writes of well-formed values', () => {
    const key = fc.stringMatching(/^[a-zA-Z0-9 äß😀":{}[\]\\/]{0,8}$/u);
    const readable = fc.oneof(
      fc.constantFrom('\t', '\n'),
      ...[fc.integer({ min: 0x20, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })].map(
        (codePoint) => codePoint.map((one) => String.fromCodePoint(one)),
      ),
    );
    const text = fc.string({ unit: readable });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.maxSafeInteger(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    }));
    fc.assert(
      fc.property(value, (one) => {
        expect(parse(JSON.stringify(one))).toEqual(one === 0 ? 0 : one);
      }),
    );
  });

  it('accepts nothing that JSON.parse refuses and throws nothing but problems', () => {
    const alphabet = fc.constantFrom(...'{}[]",:\\u0019aeE.+-tfn \n'.split(''), 'true', '"a":');
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const code = codeOf(text);
        if (code === 'accepted') JSON.parse(text);
        return code !== 'threw something else';
      }),
      { numRuns: 2_000 },
    );
  });
});
