import type { SignalReceived } from '@amends/contracts/intake';
import type { WordOfMouthObserved } from '@amends/contracts/intake-observations';
import type { WarningCause } from '@amends/contracts/warning-vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { CaseChange, KnownCase } from '../facts/case-facts.ts';
import { outageIncidentId } from '../incidents/incident-stream.ts';
import type { Cluster } from './similar-cases.ts';
import type { Finding } from './warning-stream.ts';

const MEDIA: ReadonlySet<WordOfMouthObserved['channel']> = new Set(['press', 'broadcast'] as const);

const at = (instant: string) => ({ from: instant, until: instant, observed: 1 });

/** A report in the press; praise is no warning. */
const ofMedia = (seen: WordOfMouthObserved): Finding | undefined =>
  MEDIA.has(seen.channel) && seen.valence !== 'positive'
    ? {
        ...(seen.storeId === undefined ? {} : { storeId: seen.storeId }),
        ...{ cause: 'media_report', rule: 'media_report', aboutId: seen.observationId },
        ...at(seen.observedAt),
      }
    : undefined;

/** An outage that its sender calls critical; its signals are about one incident. */
const ofOutage = (signal: SignalReceived): Finding | undefined => {
  const { kind, severity, storeId, dedupKey, signalId, occurredAt } = signal;
  if (severity !== 'critical' || !kind.startsWith('outage_')) return undefined;
  const aboutId = outageIncidentId(storeId, dedupKey ?? signalId);
  const what = { storeId, cause: 'pos_outage', rule: 'critical_severity', aboutId } as const;
  return { ...what, ...at(occurredAt) };
};

/** What one event is a warning of by itself. */
export const findingOfEvent = ({ type, data }: LoggedEvent): Finding | undefined => {
  if (type === 'WordOfMouthObserved') return ofMedia(data as WordOfMouthObserved);
  return type === 'SignalReceived' ? ofOutage(data as SignalReceived) : undefined;
};

const isCritical = (known: KnownCase | undefined): boolean =>
  known?.severity === 'critical' && known.storeId !== null && known.reportedAt !== null;

/** A case that became critical, or a critical one whose store became known. */
export const findingOfChange = ({ before, after }: CaseChange): Finding | undefined => {
  if (!isCritical(after) || isCritical(before) || after.isDuplicate) return undefined;
  const { caseId: aboutId, storeId, cause, reportedAt } = after;
  return {
    ...{ storeId: storeId!, cause: (cause ?? 'unclassified') as WarningCause, aboutId },
    ...{ rule: 'critical_severity', ...at(reportedAt!) },
  };
};

export const findingOfCluster = ({ storeId, cause, from, until, cases }: Cluster): Finding => ({
  ...{ storeId, cause: cause as WarningCause, rule: 'same_cause_cases', from, until },
  observed: cases,
});
