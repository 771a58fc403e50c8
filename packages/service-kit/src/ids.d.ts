/** Canonical, lower-case UUID of any version. */
export declare const uuidPattern: RegExp;
export declare const uuidV7Pattern: RegExp;
/** Whether a text is a UUID as this suite writes it; `URN:UUID:…` and upper case are not. */
export declare const isUuid: (text: string) => boolean;
export declare const isUuidV7: (text: string) => boolean;
/** `count` random bytes (at most 32) as hex, from the pool. */
export declare const randomHex: (count: number) => string;
/**
 * A UUID version 7. Ids made by one process grow strictly: within a millisecond the 12 bits after
 * the version count up from a random start; when they overflow, or the clock goes back, the time
 * part runs ahead of the clock. `nowMs` is Unix time in milliseconds.
 */
export declare const uuidv7: (nowMs?: number) => string;
/**
 * A UUID version 8 from the SHA-256 of the parts, so that the same input always meets itself.
 * The parts are joined by NUL, which no header, route or id can contain.
 */
export declare const uuidv8FromHash: (...parts: readonly string[]) => string;
