import { TOPIC_EVENTS } from '@amends/contracts/envelope';
import type {
  FollowUpAnswered,
  FollowUpRequested,
  FollowUpScheduled,
  FollowUpSuppressed,
  SatisfactionImported,
} from '@amends/contracts/follow-up';
import { caseDimensionColumns, caseDimensionHandlers } from '@amends/projections/case-dimensions';
import { type CaseHandlers, caseFold, withValues } from '@amends/projections/case-fold';
import type { FactRow, FactTable, KeyedFold, Projection } from '@amends/projections/types';
import { itemList, scoresOf } from '../instrument.ts';

/** From here on a satisfaction of 1 to 5 counts as satisfied. */
const SATISFIED_FROM = 4;

/** One row per case: its dimensions, and whether its customer ended satisfied. */
export const caseJusticeTable: FactTable = {
  name: 'case_justice',
  columns: {
    case_id: 'uuid',
    ...caseDimensionColumns,
    /** Null while nobody answered. A later answer supersedes. */
    is_satisfied: 'boolean',
    satisfaction_at: 'timestamptz',
    suppressed_at: 'timestamptz',
  },
  storeColumn: 'store_id',
};

/** One row per case and wave of the follow-up; a later answer of the same wave supersedes. */
export const caseWaveTable: FactTable = {
  name: 'case_wave',
  columns: {
    case_wave: 'text',
    case_id: 'uuid',
    store_id: 'text',
    wave: 'smallint',
    requested_at: 'timestamptz',
    answered_at: 'timestamptz',
    instrument_version: 'integer',
    /** Millionths of a point, 0 to 100,000,000; null with too few valid items. */
    distributive: 'integer',
    interactional: 'integer',
    procedural: 'integer',
    overall: 'integer',
    /** The twelve answers as given, not reversed; null where one was left out. */
    items: 'jsonb',
  },
  storeColumn: 'store_id',
  indexes: [['case_id']],
};

const caseHandlers: CaseHandlers = {
  FollowUpSuppressed: (row, data: FollowUpSuppressed) =>
    withValues(row, { suppressed_at: data.suppressedAt }),
  FollowUpAnswered: (row, { satisfaction, answeredAt }: FollowUpAnswered) =>
    satisfaction === undefined
      ? row
      : withValues(row, {
          is_satisfied: satisfaction >= SATISFIED_FROM,
          satisfaction_at: answeredAt,
        }),
  SatisfactionImported: (row, data: SatisfactionImported) =>
    withValues(row, { is_satisfied: data.satisfied, satisfaction_at: data.recordedAt }),
};

const answered = (row: FactRow, data: FollowUpAnswered): FactRow =>
  withValues(row, {
    store_id: data.storeId,
    answered_at: data.answeredAt,
    instrument_version: data.instrumentVersion,
    ...scoresOf(data.instrumentVersion, data.justice),
    items: itemList(data.justice),
  });

const waveHandlers: CaseHandlers = {
  FollowUpScheduled: (row, data: FollowUpScheduled) => withValues(row, { store_id: data.storeId }),
  FollowUpRequested: (row, data: FollowUpRequested) =>
    withValues(row, { requested_at: data.requestedAt }),
  FollowUpAnswered: answered,
};

interface WaveData {
  readonly caseId: string;
  readonly wave: number;
}

const byWave = (table: FactTable, handlers: CaseHandlers): KeyedFold => ({
  table,
  key: (event) => {
    if (!Object.hasOwn(handlers, event.type)) return undefined;
    const { caseId, wave } = event.data as WaveData;
    return `${caseId}:${wave}`;
  },
  fold: (row, event) => {
    const { caseId, wave } = event.data as WaveData;
    const before = row ?? { case_id: caseId, wave };
    return handlers[event.type]!(before, event.data as never, event);
  },
});

/** Justice and satisfaction per case. A changed column or score needs a new version. */
export const caseJustice: Projection = {
  name: 'justice-scores',
  version: 3,
  topics: [TOPIC_EVENTS],
  folds: [
    caseFold(caseJusticeTable, caseDimensionHandlers, caseHandlers),
    byWave(caseWaveTable, waveHandlers),
  ],
};
