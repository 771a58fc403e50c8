import type { CaseHistoryImported } from '@amends/contracts/intake';
import { externalRef, money, shortId, slug } from '@amends/contracts/primitives';
import type { ProblemCode } from '@amends/contracts/problem';
import {
  INTAKE_CHANNELS,
  KHD_TYPES,
  REMEDY_TYPES,
  RESOLUTION_OUTCOMES,
} from '@amends/contracts/vocabulary';
import { z } from 'zod';
import { cardNumberPointers } from '../text/card-data.ts';
import { liesInFuture } from '@amends/service-kit/real-instant';
import { importedTime, isReversed, storyFields, timesOf } from './import-story.ts';

const labels = z.record(slug, z.string().min(1).max(200));

/** Slugs of a source and their texts. Where a list is given, a row may use no other slug. */
export const importLabels = z.strictObject({
  categories: labels.optional(),
  groups: labels.optional(),
  results: labels.optional(),
});
export type ImportLabels = z.infer<typeof importLabels>;

/** One row as the client sends it; ids of case and job are made here. */
export const importRow = z.strictObject({
  rowNumber: z.int().min(1).max(100_000_000),
  externalId: externalRef,
  storeId: shortId.optional(),
  channel: z.enum(INTAKE_CHANNELS).optional(),
  occurred: importedTime.optional(),
  reported: importedTime,
  resolved: importedTime.optional(),
  closed: importedTime.optional(),
  complaintCode: z.enum(KHD_TYPES).optional(),
  sourceCategory: slug.optional(),
  sourceGroup: slug.optional(),
  sourceResult: slug.optional(),
  remedyType: z.enum(REMEDY_TYPES).optional(),
  outcome: z.enum(RESOLUTION_OUTCOMES).optional(),
  restitution: z.strictObject(money.shape).optional(),
  satisfied: z.boolean().optional(),
  ...storyFields,
  /** The client's own mark; the other flags are set here, whatever the row says. */
  flags: z
    .array(z.enum(['close_before_start', 'store_unknown', 'unmapped_value']))
    .max(3)
    .optional(),
});

/** What a row says, before it has a case. */
export type RowFacts = Omit<
  CaseHistoryImported,
  'caseId' | 'jobId' | 'provenance' | 'source' | 'mappingVersion'
>;

export type ReadRow =
  | { readonly read: 'row'; readonly rowNumber: number; readonly facts: RowFacts }
  | {
      readonly read: 'refused';
      /** null: the row does not even tell its number; it cannot be counted. */
      readonly rowNumber: number | null;
      readonly externalId: string | null;
      readonly code: ProblemCode;
      readonly detail: string;
    };

export interface RowRules {
  readonly expectedRows: number;
  readonly labels: ImportLabels;
  readonly isKnownStore: (storeId: string) => boolean;
  readonly nowMs: number;
}

/** Ids by pattern and dates: digits that mean nothing else. */
const TYPED = new Set(['externalId', 'storeId', 'at']);

const undeclared = (declared: Record<string, string> | undefined, value: string | undefined) =>
  value !== undefined && declared !== undefined && !Object.hasOwn(declared, value);

/** A case that ends before it begins is kept and flagged: its duration means nothing. */
const endsBeforeStart = (row: z.infer<typeof importRow>): boolean =>
  [row.resolved, row.closed].some(
    (end) => end !== undefined && Date.parse(end.at) < Date.parse(row.reported.at),
  );

/**
 * Reads one row of an import: its facts with their flags, or why it is refused. Nothing is
 * repaired: a value that does not fit refuses the row, a strange one flags it.
 */
export const readImportRow = (input: unknown, rules: RowRules): ReadRow => {
  const parsed = importRow.safeParse(input);
  const sent = (input ?? {}) as { rowNumber?: unknown; externalId?: unknown };
  const rowNumber = importRow.shape.rowNumber.safeParse(sent.rowNumber).data ?? null;
  const externalId = externalRef.safeParse(sent.externalId).data ?? null;
  const refused = (code: ProblemCode, detail: string): ReadRow => ({
    read: 'refused',
    rowNumber: rowNumber !== null && rowNumber <= rules.expectedRows ? rowNumber : null,
    externalId,
    code,
    detail,
  });
  if (cardNumberPointers(input, TYPED).length > 0) {
    return refused('card_data_not_accepted', 'A field may hold a card number.');
  }
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.map(String).join('/') ?? '';
    return refused(
      'validation_failed',
      path === '' ? 'The row is not valid.' : `${path} is not valid.`,
    );
  }
  const { rowNumber: number, flags, ...row } = parsed.data;
  if (number > rules.expectedRows) {
    return refused('row_count_mismatch', 'rowNumber is above the number of rows announced.');
  }
  for (const [name, at] of timesOf(row)) {
    if (liesInFuture(at, rules.nowMs)) return refused('in_future', `${name} lies in the future.`);
  }
  if (isReversed(row)) return refused('validation_failed', 'A wait ends before it begins.');
  const { categories, groups, results } = rules.labels;
  if (undeclared(categories, row.sourceCategory)) {
    return refused('validation_failed', 'sourceCategory is not among the declared labels.');
  }
  if (undeclared(groups, row.sourceGroup)) {
    return refused('validation_failed', 'sourceGroup is not among the declared labels.');
  }
  if (undeclared(results, row.sourceResult)) {
    return refused('validation_failed', 'sourceResult is not among the declared labels.');
  }
  const storeUnknown = row.storeId !== undefined && !rules.isKnownStore(row.storeId);
  const marks: RowFacts['flags'] = [];
  if (endsBeforeStart(parsed.data)) marks.push('close_before_start');
  if (storeUnknown) marks.push('store_unknown');
  if (flags?.includes('unmapped_value')) marks.push('unmapped_value');
  return {
    read: 'row',
    rowNumber: number,
    facts: { ...row, ...(storeUnknown ? { storeUnknown } : {}), flags: marks },
  };
};
