import type { PurchaseRecorded } from '@amends/contracts/intake';
import type {
  AbuseCondition,
  AbuseEvidence,
  AbuseFlagRaised,
  AbusePolicyDefined,
} from '@amends/contracts/triage-abuse';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { commandOn, type SpecReaction } from '@amends/event-log/write-side-spec';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { ClientBase } from 'pg';
import { abuseFlagDecider } from '../domain/abuse/abuse-flags.ts';
import { type AbuseFact, type Measured, reached } from '../domain/abuse/measure-abuse.ts';
import type { ReviewFlags } from '../domain/case-review.ts';
import type { TriageCommand } from '../domain/commands.ts';
import { factRow, isImported, keepAbuseFacts, readAbuseFacts } from './abuse-facts.ts';
import { type FlagRow, lockFlags, measureOf, readAbusePolicy } from './abuse-tables.ts';

/** What is counted of customers, what becomes of held cases, and triage's own flags. */
export const HEARD_OF_ABUSE = [
  'CustomerTillFactNoted',
  'IncidentTokenTakenBack',
  'RemedyHeldForReview',
  'RemedyReviewEnded',
  'AbuseFlagRaised',
  'AbuseFlagCleared',
] as const;

const ABOUT_CUSTOMERS: ReadonlySet<string> = new Set([
  'FailureReported',
  'FailureDetected',
  'AbuseFlagRaised',
  'AbuseFlagCleared',
]);

const DAY_MS = 86_400_000;
const EVIDENCE_MAX = 50;
/** Of one customer so many of the last cases are told of a flag. */
const CASES_MAX = 100;

export const flagStream = (customerId: string): string => `abuse-flags-${customerId}`;

/** A new fact that may bring a condition to its threshold. */
interface Trigger {
  readonly customerId: string;
  readonly atMs: number;
}

const triggerOf = (event: LoggedEvent): Trigger | undefined => {
  if (isImported(event.data)) return undefined;
  if (event.type === 'PurchaseRecorded') {
    const { customerId, kind, purchasedAt } = event.data as PurchaseRecorded;
    return kind === 'sale' ? undefined : { customerId, atMs: Date.parse(purchasedAt) };
  }
  const row = factRow(event);
  if (row === undefined) return undefined;
  return { customerId: row.customer_id, atMs: Date.parse(row.happened_at) };
};

/** Customers whose flags are asked for: of new cases, new facts, and triage's own news. */
const customersOf = (events: readonly LoggedEvent[], triggers: readonly Trigger[]): string[] => {
  const told = events
    .filter(({ type }) => ABOUT_CUSTOMERS.has(type))
    .map(({ data }) => (data as { customerId?: string }).customerId)
    .filter((customerId) => customerId !== undefined);
  return [...new Set([...told, ...triggers.map(({ customerId }) => customerId)])];
};

const isOwnNews = ({ type }: LoggedEvent): boolean =>
  type === 'AbuseFlagRaised' || type === 'AbuseFlagCleared';

const evidenceOf = ({ counted }: Measured): AbuseEvidence[] =>
  counted.slice(-EVIDENCE_MAX).map(({ kind, caseId, storeId, at }) => ({
    kind,
    at,
    ...(caseId === undefined ? {} : { caseId }),
    ...(storeId === undefined ? {} : { storeId }),
  }));

const stands = ({ raised, cleared }: FlagRow, now: string): boolean =>
  cleared === null && Date.parse(raised.expiresAt) > Date.parse(now);

/** The flag that a condition raises, where it is reached and none of it stands. */
const flagBy = (
  condition: AbuseCondition,
  policy: AbusePolicyDefined,
  { customerId, atMs }: Trigger,
  known: { readonly flags: readonly FlagRow[]; readonly facts: readonly AbuseFact[] },
  now: string,
): AbuseFlagRaised | undefined => {
  const before = known.flags.filter((flag) => measureOf(flag) === condition.measure);
  if (before.some((flag) => stands(flag, now))) return undefined;
  // Facts of long ago raise nothing today.
  const expiresMs = atMs + policy.flagDays * DAY_MS;
  if (expiresMs <= Date.parse(now)) return undefined;
  const excused = before.flatMap(({ cleared }) =>
    cleared === null ? [] : [Date.parse(cleared.clearedAt)],
  );
  const measured = reached(condition, known.facts, atMs, Math.max(...excused, 0));
  if (measured === undefined) return undefined;
  return {
    customerId,
    // Of two processes that see it at once both raise the same flag.
    flagId: uuidv8FromHash('abuse-flag', customerId, condition.measure, String(before.length)),
    basis: 'condition',
    condition,
    observed: measured.observed,
    policyVersion: policy.version,
    evidence: evidenceOf(measured),
    raisedAt: now,
    expiresAt: new Date(expiresMs).toISOString(),
  };
};

