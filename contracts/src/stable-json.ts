const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
};

/**
 * JSON whose text depends on the value alone: keys sorted, two blanks of indent, one newline at the
 * end. Generated files are compared as text, so the order in which a schema was written must not
 * show.
 */
export const stableJson = (value: unknown): string => `${JSON.stringify(sorted(value), null, 2)}\n`;
