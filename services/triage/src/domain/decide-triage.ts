import { isAfter } from '@amends/contracts/instant-order';
import type { CasePrioritised } from '@amends/contracts/triage';
import type { Severity } from '@amends/contracts/vocabulary';
import { accepted, type Decision } from '@amends/decider/decider';
import { reviewSet } from './case-review.ts';
import { type Classification, completed, RULE_SET_VERSION } from './classification-rules.ts';
import type { TakeOverHistory, TriageFailure } from './commands.ts';
import { escalatedTo, firstTargets } from './decide-targets.ts';
import { queueRank } from './policy.ts';
import type { TriageCase, TriageEvent } from './triage-case.ts';

/** A classification as the event that records it. */
export const classified = (
  caseId: string,
  classification: Classification,
  decidedBy: 'rule' | 'person',
): TriageEvent => ({
  type: 'CaseClassified',
  data: { caseId, ...classification, decidedBy, ruleSetVersion: RULE_SET_VERSION },
});

type Facts = CasePrioritised['facts'];

/** What the playbook matches on, of the cause. */
const causeFacts = (classification: Classification): Partial<Facts> => {
  const { khdType, nakamuraCause, nakamuraSubcode, bitnerSubtype } = classification;
  const { attribution, stability, gaps } = classification;
  const facts = {
    ...{ khdType, nakamuraCause, nakamuraSubcode, bitnerSubtype, attribution, stability },
    ...(gaps === undefined || gaps.length === 0 ? {} : { gaps }),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
};

/** A case's facts without those of its cause. */
const besidesCause = (facts: Facts): Facts => {
  const {
    khdType: _khdType,
    nakamuraCause: _nakamuraCause,
    nakamuraSubcode: _nakamuraSubcode,
    bitnerSubtype: _bitnerSubtype,
    attribution: _attribution,
    stability: _stability,
    gaps: _gaps,
    ...rest
  } = facts;
  return rest;
};

/** The priority of a case, with everything remedy goes by. */
export const prioritised = (
  known: Omit<CasePrioritised, 'severity' | 'rank'>,
  severity: Severity,
  classification: Classification,
): TriageEvent => ({
  type: 'CasePrioritised',
  data: {
    ...known,
    severity,
    rank: queueRank(severity, known.tier),
    facts: { ...besidesCause(known.facts), ...causeFacts(classification) },
  },
});

const knownOf = (command: TriageFailure): Omit<CasePrioritised, 'severity' | 'rank'> => {
  const { caseId, storeId, customerId, tier, tierRunId, reportedAt, facts } = command;
  return {
    caseId,
    ...(storeId === undefined ? {} : { storeId }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(tier === undefined ? {} : { tier }),
    ...(tierRunId === undefined ? {} : { tierRunId }),
    reportedAt,
    facts,
  };
};

const stepOf = (events: readonly TriageEvent[]): number =>
  events.findLast((event) => event.type === 'CaseEscalated')?.data.step ?? 0;

/** When the first of the targets falls due; none where no policy applies. */
const firstDueOf = (event: TriageEvent): string | undefined =>
  event.type === 'TargetsSet'
    ? event.data.targets
        .map(({ dueAt }) => dueAt)
        .reduce((first, at) => (isAfter(first, at) ? at : first))
    : undefined;

/** A failure was heard: classify, assess, rank, set targets and give it an owner, at once. */
export const triageFailure = (command: TriageFailure, state: TriageCase): Decision<TriageEvent> => {
  if (state.status !== 'none') return accepted();
  const { caseId, impact, classification, lossStep } = command;
  const [targets, ...more] = firstTargets(command, state);
  const owner = command.ownerFor(firstDueOf(targets!));
  return accepted<TriageEvent>(
    classified(caseId, classification, 'rule'),
    { type: 'ImpactAssessed', data: { caseId, ...impact, decidedBy: 'rule' } },
    ...reviewSet(caseId, command.reviewFlags, command.clock.now),
    prioritised(knownOf(command), impact.severity, classification),
    targets!,
    { type: 'CaseAssigned', data: { caseId, ...owner, reason: 'triaged' } },
    ...more,
    ...escalatedTo({ caseId, escalationStep: stepOf(more) }, lossStep, 'loss_exceeds_authority'),
  );
};

/** Imported history gets its cause and nothing else: no severity guess, no targets, no owner. */
export const takeOverHistory = (
  command: TakeOverHistory,
  state: TriageCase,
): Decision<TriageEvent> => {
  if (state.status !== 'none') return accepted();
  const { caseId, khdType, sourceCategory } = command;
  return accepted<TriageEvent>({
    type: 'CaseClassified',
    data: {
      caseId,
      provenance: 'imported',
      ...(khdType === undefined ? {} : historicalCause(khdType)),
      ...(sourceCategory === undefined ? {} : { sourceCategory }),
      decidedBy: 'rule',
      ruleId: khdType === undefined ? 'import_unclassified' : 'import_mapping',
      ruleSetVersion: RULE_SET_VERSION,
      confidencePct: khdType === undefined ? 0 : 90,
    },
  });
};

/** The mapping says what it was; who answered for it, a register does not tell. */
const historicalCause = (khdType: NonNullable<TakeOverHistory['khdType']>) => {
  const { attribution: _locus, controllability: _control, ...cause } = completed({ khdType });
  return cause;
};
