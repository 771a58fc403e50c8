import type { SourceVendor } from '@amends/contracts/vocabulary';
import type { CompanionWriter } from '@amends/event-store/types';
import type { Pool } from 'pg';
import type { FieldCipher } from '../personal-data/field-cipher.ts';

/** A source as its deliveries are judged and mapped. */
export interface SourceRow {
  readonly sourceId: string;
  readonly vendor: SourceVendor;
  readonly storeId: string | null;
  /** The vendor's location -> store id. */
  readonly locations: Readonly<Record<string, string>>;
  readonly notificationUrl: string | null;
  readonly trialMappings: boolean;
  readonly verificationCode: string | null;
  readonly registeredAt: string;
  readonly revokedAt: string | null;
  readonly secrets: readonly { readonly liveUntilMs: number | null; readonly secret: string }[];
}

export interface SourceDirectory {
  /** Undefined for one nobody registered. At most a minute old where another process changed it. */
  find(sourceId: string): Promise<SourceRow | undefined>;
  /** As the database has it now. */
  read(sourceId: string): Promise<SourceRow | undefined>;
  list(): Promise<readonly SourceRow[]>;
  /** Keeps the code that a vendor shows; only for a source without a secret. */
  noteVerificationCode(sourceId: string, code: string): Promise<void>;
  forget(sourceId: string): void;
}

/** Where a source's sealed secrets belong. */
const secretPlace = (sourceId: string) => ({
  table: 'source_secret',
  row: sourceId,
  field: 'secret',
});

export const sealedSourceSecret = (cipher: FieldCipher, sourceId: string, secret: string): string =>
  cipher.seal(secret, secretPlace(sourceId));

/** A revoked source is refused within this time, in every process. */
const CACHE_MS = 60_000;
const CACHE_ENTRIES = 10_000;

const SELECT = `
  select s.source_id as "sourceId", vendor, store_id as "storeId", locations,
         notification_url as "notificationUrl", trial_mappings as "trialMappings",
         verification_code as "verificationCode", registered_at as "registeredAt",
         revoked_at as "revokedAt",
         coalesce((
           select json_agg(json_build_object(
             'sealed', encode(k.secret, 'base64'),
             'liveUntilMs', extract(epoch from k.live_until) * 1000) order by k.secret_no desc)
           from source_secret k
           where k.source_id = s.source_id and (k.live_until is null or k.live_until > now())
         ), '[]') as secrets
  from source s`;

interface StoredRow extends Omit<SourceRow, 'registeredAt' | 'revokedAt' | 'secrets'> {
  readonly registeredAt: Date;
  readonly revokedAt: Date | null;
  readonly secrets: readonly { readonly sealed: string; readonly liveUntilMs: number | null }[];
}

const opened = (cipher: FieldCipher, row: StoredRow): SourceRow => ({
  ...row,
  registeredAt: row.registeredAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  secrets: row.secrets.map(({ sealed, liveUntilMs }) => ({
    liveUntilMs,
    secret: cipher.open(Buffer.from(sealed, 'base64'), secretPlace(row.sourceId)),
  })),
});

/** The sources, cached for a minute each. */
export const sourceDirectory = (
  pool: Pool,
  cipher: FieldCipher,
  now: () => number,
): SourceDirectory => {
  const cache = new Map<string, { readonly row: SourceRow | undefined; readonly until: number }>();
  const read = async (sourceId: string): Promise<SourceRow | undefined> => {
    const text = `${SELECT} where s.source_id = $1`;
    const found = await pool.query<StoredRow>({ name: 'source', text, values: [sourceId] });
    const row = found.rows[0];
    return row === undefined ? undefined : opened(cipher, row);
  };
  return {
    read,
    find: async (sourceId) => {
      const cached = cache.get(sourceId);
      if (cached !== undefined && cached.until > now()) return cached.row;
      const row = await read(sourceId);
      // Unknown ids are cached too, and anybody can send them: the oldest entry makes room.
      const oldest = cache.size >= CACHE_ENTRIES ? cache.keys().next().value : undefined;
      if (oldest !== undefined) cache.delete(oldest);
      cache.set(sourceId, { row, until: now() + CACHE_MS });
      return row;
    },
    list: async () => {
      const found = await pool.query<StoredRow>(`${SELECT} order by s.source_id`);
      return found.rows.map((row) => opened(cipher, row));
    },
    noteVerificationCode: async (sourceId, code) => {
      await pool.query(
        `update source s set verification_code = $2 where source_id = $1
         and not exists (select 1 from source_secret k where k.source_id = s.source_id)`,
        [sourceId, code],
      );
      cache.delete(sourceId);
    },
    forget: (sourceId) => void cache.delete(sourceId),
  };
};

/** Secrets that are live at `nowMs`; a cached row may hold one whose time has passed since. */
export const liveSecrets = ({ secrets }: SourceRow, nowMs: number): readonly string[] =>
  secrets
    .filter(({ liveUntilMs }) => liveUntilMs === null || liveUntilMs > nowMs)
    .map(({ secret }) => secret);

export const SOURCE_WRITER = 'source';
const writeSources: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into source (source_id, vendor, store_id, locations, notification_url,
                         trial_mappings, registered_at)
     select source_id, vendor, store_id, locations, notification_url, trial_mappings, registered_at
     from jsonb_to_recordset($1::jsonb)
       as r(source_id text, vendor text, store_id text, locations jsonb, notification_url text,
            trial_mappings boolean, registered_at timestamptz)
     on conflict (source_id) do nothing`,
    [JSON.stringify(rows)],
  );
};

export const SOURCE_CHANGE_WRITER = 'source_change';
const writeSourceChanges: CompanionWriter = async (client, rows) => {
  await client.query(
    `update source s set locations = coalesce(r.locations, s.locations),
                         revoked_at = coalesce(r.revoked_at, s.revoked_at)
     from jsonb_to_recordset($1::jsonb)
       as r(source_id text, locations jsonb, revoked_at timestamptz)
     where s.source_id = r.source_id`,
    [JSON.stringify(rows)],
  );
};

export const SOURCE_SECRET_WRITER = 'source_secret';
/** The newest before it lives on until the end of the overlap; any older one ends now. */
const writeSourceSecrets: CompanionWriter = async (client, rows) => {
  await client.query(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb)
         as r(source_id text, secret text, at timestamptz, previous_live_until timestamptz)
     ), ended as (
       update source_secret k
       set live_until = case when k.live_until is null then g.previous_live_until else g.at end
       from given g
       where k.source_id = g.source_id and (k.live_until is null or k.live_until > g.at)
     )
     insert into source_secret (source_id, secret)
     select source_id, decode(secret, 'base64') from given`,
    [JSON.stringify(rows)],
  );
};

export const sourceWriters: Readonly<Record<string, CompanionWriter>> = {
  [SOURCE_WRITER]: writeSources,
  [SOURCE_CHANGE_WRITER]: writeSourceChanges,
  [SOURCE_SECRET_WRITER]: writeSourceSecrets,
};
