import type { z } from 'zod';

/** The schema itself has to say what becomes of the value, if it may be sent at all. */
export const UNSURE: unique symbol = Symbol('unsure');

/** A value as its schema lets it out: the very same one where nothing of it has to change. */
type Shaper = (value: unknown) => unknown;

type Schema = z.core.$ZodType;

/** Parts of a definition, whichever kind of schema it is of. */
interface Definition {
  readonly type: string;
  readonly checks?: readonly z.core.$ZodCheck[];
  readonly format?: string;
  readonly coerce?: boolean;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly keyType?: Schema;
  readonly valueType?: Schema;
  readonly catchall?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
}

const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition;

/** Nothing is asked of the value but what it is. */
const isPlain = ({ checks = [], format, coerce }: Definition): boolean =>
  checks.length === 0 && format === undefined && coerce !== true;

const byItsSchema =
  (schema: Schema): Shaper =>
  (value) => {
    const { success, data } = (schema as z.ZodType).safeParse(value);
    return success ? data : UNSURE;
  };

type Limit = (value: number) => boolean;

const limitOf = (check: z.core.$ZodCheck): Limit | undefined => {
  const { check: kind, value, inclusive } = check._zod.def as z.core.$ZodCheckGreaterThanDef;
  if (typeof value !== 'number') return undefined;
  if (kind === 'greater_than') return (number) => number > value || (inclusive && number === value);
  if ((kind as string) !== 'less_than') return undefined;
  return (number) => number < value || (inclusive && number === value);
};

const numberShaper = ({ checks = [], format, coerce }: Definition): Shaper | undefined => {
  const limits = checks.map(limitOf);
  const isInt = format === 'safeint';
  if (coerce === true || (format !== undefined && !isInt) || limits.includes(undefined))
    return undefined;
  const isOfKind = isInt ? Number.isSafeInteger : Number.isFinite;
  return (value) =>
    isOfKind(value) && limits.every((limit) => limit!(value as number)) ? value : UNSURE;
};

const valuesShaper = ({ _zod: { values } }: Schema): Shaper | undefined =>
  values && ((value) => (values.has(value as z.core.util.Primitive) ? value : UNSURE));

const arrayShaper = (element: Schema): Shaper => {
  const shape = shaperOf(element);
  return (value) => {
    if (!Array.isArray(value)) return UNSURE;
    let items = value as unknown[];
    for (let at = 0; at < value.length; at += 1) {
      const item = shape(value[at]);
      if (item === UNSURE) return UNSURE;
      if (item === value[at]) continue;
      if (items === value) items = [...value];
      items[at] = item;
    }
    return items;
  };
};

const isRecord = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === Object.prototype || prototype === null;
};

const recordShaper = ({ keyType, valueType }: Definition): Shaper | undefined => {
  const key = definitionOf(keyType!);
  if (key.type !== 'string' || !isPlain(key)) return undefined;
  const shape = shaperOf(valueType!);
  return (value) => {
    if (!isRecord(value)) return UNSURE;
    let members = value;
    for (const name in value) {
      const member = name === '__proto__' ? UNSURE : shape(value[name]);
      if (member === UNSURE) return UNSURE;
      if (member === value[name]) continue;
      if (members === value) members = { ...value };
      members[name] = member;
    }
    return members;
  };
};

interface Field {
  readonly place: number;
  readonly isOptional: boolean;
  readonly shape: Shaper;
}

const fieldOf = ([name, schema]: readonly [string, Schema], place: number): [string, Field] => {
  const { type, innerType } = definitionOf(schema);
  // A default inside would put something in its place.
  const isOptional = type === 'optional' && schema._zod.optin === 'optional';
  return [name, { place, isOptional, shape: shaperOf(isOptional ? innerType! : schema) }];
};

/** Without what the schema does not have, and in its order, as the schema itself gives it. */
const madeAnew = (
  value: Readonly<Record<string, unknown>>,
  fields: ReadonlyMap<string, Field>,
): unknown => {
  const made: Record<string, unknown> = {};
  for (const [name, { shape }] of fields)
    if (value[name] !== undefined) made[name] = shape(value[name]);
  return made;
};

const objectShaper = ({ shape = {}, catchall }: Definition): Shaper | undefined => {
  // Names that any object has would be found in it.
  if (catchall !== undefined || Object.keys(shape).some((name) => name in Object.prototype))
    return undefined;
  // Not before they are needed: a schema may hold itself.
  let fields: ReadonlyMap<string, Field> | undefined;
  let required = 0;
  return (value) => {
    if (!isRecord(value)) return UNSURE;
    if (fields === undefined) {
      fields = new Map(Object.entries(shape).map(fieldOf));
      for (const { isOptional } of fields.values()) if (!isOptional) required += 1;
    }
    let isSame = true;
    let missing = required;
    let before = -1;
    for (const name in value) {
      const field = fields.get(name);
      const member = value[name];
      if (field === undefined || field.place < before) isSame = false;
      if (field === undefined || (member === undefined && field.isOptional)) continue;
      const shaped = member === undefined ? UNSURE : field.shape(member);
      if (shaped === UNSURE) return UNSURE;
      if (shaped !== member) isSame = false;
      if (!field.isOptional) missing -= 1;
      before = field.place;
    }
    if (missing > 0) return UNSURE;
    return isSame ? value : madeAnew(value, fields);
  };
};

const plainShaper = (schema: Schema, definition: Definition): Shaper | undefined => {
  switch (definition.type) {
    case 'string':
    case 'boolean':
      return (value) => (typeof value === definition.type ? value : UNSURE);
    case 'enum':
    case 'literal':
      return valuesShaper(schema);
    case 'nullable': {
      const shape = shaperOf(definition.innerType!);
      return (value) => (value === null ? null : shape(value));
    }
    case 'array':
      return arrayShaper(definition.element!);
    case 'record':
      return recordShaper(definition);
    case 'object':
      return objectShaper(definition);
    default:
      return undefined;
  }
};

const compiled = new WeakMap<Schema, Shaper>();

const shaperOf = (schema: Schema): Shaper => {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const definition = definitionOf(schema);
  const plain = isPlain(definition) ? plainShaper(schema, definition) : undefined;
  const own = definition.type === 'number' ? numberShaper(definition) : plain;
  const shaper = own ?? byItsSchema(schema);
  compiled.set(schema, shaper);
  return shaper;
};

/**
 * What a schema makes of an answer, as JSON shows it, without a copy of what is already so: zod
 * makes one of everything, which takes longer than to write a long answer. A kind of schema that is
 * not known here is asked itself. UNSURE for what breaks the schema, and where only the whole
 * schema can tell.
 */
export const answerShaper = (schema: z.ZodType): Shaper => shaperOf(schema);
