import type { SignalReceived } from '@amends/contracts/intake';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ReactionsOnFacts, SpecReaction } from '@amends/event-log/write-side-spec';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { gatherContinuations } from './continuations/gather-continuations.ts';
import type { FailureCommand } from './domain/decide.ts';
import { detectionOf, disputeOutcomeOf, matterOf } from './domain/detection.ts';
import { CASE_FACT_TYPES, keepCaseFacts } from './facts/case-facts.ts';
import { gatherTillFacts } from './facts/customer-till-facts.ts';
import { keepLastPurchases } from './facts/last-purchases.ts';
import { keepTransactions } from './facts/till-transactions.ts';
import { outageReactions } from './incidents/outage-reactions.ts';
import { proposedIncidents } from './incidents/proposed-incidents.ts';
import { gatherWarnedOutages } from './incidents/warned-outages.ts';
import { failureStream } from './reports/case-identity.ts';
import { gatherSilentFailures } from './silent/gather-silent-failures.ts';
import { gatherSilences, SILENCE_TYPES } from './silence/silence-reactions.ts';
import { noteOwnRefunds, REFUND_TYPES } from './sources/own-refunds.ts';
import { gatherWarnings } from './warnings/gather-warnings.ts';
import { askRules } from './warnings/rules-table.ts';
import type { CustomerContact } from './customer-mail/mail-settings.ts';
import { gatherMessages, MESSAGE_TYPES } from './customer-mail/message-reactions.ts';

/** What is decided because of an event; the name makes its command id, so it never changes. */
export type IntakeReaction = SpecReaction<FailureCommand>;

/** Everything else in the log is not read here. */
export const HEARD_TYPES = [
  ...new Set(['SignalReceived', 'PurchaseRecorded', 'WordOfMouthObserved', 'EarlyWarningRaised']),
  ...new Set([...CASE_FACT_TYPES, ...REFUND_TYPES, 'EscalationStepActed', 'RecoveryFailed']),
  'FollowUpCaseDue',
  ...SILENCE_TYPES,
  ...MESSAGE_TYPES,
];

/**
 * A signal that opens a case by itself, and the end of a dispute that opened one. The case id comes
 * from the matter, so a replay, a second process or a second step of the same dispute meets the
 * case that is there.
 */
const caseReactions = (signal: SignalReceived, recordedAt: string): IntakeReaction[] => {
  const caseId = uuidv8FromHash('case', ...matterOf(signal));
  const streamId = failureStream(caseId);
  const { signalId, occurredAt: closedAt } = signal;
  if (signal.kind === 'dispute_closed') {
    const closed = { caseId, signalId, outcome: disputeOutcomeOf(signal), closedAt };
    return [{ name: 'close-dispute', streamId, command: { type: 'CloseDispute', closed } }];
  }
  const detection = detectionOf(signal, recordedAt);
  if (!detection.opens) return [];
  const data = { caseId, ...detection.facts };
  return [{ name: 'detect-failure', streamId, command: { type: 'DetectFailure', data } }];
};

/** What one event makes intake do. Pure. */
export const reactionsTo = (event: LoggedEvent, now: string): readonly IntakeReaction[] => {
  if (event.type !== 'SignalReceived') return proposedIncidents(event, now);
  const signal = event.data as SignalReceived;
  return [...caseReactions(signal, event.recordedTime), ...outageReactions(signal, now)];
};

/**
 * The detector: hears intake's own signals and purchases, and what the other services did with the
 * cases, and finds what nobody reported. What it keeps of them is written in the transaction of
 * the batch, so that an event counts once.
 */
export const reactions = (contact: () => CustomerContact): ReactionsOnFacts<FailureCommand> => ({
  gather: async (client, events) => {
    const changes = await keepCaseFacts(client, events);
    const { fresh: transactions, failedAgain } = await keepTransactions(client, events);
    await keepLastPurchases(client, events);
    await noteOwnRefunds(client, events);
    const silence = await gatherSilences(client, events);
    const ask = askRules(client);
    const warn = await gatherWarnings(client, events, { changes, transactions }, ask);
    const silent = await gatherSilentFailures(client, events, failedAgain, ask);
    const suspect = await gatherWarnedOutages(client, events);
    const message = await gatherMessages(client, events, contact());
    const note = await gatherTillFacts(client, events);
    const goOn = await gatherContinuations(client, events);
    return (event, now) => [
      ...note(event),
      ...reactionsTo(event, now),
      ...silence(event),
      ...warn(event, now),
      ...silent(event, now),
      ...suspect(event, now),
      ...message(event, now),
      ...goOn(event, now),
    ];
  },
});
