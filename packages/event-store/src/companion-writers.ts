import type { PoolClient } from 'pg';
import type { CompanionRow, CompanionWriter } from './types.ts';

/** SQLSTATE-like code of a CompanionConflict. */
export const COMPANION_CONFLICT = 'AM003';

/**
 * Thrown by a writer whose rows no longer agree with what the others have committed: nothing of the
 * transaction is written, and the command has lost a race, as if its stream had moved.
 */
export class CompanionConflict extends Error {
  override readonly name = 'CompanionConflict';
  readonly code = COMPANION_CONFLICT;
}

export type CompanionWriters = Readonly<Record<string, CompanionWriter>>;

/**
 * Writes rows that belong to the same transaction as their events, one call per writer, in the
 * order of the writers' names.
 * @throws Error when a row names a writer nobody registered
 */
export const writeCompanions = async (
  client: PoolClient,
  writers: CompanionWriters,
  companions: readonly CompanionRow[],
): Promise<void> => {
  if (companions.length === 0) return;
  const byWriter = Map.groupBy(companions, ({ writer }) => writer);
  for (const name of [...byWriter.keys()].sort()) {
    const write = Object.hasOwn(writers, name) ? writers[name] : undefined;
    if (write === undefined) throw new Error(`no companion writer named ${name}`);
    await write(
      client,
      byWriter.get(name)!.map(({ row }) => row),
    );
  }
};
