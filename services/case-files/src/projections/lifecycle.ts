import type { CaseState } from '@amends/contracts/vocabulary';

interface Move {
  readonly to: CaseState;
  /** States the event moves from; in any other it changes nothing. */
  readonly from: ReadonlySet<CaseState | 'none'>;
}

const move = (to: CaseState, ...from: readonly (CaseState | 'none')[]): Move => ({
  to,
  from: new Set(from),
});

const beforeRemedy = ['none', 'reported', 'acknowledged', 'triaged', 'investigating'] as const;
const atRemedy = ['remedy_proposed', 'agreed', 'executing'] as const;
const open = [...beforeRemedy, ...atRemedy, 'reopened'] as const;
const settled = ['resolved', 'follow_up'] as const;

/**
 * The lifecycle: reported -> acknowledged -> triaged (-> investigating) -> remedy_proposed ->
 * agreed -> executing -> resolved -> follow_up -> closed, back by `reopened`, out by `withdrawn`
 * or `duplicate`. A case lies in one partition, but services that react to one event do so side by
 * side, so an event may come late: an acknowledgement after triage, an imported recovery after the
 * closing. Late events never move a case back; only CaseReopened does. A second wave is scheduled
 * before, and asked after, the closing: neither moves anything. Source: architecture.md section
 * 11.
 */
const moves: Readonly<Record<string, Move>> = {
  FailureReported: move('reported', 'none'),
  FailureDetected: move('reported', 'none'),
  CaseHistoryImported: move('reported', 'none'),
  CaseAcknowledged: move('acknowledged', 'none', 'reported'),
  CasePrioritised: move('triaged', 'none', 'reported', 'acknowledged', 'reopened'),
  InvestigationStarted: move('investigating', 'none', 'reported', 'acknowledged', 'triaged'),
  RemedyOffered: move('remedy_proposed', ...open),
  RemedyChosen: move('agreed', ...open),
  RemedyExecutionStarted: move('executing', ...open),
  RecoveryCompleted: move('resolved', ...open),
  NoRemedyConcluded: move('resolved', ...open),
  FollowUpScheduled: move('follow_up', 'resolved'),
  FollowUpSuppressed: move('follow_up', 'resolved'),
  CaseClosed: move('closed', ...open, ...settled),
  CaseWithdrawn: move('withdrawn', ...open, ...settled),
  CaseReopened: move('reopened', ...open, ...settled, 'closed'),
  // Undone by CasesUnmerged, which gives back the state before; see case-state.ts.
  CasesMerged: move('duplicate', ...open, ...settled),
};

/** Types of events that may move a case. */
export const MOVING_TYPES: readonly string[] = Object.keys(moves);

/** The state after an event; the same one where the event does not move the case. */
export const stateAfter = (
  state: CaseState | undefined,
  eventType: string,
): CaseState | undefined => {
  const found = Object.hasOwn(moves, eventType) ? moves[eventType] : undefined;
  if (found === undefined || found.to === state) return state;
  return found.from.has(state ?? 'none') ? found.to : state;
};

/** States in which nobody has anything left to do. */
export const ENDED_STATES: ReadonlySet<CaseState> = new Set(['closed', 'withdrawn', 'duplicate']);
