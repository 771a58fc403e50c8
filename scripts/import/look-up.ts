import type { ChoiceField } from './mapping-fields.ts';

/** What a cell means: a value, deliberately nothing, or something the mapping does not know. */
export type Meaning<Value> =
  | { readonly is: 'value'; readonly value: Value }
  | { readonly is: 'absent' }
  | { readonly is: 'unmapped'; readonly key: string };

const asRegExp = (key: string): RegExp | undefined => {
  const [, source, flags] = /^\/(.+)\/([iu]*)$/.exec(key) ?? [];
  return source === undefined ? undefined : new RegExp(source, flags);
};

/** The part of a cell that is looked up: the first group of `extract` where it matches. */
export const extractor = (extract: string | undefined): ((cell: string) => string) => {
  if (extract === undefined) return (cell) => cell;
  const form = new RegExp(extract, 'u');
  return (cell) => {
    const match = form.exec(cell);
    return match === null ? cell : (match[1] ?? match[0]);
  };
};

/** Exact keys first, then the regular expressions in the order they are written. */
const table = <Value>(entries: readonly (readonly [string, Value])[]) => {
  const exact = new Map<string, Value>();
  const forms: (readonly [RegExp, Value])[] = [];
  for (const [key, value] of entries) {
    const form = asRegExp(key);
    if (form === undefined) exact.set(key, value);
    else forms.push([form, value]);
  }
  return (key: string): { readonly value: Value } | undefined => {
    if (exact.has(key)) return { value: exact.get(key)! };
    const found = forms.find(([form]) => form.test(key));
    return found === undefined ? undefined : { value: found[1] };
  };
};

/** Compiles a choice field into a function of the (trimmed) cell. A blank cell means nothing. */
export const choiceReader = <Value extends string>(
  field: ChoiceField<Value>,
  isValue: (text: string) => boolean,
): ((cell: string) => Meaning<Value>) => {
  const { constant } = field;
  if (constant !== undefined) return () => ({ is: 'value', value: constant });
  const partOf = extractor(field.extract);
  const find = table<Value | undefined>([
    ...(field.absent ?? []).map((key) => [key, undefined] as const),
    ...Object.entries(field.map ?? {}),
  ]);
  return (cell) => {
    if (cell === '') return { is: 'absent' };
    const key = partOf(cell);
    const found = find(key);
    if (found !== undefined) {
      return found.value === undefined ? { is: 'absent' } : { is: 'value', value: found.value };
    }
    if (field.map === undefined && isValue(key)) return { is: 'value', value: key as Value };
    return { is: 'unmapped', key };
  };
};
