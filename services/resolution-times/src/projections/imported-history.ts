import type { CaseHistoryImported } from '@amends/contracts/intake';
import { type CaseHandlers, once, withValues } from '@amends/projections/case-fold';
import type { Wait } from './case-contacts.ts';
import type { CaseTarget } from './case-targets.ts';
import type { Reopening } from './case-times.ts';

const waitsOf = ({ waits }: CaseHistoryImported): Wait[] | undefined =>
  waits?.map(({ from, until }) => [from, until ?? null]);

const reopeningsOf = ({ reopenings }: CaseHistoryImported): Reopening[] | undefined =>
  reopenings?.map(({ resolvedAt, closedAt, reopenedAt }) => [
    resolvedAt ?? null,
    closedAt ?? null,
    reopenedAt,
    null,
  ]);

const targetsOf = ({ targetMet }: CaseHistoryImported): CaseTarget[] | undefined =>
  targetMet && [{ metric: 'resolution', dueAt: targetMet.at, isMet: targetMet.isMet }];

/** A case of a register or of a log of activities: all of its life in one event. */
export const importedHandlers: CaseHandlers = {
  CaseHistoryImported: (row, data: CaseHistoryImported) => {
    const { occurred, acknowledged, assigned, resolved, closed, flags, outcome } = data;
    const reopenings = reopeningsOf(data);
    const first = reopenings?.find(([resolvedAt]) => resolvedAt !== null)?.[0];
    return withValues(row, {
      occurred_at: occurred?.at,
      acknowledged_at: acknowledged?.at,
      informed_at: acknowledged?.at,
      assigned_at: assigned?.at,
      resolved_first_at: first ?? resolved?.at,
      resolved_at: resolved?.at,
      closed_at: closed?.at,
      outcome: once(row, 'outcome', outcome),
      reopen_count: reopenings?.length ?? 0,
      reopenings,
      waits: waitsOf(data),
      targets: targetsOf(data),
      is_reversed: flags.includes('close_before_start'),
    });
  },
};
