import type {
  EarlyWarningAcknowledged,
  EarlyWarningRaised,
} from '@amends/contracts/intake-warnings';
import { type CaseHandlers, withValues } from '@amends/projections/case-fold';
import type { FactTable } from '@amends/projections/types';
import { foldBy } from './fold-by.ts';

/** One row per early warning that intake raised: what was seen, and what people made of it. */
export const earlyWarningTable: FactTable = {
  name: 'early_warning',
  columns: {
    warning_id: 'uuid',
    /** Null: of the whole retailer, so only callers of all stores see it. */
    store_id: 'text',
    cause: 'text',
    rule: 'text',
    workstation: 'text',
    span_from: 'timestamptz',
    span_until: 'timestamptz',
    observed: 'integer',
    opportunities: 'integer',
    expected_thousandths: 'bigint',
    about_id: 'uuid',
    rules_version: 'integer',
    raised_at: 'timestamptz',
    acknowledged_at: 'timestamptz',
    finding: 'text',
  },
  storeColumn: 'store_id',
  indexes: [['raised_at']],
};

const handlers: CaseHandlers = {
  EarlyWarningRaised: (row, data: EarlyWarningRaised) =>
    withValues(row, {
      store_id: data.storeId,
      cause: data.cause,
      rule: data.rule,
      workstation: data.workstation,
      span_from: data.from,
      span_until: data.until,
      observed: data.observed,
      opportunities: data.opportunities,
      expected_thousandths: data.expectedThousandths,
      about_id: data.aboutId,
      rules_version: data.rulesVersion,
      raised_at: data.raisedAt,
    }),
  EarlyWarningAcknowledged: (row, { acknowledgedAt, finding }: EarlyWarningAcknowledged) =>
    withValues(row, { acknowledged_at: acknowledgedAt, finding }),
};

export const earlyWarningFold = foldBy(earlyWarningTable, 'warningId', handlers);
