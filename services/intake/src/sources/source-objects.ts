import type { Pool } from 'pg';

interface VersionedObject {
  readonly ref: string;
  readonly version: number;
}

/** The newest version heard of what a vendor versions: deliveries come in any order. */
export interface SourceObjects {
  /** Whether a newer version was heard before. */
  isOutdated(sourceId: string, object: VersionedObject): Promise<boolean>;
  /** Keeps the version, unless a newer one is there. */
  note(sourceId: string, object: VersionedObject): Promise<void>;
}

export const sourceObjects = (pool: Pool): SourceObjects => ({
  isOutdated: async (sourceId, { ref, version }) => {
    const found = await pool.query(
      `select from source_object where source_id = $1 and object_ref = $2 and version > $3`,
      [sourceId, ref, version],
    );
    return found.rowCount === 1;
  },
  note: async (sourceId, { ref, version }) => {
    await pool.query(
      `insert into source_object (source_id, object_ref, version) values ($1, $2, $3)
       on conflict (source_id, object_ref)
       do update set version = greatest(source_object.version, excluded.version)`,
      [sourceId, ref, version],
    );
  },
});
