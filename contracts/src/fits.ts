import type { z } from 'zod';

/** Whether a value fits a schema. */
export type Fits = (value: unknown) => boolean;

type Def = z.core.$ZodTypes['_zod']['def'];
type Check = z.core.$ZodChecks['_zod']['def'];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const defsOf = ({ checks = [] }: Def): Check[] => checks.map((check) => check._zod.def as Check);

const ofText = (def: Def): Fits | undefined => {
  const patterns: RegExp[] = [];
  for (const check of defsOf(def)) {
    const pattern =
      check.check === 'string_format' && check.format === 'regex' ? check.pattern : undefined;
    // One that remembers where it was tells different things of the same text.
    if (pattern === undefined || pattern.global || pattern.sticky) return undefined;
    patterns.push(pattern);
  }
  return (value) => typeof value === 'string' && patterns.every((pattern) => pattern.test(value));
};

const ofNumber = (def: Def & { readonly format?: string }): Fits | undefined => {
  if (def.format !== undefined && def.format !== 'safeint') return undefined;
  const isKind = def.format === undefined ? Number.isFinite : Number.isSafeInteger;
  const limits: ((value: number) => boolean)[] = [];
  for (const check of defsOf(def)) {
    if (check.check !== 'greater_than' && check.check !== 'less_than') return undefined;
    const { value: limit, inclusive } = check;
    if (typeof limit !== 'number') return undefined;
    const sign = check.check === 'greater_than' ? 1 : -1;
    limits.push((value) => sign * (value - limit) > 0 || (inclusive && value === limit));
  }
  return (value) => isKind(value) && limits.every((holds) => holds(value as number));
};

const ofList = (def: Def, element: z.core.$ZodType): Fits | undefined => {
  let least = 0;
  let most = Number.POSITIVE_INFINITY;
  for (const check of defsOf(def)) {
    if (check.check === 'min_length') least = Math.max(least, check.minimum);
    else if (check.check === 'max_length') most = Math.min(most, check.maximum);
    else return undefined;
  }
  const fits = fitsOf(element);
  return (value) =>
    Array.isArray(value) &&
    value.length >= least &&
    value.length <= most &&
    value.every((item) => fits(item));
};

const ofObject = (shape: Readonly<Record<string, z.core.$ZodType>>): Fits => {
  const fields = Object.entries(shape).map(([name, schema]) => [name, fitsOf(schema)] as const);
  return (value) => {
    if (!isObject(value)) return false;
    for (const [name, fits] of fields) if (!fits(value[name])) return false;
    return true;
  };
};

const ruleOf = (def: Def): Fits | undefined => {
  if ('coerce' in def && def.coerce === true) return undefined;
  if (def.type === 'string') return ofText(def);
  if (def.type === 'number') return ofNumber(def);
  if (def.type === 'array') return ofList(def, def.element);
  // Rules of their own, of anything else, are known to the schema alone.
  if ((def.checks ?? []).length > 0) return undefined;
  switch (def.type) {
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'enum': {
      const values = new Set<unknown>(Object.values(def.entries));
      return Object.values(def.entries).every((entry) => typeof entry === 'string')
        ? (value) => values.has(value)
        : undefined;
    }
    case 'literal': {
      const values = new Set<unknown>(def.values);
      return (value) => values.has(value);
    }
    case 'optional': {
      const fits = fitsOf(def.innerType);
      return (value) => value === undefined || fits(value);
    }
    case 'nullable': {
      const fits = fitsOf(def.innerType);
      return (value) => value === null || fits(value);
    }
    case 'object':
      return def.catchall === undefined ? ofObject(def.shape) : undefined;
    default:
      return undefined;
  }
};

/**
 * Whether values fit a schema: the same rules several times faster than by the schema, which makes
 * a copy of what it checks, and says what is wrong. Of a kind that is not written out here, which
 * few events have, the schema is asked.
 */
export const fitsOf = (schema: z.core.$ZodType): Fits =>
  ruleOf((schema as z.core.$ZodTypes)._zod.def) ??
  ((value) => (schema as z.ZodType).safeParse(value).success);