type Facts = ReadonlyMap<string, readonly AbuseFact[]>;

const readFacts = async (
  client: ClientBase,
  triggers: readonly Trigger[],
  policy: AbusePolicyDefined | undefined,
): Promise<Facts> => {
  if (policy === undefined || policy.conditions.length === 0 || triggers.length === 0) {
    return new Map();
  }
  const days = Math.max(...policy.conditions.map(({ windowDays }) => windowDays));
  const sinceMs = Math.min(...triggers.map(({ atMs }) => atMs)) - days * DAY_MS;
  const customers = [...new Set(triggers.map(({ customerId }) => customerId))];
  return readAbuseFacts(client, customers, new Date(sinceMs).toISOString());
};

const casesSql = `
select customer, c.case_id from unnest($1::uuid[]) as customer cross join lateral (
  select case_id from triage_case where customer_id = customer
    and state not in ('withdrawn', 'duplicate')
  order by reported_at desc limit ${CASES_MAX}) c`;

const readCases = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const customers = events
    .filter(isOwnNews)
    .map(({ data }) => (data as AbuseFlagRaised).customerId);
  if (customers.length === 0) return new Map();
  const { rows } = await client.query<{ customer: string; case_id: string }>(casesSql, [
    [...new Set(customers)],
  ]);
  const byCustomer = Map.groupBy(rows, ({ customer }) => customer);
  return new Map([...byCustomer].map(([id, cases]) => [id, cases.map((row) => row.case_id)]));
};

/** Flags of a batch: what raises them, and the cases that are told of them. */
export interface AbuseReview {
  react(event: LoggedEvent, now: string): readonly SpecReaction<TriageCommand>[];
  /** What stands against a customer, with what the batch itself has raised. */
  flagsOf(customerId: string | undefined, now: string): ReviewFlags;
}

/** Keeps what a batch tells of customers and reads once what its events are judged by. */
export const gatherAbuse = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<AbuseReview> => {
  await keepAbuseFacts(client, events);
  const triggers = events.map(triggerOf).filter((one) => one !== undefined);
  const policy = triggers.length === 0 ? undefined : await readAbusePolicy(client);
  const facts = await readFacts(client, triggers, policy);
  const flags = Map.groupBy(
    await lockFlags(client, customersOf(events, triggers)),
    ({ raised }) => raised.customerId,
  ) as Map<string, FlagRow[]>;
  const cases = await readCases(client, events);
  const flagsOf = (customerId: string | undefined, now: string): ReviewFlags =>
    (flags.get(customerId ?? '') ?? [])
      .filter((flag) => stands(flag, now))
      .map(({ raised: { flagId, expiresAt } }) => ({ flagId, expiresAt }));
  const raise = (trigger: Trigger, now: string): SpecReaction<TriageCommand>[] => {
    const { customerId } = trigger;
    const own = flags.get(customerId) ?? [];
    const known = { flags: own, facts: facts.get(customerId) ?? [] };
    return (policy?.conditions ?? []).flatMap((condition, at) => {
      const data = flagBy(condition, policy!, trigger, known, now);
      if (data === undefined) return [];
      own.push({ raised: data, appeal: null, cleared: null });
      flags.set(customerId, own);
      const command = { type: 'RaiseFlag', data } as const;
      const on = commandOn(abuseFlagDecider, flagStream(customerId), command);
      return [{ name: `RaiseFlag:${at}`, subject: customerId, ...on }];
    });
  };
  return {
    flagsOf,
    react: (event, now) => {
      if (isOwnNews(event)) {
        const { customerId } = event.data as AbuseFlagRaised;
        const command = { type: 'SetReview', flags: flagsOf(customerId, now), now } as const;
        return (cases.get(customerId) ?? []).map((caseId) => ({
          name: `SetReview:${caseId}`,
          streamId: `triage-${caseId}`,
          command,
        }));
      }
      const trigger = triggerOf(event);
      return trigger === undefined ? [] : raise(trigger, now);
    },
  };
};
