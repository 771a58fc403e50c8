import type { BiView } from '@amends/projections/bi-view';
import {
  caseDimensionViewColumns,
  caseItemsFrom,
  caseKeyColumns,
  caseViewFrom,
  itemInstant,
} from '@amends/projections/case-view';

const caseCauses: BiView = {
  name: 'case_causes',
  says: 'One row per case: why it happened and what was decided against the next one',
  from: caseViewFrom('case_cause'),
  columns: {
    ...caseDimensionViewColumns,
    root_cause_at: ['f.root_cause_at', 'When a person recorded the root cause, an instant'],
    root_khd_type: ['f.root_khd_type', 'Type of the failure, as recorded then'],
    root_nakamura_cause: ['f.root_nakamura_cause', 'Cause, as recorded then'],
    responsibility_locus: ['f.responsibility_locus', 'Who was responsible, as recorded then'],
    gaps: ["array_to_string(f.gaps, ',')", 'Gaps 1 to 4 recorded then, with commas between them'],
    preventive_at: ['f.preventive_at', 'When it was decided what to do, an instant'],
    preventive_decision: ['f.preventive_decision', 'What was decided against the next one'],
    action_id: ['f.action_id', 'Id of the preventive action decided on (preventive_actions)'],
    incident_id: ['f.incident_id', 'Id of the incident that it is part of'],
    script_id: ['f.script_id', 'Service script of the encounter'],
    script_version: ['f.script_version', 'Version of the script'],
    deviated_step: ['f.deviated_step', 'Step of the script that went another way'],
    deviated_role: ['f.deviated_role', 'Whose step that is: a role, not a person'],
    participation_stage: ['f.participation_stage', 'Part of the encounter in which it failed'],
    playbook_version: ['f.playbook_version', 'Version of the playbook of the last menu'],
    playbook_row: ['f.playbook_row', 'Row of the playbook of the last menu'],
    recovered_at: ['f.recovered_at', 'First recovery, an instant'],
    // No count: several facts tell of one failure.
    has_failed_again: [
      'coalesce(jsonb_array_length(f.failures), 0) > 0',
      'Its recovery failed, or it was opened again, or its customer was let down a second time',
    ],
    closed_at: ['f.closed_at', 'Closing, an instant; null while it is open again'],
    outcome: ['f.outcome', 'Outcome of the closing; null while it is open'],
    fed_back_at: ['f.fed_back_at', 'When staff first heard what came of it, an instant'],
  },
};

const casePayments: BiView = {
  name: 'case_payments',
  says: 'One row per sum that a case cost; add up within a kind and a currency only',
  from: caseItemsFrom('case_cause', 'payments'),
  columns: {
    ...caseKeyColumns,
    position: ['i.position', 'Place among the sums of the case, from 1'],
    kind: [
      'i.item ->> 1',
      'restitution returns the loss, goodwill is beyond it; cost is all that the steps of the ' +
        'recovery cost, those two included',
    ],
    amount_minor: ['(i.item ->> 3)::bigint', 'The sum, in minor units of currency'],
    currency: ['i.item ->> 2', 'ISO 4217 code of amount_minor'],
    paid_at: [itemInstant(0), 'When, an instant'],
  },
};

const preventiveActions: BiView = {
  name: 'preventive_actions',
  says: 'One row per preventive action, with its verification; whose it is stays with triage',
  from: (schema) => `${schema}.preventive_action a`,
  columns: {
    action_id: ['a.action_id', 'Id of the action'],
    store_id: ['a.store_id', "The retailer's id of the store; null: of the whole retailer"],
    kind: ['a.kind', 'What kind of action'],
    status: ['a.status', 'open, implemented or verified'],
    opened_at: ['a.opened_at', 'When it was opened, an instant'],
    due_at: ['a.due_at', 'When it is due, an instant'],
    implemented_at: ['a.implemented_at', 'When it was first in effect, an instant'],
    verified_at: ['a.verified_at', 'When its effect was looked at, an instant'],
    verdict: ['a.verdict', 'Whether it works'],
    cases_before: ['a.cases_before', 'Failures before it, in as long a time as after, a number'],
    cases_after: ['a.cases_after', 'Failures after it, a number'],
    warnings_before: ['a.warnings_before', 'Early warnings before it, a number'],
    warnings_after: ['a.warnings_after', 'Early warnings after it, a number'],
    warning_id: ['a.warning_id', 'Id of the early warning that it answers (early_warnings)'],
  },
};

// Without the till: with a roster it would name who sat there.
const earlyWarnings: BiView = {
  name: 'early_warnings',
  says: 'One row per early warning: what was seen, and what people made of it',
  from: (schema) => `${schema}.early_warning w`,
  columns: {
    warning_id: ['w.warning_id', 'Id of the warning'],
    store_id: ['w.store_id', "The retailer's id of the store; null: of the whole retailer"],
    cause: ['w.cause', 'What it warns of'],
    rule: ['w.rule', 'Rule that raised it'],
    span_from: ['w.span_from', 'Begin of what was looked at, an instant'],
    span_until: ['w.span_until', 'End of what was looked at, an instant'],
    observed: ['w.observed', 'How often it was seen, a number'],
    opportunities: ['w.opportunities', 'How often it could have been, a number'],
    expected: ['w.expected_thousandths / 1000.0', 'How often it was expected, a number'],
    rules_version: ['w.rules_version', 'Version of the rules'],
    raised_at: ['w.raised_at', 'When it was raised, an instant'],
    acknowledged_at: ['w.acknowledged_at', 'When somebody looked at it, an instant'],
    finding: ['w.finding', 'What they found'],
  },
};

// Without the case: what one customer said of it to others is in figures only.
const wordOfMouth: BiView = {
  name: 'word_of_mouth',
  says: 'One row per mention in the log of reputation, without where it stands and of what case',
  from: (schema) => `${schema}.mention m`,
  columns: {
    observation_id: ['m.observation_id', 'Id of the observation'],
    store_id: ['m.store_id', "The retailer's id of the store; null: of the whole retailer"],
    valence: ['m.valence', 'positive, neutral or negative'],
    channel: ['m.channel', 'Where people said it'],
    signal_source: ['m.signal_source', 'How it came to be known'],
    reach: ['m.reach', 'How many people it reached, a number'],
    observed_at: ['m.observed_at', 'When it was seen, an instant'],
  },
};

/** What BI tools see of causes, cost and prevention; the README lists it. */
export const biViews: readonly BiView[] = [
  caseCauses,
  casePayments,
  preventiveActions,
  earlyWarnings,
  wordOfMouth,
];
