import type { PreventiveActionOpened } from '@amends/contracts/triage-findings';
import type { WarningCause } from '@amends/contracts/warning-vocabulary';
import { mayAccessStore, type Principal } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { Pool } from 'pg';

const FIND = 'select store_id, cause from heard_warning where warning_id = $1';

/** @throws Problem 404 not_found for a warning that triage never heard of, or a foreign store's */
export const readHeardWarning = async (
  pool: Pool,
  principal: Principal,
  warningId: string,
): Promise<NonNullable<PreventiveActionOpened['warning']>> => {
  const { rows } = await pool.query<{ store_id: string | null; cause: WarningCause }>(FIND, [
    warningId,
  ]);
  const found = rows[0];
  const maySee =
    found?.store_id === null
      ? principal.stores === '*'
      : found !== undefined && mayAccessStore(principal, found.store_id);
  if (!maySee) throw new Problem('not_found');
  return { warningId, cause: found!.cause };
};
