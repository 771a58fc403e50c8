import type { AssumptionSet, AssumptionWithdrawn } from '@amends/contracts/follow-up-assumptions';
import type { FactTable, RowLog } from '@amends/projections/types';

/** Every version of every assumption, so that the figures of any instant rest on those of then. */
export const assumptionTable: FactTable = {
  name: 'assumption_version',
  columns: {
    /** `<assumption>@<version>` */
    version_key: 'text',
    assumption_id: 'text not null',
    version: 'integer not null',
    /** Null of a version that withdraws it, as is all up to the source. */
    kind: 'text',
    unit: 'text',
    currency: 'text',
    value: 'bigint',
    low: 'bigint',
    high: 'bigint',
    source: 'text',
    /** The citation, in intake's text store. */
    source_text_id: 'uuid',
    withdrawn_for: 'text',
    by_whom: 'text not null',
    at: 'timestamptz not null',
  },
  indexes: [['assumption_id', 'version']],
};

export const assumptionLog: RowLog = {
  table: assumptionTable,
  rows: ({ type, data }) => {
    if (type === 'AssumptionSet') {
      const { assumptionId, version, source, setBy, setAt, ...terms } = data as AssumptionSet;
      const { kind, unit, currency = null, value, low = null, high = null } = terms;
      return [
        {
          version_key: `${assumptionId}@${version}`,
          assumption_id: assumptionId,
          ...{ version, kind, unit, currency, value, low, high },
          source: source.kind,
          source_text_id: source.textId ?? null,
          by_whom: setBy,
          at: setAt,
        },
      ];
    }
    if (type !== 'AssumptionWithdrawn') return [];
    const { assumptionId, version, reason, withdrawnBy, withdrawnAt } = data as AssumptionWithdrawn;
    return [
      {
        version_key: `${assumptionId}@${version}`,
        assumption_id: assumptionId,
        version,
        withdrawn_for: reason,
        by_whom: withdrawnBy,
        at: withdrawnAt,
      },
    ];
  },
};
