import type { Principal } from '@amends/service-kit/principal';
import type { Pool } from 'pg';
import type { Remedy } from '../domain/remedy.ts';
import { offerExpiry } from '../reactions.ts';
import { DEFAULT_HOLDER, readHolders, readLadder, readProfiles } from './authority-table.ts';
import { readGranted } from './usage-table.ts';

const HOUR_MS = 3_600_000;
/** A request nobody decided in this time is over; it can be sent again. */
const APPROVAL_HOURS = 72;

const approvalExpiry = (now: string): string =>
  new Date(Date.parse(now) + APPROVAL_HOURS * HOUR_MS).toISOString();

interface Asked {
  readonly caseId: string;
  readonly proposalId: string;
  readonly currency: string | undefined;
  readonly now: string;
}

/** Whose authority counts, and what was granted before for case, order, customer and day. */
export const grantFacts = async (
  pool: Pool,
  { subject: by, roles = [] }: Principal,
  { menu }: Remedy,
  { caseId, proposalId, currency, now }: Asked,
) => {
  const { paymentRef, customerId } = menu ?? {};
  const profiles = await readProfiles(pool, { subject: by, roles }, now);
  const subject = { caseId, paymentRef, customerId, by, proposalId };
  const granted = await readGranted(pool, subject, currency, now);
  return { by, profiles, granted, validUntil: offerExpiry(now) };
};

/** Who is above the proposer: from their role, or from everybody's where they have none. */
export const ladderFacts = async (
  pool: Pool,
  profiles: Awaited<ReturnType<typeof readProfiles>>,
  now: string,
) => {
  const above = (kind: string) =>
    profiles.find(({ holderKind, escalatesTo }) => holderKind === kind && escalatesTo !== undefined)
      ?.escalatesTo;
  const ladder = await readLadder(pool, above('role') ?? above('default'), now);
  return { ladder, approvalExpiresAt: approvalExpiry(now) };
};

/** What those who granted goodwill for the case may grant now (S17: checked again). */
export const holdersOf = async (pool: Pool, { proposals }: Remedy) => {
  const named = proposals.flatMap(({ approved }) => {
    const { basis, holderId } = approved?.authority ?? {};
    if (basis === undefined || basis === 'none') return [];
    return [basis === 'default' ? DEFAULT_HOLDER : { holderKind: basis, holderId: holderId! }];
  });
  return named.length === 0 ? [] : readHolders(pool, named);
};
