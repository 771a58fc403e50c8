import type { MatchingFacts } from '@amends/contracts/triage';
import {
  BITNER_SUBTYPES,
  GAPS,
  KHD_TYPES,
  NAKAMURA_CAUSES,
  NAKAMURA_SUBCODES,
  RESPONSIBILITY_LOCI,
  SEVERITIES,
  STABILITIES,
} from '@amends/contracts/vocabulary';
import type { MatchInput } from './match-playbook.ts';
import { SILENT_TIERS } from './playbook.ts';

/** Everything a case may be about, one way of saying it at a time; also nothing at all. */
const SUBJECTS: readonly MatchingFacts[] = [
  {},
  ...KHD_TYPES.map((khdType) => ({ khdType })),
  ...NAKAMURA_CAUSES.map((nakamuraCause) => ({ nakamuraCause })),
  ...NAKAMURA_SUBCODES.map((nakamuraSubcode) => ({ nakamuraSubcode })),
  ...BITNER_SUBTYPES.map((bitnerSubtype) => ({ bitnerSubtype })),
  ...GAPS.map((gap) => ({ gaps: [gap] })),
];

/** What rows of some types ask for besides. */
const CONDITIONS: readonly MatchingFacts[] = [
  {},
  { disposition: 'returned', promised: true },
  { disposition: 'kept', promised: true },
];

const MONEY: MatchingFacts = {
  price: { amount: 1999, currency: 'EUR' },
  overcharge: { amount: 300, currency: 'EUR' },
};

/** Every combination that a playbook can tell apart, with money in it; some 13,000. */
export function* everyCase(): Generator<MatchInput> {
  for (const subject of SUBJECTS) {
    for (const condition of CONDITIONS) {
      for (const attribution of [undefined, ...RESPONSIBILITY_LOCI]) {
        for (const stability of [undefined, ...STABILITIES]) {
          const cause = {
            ...(attribution === undefined ? {} : { attribution }),
            ...(stability === undefined ? {} : { stability }),
          };
          const facts = { ...MONEY, ...subject, ...condition, ...cause };
          for (const severity of SEVERITIES) yield { severity, facts, failedRecovery: false };
        }
      }
    }
  }
  // A second failure has one row for all of them.
  for (const severity of SEVERITIES) yield { severity, facts: MONEY, failedRecovery: true };
  // So has a customer who stays away, of the tiers that are won back.
  const facts: MatchingFacts = { trigger: 'defection_risk' };
  for (const tier of SILENT_TIERS) {
    for (const severity of SEVERITIES) yield { severity, facts, failedRecovery: false, tier };
  }
}
