import type { ControlContactAllowed } from '@amends/contracts/follow-up-control';
import type { SurveyContactAllowed } from '@amends/contracts/follow-up-surveys';
import { plusMillis } from '@amends/contracts/instant-order';
import { PERSONAL_CHANNELS } from '@amends/contracts/survey-vocabulary';
import { CompanionConflict } from '@amends/event-store/companion-writers';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { FollowUpConfig } from '../config.ts';

/** What surveys that passed the gates count for, store by store and employee by employee. */
export const USE_WRITER = 'survey_use';

export const storeScope = (storeId: string): string => `store:${storeId}`;
export const ownerScope = (ownerId: string): string => `owner:${ownerId}`;

interface Use {
  readonly requestId: string;
  readonly allowedAt: string;
  readonly storeId?: string | undefined;
  readonly ownerId?: string | undefined;
  /** A person let it pass: counted, and held by no cap. */
  readonly isExempt: boolean;
}

const useOf = ({ type, data }: NewEvent): Use | undefined => {
  if (type === 'ControlContactAllowed') {
    const { controlId: requestId, storeId, allowedAt } = data as ControlContactAllowed;
    return { requestId, storeId, allowedAt, isExempt: false };
  }
  if (type !== 'SurveyContactAllowed') return undefined;
  const { requestId, storeId, ownerId, allowedAt, channel, exemption } =
    data as SurveyContactAllowed;
  // What a person asks on the playbook's demand is no survey (SUR-08).
  if ((PERSONAL_CHANNELS as readonly string[]).includes(channel)) return undefined;
  return { requestId, storeId, ownerId, allowedAt, isExempt: exemption !== undefined };
};

const rowsOf = (use: Use, config: FollowUpConfig): readonly CompanionRow[] => {
  const { requestId, storeId, ownerId, allowedAt, isExempt } = use;
  const since = plusMillis(allowedAt, -config.surveyCapPeriodSeconds * 1000);
  const row = (scope: string, cap: number): CompanionRow => {
    const max = isExempt || cap === 0 ? null : cap;
    const counted = { request_id: requestId, scope, allowed_at: allowedAt, since, max };
    return { writer: USE_WRITER, row: counted };
  };
  return [
    ...(storeId === undefined ? [] : [row(storeScope(storeId), config.surveyStoreCap)]),
    ...(ownerId === undefined ? [] : [row(ownerScope(ownerId), config.surveyEmployeeCap)]),
  ];
};

/** Rows that allowed surveys cause, with the cap that holds for each. */
export const useRowsFor =
  (config: FollowUpConfig) =>
  (events: readonly NewEvent[]): readonly CompanionRow[] =>
    events.flatMap((event) => {
      const use = useOf(event);
      return use === undefined ? [] : rowsOf(use, config);
    });

// In one order everywhere, so that two batches never wait for each other.
const LOCK = `
  select pg_advisory_xact_lock(hashtextextended(scope, 21)) from (
    select distinct scope from jsonb_to_recordset($1::jsonb) as r(scope text)
    order by scope offset 0) s`;

const INSERT = `
  insert into survey_use (request_id, scope, allowed_at)
  select request_id, scope, allowed_at
  from jsonb_to_recordset($1::jsonb) as r(request_id uuid, scope text, allowed_at timestamptz)
  on conflict do nothing`;

const BROKEN = `
  select 1 from jsonb_to_recordset($1::jsonb) as r(scope text, since timestamptz, max int)
  where r.max < (
    select count(*) from survey_use u where u.scope = r.scope and u.allowed_at > r.since)
  limit 1`;

/**
 * Counts a survey in the transaction that allows it: what another process allowed meanwhile at the
 * same store, or about the same employee, is seen here, because each takes the scope's lock first.
 * @throws CompanionConflict when the cap is passed by now
 */
export const writeUses: CompanionWriter = async (client, rows) => {
  const values = [JSON.stringify(rows)];
  await client.query(LOCK, values);
  await client.query(INSERT, values);
  const { rows: broken } = await client.query(BROKEN, values);
  if (broken.length > 0) throw new CompanionConflict('the cap of surveys is passed by now');
};
