import { caseCauseTable } from './projections/case-cause.ts';
import { goodwillDecisionTable } from './projections/goodwill-decision.ts';

/** Decisions on goodwill with what came of their cases. */
export const decisionRows = (schema: string): string =>
  `(select d.*, c.answers, c.failures, c.complaint_code
    from ${schema}.${goodwillDecisionTable.name} d
    left join ${schema}.${caseCauseTable.name} c using (case_id)) f`;
