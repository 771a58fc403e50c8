/** One column type: how a value is brought into its one form, and how it is read back. */
export interface ColumnType {
  /** As Postgres names it. */
  readonly sql: string;
  /**
   * The one form of a value, equal to what a read gives back: so a fold sees the same row whether
   * it comes from memory or from the table, and any split of the stream gives the same rows.
   * @throws TypeError for a value that the column cannot hold exactly.
   */
  readonly normalise: (value: unknown) => unknown;
  /** SQL that gives the value as a member of a JSON array. */
  readonly toJson: (column: string) => string;
  /** That member, parsed, in its one form. */
  readonly fromJson: (value: unknown) => unknown;
}

const refuse = (sql: string): never => {
  // Never the value: parked reasons are shown to operators.
  throw new TypeError(`value does not fit a ${sql} column`);
};

const bare = (column: string): string => column;
const asText = (column: string): string => `${column}::text`;
const same = (value: unknown): unknown => value;

const plain = (sql: string, fits: (value: unknown) => boolean): ColumnType => ({
  sql,
  normalise: (value) => (fits(value) ? value : refuse(sql)),
  toJson: bare,
  fromJson: same,
});

const isString = (value: unknown): value is string => typeof value === 'string';
const isInteger = (value: unknown): boolean => Number.isInteger(value);

// A number where it is exact, which nearly always holds; a bigint above 2^53, so that arithmetic
// on it as a number throws instead of losing cents.
const toExact = (value: bigint): number | bigint =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;

const bigint: ColumnType = {
  sql: 'bigint',
  normalise: (value) => {
    if (Number.isSafeInteger(value)) return value;
    if (typeof value === 'bigint') return toExact(value);
    if (isString(value) && /^-?\d{1,19}$/.test(value)) return toExact(BigInt(value));
    return refuse('bigint');
  },
  toJson: asText,
  fromJson: (value) => {
    const exact = Number(value);
    return Number.isSafeInteger(exact) ? exact : BigInt(value as string);
  },
};

const numeric: ColumnType = {
  sql: 'numeric',
  normalise: (value) => {
    if (!isString(value) && typeof value !== 'bigint' && typeof value !== 'number')
      return refuse('numeric');
    const text = String(value);
    return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)
      ? text.replace(/^-(?=[0.]+$)/, '')
      : refuse('numeric');
  },
  toJson: asText,
  fromJson: same,
};

const toInstant = (value: unknown): string => {
  // Already in the one form: the common case, and parsing is the dearest step of a fold.
  if (isString(value) && value.length === 24 && value[19] === '.' && value[23] === 'Z')
    return value;
  const date = value instanceof Date ? value : new Date(isString(value) ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? refuse('timestamptz') : date.toISOString();
};

const double: ColumnType = {
  ...plain('double precision', Number.isFinite),
  // -0 does not survive JSON; adding zero makes it 0.
  normalise: (value) =>
    Number.isFinite(value) ? (value as number) + 0 : refuse('double precision'),
};

const jsonb: ColumnType = {
  sql: 'jsonb',
  // Through its own text: without members that are undefined, with 0 for -0, dates as texts. Only
  // the order of keys may differ from what is read back; a fold must not depend on it.
  normalise: (value) => {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? refuse('jsonb') : JSON.parse(text);
  },
  toJson: bare,
  fromJson: same,
};

const listOf = (fits: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(fits);
const isUuid = (value: unknown): boolean =>
  isString(value) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
const isDate = (value: unknown): boolean => isString(value) && /^\d{4}-\d\d-\d\d$/.test(value);

const types: readonly ColumnType[] = [
  plain('text', isString),
  plain('uuid', isUuid),
  plain('integer', isInteger),
  plain('smallint', isInteger),
  plain('boolean', (value) => typeof value === 'boolean'),
  plain('date', isDate),
  plain('text[]', listOf(isString)),
  plain('integer[]', listOf(isInteger)),
  bigint,
  numeric,
  double,
  jsonb,
  { sql: 'timestamptz', normalise: toInstant, toJson: bare, fromJson: toInstant },
];
const bySql = new Map(types.map((type) => [type.sql, type]));
const synonyms: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
  float8: 'double precision',
  'timestamp with time zone': 'timestamptz',
  'int[]': 'integer[]',
};

export interface DeclaredType {
  readonly type: ColumnType;
  readonly isRequired: boolean;
}

/**
 * Reads a column's declaration: a type of the list above, `not null` where wanted.
 * @throws TypeError for any other type: a fold could not read it back as it wrote it.
 */
export const readColumnType = (declared: string): DeclaredType => {
  const text = declared
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ primary key$/, '');
  const isRequired = text.endsWith(' not null');
  const name = isRequired ? text.slice(0, -' not null'.length) : text;
  const type = bySql.get(synonyms[name] ?? name);
  if (type === undefined) throw new TypeError(`a fact table cannot have a column of type ${name}`);
  return { type, isRequired };
};
