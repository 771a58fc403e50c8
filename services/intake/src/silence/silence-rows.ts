import type {
  CustomerReturned,
  DefectionRiskDetected,
  ExitReasonsRecorded,
  WinBackCaseOpened,
} from '@amends/contracts/intake-silence';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';

const SILENCE = 'customer_silence';
const SILENCE_CHANGE = 'customer_silence_change';

/** Rows that what happens to silent customers causes. */
export const silenceCompanions = (events: readonly NewEvent[]): CompanionRow[] =>
  events.flatMap(({ type, data }): CompanionRow[] => {
    const change = (row: object): CompanionRow[] => [{ writer: SILENCE_CHANGE, row }];
    switch (type) {
      case 'DefectionRiskDetected':
        return [{ writer: SILENCE, row: data as DefectionRiskDetected }];
      case 'CustomerReturned': {
        const { customerId, returnedAt } = data as CustomerReturned;
        return change({ customerId, returnedAt });
      }
      case 'ExitReasonsRecorded': {
        const { customerId, exitReasons, noContact } = data as ExitReasonsRecorded;
        return change({ customerId, exitReasons, noContact });
      }
      case 'WinBackCaseOpened': {
        const { customerId, caseId } = data as WinBackCaseOpened;
        return change({ customerId, winBackCaseId: caseId });
      }
      default:
        return [];
    }
  });

/** The customer bought, or was erased, between the look and the decision: nothing is written. */
export class SilenceOutdated extends Error {
  override readonly name = 'SilenceOutdated';
  readonly retryable = true;
  constructor() {
    super('a customer bought while the silence was noted');
  }
}

// The row of the rhythm is held until the commit: a purchase heard meanwhile waits, and then finds
// the silence that it ends.
const INSERT = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb)
      as r("customerId" uuid, "riskId" uuid, "storeId" text, "lastPurchaseAt" timestamptz,
           "purchaseDays" int, "usualIntervalDays" int, "silentSince" timestamptz,
           "lostFrom" timestamptz, "detectedAt" timestamptz)
  ), held as materialized (
    select c.customer_id from customer_rhythm c
    join given g on g."customerId" = c.customer_id and g."lastPurchaseAt" = c.last_purchase_at
    order by c.customer_id for update of c
  ), noted as (
    update customer_rhythm c set due_at = null from held where c.customer_id = held.customer_id
  )
  insert into customer_silence as s
    (customer_id, risk_id, store_id, last_purchase_at, purchase_days, usual_days, silent_since,
     lost_from, detected_at)
  select "customerId", "riskId", "storeId", "lastPurchaseAt", "purchaseDays", "usualIntervalDays",
         "silentSince", "lostFrom", "detectedAt"
  from given join held on held.customer_id = given."customerId"
  order by "customerId"
  on conflict (customer_id) do update set
    risk_id = excluded.risk_id, store_id = excluded.store_id,
    last_purchase_at = excluded.last_purchase_at, purchase_days = excluded.purchase_days,
    usual_days = excluded.usual_days, silent_since = excluded.silent_since,
    lost_from = excluded.lost_from, detected_at = excluded.detected_at,
    returned_at = null, exit_reasons = '{}'`;

const insertSilences: CompanionWriter = async (client, rows) => {
  const values = [JSON.stringify(rows)];
  const { rowCount } = await client.query({ name: 'insert-silences', text: INSERT, values });
  if (rowCount !== rows.length) throw new SilenceOutdated();
};

const UPDATE = `
  update customer_silence s set
    returned_at = coalesce(r."returnedAt", s.returned_at),
    exit_reasons = coalesce(r."exitReasons", s.exit_reasons),
    no_contact = coalesce(r."noContact", s.no_contact),
    win_back_case_id = coalesce(r."winBackCaseId", s.win_back_case_id)
  from jsonb_to_recordset($1::jsonb)
    as r("customerId" uuid, "returnedAt" timestamptz, "exitReasons" text[], "noContact" boolean,
         "winBackCaseId" uuid)
  where s.customer_id = r."customerId"`;

const onePerCustomer = (rows: readonly unknown[]): readonly object[] => {
  const merged = new Map<string, object>();
  for (const row of rows as readonly { readonly customerId: string }[]) {
    merged.set(row.customerId, { ...merged.get(row.customerId), ...row });
  }
  return [...merged.values()];
};

export const silenceWriters: Readonly<Record<string, CompanionWriter>> = {
  [SILENCE]: insertSilences,
  [SILENCE_CHANGE]: async (client, rows) => {
    const values = [JSON.stringify(onePerCustomer(rows))];
    await client.query({ name: 'change-silences', text: UPDATE, values });
  },
};
