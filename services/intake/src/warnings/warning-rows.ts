import type {
  EarlyWarningAcknowledged,
  EarlyWarningRaised,
} from '@amends/contracts/intake-warnings';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';

const RAISED = 'early_warning_raised';
const ACKNOWLEDGED = 'early_warning_acknowledged';

const raisedRow = (data: EarlyWarningRaised) => ({
  ...{ warning_id: data.warningId, store_id: data.storeId, cause: data.cause, rule: data.rule },
  ...{ workstation: data.workstation, period_from: data.from, period_until: data.until },
  ...{ observed: data.observed, opportunities: data.opportunities },
  ...{ expected_thousandths: data.expectedThousandths, about_id: data.aboutId },
  ...{ rules_version: data.rulesVersion, raised_at: data.raisedAt },
});

/** Rows that warnings cause in the table behind their list. */
export const warningCompanions = (events: readonly NewEvent[]): CompanionRow[] =>
  events.flatMap(({ type, data }): CompanionRow[] => {
    if (type === 'EarlyWarningRaised') {
      return [{ writer: RAISED, row: raisedRow(data as EarlyWarningRaised) }];
    }
    if (type !== 'EarlyWarningAcknowledged') return [];
    const { warningId, finding, acknowledgedAt } = data as EarlyWarningAcknowledged;
    const row = { warning_id: warningId, finding, acknowledged_at: acknowledgedAt };
    return [{ writer: ACKNOWLEDGED, row }];
  });

const INSERT = `
  insert into early_warning
    (warning_id, store_id, cause, rule, workstation, period_from, period_until, observed,
     opportunities, expected_thousandths, about_id, rules_version, raised_at)
  select warning_id, store_id, cause, rule, workstation, period_from, period_until, observed,
         opportunities, expected_thousandths, about_id, rules_version, raised_at
  from jsonb_to_recordset($1::jsonb)
    as r(warning_id uuid, store_id text, cause text, rule text, workstation text,
         period_from timestamptz, period_until timestamptz, observed int, opportunities int,
         expected_thousandths bigint, about_id uuid, rules_version int, raised_at timestamptz)
  order by warning_id
  on conflict (warning_id) do nothing`;

const ACKNOWLEDGE = `
  update early_warning w set finding = r.finding, acknowledged_at = r.acknowledged_at
  from jsonb_to_recordset($1::jsonb)
    as r(warning_id uuid, finding text, acknowledged_at timestamptz)
  where w.warning_id = r.warning_id`;

export const warningWriters: Readonly<Record<string, CompanionWriter>> = {
  [RAISED]: async (client, rows) => {
    await client.query(INSERT, [JSON.stringify(rows)]);
  },
  [ACKNOWLEDGED]: async (client, rows) => {
    await client.query(ACKNOWLEDGE, [JSON.stringify(rows)]);
  },
};
