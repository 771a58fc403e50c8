import { hash, randomFillSync } from 'node:crypto';

/** Canonical, lower-case UUID of any version. */
export const uuidPattern =
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const uuidV7Pattern =
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text is a UUID as this suite writes it; `URN:UUID:…` and upper case are not. */
export const isUuid = (text: string): boolean => text.length === 36 && uuidPattern.test(text);
export const isUuidV7 = (text: string): boolean => text.length === 36 && uuidV7Pattern.test(text);

/** Random bytes are fetched in blocks: one system call per 512 ids instead of one per id. */
const pool = Buffer.alloc(4096);
let poolAt = pool.length;

/** `count` random bytes (at most 32) as hex, from the pool. */
export const randomHex = (count: number): string => {
  if (poolAt + count > pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  const hex = pool.toString('hex', poolAt, poolAt + count);
  poolAt += count;
  return hex;
};

let lastMs = 0;
let counter = 0;

/**
 * A UUID version 7. Ids made by one process grow strictly: within a millisecond the 12 bits after
 * the version count up from a random start; when they overflow, or the clock goes back, the time
 * part runs ahead of the clock. `nowMs` is Unix time in milliseconds.
 */
export const uuidv7 = (nowMs: number = Date.now()): string => {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = Number.parseInt(randomHex(2), 16) & 0x7ff;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const tail = randomHex(8);
  const variant = ((Number.parseInt(tail[0]!, 16) & 0x3) | 0x8).toString(16);
  return (
    `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-` +
    `${variant}${tail.slice(1, 4)}-${tail.slice(4)}`
  );
};

/**
 * A UUID version 8 from the SHA-256 of the parts, so that the same input always meets itself.
 * The parts are joined by NUL, which no header, route or id can contain.
 */
export const uuidv8FromHash = (...parts: readonly string[]): string => {
  const hex = hash('sha256', parts.join('\0'));
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return (
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-` +
    `${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  );
};
