import type { WordOfMouthObserved } from '@amends/contracts/intake-observations';
import type { FactTable, RowLog } from '@amends/projections/types';

/** One row per mention of the reputation log. Where it stands is intake's: a link names people. */
export const mentionTable: FactTable = {
  name: 'mention',
  columns: {
    observation_id: 'uuid',
    /** Null: of the whole retailer, so only callers of all stores see it. */
    store_id: 'text',
    case_id: 'uuid',
    valence: 'text not null',
    channel: 'text not null',
    signal_source: 'text not null',
    reach: 'integer not null',
    observed_at: 'timestamptz not null',
  },
  storeColumn: 'store_id',
};

export const mentionLog: RowLog = {
  table: mentionTable,
  rows: ({ type, data }) => {
    if (type !== 'WordOfMouthObserved') return [];
    const mention = data as WordOfMouthObserved;
    return [
      {
        observation_id: mention.observationId,
        store_id: mention.storeId ?? null,
        case_id: mention.caseId ?? null,
        valence: mention.valence,
        channel: mention.channel,
        signal_source: mention.signalSource,
        reach: mention.reach,
        observed_at: mention.observedAt,
      },
    ];
  },
};
