import type { CustomerMessageReceived } from '@amends/contracts/intake-conversation';
import { shortId } from '@amends/contracts/primitives';
import type { RemedyDeclined } from '@amends/contracts/remedy';
import type { GoodFaithProtectionApplied } from '@amends/contracts/remedy-goodwill';
import type { RecoveryFailed } from '@amends/contracts/remedy-recovery';
import type {
  ApologyGiven,
  InteractionRecorded,
  PromiseBroken,
  PromiseKept,
  PromiseMade,
} from '@amends/contracts/remedy-talk';
import type { CaseAssigned, ImpactAssessed, TargetMissed } from '@amends/contracts/triage';
import type { HandlerRole } from '@amends/contracts/follow-up-closing';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { FollowUpCommand } from './domain/commands.ts';

/** What is heard of a case besides its resolution and what closure waits for. */
export const CLOSING_TYPES = [
  'CaseAssigned',
  'ApologyGiven',
  'InteractionRecorded',
  'GoodFaithProtectionApplied',
  'CustomerMessageReceived',
  'PromiseMade',
  'PromiseKept',
  'PromiseBroken',
  'TargetMissed',
  'RemedyDeclined',
  'RecoveryFailed',
  'ImpactAssessed',
] as const;

/** How the firm works inside, and how long it waits for the customer. */
const NOT_FELT: ReadonlySet<TargetMissed['metric']> = new Set([
  'employee_work',
  'waiting_on_customer',
]);

const handler = (
  caseId: string,
  employeeId: string,
  role: HandlerRole,
  at: string,
): FollowUpCommand[] =>
  // Who signs in with an id of another form is no employee whom a digest could be addressed to.
  shortId.safeParse(employeeId).success
    ? [{ type: 'HearHandler', caseId, employeeId, role, at }]
    : [];

const talked = (event: LoggedEvent): FollowUpCommand[] => {
  const { caseId, by } = event.data as ApologyGiven | InteractionRecorded;
  const told = handler(caseId, by, 'talked_to_customer', event.time);
  const isDocumented =
    event.type === 'InteractionRecorded' &&
    (event.data as InteractionRecorded).checks.includes('documented');
  return isDocumented ? [...told, { type: 'HearDocumentation', caseId, at: event.time }] : told;
};

/** Pure. Nothing here depends on when follow-up hears it. */
export const closingCommands = (event: LoggedEvent): readonly FollowUpCommand[] => {
  switch (event.type) {
    case 'CaseAssigned': {
      const { caseId, ownerId, ownerKind } = event.data as CaseAssigned;
      return ownerKind === 'person' ? handler(caseId, ownerId, 'owner', event.time) : [];
    }
    case 'ApologyGiven':
    case 'InteractionRecorded':
      return talked(event);
    case 'GoodFaithProtectionApplied': {
      const { caseId, protects, appliedAt } = event.data as GoodFaithProtectionApplied;
      return handler(caseId, protects, 'gave_remedy', appliedAt);
    }
    case 'CustomerMessageReceived': {
      const { caseId, textId, receivedAt } = event.data as CustomerMessageReceived;
      return [{ type: 'HearReply', caseId, textId, at: receivedAt }];
    }
    case 'PromiseMade': {
      const { caseId, promiseId, remedyId, madeAt: at } = event.data as PromiseMade;
      // The customer chose the remedy with its date, which no shorter target of ours takes back.
      if (remedyId !== undefined) return [];
      return [{ type: 'HearPromise', caseId, promiseId, status: 'made', at }];
    }
    case 'PromiseKept': {
      const { caseId, promiseId, keptAt: at } = event.data as PromiseKept;
      return [{ type: 'HearPromise', caseId, promiseId, status: 'kept', at }];
    }
    case 'TargetMissed': {
      const { caseId, metric, dueAt, discoveredAt: at } = event.data as TargetMissed;
      return NOT_FELT.has(metric) ? [] : [{ type: 'HearMiss', caseId, metric, dueAt, at }];
    }
    case 'PromiseBroken': {
      const { caseId, brokenAt } = event.data as PromiseBroken;
      return [{ type: 'NoteRemedyFailure', caseId, trigger: 'promise_broken', at: brokenAt }];
    }
    case 'RemedyDeclined': {
      const { caseId, offerId, declinedAt } = event.data as RemedyDeclined;
      return [{ type: 'HearOfferRejection', caseId, offerId, at: declinedAt }];
    }
    case 'RecoveryFailed': {
      const { caseId, reason, failedAt: at } = event.data as RecoveryFailed;
      // What the customer answered is known here first.
      return reason === 'dissatisfaction'
        ? []
        : [{ type: 'HearRecoveryFailure', caseId, reason, at }];
    }
    case 'ImpactAssessed': {
      const { caseId, repeatBasis } = event.data as ImpactAssessed;
      // A like failure of somebody else at the store is no second failure to this customer.
      if (repeatBasis !== 'same_customer') return [];
      const trigger = 'second_failure_same_customer' as const;
      return [{ type: 'NoteDeviation', caseId, trigger, at: event.time }];
    }
    default:
      return [];
  }
};
