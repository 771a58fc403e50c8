import type { BenchRow, RowOrigin } from './row.ts';

interface Saved {
  readonly machine: { readonly commit: string; readonly load: { readonly after: number } };
  readonly measuredAt: string;
  readonly rows: readonly BenchRow[];
}

const originOf = ({ machine, measuredAt }: Omit<Saved, 'rows'>): RowOrigin => ({
  at: measuredAt,
  commit: machine.commit,
  load: machine.load.after,
});

/**
 * Rows measured now replace those of the same name; the others stay, each with when and of which
 * commit it was measured: what heads the file is true of the last run only.
 */
export const mergeRows = (before: Saved | undefined, now: Saved): BenchRow[] => {
  const measured = new Set(now.rows.map(({ name }) => name));
  const kept = (before?.rows ?? [])
    .filter(({ name }) => !measured.has(name))
    .map((row) => ({ ...row, measured: row.measured ?? originOf(before!) }));
  return [...kept, ...now.rows.map((row) => ({ ...row, measured: originOf(now) }))];
};
