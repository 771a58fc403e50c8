import type { FailureDetected, FailureReported } from '@amends/contracts/intake';
import type { CasePrioritised } from '@amends/contracts/triage';
import {
  type Classification,
  classifyFailure,
  withFrequency,
} from './domain/classification-rules.ts';
import type { TriageFailure } from './domain/commands.ts';
import { lossFacts, stepForLoss } from './domain/loss.ts';
import { impactAfter, isRepeatToCustomer } from './domain/repeated-failure.ts';
import type { TriageRules } from './domain/rules.ts';
import { assessImpact, type ImpactFacts } from './domain/severity.ts';
import type { KnownFailures } from './known-failures.ts';

type Facts = CasePrioritised['facts'];

/** Ways of hearing that are no complaint of a customer (overlay 27: the firm noticed it itself). */
const FIRM_SOURCES = new Set([
  'employee_report',
  'internal_monitoring',
  'returning_customer_drop',
  'market_research',
  'media_report',
]);

const failureFacts = (data: FailureReported): Facts => ({
  channel: data.channel,
  ...(data.disposition === undefined ? {} : { disposition: data.disposition }),
  ...(data.promiseRef === undefined ? {} : { promised: true }),
  ...(data.missedOccasion === undefined ? {} : { missedOccasion: data.missedOccasion }),
  ...(data.delayHours === undefined ? {} : { delayed: data.delayHours > 0 }),
  detectedByFirm: data.initiation !== 'customer' && FIRM_SOURCES.has(data.signalSource),
  ...(data.price === undefined ? {} : { price: data.price }),
  ...(data.overcharge === undefined ? {} : { overcharge: data.overcharge }),
  ...(data.consequentialLoss === undefined ? {} : { consequentialLoss: data.consequentialLoss }),
  ...(data.paymentRef === undefined ? {} : { paymentRef: data.paymentRef }),
  ...(data.remedySought === undefined ? {} : { remedySought: data.remedySought }),
});

const detectedFacts = (data: FailureDetected): Facts => ({
  detectedByFirm: true,
  ...(data.signalKind === 'defection_risk' ? { trigger: data.signalKind } : {}),
  ...(data.price === undefined ? {} : { price: data.price }),
  ...(data.paymentRef === undefined ? {} : { paymentRef: data.paymentRef }),
});

/** Cause of a failure by the facts of its own event. */
export const classificationOf = (data: FailureReported | FailureDetected): Classification => {
  const { complaintCode } = data;
  if ('signalKind' in data) {
    const { signalKind, reasonCode } = data;
    return classifyFailure({ complaintCode, signalKind, reasonCode });
  }
  const byStaff = data.initiation === 'employee' || data.signalSource === 'employee_report';
  return classifyFailure({ complaintCode, cues: data.cues, byStaff });
};

/** What a failure is, from its own facts and from the failures known before it. */
export const judgeFailure = (
  data: FailureReported | FailureDetected,
  known: KnownFailures,
  rules: TriageRules,
): Pick<TriageFailure, 'classification' | 'impact' | 'facts' | 'lossStep'> => {
  const own = classificationOf(data);
  const failure = { ...data, khdType: own.khdType };
  const classification = withFrequency(own, known.frequency(failure));
  const earlier = known.earlier(failure);
  known.remember(failure);
  const { khdType } = classification;
  const impactFacts: ImpactFacts = 'signalKind' in data ? { khdType } : { ...data, khdType };
  const stated = 'signalKind' in data ? detectedFacts(data) : failureFacts(data);
  const facts: Facts = {
    ...stated,
    ...(isRepeatToCustomer(earlier) ? { repeat: true } : {}),
    ...lossFacts(stated, rules),
  };
  return {
    classification,
    impact: impactAfter(assessImpact(impactFacts), earlier),
    facts,
    lossStep: stepForLoss(facts, rules),
  };
};
