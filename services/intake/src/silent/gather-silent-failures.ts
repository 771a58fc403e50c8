import type { FailureDetected } from '@amends/contracts/intake';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { ClientBase } from 'pg';
import type { FailedTransaction } from '../facts/till-transactions.ts';
import type { IntakeReaction } from '../reactions.ts';
import { failureStream } from '../reports/case-identity.ts';
import { lastOfStore, recordedUntil } from '../warnings/batch.ts';
import type { AskRules } from '../warnings/rules-table.ts';
import { buyersOf, clusterParts, worthKeeping } from './failure-clusters.ts';
import {
  type Candidate,
  keepClusters,
  markOpened,
  readCandidates,
} from './silent-failure-table.ts';

/** One case per customer, and per store no more in an hour than its staff can look after. */
export const withinCaps = (
  candidates: readonly Candidate[],
  casesPerHour: number,
): readonly Candidate[] => {
  const ofStore = new Map<string, number>();
  const customers = new Set<string>();
  return candidates.filter(({ storeId, customerId, openedLately }) => {
    const opened = ofStore.get(storeId) ?? openedLately;
    const customer = `${storeId} ${customerId}`;
    if (opened >= casesPerHour || customers.has(customer)) return false;
    ofStore.set(storeId, opened + 1);
    customers.add(customer);
    return true;
  });
};

const TRANSACTION = 'transaction ';

const openingOf = (candidate: Candidate, now: string): IntakeReaction => {
  const { storeId, matter, customerId, signalId, kind, lastAt } = candidate;
  const caseId = uuidv8FromHash('case', 'silent', storeId, matter);
  const data: FailureDetected = {
    ...{ caseId, storeId, customerId, signalId, signalKind: kind, initiation: 'firm' },
    ...{ occurredAt: lastAt, detectedAt: now, reportedAt: now, reasonCode: 'failure_cluster' },
    ...(matter.startsWith(TRANSACTION) && { transactionRef: matter.slice(TRANSACTION.length) }),
  };
  return {
    name: `silent-failure ${caseId}`,
    streamId: failureStream(caseId),
    command: { type: 'DetectFailure', data },
  };
};

/**
 * Failures that nobody complains of: several signals about one transaction, or one customer within
 * an hour, open a case on the firm's own initiative, once it is known whose it is.
 */
export const gatherSilentFailures = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
  failedAgain: readonly FailedTransaction[],
  ask: AskRules,
): Promise<(event: LoggedEvent, now: string) => readonly IntakeReaction[]> => {
  const frequent = await keepClusters(client, worthKeeping(clusterParts(events), failedAgain));
  const touched = [...frequent, ...buyersOf(events)];
  if (touched.length === 0) return () => [];
  const { silentFailure, maxAgeHours } = await ask();
  const { signals, casesPerHour } = silentFailure;
  const now = recordedUntil(events);
  const candidates = await readCandidates(client, touched, { signals, maxAgeHours, now });
  const opened = withinCaps(candidates, casesPerHour);
  if (opened.length > 0) await markOpened(client, opened, now);
  const causedBy = Map.groupBy(opened, ({ storeId }) => lastOfStore(events, storeId));
  return (event) => (causedBy.get(event) ?? []).map((each) => openingOf(each, now));
};
