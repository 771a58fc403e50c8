import type { LoggedEvent } from '@amends/event-log/logged-event';
import { keyedAmount } from './cell-content.ts';
import { type CaseStep, testProjection } from './projection.fixture.ts';
import type { CellDeclaration, FactTable, KeyedFold, Projection } from './types.ts';

const table: FactTable = {
  name: 'counted_case',
  columns: {
    case_id: 'text',
    store_id: 'text',
    size: 'text',
    opened_at: 'timestamptz',
    time_precision: 'text',
    total: 'bigint',
    steps: 'integer',
  },
  storeColumn: 'store_id',
};

const sizeOf = (amount: number): string | null => {
  if (amount < 300) return null;
  return amount < 600 ? 'small' : 'large';
};

// The day is that of the first event heard of and the size that of the last: cases move between
// cells, as reopened ones do.
const fold: KeyedFold = {
  table,
  key: (event) => (event.data as CaseStep).caseId,
  fold: (row, event: LoggedEvent) => {
    const { caseId, store, amount } = event.data as CaseStep;
    return {
      case_id: caseId,
      store_id: amount % 10 === 0 ? 'moved' : store,
      size: sizeOf(amount),
      opened_at: amount % 7 === 0 ? event.time : (row?.opened_at ?? event.time),
      time_precision: amount % 11 === 0 ? 'date' : 'instant',
      total: Number(row?.total ?? 0) + amount,
      steps: Number(row?.steps ?? 0) + 1,
    };
  },
};

const cells: CellDeclaration = {
  table,
  slots: ['count', 'seconds', 'keyed', 'count', 'sums'],
  // One in five is no case, until its next step.
  observe: ({ total, steps }) =>
    Number(total) % 5 === 0
      ? undefined
      : [
          [0, 1],
          [1, Number(total)],
          [2, Number(steps) + 500_000],
          [3, Number(steps)],
          [4, keyedAmount(Number(steps) % 3, Number(total))],
        ],
  dimensions: { store: 'store_id', size: 'size' },
  at: 'opened_at',
  instant: 'openedAt',
  slices: [[], ['store'], ['size'], ['store', 'size']],
};

/** A projection with cells, of cases that change day, store and size while they go on. */
export const countedProjection = (): Projection & { readonly cells: CellDeclaration } => ({
  ...testProjection({ name: 'counted-cases', folds: [fold], logs: [] }),
  cells,
});
