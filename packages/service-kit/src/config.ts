import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Secret } from './secret.ts';

/** Environment as Node gives it; main.ts passes process.env. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting: the name of its environment variable and how its text is read. */
export type Setting<Value> = {
  readonly variable: string;
  /** Also looked for under `<variable>_FILE`, the path of a file that holds the value. */
  readonly fromFile: boolean;
  readonly schema: z.ZodType<Value>;
};

export type Values<Settings> = {
  readonly [Name in keyof Settings]: Settings[Name] extends Setting<infer Value> ? Value : never;
};

/** Configuration that cannot be used: one line per reason, and no line shows a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(`configuration is not valid: ${lines.length} reason(s)`);
    this.lines = lines;
  }
}

/** sysexits.h EX_CONFIG: supervisors must not restart on it. */
export const exitCodeConfig = 78;

const setting = <Value>(
  variable: string,
  schema: z.ZodType<Value>,
  fromFile = false,
): Setting<Value> => ({ variable, schema, fromFile });

const withDefault = <Value>(schema: z.ZodType<Value>, fallback: Value | undefined) =>
  fallback === undefined ? schema : z.union([z.undefined().transform(() => fallback), schema]);

/** A text; without a default it is required. */
export const textSetting = (variable: string, fallback?: string): Setting<string> =>
  setting(variable, withDefault(z.string('must be set').min(1, 'must not be empty'), fallback));

/** A text that may be left out. */
export const optionalTextSetting = (variable: string): Setting<string | undefined> =>
  setting(variable, z.string().min(1, 'must not be empty').optional());

interface Bounds {
  readonly min: number;
  readonly max: number;
}

const wholeNumber = ({ min, max }: Bounds) => {
  const range = `must be a whole number from ${min} to ${max}`;
  return z
    .string('must be set')
    .regex(/^-?[0-9]{1,15}$/, range)
    .transform(Number)
    .pipe(z.number().min(min, range).max(max, range));
};

/** A whole number between two bounds, both allowed. */
export const numberSetting = (
  variable: string,
  bounds: Bounds & { readonly default?: number },
): Setting<number> => setting(variable, withDefault(wholeNumber(bounds), bounds.default));

/** The same, which may be left out. */
export const optionalNumberSetting = (
  variable: string,
  bounds: Bounds,
): Setting<number | undefined> => setting(variable, wholeNumber(bounds).optional());

/** `true` or `false`, nothing else. */
export const flagSetting = (variable: string, fallback: boolean): Setting<boolean> => {
  const flag = z.enum(['true', 'false'], 'must be true or false').transform((v) => v === 'true');
  return setting(variable, withDefault(flag, fallback));
};

/** One of a list of words. */
export const choiceSetting = <const Choice extends string>(
  variable: string,
  choices: readonly [Choice, ...Choice[]],
  fallback?: Choice,
): Setting<Choice> =>
  setting(
    variable,
    withDefault<Choice>(z.enum(choices, `must be one of ${choices.join(', ')}`), fallback),
  );

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** The IANA name of a time zone. */
export const timeZoneSetting = (variable: string, fallback: string): Setting<string> =>
  setting(
    variable,
    withDefault(
      z.string().refine(isTimeZone, 'must be a time zone such as Europe/Berlin'),
      fallback,
    ),
  );

/** Words separated by commas; empty when not set. */
export const listSetting = (variable: string): Setting<readonly string[]> =>
  setting(
    variable,
    withDefault<readonly string[]>(
      z.string().transform((text) => text.split(',').flatMap((word) => word.trim() || [])),
      [],
    ),
  );

const secretSchema = (minBytes: number) =>
  z
    .string()
    .refine((text) => Buffer.byteLength(text) >= minBytes, `must have ${minBytes} bytes or more`)
    .transform((text) => new Secret(text));

/**
 * A secret that may be left out, from `<variable>` or from the file named in `<variable>_FILE`; no
 * default exists.
 */
export const optionalSecretSetting = (
  variable: string,
  minBytes = 32,
): Setting<Secret | undefined> => setting(variable, secretSchema(minBytes).optional(), true);

/**
 * Reads all settings once and freezes them.
 * @throws ConfigError with one line per variable that is missing or not valid
 */
export const readConfig = <Settings extends Record<string, Setting<unknown>>>(
  settings: Settings,
  environment: Environment,
): Values<Settings> => {
  const lines: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { variable, schema, fromFile }] of Object.entries(settings)) {
    const text = fromFile ? textOrFile(variable, environment, lines) : environment[variable];
    if (text === unreadable) continue;
    const parsed = schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else lines.push(`${variable}: ${reason(parsed.error)}`);
  }
  if (lines.length > 0) throw new ConfigError(lines);
  return Object.freeze(values) as Values<Settings>;
};

const unreadable = Symbol('unreadable');

const textOrFile = (
  variable: string,
  environment: Environment,
  lines: string[],
): string | undefined | typeof unreadable => {
  const path = environment[`${variable}_FILE`];
  if (path === undefined) return environment[variable];
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch {
    lines.push(`${variable}_FILE: the file cannot be read`);
    return unreadable;
  }
};

/** The most specific message of an issue; a union hides those of its members one level down. */
const reason = (error: z.ZodError): string => {
  const issue = error.issues[0];
  if (issue?.code === 'invalid_union') {
    const branch = issue.errors.at(-1)?.[0];
    if (branch !== undefined) return branch.message;
  }
  return issue?.message ?? 'is not valid';
};

/** Prints the reasons to stderr, one line each, and ends the process with code 78. */
export const exitWithConfigError = (error: ConfigError): never => {
  for (const line of error.lines) process.stderr.write(`${line}\n`);
  process.exit(exitCodeConfig);
};

/** readConfig for main.ts: a configuration that cannot be used ends the process. */
export const readConfigOrExit = <Settings extends Record<string, Setting<unknown>>>(
  settings: Settings,
  environment: Environment,
): Values<Settings> => {
  try {
    return readConfig(settings, environment);
  } catch (error) {
    if (error instanceof ConfigError) exitWithConfigError(error);
    throw error;
  }
};
