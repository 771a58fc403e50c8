import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type {
  CalendarDefined,
  PolicyDefined,
  PolicyDisabled,
} from '@amends/contracts/triage-clocks';
import type { ClientBase, Pool } from 'pg';
import type { ClockBook } from '../domain/clock/clock-book.ts';
import { clockBook, type ServiceLevels } from './clock-book.ts';

export const SERVICE_LEVEL_WRITER = 'service_level';

interface LevelRow {
  readonly kind: 'calendar' | 'policy' | 'policy_disabled';
  readonly id: string;
  readonly version: number;
  readonly body: unknown;
}

const rowOf = ({ type, data }: NewEvent): LevelRow | undefined => {
  switch (type) {
    case 'CalendarDefined': {
      const { calendarId, version } = data as CalendarDefined;
      return { kind: 'calendar', id: calendarId, version, body: data };
    }
    case 'PolicyDefined': {
      const { policyId, version } = data as PolicyDefined;
      return { kind: 'policy', id: policyId, version, body: data };
    }
    case 'PolicyDisabled': {
      const { policyId, version } = data as PolicyDisabled;
      return { kind: 'policy_disabled', id: policyId, version, body: data };
    }
    default:
      return undefined;
  }
};

/** Rows of the table of calendars and policies that just-decided events cause. */
export const levelRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap((event) => {
    const row = rowOf(event);
    return row === undefined ? [] : [{ writer: SERVICE_LEVEL_WRITER, row }];
  });

export const writeLevels: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into service_level (kind, id, version, body)
     select kind, id, version, body
     from jsonb_to_recordset($1::jsonb) as r(kind text, id text, version int, body jsonb)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
};

type Reader = Pick<Pool | ClientBase, 'query'>;

const countSql = 'select count(*)::int as count from service_level';
const allSql = 'select kind, body from service_level order by kind, id, version';

const readLevels = async (reader: Reader) => {
  const { rows } = await reader.query<Pick<LevelRow, 'kind' | 'body'>>(allSql);
  const of = <Body>(kind: LevelRow['kind']): Body[] =>
    rows.filter((row) => row.kind === kind).map(({ body }) => body as Body);
  const levels: ServiceLevels = {
    calendars: of<CalendarDefined>('calendar'),
    policies: of<PolicyDefined>('policy'),
    disabled: of<PolicyDisabled>('policy_disabled'),
  };
  return { count: rows.length, levels };
};

export interface ServiceLevelReader {
  /** Calendars and policies as they are now, in the transaction of `client` where given. */
  book(client?: ClientBase): Promise<ClockBook>;
  levels(): Promise<ServiceLevels>;
}

/** Reads the few rows there are again only when there are more of them. */
export const serviceLevelReader = (pool: Pool, tzVersion: string): ServiceLevelReader => {
  let known: { readonly count: number; readonly book: ClockBook } | undefined;
  return {
    book: async (client) => {
      const reader: Reader = client ?? pool;
      const { rows } = await reader.query<{ count: number }>(countSql);
      if (known?.count === rows[0]!.count) return known.book;
      const { count, levels } = await readLevels(reader);
      known = { count, book: clockBook(levels, tzVersion) };
      return known.book;
    },
    levels: async () => (await readLevels(pool)).levels,
  };
};
