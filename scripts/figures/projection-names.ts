/** The services that answer figures, by the name they have in paths. */
export const PROJECTION_NAMES = [
  'resolution-times',
  'justice-scores',
  'loyalty-outcomes',
  'lessons',
  'case-files',
] as const;

export type ProjectionName = (typeof PROJECTION_NAMES)[number];

export const isProjectionName = (name: string): name is ProjectionName =>
  (PROJECTION_NAMES as readonly string[]).includes(name);
