import type { FailureDetected, FailureReported } from '@amends/contracts/intake';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { Reactions } from '@amends/event-log/write-side-spec';
import type { ClientBase } from 'pg';
import { gatherAbuse } from './abuse/abuse-reactions.ts';
import type { ClockBook } from './domain/clock/clock-book.ts';
import type { TriageCommand } from './domain/commands.ts';
import { gatherEscalations } from './escalation/escalation-part.ts';
import { readKnownFailures } from './known-failures.ts';
import { tellOfWarnings } from './notices/tell-of-warnings.ts';
import { keepMergeWindows, readLateReplies, readPrimaryReplies } from './primary-replies.ts';
import { gatherPrevention } from './prevention/answer-warnings.ts';
import { type ReactionSettings, reactions } from './reactions.ts';
import { keepPurchases, readTiers } from './tiers/customer-tiers.ts';
import { type AssignmentDesk, deskOf, openDesk } from './staff/assignment-desk.ts';
import { classificationOf } from './triage-failure.ts';

const failuresOf = (events: readonly LoggedEvent[]) =>
  events
    .filter(({ type }) => type === 'FailureReported' || type === 'FailureDetected')
    .map(({ data }) => {
      const failure = data as FailureReported | FailureDetected;
      return { ...failure, khdType: classificationOf(failure).khdType };
    });

/** Where cases are given out; closed to others only while there are some to give. */
const deskFor = (
  client: ClientBase,
  failures: readonly { readonly storeId?: string | undefined }[],
  at: {
    readonly settings: ReactionSettings;
    readonly book: ClockBook;
    readonly clock: () => Date;
  },
): Promise<AssignmentDesk> | AssignmentDesk => {
  const { defaultOwnerId } = at.settings;
  const now = at.clock().toISOString();
  if (failures.length === 0) {
    return deskOf({ staff: [], fallbacks: [], defaultOwnerId }, at.book, now);
  }
  const stores = failures.flatMap(({ storeId }) => storeId ?? []);
  return openDesk(client, { stores, defaultOwnerId, book: at.book, now });
};

/** Keeps the purchases of a batch and reads once what the reactions to it decide on. */
export const gatherFacts =
  (
    settings: ReactionSettings,
    readBook: (client: ClientBase) => Promise<ClockBook>,
    clock: () => Date,
  ) =>
  async (client: ClientBase, events: readonly LoggedEvent[]): Promise<Reactions<TriageCommand>> => {
    await keepPurchases(client, events);
    const heard = failuresOf(events);
    const failures = await readKnownFailures(client, heard, settings.rules);
    const tierOf = await readTiers(
      client,
      heard.map(({ customerId }) => customerId),
    );
    await keepMergeWindows(client, events);
    const replies = await readPrimaryReplies(client, events);
    const lateReplies = await readLateReplies(client, events);
    const book = await readBook(client);
    const abuse = await gatherAbuse(client, events);
    const { flagsOf } = abuse;
    const desk = await deskFor(client, heard, { settings, book, clock });
    const known = { failures, tierOf, replies, lateReplies, book, flagsOf, desk };
    const react = reactions(settings, known);
    const escalate = await gatherEscalations(client, events);
    const prevent = await gatherPrevention(client, events, settings.defaultOwnerId);
    await tellOfWarnings(client, events, clock().toISOString());
    // A flag that a report raises stands against the case of that report already.
    return (event, now) => [
      ...abuse.react(event, now),
      ...react(event, now),
      ...escalate(event, now),
      ...prevent(event, now),
    ];
  };
