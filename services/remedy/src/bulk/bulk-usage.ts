import type { Money } from '@amends/contracts/primitives';
import type {
  BulkRemedyResumed,
  BulkRemedyStarted,
  IncidentTokenGiven,
  IncidentTokenTakenBack,
} from '@amends/contracts/remedy-bulk';
import type { TokenPointsOrdered, TokenPointsRefused } from '@amends/contracts/remedy-points';
import type { CompanionRow, NewEvent } from '@amends/event-store/types';
import { dayBefore, RELEASE_WRITER, scopesOf, USE_WRITER } from '../authority/usage-table.ts';

/**
 * What bulk remedies count for: a run with its cap, for the incident and for whoever's own limit it
 * rests on; a token for its case and customer, so that what a person grants later is held against
 * the sum.
 */

const use = (row: object): CompanionRow => ({ writer: USE_WRITER, row });
const release = (proposal_id: string, at: string): CompanionRow => ({
  writer: RELEASE_WRITER,
  row: { proposal_id, at },
});

const ofRun = (data: BulkRemedyStarted | BulkRemedyResumed, at: string): CompanionRow[] => {
  const { runId, incidentId, revision, cap, authority, basis, by } = data;
  if (cap === undefined || authority === undefined) return [];
  const { currency, amount } = cap;
  const counted = { proposal_id: runId, revision, currency, amount, granted_at: at };
  const scopes = scopesOf({ caseId: incidentId, by });
  const own = { scope: scopes.actor, max: authority.perDayMax ?? -1, since: dayBefore(at) };
  return [
    release(runId, at),
    use({ ...counted, scope: scopes.case, max: authority.max ?? -1, since: null }),
    ...(basis === 'own_limit' ? [use({ ...counted, ...own })] : []),
  ];
};

const ofToken = (
  { caseId, customerId }: Pick<IncidentTokenGiven, 'caseId' | 'customerId'>,
  { amount: { currency, amount }, ...of }: { amount: Money; proposal_id: string; revision: number },
  granted_at: string,
): CompanionRow[] => {
  const counted = { ...of, currency, amount, granted_at };
  const scopes = scopesOf({ caseId, customerId, by: 'system' });
  const unlimited = { max: -1, since: null };
  return [scopes.case, scopes.customer].map((scope) => use({ ...counted, scope, ...unlimited }));
};

const ofVoucher = (data: IncidentTokenGiven): CompanionRow[] => {
  const { voucherId, token, givenAt } = data;
  if (voucherId === undefined || token.amount === undefined) return [];
  const { amount } = token;
  return ofToken(data, { proposal_id: voucherId, revision: 1, amount }, givenAt);
};

const ofPoints = (data: TokenPointsOrdered): CompanionRow[] => {
  const { pointsId, attempt: revision, amount, orderedAt } = data;
  return ofToken(data, { proposal_id: pointsId, revision, amount }, orderedAt);
};

const rowsOf = ({ type, data }: NewEvent): CompanionRow[] => {
  switch (type) {
    case 'BulkRemedyStarted':
      return ofRun(data as BulkRemedyStarted, (data as BulkRemedyStarted).startedAt);
    case 'BulkRemedyResumed':
      return ofRun(data as BulkRemedyResumed, (data as BulkRemedyResumed).resumedAt);
    case 'IncidentTokenGiven':
      return ofVoucher(data as IncidentTokenGiven);
    case 'TokenPointsOrdered':
      return ofPoints(data as TokenPointsOrdered);
    case 'TokenPointsRefused': {
      const { pointsId, reason, refusedAt } = data as TokenPointsRefused;
      return reason === 'declined' ? [release(pointsId, refusedAt)] : [];
    }
    case 'IncidentTokenTakenBack': {
      const { voucherId, pointsId, kept, takenBackAt } = data as IncidentTokenTakenBack;
      const id = voucherId ?? pointsId;
      return id === undefined || kept !== undefined ? [] : [release(id, takenBackAt)];
    }
    case 'BulkRemedyUndone': {
      const { runId, undoneAt } = data as { readonly runId: string; readonly undoneAt: string };
      return [release(runId, undoneAt)];
    }
    default:
      return [];
  }
};

export const bulkUsesFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(rowsOf);
