import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { Classification } from './classification-rules.ts';
import type { AssessImpact, CorrectClassification } from './commands.ts';
import { classified, prioritised } from './decide-triage.ts';
import { escalatedTo } from './decide-targets.ts';
import { lossFacts, stepForLoss } from './loss.ts';
import { classifyByPerson } from './person-classification.ts';
import { isAccusation } from './severity.ts';
import type { TriageCase, TriageEvent } from './triage-case.ts';

const NOT_SAID_AGAIN = new Set([
  'caseId',
  'decidedBy',
  'ruleId',
  'ruleSetVersion',
  'confidencePct',
  'sourceCategory',
]);

/** A classification or facts as one text, to tell whether anything would change. */
const asText = (facts: object): string =>
  JSON.stringify(
    Object.entries(facts)
      .filter(([name]) => !NOT_SAID_AGAIN.has(name))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/**
 * A person may correct or confirm the cause at any time. Priority is stated anew where the facts
 * that remedy goes by have changed.
 */
export const correctClassification = (
  command: CorrectClassification,
  state: TriageCase,
): Decision<TriageEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  const known = state.classification;
  const stated = classifyByPerson(command.cause, known);
  if (!stated.ok) return rejected(stated.code);
  const { classification } = stated;
  const isSame = known !== undefined && asText(known) === asText(classification);
  if (isSame && known.decidedBy === 'person') return rejected('already_classified');
  return accepted(...reclassified(state, classification, 'person'));
};

/** Another cause, and the priority anew where what remedy goes by has changed. */
export const reclassified = (
  state: TriageCase,
  classification: Classification,
  decidedBy: 'rule' | 'person',
): readonly TriageEvent[] => {
  const caseId = state.caseId!;
  const events = [classified(caseId, classification, decidedBy)];
  const before = state.prioritised;
  if (before === undefined) return events;
  const from = state.severity ?? before.severity;
  const to = isAccusation(classification.khdType) ? 'critical' : from;
  if (to !== from) {
    events.push({ type: 'SeverityRaised', data: { caseId, from, to, reason: 'person' } });
  }
  const after = prioritised(before, to, classification);
  const isAsBefore =
    after.type === 'CasePrioritised' &&
    after.data.severity === before.severity &&
    asText(after.data.facts) === asText(before.facts);
  return isAsBefore ? events : [...events, after];
};

/** A person judges the impact, up or down, and may document a loss. */
export const assessImpactByPerson = (
  command: AssessImpact,
  state: TriageCase,
): Decision<TriageEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'cancelled') return rejected('case_withdrawn');
  const { severity, consequentialLoss, rules } = command;
  const caseId = state.caseId!;
  const before = state.prioritised!;
  const documented = {
    ...before.facts,
    ...(consequentialLoss === undefined ? {} : { consequentialLoss }),
  };
  const facts = { ...documented, ...lossFacts(documented, rules) };
  if (severity === state.severity && asText(facts) === asText(before.facts)) {
    return rejected('already_prioritised');
  }
  return accepted<TriageEvent>(
    {
      type: 'ImpactAssessed',
      data: { caseId, severity, ruleId: 'person', decidedBy: 'person' },
    },
    prioritised({ ...before, facts }, severity, state.classification!),
    ...escalatedTo(
      { caseId, escalationStep: state.escalationStep },
      stepForLoss(facts, rules),
      'loss_exceeds_authority',
    ),
  );
};
