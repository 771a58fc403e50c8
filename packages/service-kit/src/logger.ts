import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * Fields a log line may have. An allowlist, because a list of what to hide misses the field that
 * is added next year: a name that is not here is dropped, whatever it holds.
 */
const allowedFields = new Set([
  'requestId',
  'method',
  'route',
  'status',
  'durationMs',
  'clientId',
  'actor',
  'kind',
  'code',
  'quota',
  'part',
  'phase',
  'signal',
  'exitCode',
  'reason',
  'port',
  'host',
  'url',
  'adapter',
  'version',
  'caseId',
  'streamId',
  'eventId',
  'commandId',
  'jobId',
  'deviceId',
  'storeId',
  'sourceId',
  'incidentId',
  'remedyId',
  'importId',
  'customerId',
  'task',
  'attempt',
  'retryInMs',
  'topic',
  'partition',
  'group',
  'offset',
  'seq',
  'position',
  'producer',
  'type',
  'consumer',
  'projection',
  'count',
  'batch',
  'lagSeconds',
  'epoch',
  'total',
  'sqlstate',
  'constraint',
]);

const textLengthMax = 256;
const framesMax = 12;

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
export const createLogger = (options: LoggerOptions): Logger => {
  const logger = pino(
    {
      level: options.level ?? 'info',
      base: { service: options.name },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      formatters: { level: (label) => ({ level: label }), log: allowed },
      hooks: {
        /** Only (fields, message): format arguments could carry anything. */
        logMethod(args, method) {
          const [first, second] = args as unknown[];
          const text = typeof second === 'string' ? second : undefined;
          if (first instanceof Error) method.apply(this, [{ err: first }, text ?? 'error']);
          else if (typeof first === 'string') method.apply(this, [first]);
          else method.apply(this, [first as object, text]);
        },
      },
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
  // pino does not format the bindings of children; children inherit this method.
  const { child } = logger;
  logger.child = function (this: Logger, bindings: object, childOptions?: object) {
    return child.call(this, allowed(bindings as Record<string, unknown>), childOptions);
  } as typeof logger.child;
  return logger;
};

const allowed = (fields: Record<string, unknown>): Record<string, unknown> => {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (name === 'err') kept.err = value;
    else if (allowedFields.has(name)) kept[name] = plain(value);
  }
  return kept;
};

const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return value.slice(0, textLengthMax);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return typeof value === 'bigint' ? value.toString() : undefined;
};

const safeClasses: ReadonlySet<unknown> = new Set([Error, TypeError, RangeError, ReferenceError]);

/** Classes whose messages come from the engine or from this code, not from data. */
const messageIsSafe = (error: Error): boolean => {
  return (
    safeClasses.has(error.constructor) ||
    error.name === 'AssertionError' ||
    'syscall' in error ||
    'retryable' in error
  );
};

/**
 * An error as log fields. An error of the database shrinks to code and constraint: its message,
 * detail and `where` carry values of rows. Other classes keep name, code and stack frames; the
 * message only where it cannot quote input (a SyntaxError of JSON.parse does).
 */
export const describeError = (error: unknown, depth = 0): Record<string, unknown> => {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  if (isDatabaseError(error)) {
    return { name: 'DatabaseError', code: plain(code), constraint: plain(constraint) };
  }
  const described: Record<string, unknown> = { name: error.name };
  if (code !== undefined) described.code = plain(code);
  if (messageIsSafe(error)) described.message = plain(error.message);
  described.stack = framesOf(error);
  if (error.cause !== undefined && depth < 3) {
    described.cause = describeError(error.cause, depth + 1);
  }
  return described;
};

/** Recognised by form, since this package does not know the driver: a SQLSTATE and a severity. */
export const isDatabaseError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error &&
  'severity' in error &&
  typeof (error as { code?: unknown }).code === 'string' &&
  /^[0-9A-Z]{5}$/.test((error as unknown as { code: string }).code);

const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, framesMax)
    .map((line) => line.trim());
