import type { Pool } from 'pg';
import type { FollowUpConfig } from '../config.ts';
import { ownerScope, storeScope } from './survey-uses.ts';

export interface GateFacts {
  /** A recovery survey of the same customer is due as well (SUR-09). */
  readonly isOutranked: boolean;
  readonly capped?: 'store_cap' | 'employee_cap';
}

const FACTS = `
  select exists (
      select from survey_request where customer_id = $1 and kind = 'recovery'
        and state = 'scheduled' and due_at <= $3::timestamptz + make_interval(secs => $4)
        and request_id <> $2) as "isOutranked",
    (select count(*)::int from survey_use where scope = $5
      and allowed_at > $3::timestamptz - make_interval(secs => $6)) as "ofStore",
    (select count(*)::int from survey_use where scope = $7
      and allowed_at > $3::timestamptz - make_interval(secs => $6)) as "ofOwner"`;

/**
 * What the gates have to know of other questions. A cap that is reached is told here; what passes
 * is counted again under a lock where it is written (survey-uses.ts). What one customer is asked is
 * not counted here; that is exact, in the customer's own stream.
 */
export const gateFacts = async (
  pool: Pool,
  config: FollowUpConfig,
  asked: {
    readonly customerId: string;
    readonly requestId: string;
    readonly storeId?: string | undefined;
    readonly ownerId?: string | undefined;
    readonly now: string;
  },
): Promise<GateFacts> => {
  const { surveyStoreCap, surveyEmployeeCap, surveyCapPeriodSeconds: period } = config;
  const { customerId, requestId, storeId, ownerId, now } = asked;
  const store = storeId === undefined ? null : storeScope(storeId);
  const owner = ownerId === undefined ? null : ownerScope(ownerId);
  // A routine question just before the other one would shut the gate for that one.
  const ahead = config.surveyCooldownSeconds;
  const values = [customerId, requestId, now, ahead, store, period, owner];
  const { rows } = await pool.query(FACTS, values);
  const { isOutranked, ofStore, ofOwner } = rows[0];
  if (surveyStoreCap > 0 && ofStore >= surveyStoreCap) return { isOutranked, capped: 'store_cap' };
  if (surveyEmployeeCap > 0 && ofOwner >= surveyEmployeeCap) {
    return { isOutranked, capped: 'employee_cap' };
  }
  return { isOutranked };
};
