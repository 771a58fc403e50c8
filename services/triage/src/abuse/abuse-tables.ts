import type {
  AbuseDecision,
  AbuseFlagAppealed,
  AbuseFlagCleared,
  AbuseFlagRaised,
  AbuseMeasure,
  AbusePolicyDefined,
} from '@amends/contracts/triage-abuse';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { ClientBase, Pool } from 'pg';

export const FLAG_WRITER = 'abuse_flag';
export const ABUSE_POLICY_WRITER = 'abuse_policy';

type Appeal = Pick<AbuseFlagAppealed, 'caseId' | 'appealedAt'> & {
  readonly rejectedAt?: string;
};

/** What a flag's events change in its row. */
const flagPatch = ({ type, data }: NewEvent): object | undefined => {
  switch (type) {
    case 'AbuseFlagRaised':
      return { raised: data };
    case 'AbuseFlagAppealed': {
      const { caseId, appealedAt } = data as AbuseFlagAppealed;
      return { appeal: { caseId, appealedAt } };
    }
    case 'AbuseAppealRejected':
      return { appeal: { rejectedAt: (data as { decidedAt: string }).decidedAt } };
    case 'AbuseFlagCleared':
      return { cleared: data };
    default:
      return undefined;
  }
};

/** Rows of the tables of flags and policies that just-decided events cause. */
export const abuseRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap((event): CompanionRow[] => {
    if (event.type === 'AbusePolicyDefined') {
      const body = event.data as AbusePolicyDefined;
      return [{ writer: ABUSE_POLICY_WRITER, row: { version: body.version, body } }];
    }
    const patch = flagPatch(event);
    if (patch === undefined) return [];
    const { flagId: flag_id, customerId: customer_id } = event.data as AbuseFlagRaised;
    return [{ writer: FLAG_WRITER, row: { flag_id, customer_id, ...patch } }];
  });

export const writeFlags: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into abuse_flag as f (flag_id, customer_id, raised, appeal, cleared)
     select flag_id, customer_id, raised, appeal, cleared
     from jsonb_to_recordset($1::jsonb)
       as r(flag_id uuid, customer_id uuid, raised jsonb, appeal jsonb, cleared jsonb)
     on conflict (flag_id) do update set
       appeal = coalesce(f.appeal, '{}') || coalesce(excluded.appeal, '{}'),
       cleared = coalesce(excluded.cleared, f.cleared)`,
    [JSON.stringify(rows)],
  );
};

export const writeAbusePolicies: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into abuse_policy (version, body)
     select version, body from jsonb_to_recordset($1::jsonb) as r(version int, body jsonb)
     on conflict (version) do nothing`,
    [JSON.stringify(rows)],
  );
};

type Reader = Pick<Pool | ClientBase, 'query'>;

/** Every version, the newest first. */
export const readAbusePolicies = async (reader: Reader): Promise<AbusePolicyDefined[]> => {
  const sql = 'select body from abuse_policy order by version desc';
  return (await reader.query<{ body: AbusePolicyDefined }>(sql)).rows.map(({ body }) => body);
};

export const readAbusePolicy = async (reader: Reader): Promise<AbusePolicyDefined | undefined> => {
  const sql = 'select body from abuse_policy order by version desc limit 1';
  return (await reader.query<{ body: AbusePolicyDefined }>(sql)).rows[0]?.body;
};

/** A flag as its row has it. */
export interface FlagRow {
  readonly raised: AbuseFlagRaised;
  readonly appeal: Appeal | null;
  readonly cleared: AbuseFlagCleared | null;
}

// The lock lets a clearing wait for cases that are triaged under the flag just now, so that
// whoever hears of the clearing finds them all.
const flagsSql = `select raised, appeal, cleared from abuse_flag
  where customer_id = any ($1::uuid[]) order by flag_id for share`;

export const lockFlags = async (
  client: ClientBase,
  customers: readonly string[],
): Promise<FlagRow[]> =>
  customers.length === 0 ? [] : (await client.query<FlagRow>(flagsSql, [customers])).rows;

export const flagsOfCustomer = async (reader: Reader, customerId: string): Promise<FlagRow[]> => {
  const sql = `select raised, appeal, cleared from abuse_flag where customer_id = $1
    order by raised->>'raisedAt' desc, flag_id`;
  return (await reader.query<FlagRow>(sql, [customerId])).rows;
};

export const flagById = async (reader: Reader, flagId: string): Promise<FlagRow | undefined> => {
  const sql = 'select raised, appeal, cleared from abuse_flag where flag_id = $1';
  return (await reader.query<FlagRow>(sql, [flagId])).rows[0];
};

export interface DecisionOfCase {
  readonly caseId: string;
  readonly decision: AbuseDecision;
}

/** What became of the cases that the flag held back. */
export const decisionsUnder = async (reader: Reader, flagId: string): Promise<DecisionOfCase[]> => {
  const sql = `select case_id as "caseId", decision from abuse_decision where flag_id = $1
    order by decided_at desc, case_id limit 200`;
  return (await reader.query<DecisionOfCase>(sql, [flagId])).rows;
};

export const measureOf = ({ raised }: FlagRow): AbuseMeasure | undefined =>
  raised.condition?.measure;

/** A page of flags, the newest first. */
export const listFlags = async (
  reader: Reader,
  asked: {
    readonly customerId: string | undefined;
    readonly isAppealed: boolean;
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<FlagRow[]> => {
  const { customerId, isAppealed, after, limit } = asked;
  // Instants are texts of one form here, written by this service's clock.
  const sql = `select raised, appeal, cleared from abuse_flag
    where ($1::uuid is null or customer_id = $1)
      and (not $2 or (cleared is null and appeal ? 'appealedAt'
        and coalesce(appeal->>'rejectedAt', '') < appeal->>'appealedAt'))
      and ($3::text is null or (raised->>'raisedAt', flag_id) < ($3, $4::uuid))
    order by raised->>'raisedAt' desc, flag_id desc limit $5`;
  const values = [customerId ?? null, isAppealed, after?.[0] ?? null, after?.[1] ?? null, limit];
  return (await reader.query<FlagRow>(sql, values)).rows;
};
