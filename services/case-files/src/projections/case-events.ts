import { caseIdOf } from '@amends/projections/case-fold';
import type { FactTable, RowLog } from '@amends/projections/types';

/**
 * Every event of every case. An event has no store of its own, so the table has no store filter:
 * it is read only after the row of the case was, which has one, and it is not exported.
 */
export const caseEventTable: FactTable = {
  name: 'case_event',
  columns: {
    event_id: 'uuid',
    case_id: 'uuid not null',
    /** Place in the partition of the case: the order of arrival in the log. */
    log_offset: 'bigint not null',
    type: 'text not null',
    service: 'text not null',
    happened_at: 'timestamptz not null',
    recorded_at: 'timestamptz not null',
    actor: 'text not null',
    /** Version of the stream of its service. */
    sequence: 'integer not null',
    data: 'jsonb not null',
  },
  indexes: [['case_id', 'log_offset']],
};

export const caseEventLog: RowLog = {
  table: caseEventTable,
  rows: (event) => {
    const caseId = caseIdOf(event);
    if (caseId === undefined) return [];
    const { id, offset, type, service, time, recordedTime, actor, sequence, data } = event;
    return [
      {
        event_id: id,
        case_id: caseId,
        log_offset: offset,
        type,
        service,
        happened_at: time,
        recorded_at: recordedTime,
        actor,
        sequence,
        data,
      },
    ];
  },
};
