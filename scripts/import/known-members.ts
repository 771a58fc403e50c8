import type { z } from 'zod';

/** What of a zod schema is looked at here; wrappers have an inner type, records one of values. */
interface Looked {
  readonly def: {
    readonly type: string;
    readonly innerType?: Looked;
    readonly valueType?: Looked;
    readonly shape?: Readonly<Record<string, Looked>>;
  };
}

const unwrapped = (schema: Looked | undefined): Looked | undefined =>
  schema?.def.innerType === undefined ? schema : unwrapped(schema.def.innerType);

/**
 * Names of the members that a schema knows at a path; undefined where it has no fixed ones, or
 * where it depends on the data which it has.
 */
export const knownMembers = (
  schema: z.ZodType,
  path: readonly PropertyKey[],
): readonly string[] | undefined => {
  let here = unwrapped(schema as unknown as Looked);
  for (const step of path) {
    here = unwrapped(here?.def.shape?.[String(step)] ?? here?.def.valueType);
  }
  return here?.def.shape === undefined ? undefined : Object.keys(here.def.shape);
};
