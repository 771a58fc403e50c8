import type { EarlyWarningRaised } from '@amends/contracts/intake-warnings';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { ClientBase } from 'pg';
import { type FallbackRow, readFallbacks } from '../staff/staff-table.ts';

interface Recipient {
  readonly kind: 'person' | 'role';
  readonly id: string;
}

const RECOVERY_MANAGER: Recipient = { kind: 'role', id: 'recovery_manager' };
/** Of a store for which nobody said who owns what is left over. */
const MANAGER: Recipient = { kind: 'role', id: 'manager' };

/** The recovery manager hears of every warning, and of a store's its owner too. */
const recipientsOf = (
  { storeId }: EarlyWarningRaised,
  fallbacks: readonly FallbackRow[],
): readonly Recipient[] => {
  if (storeId === undefined) return [RECOVERY_MANAGER];
  const owner = fallbacks.find((fallback) => fallback.storeId === storeId);
  const ofStore: Recipient =
    owner === undefined
      ? MANAGER
      : { kind: owner.ownerKind === 'person' ? 'person' : 'role', id: owner.ownerId };
  return ofStore.id === RECOVERY_MANAGER.id ? [RECOVERY_MANAGER] : [ofStore, RECOVERY_MANAGER];
};

const INSERT = `
  insert into notice (notice_id, recipient_kind, recipient_id, warning_id, store_id, reason,
                      told_at)
  select notice_id, recipient_kind, recipient_id, warning_id, store_id, 'early_warning', told_at
  from jsonb_to_recordset($1::jsonb)
    as r(notice_id uuid, recipient_kind text, recipient_id text, warning_id uuid, store_id text,
         told_at timestamptz)
  on conflict (notice_id) do nothing`;

/**
 * Puts the early warnings of a batch into the inbox of those who can do something about them, in
 * the transaction that hears them. Heard twice they are told once: the id follows from warning and
 * recipient.
 */
export const tellOfWarnings = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
  toldAt: string,
): Promise<void> => {
  const warnings = events
    .filter(({ type }) => type === 'EarlyWarningRaised')
    .map(({ data }) => data as EarlyWarningRaised);
  if (warnings.length === 0) return;
  const stores = [...new Set(warnings.flatMap(({ storeId }) => storeId ?? []))];
  const fallbacks = await readFallbacks(client, stores);
  const rows = warnings.flatMap((warning) =>
    recipientsOf(warning, fallbacks).map(({ kind, id }) => ({
      notice_id: uuidv8FromHash('notice', warning.warningId, id),
      recipient_kind: kind,
      recipient_id: id,
      warning_id: warning.warningId,
      store_id: warning.storeId,
      told_at: toldAt,
    })),
  );
  await client.query(INSERT, [JSON.stringify(rows)]);
};
