import type { FactSet } from '@amends/projections/fact-groups';
import type { Answer } from './projections/case-outcome.ts';

/** Columns that the functions below read, of a source whose row has those of a case. */
export const outcomeReadColumns = {
  answers: 'f.answers',
  failures: 'f.failures',
} as const;

const listOf = <Item>(value: unknown): readonly Item[] => (value ?? []) as readonly Item[];

const isBetween = (at: string, fromMs: number, asOfMs: number): boolean => {
  const ms = Date.parse(at);
  return ms >= fromMs && ms <= asOfMs;
};

/** The last answer by then, of those since `fromMs`; undefined where nobody answered. */
export const lastAnswer = (
  { columns }: FactSet,
  at: number,
  asOfMs: number,
  fromMs = Number.NEGATIVE_INFINITY,
): boolean | undefined =>
  listOf<Answer>(columns.answers![at]).findLast(([when]) => isBetween(when, fromMs, asOfMs))?.[1];

/** Whether the recovery turned out to have failed by then, since `fromMs`. */
export const hasFailed = (
  { columns }: FactSet,
  at: number,
  asOfMs: number,
  fromMs = Number.NEGATIVE_INFINITY,
): boolean => listOf<string>(columns.failures![at]).some((when) => isBetween(when, fromMs, asOfMs));

/**
 * Whether what was done at `fromMs` worked: the customer says so afterwards and nothing failed
 * again. Null: neither is known yet.
 */
export const hasWorked = (
  set: FactSet,
  at: number,
  asOfMs: number,
  fromMs: number,
): boolean | null => {
  if (hasFailed(set, at, asOfMs, fromMs)) return false;
  return lastAnswer(set, at, asOfMs, fromMs) ?? null;
};
