import type { BiView } from '@amends/projections/bi-view';
import {
  caseDimensionViewColumns,
  caseKeyColumns,
  caseViewFrom,
} from '@amends/projections/case-view';

// Nobody is scored by conformance or by how long cases take, so no row says whose it is.
const caseFiles: BiView = {
  name: 'case_files',
  says: 'One row per case: where it stands now; duplicates are left out',
  from: caseViewFrom('case_state'),
  columns: {
    ...caseDimensionViewColumns,
    state: ['f.state', 'State of the lifecycle'],
    state_since: ['f.state_since', 'Since when it is in that state, an instant'],
    closed_at: ['f.closed_at', 'Closing or withdrawal, an instant; null while it is open again'],
    outcome: ['f.outcome', 'Outcome of the closing; null while it is open'],
    reopen_count: ['coalesce(f.reopen_count, 0)', 'How often it was opened again, a number'],
    source: ['f.source', 'Register or sender that it was reported by'],
    follows_up: ['f.follows_up', 'Id of the earlier case that it goes on from'],
    playbook_version: ['f.playbook_version', 'Version of the playbook of the last menu'],
    playbook_row: ['f.playbook_row', 'Row of the playbook of the last menu'],
    conformance: [
      'f.conformance',
      'Whether the steps of that row were carried out: in_progress, conformant, incomplete',
    ],
    deviation_count: ['coalesce(f.deviation_count, 0)', 'Recorded deviations, a number'],
  },
};

const HISTORY = `cross join lateral (
    select e.position, e.entry ->> 0 as state, (e.entry ->> 1)::timestamptz as entered_at,
      lead((e.entry ->> 1)::timestamptz) over (order by e.position) as left_at
    from jsonb_array_elements(f.history) with ordinality e(entry, position)) s`;

const caseStates: BiView = {
  name: 'case_states',
  says: 'One row per stay of a case in a state, in the order in which it got there',
  from: caseViewFrom('case_state', HISTORY),
  columns: {
    ...caseKeyColumns,
    position: ['s.position', 'Which stay it is, from 1'],
    state: ['s.state', 'State of the lifecycle'],
    entered_at: ['s.entered_at', 'When it got there, an instant'],
    left_at: ['s.left_at', 'When it left, an instant; null while it is there'],
    stay_seconds: [
      `case when s.left_at >= s.entered_at
        then extract(epoch from s.left_at - s.entered_at)::numeric(14, 3) end`,
      'Seconds it was there; null while it is, and where late facts end it before it begins',
    ],
  },
};

/** What BI tools see of cases; the README lists it. */
export const biViews: readonly BiView[] = [caseFiles, caseStates];
