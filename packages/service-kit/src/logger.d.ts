import { type DestinationStream, type Logger } from 'pino';
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
export type LoggerOptions = {
    readonly name: string;
    readonly level?: LogLevel;
    /** Where lines go; standard output when not given. Tests pass a stream of their own. */
    readonly destination?: DestinationStream;
};
/**
 * JSON lines on standard output. Values are ids, codes, counts and times: other fields are
 * dropped, texts are cut at 256 characters, errors are reduced (see describeError). The key of an
 * error is always `err`; an Error given as first argument is moved there.
 */
export declare const createLogger: (options: LoggerOptions) => Logger;
/**
 * An error as log fields. An error of the database shrinks to code and constraint: its message,
 * detail and `where` carry values of rows. Other classes keep name, code and stack frames; the
 * message only where it cannot quote input (a SyntaxError of JSON.parse does).
 */
export declare const describeError: (error: unknown, depth?: number) => Record<string, unknown>;
/** Recognised by form, since this package does not know the driver: a SQLSTATE and a severity. */
export declare const isDatabaseError: (error: unknown) => error is Error & {
    code: string;
};
