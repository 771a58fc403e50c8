import type { BiView, ViewColumn } from '@amends/projections/bi-view';
import {
  caseDimensionViewColumns,
  caseItemsFrom,
  caseKeyColumns,
  caseViewFrom,
  itemInstant,
} from '@amends/projections/case-view';

const after = (instant: string): string =>
  `case when not coalesce(f.is_reversed, false) and f.${instant} >= f.reported_at
    then extract(epoch from f.${instant} - f.reported_at)::numeric(14, 3) end`;

const duration = (instant: string, what: string): ViewColumn => [
  after(instant),
  `Seconds from the report ${what}; null while it has not happened, never 0 for that`,
];

const caseTimes: BiView = {
  name: 'case_times',
  says: 'One row per case: when what happened, on the clock of the customer',
  from: caseViewFrom('case_times'),
  columns: {
    ...caseDimensionViewColumns,
    initiation: ['f.initiation', 'Who took the initiative; null for imported cases'],
    occurred_at: ['f.occurred_at', 'When it failed, an instant'],
    acknowledged_at: ['f.acknowledged_at', 'When a person acknowledged it, an instant'],
    informed_at: ['f.informed_at', 'First word of a person or of an agreed message, an instant'],
    triaged_at: ['f.triaged_at', 'When it was triaged, an instant; null for imported cases'],
    assigned_at: ['f.assigned_at', 'When somebody first had it, an instant'],
    first_action_at: ['f.first_action_at', 'First step of a remedy carried out, an instant'],
    resolved_first_at: ['f.resolved_first_at', 'First resolution, an instant'],
    resolved_at: ['f.resolved_at', 'Last resolution, an instant; null while it is open again'],
    closed_at: ['f.closed_at', 'Closing, an instant; null while it is open again'],
    withdrawn_at: ['f.withdrawn_at', 'When the customer withdrew it, an instant'],
    outcome: ['f.outcome', 'Outcome of the closing; null while it is open'],
    is_open: [
      'coalesce(f.resolved_at, f.closed_at, f.withdrawn_at) is null',
      'Neither resolved, closed nor withdrawn: its durations are not known yet, so means over ' +
        'the others are too small (figures: Kaplan-Meier)',
    ],
    reopen_count: ['coalesce(f.reopen_count, 0)', 'How often it was opened again, a number'],
    is_of_incident: ['f.incident_at is not null', 'Linked with an incident that hit many'],
    is_reversed: [
      'coalesce(f.is_reversed, false)',
      'The register says that it closed before it started: the case counts, its times do not',
    ],
    acknowledged_after_seconds: duration('acknowledged_at', 'to the acknowledgement'),
    informed_after_seconds: duration('informed_at', 'to the first word'),
    first_action_after_seconds: duration('first_action_at', 'to the first step of a remedy'),
    resolved_first_after_seconds: duration('resolved_first_at', 'to the first resolution'),
    resolved_after_seconds: duration('resolved_at', 'to the last resolution'),
    closed_after_seconds: duration('closed_at', 'to the closing'),
  },
};

const instantOf = (member: string): string => `(i.item ->> '${member}')::timestamptz`;

// The same judgement as targetStatus of the figures, as of now; least() passes over nulls.
const TARGET_STATUS = `case
  when ${instantOf('supersededAt')} <= now() then null
  when i.item ? 'isMet' then case
    when ${instantOf('dueAt')} > now() then null
    when (i.item ->> 'isMet')::boolean then 'met' else 'breached' end
  when ${instantOf('metAt')} <= now() then case
    when ${instantOf('metAt')} <= ${instantOf('dueAt')} then 'met' else 'breached' end
  when least(now(), ${instantOf('cancelledAt')}, ${instantOf('pausedAt')}) > ${instantOf('dueAt')}
    then 'breached'
  when ${instantOf('cancelledAt')} <= now() then null
  else 'pending' end`;

const caseTargets: BiView = {
  name: 'case_targets',
  says: 'One row per deadline of a case',
  from: (schema) =>
    `${caseItemsFrom('case_times', 'targets')(schema)}
      and i.item ->> 'metric' <> 'waiting_on_customer'`,
  columns: {
    ...caseKeyColumns,
    position: ['i.position', 'Place among the deadlines of the case, from 1'],
    metric: ["i.item ->> 'metric'", 'What is promised'],
    due_at: [
      instantOf('dueAt'),
      'Deadline, an instant; of a source that only says whether it was met, since when it does',
    ],
    met_at: [instantOf('metAt'), 'When it happened, in time or late, an instant'],
    paused_at: [instantOf('pausedAt'), 'Since when its clock stands still, an instant'],
    cancelled_at: [instantOf('cancelledAt'), 'When it was cancelled, an instant'],
    superseded_at: [instantOf('supersededAt'), 'When another took its place, an instant'],
    status: [
      TARGET_STATUS,
      'met, breached or pending as of now; null where it does not count (cancelled before it ' +
        'was due, or superseded). Attainment is met / (met + breached)',
    ],
  },
};

const caseReopenings: BiView = {
  name: 'case_reopenings',
  says: 'One row per time that a case was opened again, with what held until then',
  from: caseItemsFrom('case_times', 'reopenings'),
  columns: {
    ...caseKeyColumns,
    position: ['i.position', 'Which time it is, from 1'],
    reopened_at: [itemInstant(2), 'When it was opened again, an instant'],
    resolved_at: [itemInstant(0), 'Resolution of before, an instant'],
    closed_at: [itemInstant(1), 'Closing of before, an instant'],
    outcome: ['i.item ->> 3', 'Outcome of before'],
  },
};

/** What BI tools see of resolution times; the README lists it. */
export const biViews: readonly BiView[] = [caseTimes, caseTargets, caseReopenings];
