import type { FailureDetected, PurchaseRecorded } from '@amends/contracts/intake';
import type { WinBackCaseOpened } from '@amends/contracts/intake-silence';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { commandOn } from '@amends/event-log/write-side-spec';
import type { ClientBase } from 'pg';
import { silenceDecider } from '../domain/silence.ts';
import type { IntakeReaction } from '../reactions.ts';
import { failureStream } from '../reports/case-identity.ts';
import { isOwnPurchase, keepRhythms } from './customer-rhythms.ts';
import { customerStream } from './customer-stream.ts';

/** A silent customer bought again. */
const returns = (purchase: PurchaseRecorded): IntakeReaction => {
  const { customerId, storeId, purchaseId, purchasedAt } = purchase;
  const command = { type: 'NotePurchase', storeId, purchaseId, purchasedAt } as const;
  return {
    name: 'note-return',
    subject: customerId,
    ...commandOn(silenceDecider, customerStream(customerId), command),
  };
};

/** The case of a win-back: the firm's own move, nobody complained. */
const opensCase = (opened: WinBackCaseOpened): IntakeReaction => {
  const { caseId, storeId, customerId, riskId, silentSince, detectedAt, openedAt } = opened;
  const data: FailureDetected = {
    ...{ caseId, storeId, customerId },
    ...{ signalId: riskId, signalKind: 'defection_risk', initiation: 'firm' },
    ...{ occurredAt: silentSince, detectedAt, reportedAt: openedAt },
  };
  const streamId = failureStream(caseId);
  return { name: 'open-win-back-case', streamId, command: { type: 'DetectFailure', data } };
};

const reactionsTo = (
  { type, data }: LoggedEvent,
  silent: ReadonlySet<string>,
): readonly IntakeReaction[] => {
  if (type === 'WinBackCaseOpened') return [opensCase(data as WinBackCaseOpened)];
  if (type !== 'PurchaseRecorded') return [];
  const purchase = data as PurchaseRecorded;
  return isOwnPurchase(purchase) && silent.has(purchase.customerId) ? [returns(purchase)] : [];
};

/** Heard besides purchases. */
export const SILENCE_TYPES = ['CustomerErased', 'WinBackCaseOpened'];

/** Keeps how customers buy; a purchase of one known to be silent ends the silence. */
export const gatherSilences = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<(event: LoggedEvent) => readonly IntakeReaction[]> => {
  const silent = await keepRhythms(client, events);
  return (event) => reactionsTo(event, silent);
};
