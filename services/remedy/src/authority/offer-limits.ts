import type { Principal } from '@amends/service-kit/principal';
import type { Pool } from 'pg';
import { currenciesOf, type OfferLimits } from '../domain/menu-authority.ts';
import type { Remedy } from '../domain/remedy.ts';
import { isAnyGranted, readProfiles } from './authority-table.ts';
import { ladderFacts } from './goodwill-facts.ts';
import { readGranted } from './usage-table.ts';

/**
 * What a manager's menu is held against: undefined where it is none, and where nobody was ever
 * given any authority, so that the scope is all there is.
 */
export const offerLimits = async (
  pool: Pool,
  { subject: by, roles = [] }: Principal,
  { menu }: Remedy,
  { caseId, offerId, now }: { readonly caseId: string; readonly offerId: string; now: string },
): Promise<OfferLimits | undefined> => {
  if (menu?.authority !== 'manager' || !(await isAnyGranted(pool))) return undefined;
  const profiles = await readProfiles(pool, { subject: by, roles }, now);
  const { ladder } = await ladderFacts(pool, profiles, now);
  const { paymentRef, customerId } = menu;
  // No proposal: all that was granted counts.
  const subject = { caseId, paymentRef, customerId, by, proposalId: offerId };
  const granted = await Promise.all(
    currenciesOf(menu).map(
      async (currency) => [currency, await readGranted(pool, subject, currency, now)] as const,
    ),
  );
  return { profiles, ladder, granted: Object.fromEntries(granted) };
};
