import type {
  RecoveryAuthorityGranted,
  RecoveryAuthorityWithdrawn,
} from '@amends/contracts/remedy-authority';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { ClientBase, Pool } from 'pg';
import type { LadderStep, Profile } from '../domain/authority.ts';

export const AUTHORITY_WRITER = 'recovery_authority';

/** Rows of the table that just-decided events of holders cause. */
export const authorityRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(({ type, data }) => {
    if (type !== 'RecoveryAuthorityGranted' && type !== 'RecoveryAuthorityWithdrawn') return [];
    const { holderKind, holderId, version } = data as RecoveryAuthorityGranted;
    const change = type === 'RecoveryAuthorityGranted' ? { body: data } : { withdrawn: data };
    const row = { holder_kind: holderKind, holder_id: holderId, version, ...change };
    return [{ writer: AUTHORITY_WRITER, row }];
  });

export const writeAuthorities: CompanionWriter = async (client, rows) => {
  const values = [JSON.stringify(rows)];
  const from = `from jsonb_to_recordset($1::jsonb)
    as r(holder_kind text, holder_id text, version int, body jsonb, withdrawn jsonb)`;
  await client.query(
    `insert into recovery_authority (holder_kind, holder_id, version, body)
     select holder_kind, holder_id, version, body ${from} where body is not null
     on conflict do nothing`,
    values,
  );
  await client.query(
    `update recovery_authority a set withdrawn = r.withdrawn ${from}
     where r.withdrawn is not null and a.holder_kind = r.holder_kind
       and a.holder_id = r.holder_id and a.version = r.version`,
    values,
  );
};

type Reader = Pick<Pool | ClientBase, 'query'>;

interface Row {
  readonly body: RecoveryAuthorityGranted;
  readonly withdrawn: RecoveryAuthorityWithdrawn | null;
}

/** Every version of everybody, the newest of each first. */
export const listAuthorities = async (reader: Reader): Promise<readonly Row[]> => {
  const sql = `select body, withdrawn from recovery_authority
    order by holder_kind, holder_id, version desc limit 2000`;
  return (await reader.query<Row>(sql)).rows;
};

const rulingSql = `
select distinct on (holder_kind, holder_id) body, withdrawn from recovery_authority
where (holder_kind, holder_id) in (select k, i from unnest($1::text[], $2::text[]) as h(k, i))
order by holder_kind, holder_id, version desc`;

type Holder = Pick<RecoveryAuthorityGranted, 'holderKind' | 'holderId'>;

/** The version that rules of each holder, unless it was withdrawn. */
const rulingOf = async (
  reader: Reader,
  holders: readonly Holder[],
): Promise<readonly RecoveryAuthorityGranted[]> => {
  const kinds = holders.map(({ holderKind }) => holderKind);
  const ids = holders.map(({ holderId }) => holderId);
  const { rows } = await reader.query<Row>(rulingSql, [kinds, ids]);
  return rows.filter(({ withdrawn }) => withdrawn === null).map(({ body }) => body);
};

/** What holders may grant by the version that rules, also where its time is over. */
export const readHolders = (
  reader: Reader,
  holders: readonly Holder[],
): Promise<readonly Profile[]> => rulingOf(reader, holders);

export const DEFAULT_HOLDER: Holder = { holderKind: 'default', holderId: 'default' };

/** What somebody may grant now: their own, that of their roles, and everybody's. */
export const readProfiles = async (
  reader: Reader,
  who: { readonly subject: string; readonly roles: readonly string[] },
  now: string,
): Promise<readonly RecoveryAuthorityGranted[]> => {
  const own: Holder = { holderKind: 'person', holderId: who.subject };
  const roles = who.roles.map((holderId): Holder => ({ holderKind: 'role', holderId }));
  const found = await rulingOf(reader, [own, ...roles, DEFAULT_HOLDER]);
  return found.filter(({ until }) => until === undefined || Date.parse(until) > Date.parse(now));
};

/** Whether anybody was ever given authority here. */
export const isAnyGranted = async (reader: Reader): Promise<boolean> => {
  const sql = 'select exists (select from recovery_authority) as found';
  return (await reader.query<{ found: boolean }>(sql)).rows[0]!.found;
};

const STEPS_MAX = 10;
const MINUTE_MS = 60_000;

const answerBy = ({ answerMinutes }: RecoveryAuthorityGranted, now: string) =>
  answerMinutes === undefined
    ? {}
    : { answerBy: new Date(Date.parse(now) + answerMinutes * MINUTE_MS).toISOString() };

const ladderSql = `
with recursive step (role, depth) as (
  select $1::text, 1
  union all
  select ruling.body->>'escalatesTo', depth + 1 from step, lateral (
    select body, withdrawn from recovery_authority
    where holder_kind = 'role' and holder_id = step.role order by version desc limit 1) ruling
  where ruling.withdrawn is null and ruling.body->>'escalatesTo' is not null
    and depth < ${STEPS_MAX})
select ruling.body from step, lateral (
  select body, withdrawn from recovery_authority
  where holder_kind = 'role' and holder_id = step.role order by version desc limit 1) ruling
where ruling.withdrawn is null order by depth`;

/** The roles above the given one, the next one first; a ladder that leads back ends there. */
export const readLadder = async (
  reader: Reader,
  from: string | undefined,
  now: string,
): Promise<readonly LadderStep[]> => {
  if (from === undefined) return [];
  const { rows } = await reader.query<Pick<Row, 'body'>>(ladderSql, [from]);
  const seen = new Set<string>();
  const steps: LadderStep[] = [];
  for (const { body: profile } of rows) {
    if (seen.has(profile.holderId)) break;
    seen.add(profile.holderId);
    steps.push({ profile, ...answerBy(profile, now) });
  }
  return steps;
};

/** The role above that asks next, where the ladder goes on. */
export const readNextStep = async (
  reader: Reader,
  role: string,
  now: string,
): Promise<LadderStep | undefined> => {
  const [, next] = await readLadder(reader, role, now);
  return next;
};
