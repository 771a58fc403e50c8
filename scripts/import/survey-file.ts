import { LABEL_KINDS, type LabelKind, type MappedRow } from './import-row.ts';
import { openMapped } from './mapped-file.ts';
import type { Mapping } from './mapping.ts';

/** Labels of the source by its codes, as the import job declares them. */
export type Labels = Readonly<Partial<Record<LabelKind, Readonly<Record<string, string>>>>>;

/** A value the mapping does not know, and in how many rows. */
export interface UnmappedValue {
  readonly column: string;
  readonly key: string;
  readonly rows: number;
}

/** What a first reading of the file tells, before anything is sent. */
export interface Survey {
  /** Rows to be sent: cases, in a log of activities. */
  readonly rows: number;
  /** Data rows of the file. */
  readonly lines: number;
  readonly refused: number;
  readonly sha256: string;
  readonly labels: Labels;
  readonly storeIds: readonly string[];
  readonly unmapped: readonly UnmappedValue[];
}

const LABEL_LENGTH_MAX = 200;
/** Together they must fit a request of 64 KiB beside the rest of the job. */
const LABELS_BYTES_MAX = 48 * 1024;
const UNMAPPED_KINDS_MAX = 1_000;

const cut = (text: string): string => [...text].slice(0, LABEL_LENGTH_MAX).join('');

/** Lists that are too long are left out: their slugs are then not checked by the suite. */
const declared = (found: ReadonlyMap<LabelKind, ReadonlyMap<string, string>>): Labels => {
  const labels: Partial<Record<LabelKind, Record<string, string>>> = {};
  let bytes = 0;
  for (const kind of LABEL_KINDS) {
    const list = found.get(kind);
    if (list === undefined || list.size === 0) continue;
    const entries = Object.fromEntries([...list].sort(([a], [b]) => (a < b ? -1 : 1)));
    const size = Buffer.byteLength(JSON.stringify(entries));
    if (bytes + size > LABELS_BYTES_MAX) continue;
    bytes += size;
    labels[kind] = entries;
  }
  return labels;
};

const createCounts = () => {
  const labels = new Map<LabelKind, Map<string, string>>();
  const stores = new Set<string>();
  const unmapped = new Map<string, UnmappedValue>();
  let [rows, refused] = [0, 0];
  const noteLabels = (mapped: MappedRow & { read: 'row' }): void => {
    for (const kind of LABEL_KINDS) {
      const pair = mapped.labels[kind];
      if (pair === undefined) continue;
      const list = labels.get(kind) ?? new Map<string, string>();
      labels.set(kind, list);
      const label = cut(pair[1]);
      const known = list.get(pair[0]);
      // The smallest of several labels, so that the order of the rows does not matter.
      if (known === undefined || label < known) list.set(pair[0], label);
    }
  };
  const noteUnmapped = (column: string, key: string): void => {
    const name = `${column}\0${key}`;
    const known = unmapped.get(name);
    if (known === undefined && unmapped.size >= UNMAPPED_KINDS_MAX) return;
    unmapped.set(name, { column, key, rows: (known?.rows ?? 0) + 1 });
  };
  return {
    add: (mapped: MappedRow): void => {
      rows += 1;
      if (mapped.read === 'refused') {
        refused += 1;
        return;
      }
      noteLabels(mapped);
      if (mapped.row.storeId !== undefined) stores.add(mapped.row.storeId);
      for (const { column, key } of mapped.remarks) {
        if (key !== undefined) noteUnmapped(column, key);
      }
    },
    survey: (sha256: string, lines: number): Survey => ({
      rows,
      lines,
      refused,
      sha256,
      labels: declared(labels),
      storeIds: [...stores].sort(),
      unmapped: [...unmapped.values()].sort((a, b) => b.rows - a.rows),
    }),
  };
};

/**
 * Reads the whole file once under its mapping, sending nothing: how many rows there are, which
 * labels and stores occur, what the mapping does not know.
 */
export const surveyFile = async (path: string, mapping: Mapping): Promise<Survey> => {
  const file = await openMapped(path, mapping);
  const counts = createCounts();
  for await (const { mapped } of file.rows()) counts.add(mapped);
  return counts.survey(file.sha256(), file.lines());
};
