import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { FactGroup, FactSet, FactValue } from '@amends/projections/fact-groups';
import { isCountedRow } from '@amends/projections/case-dimensions';
import type { FactRow } from '@amends/projections/types';
import { caseJustice, caseJusticeTable, caseWaveTable } from './projections/case-justice.ts';
import { caseColumns, type JusticeSource, waveColumns } from './read-answers.ts';

const foldOf = (name: string) => caseJustice.folds.find(({ table }) => table.name === name)!;

/** Rows of cases and of their waves, by key. */
export interface Rows {
  readonly cases: Map<string, FactRow>;
  readonly waves: Map<string, FactRow>;
}

/** Applies an event, and gives the row of its case before and after. */
export const applyTo = (
  { cases, waves }: Rows,
  event: LoggedEvent,
): readonly [before: FactRow | undefined, after: FactRow | undefined] => {
  const wave = foldOf(caseWaveTable.name);
  const waveKey = wave.key(event);
  if (waveKey !== undefined) waves.set(waveKey, wave.fold(waves.get(waveKey), event)!);
  const fold = foldOf(caseJusticeTable.name);
  const key = fold.key(event);
  if (key === undefined) return [undefined, undefined];
  const before = cases.get(key);
  const after = fold.fold(before, event)!;
  cases.set(key, after);
  return [before, after];
};

const ms = (value: unknown): FactValue => (typeof value === 'string' ? Date.parse(value) : null);
const plain = (value: unknown): FactValue => (value ?? null) as FactValue;

const caseValues = (row: FactRow): Record<keyof typeof caseColumns, FactValue> => ({
  reported: ms(row.reported_at),
  satisfactions: plain(row.satisfactions),
  likeness: row.severity && row.complaint_code ? `${row.complaint_code} ${row.severity}` : null,
  priceAmount: plain(row.price_amount),
  priceCurrency: plain(row.price_currency),
  given: plain(row.given),
  suppressedAt: ms(row.suppressed_at),
});

const waveValues = (row: FactRow): Record<keyof typeof waveColumns, FactValue> => ({
  requested: ms(row.requested_at),
  answered: ms(row.answered_at),
  distributive: plain(row.distributive),
  interactional: plain(row.interactional),
  procedural: plain(row.procedural),
  overall: plain(row.overall),
  items: plain(row.items),
  effort: plain(row.effort),
  serviceGap: plain(row.service_gap),
  recoveryGap: plain(row.recovery_gap),
  version: plain(row.instrument_version),
  former: plain(row.former),
});

const setOf = (names: readonly string[], rows: readonly Record<string, FactValue>[]): FactSet => ({
  n: rows.length,
  columns: Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name]!)])),
});

type Keyed = readonly [caseId: string, row: FactRow];

const setsOf = ({ waves }: Rows, cases: readonly Keyed[]): Record<JusticeSource, FactSet> => {
  const wave = (number: number): FactSet => {
    const found = cases.flatMap(([id]): FactRow[] => {
      const row = waves.get(`${id}:${number}`);
      return row === undefined ? [] : [row];
    });
    return setOf(Object.keys(waveColumns), found.map(waveValues));
  };
  return {
    cases: setOf(
      Object.keys(caseColumns),
      cases.map(([, row]) => caseValues(row)),
    ),
    wave1: wave(1),
    wave2: wave(2),
    wave3: wave(3),
    wave4: wave(4),
  };
};

/** Groups by store as the query of the figures reads them, the total first. */
export const groupsByStore = (rows: Rows): FactGroup<JusticeSource>[] => {
  const counted = [...rows.cases].filter(([, row]) => isCountedRow(row));
  const stores = [...new Set(counted.map(([, row]) => row.store_id as string))].sort();
  return [
    { group: {}, sets: setsOf(rows, counted) },
    ...stores.map((store) => ({
      group: { store },
      sets: setsOf(
        rows,
        counted.filter(([, row]) => row.store_id === store),
      ),
    })),
  ];
};
