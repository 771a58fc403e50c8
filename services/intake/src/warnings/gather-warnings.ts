import type { SignalReceived } from '@amends/contracts/intake';
import { isAfter, plusMillis } from '@amends/contracts/instant-order';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { commandOn } from '@amends/event-log/write-side-spec';
import type { ClientBase } from 'pg';
import { type WarningCommand, warningDecider } from '../domain/warning/early-warning.ts';
import type { CaseChange } from '../facts/case-facts.ts';
import type { NewTransaction } from '../facts/till-transactions.ts';
import type { IntakeReaction } from '../reactions.ts';
import { lastOfStore, recordedUntil } from './batch.ts';
import { countsOfChange, countsOfRecoveries } from './counted-cases.ts';
import { countsOfSignal, countsOfTransaction } from './counted-signals.ts';
import { findingOfChange, findingOfCluster, findingOfEvent } from './find-at-once.ts';
import { findInCounts } from './find-in-counts.ts';
import { count } from './period-counts.ts';
import { addedUp, type Counted } from './periods.ts';
import type { AskRules } from './rules-table.ts';
import { findSimilarCases } from './similar-cases.ts';
import { type Finding, warningIdOf, warningStream, warningSubject } from './warning-stream.ts';

const HOUR_MS = 3_600_000;

/** What the tables that a batch was written to tell of it. */
export interface BatchFacts {
  readonly changes: readonly CaseChange[];
  readonly transactions: readonly NewTransaction[];
}

const countsOf = (events: readonly LoggedEvent[], facts: BatchFacts): Counted[] =>
  addedUp([
    ...events.flatMap(({ type, data }) =>
      type === 'SignalReceived' ? countsOfSignal(data as SignalReceived) : [],
    ),
    ...countsOfRecoveries(events, facts.changes),
    ...facts.transactions.flatMap(countsOfTransaction),
    ...facts.changes.flatMap(countsOfChange),
  ]);

const findAll = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
  facts: BatchFacts,
  ask: AskRules,
): Promise<readonly Finding[]> => {
  const now = recordedUntil(events);
  // First: its locks are taken before any count is waited for.
  const clusters = await findSimilarCases(client, facts.changes, ask);
  const cells = await count(client, countsOf(events, facts));
  const charts = await findInCounts(client, cells, ask, now);
  const found: readonly (Finding | undefined)[] = [
    ...charts,
    ...clusters.map(findingOfCluster),
    ...events.map(findingOfEvent),
  ];
  const recent = found.filter((each) => each !== undefined);
  const critical = facts.changes.map(findingOfChange).filter((each) => each !== undefined);
  if (recent.length + critical.length === 0) return [];
  const { maxAgeHours, off } = await ask();
  const oldest = plusMillis(now, -maxAgeHours * HOUR_MS);
  return [
    ...recent.filter(({ until }) => !isAfter(oldest, until)),
    // Critical is what it has become now, however long ago it was reported.
    ...critical,
  ].filter(({ rule }) => !off.includes(rule));
};

const raise = (finding: Finding, rulesVersion: number, now: string): IntakeReaction => {
  const { storeId, cause } = finding;
  const warningId = warningIdOf(finding);
  const known = Object.entries(finding).filter(([, value]) => value !== undefined);
  const warning = { ...(Object.fromEntries(known) as Finding), warningId, rulesVersion };
  const command: WarningCommand = { type: 'RaiseWarning', warning: { ...warning, raisedAt: now } };
  return {
    name: `raise-warning ${warningId}`,
    subject: warningSubject(storeId, cause),
    ...commandOn(warningDecider, warningStream(storeId, cause), command),
  };
};

/** Of the whole store last: whoever hears it in a later batch knows of the till already. */
const tillsFirst = (one: Finding, other: Finding): number =>
  Number(one.workstation === undefined) - Number(other.workstation === undefined);

/**
 * Counts what a batch of the log brings, in the batch's transaction, and finds what became too
 * frequent. A warning is raised as reaction to the last event of its store.
 */
export const gatherWarnings = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
  facts: BatchFacts,
  ask: AskRules,
): Promise<(event: LoggedEvent, now: string) => readonly IntakeReaction[]> => {
  const findings = (await findAll(client, events, facts, ask)).toSorted(tillsFirst);
  if (findings.length === 0) return () => [];
  const { rulesVersion } = await ask();
  const causedBy = Map.groupBy(findings, ({ storeId }) => lastOfStore(events, storeId));
  return (event, now) =>
    (causedBy.get(event) ?? []).map((finding) => raise(finding, rulesVersion, now));
};
