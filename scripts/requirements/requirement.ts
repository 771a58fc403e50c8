/** What the suite must do, by number: a row of the table in README. */
export interface Requirement {
  /** */
  readonly id: string;
  /** The service that owns it. */
  readonly owner:
    | 'intake'
    | 'triage'
    | 'remedy'
    | 'follow-up'
    | 'lessons'
    | 'justice-scores'
    | 'resolution-times'
    | 'loyalty-outcomes'
    | 'case-files';
  /** In a few words. */
  readonly what: string;
  /** Events by name and operations as `METHOD /path` of the owner's API; none: not built. */
  readonly by: readonly string[];
}

/** Writes the rows of one owner. */
export const of =
  (owner: Requirement['owner']) =>
  (number: number, what: string, ...by: string[]): Requirement => ({
    id: `R-${String(number).padStart(3, '0')}`,
    owner,
    what,
    by,
  });
