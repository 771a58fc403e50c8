import { describe, expect, it } from '@jest/globals';
import { isUuid, isUuidV7, uuidv7, uuidv8FromHash } from './ids.ts';

describe('a UUID version 7', () => {
  it('grows strictly within one process, also within one millisecond', () => {
    const ids = Array.from({ length: 20_000 }, () => uuidv7(1_780_903_864_000));
    expect(ids.every(isUuidV7)).toBe(true);
    expect(ids.every((id, at) => at === 0 || id > ids[at - 1]!)).toBe(true);
  });

  it('grows when the clock goes back', () => {
    const first = uuidv7(1_990_903_864_000);
    expect(uuidv7(1_780_000_000_000) > first).toBe(true);
  });

  it('starts with the time in milliseconds', () => {
    const id = uuidv7(3_000_000_000_000);
    expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(3_000_000_000_000);
  });
});

describe('a UUID version 8 from a hash', () => {
  it('is the same for the same parts and another one for parts cut elsewhere', () => {
    const id = uuidv8FromHash('command', 'a', 'bc');
    expect(id).toBe(uuidv8FromHash('command', 'a', 'bc'));
    expect(id).not.toBe(uuidv8FromHash('command', 'ab', 'c'));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('has a value that does not change between releases', () => {
    const id = uuidv8FromHash('command', 'till-1', 'intake POST /v1/cases', 'k');
    expect(id).toBe('536a8fa5-2b0e-83d2-b597-144afe663559');
  });
});

describe('the UUID pattern', () => {
  it.each([
    'URN:UUID:6BA7B810-9DAD-11D1-80B4-00C04FD430C8',
    '6BA7B810-9DAD-11D1-80B4-00C04FD430C8',
    '6ba7b8109dad11d180b400c04fd430c8',
    '{6ba7b810-9dad-11d1-80b4-00c04fd430c8}',
    '6ba7b810-9dad-91d1-80b4-00c04fd430c8',
    '6ba7b810-9dad-11d1-00b4-00c04fd430c8',
    '6ba7b810-9dad-11d1-80b4-00c04fd430c8\n',
    '',
  ])('does not accept %p', (text) => {
    expect(isUuid(text)).toBe(false);
  });
});
