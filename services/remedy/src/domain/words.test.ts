import type { MatchingFacts } from '@amends/contracts/triage';
import type { RemedyType } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { CATALOGUE_V1 } from './playbook-v1-catalogue.ts';
import { answerTo, stateAfter } from './proposal.fixture.ts';
import { after, choose, doStep, eur, prepare, prioritised } from './remedy-case.fixture.ts';

const WORDS = ['explanation', 'apology', 'responsibility_statement'] as const;

const chosen = (facts: MatchingFacts) => {
  const triaged = { ...prioritised, severity: 'moderate' as const, facts };
  return after([], { ...prepare, prioritised: triaged }, { ...choose, alternativeId: 1 });
};
const placesOf = (history: ReturnType<typeof after>, type: RemedyType): number =>
  stateAfter(history).components.findIndex(({ remedyType }) => remedyType === type) + 1;

describe('explanation, apology and responsibility statement (R-041)', () => {
  it('are kinds of remedies of their own, made of attention', () => {
    for (const word of WORDS) {
      expect(CATALOGUE_V1.find(({ remedyType }) => remedyType === word)).toMatchObject({
        ...{ class: 'psychological', resource: 'attention' },
      });
    }
  });

  it('are steps of their own where the playbook asks for them, each done by itself (R-046)', () => {
    const price = eur(5000);
    const mischarged = chosen({
      ...{ khdType: 'mischarged', attribution: 'firm', price, overcharge: eur(300) },
    });
    const [apology, explanation] = [
      placesOf(mischarged, 'apology'),
      placesOf(mischarged, 'explanation'),
    ];
    expect(apology).toBeGreaterThan(0);
    expect(explanation).toBeGreaterThan(0);
    const told = after(mischarged, doStep(explanation));
    expect(told.at(-1)).toMatchObject({
      ...{ type: 'RemedyStepExecuted', data: { step: explanation, remedyType: 'explanation' } },
    });
    expect(answerTo(told, doStep(explanation))).toBe('remedy_already_executed');
    expect(answerTo(told, doStep(apology))).toContain('RemedyStepExecuted');
    const misinformed = chosen({ khdType: 'bad_information', attribution: 'firm', price });
    expect(placesOf(misinformed, 'responsibility_statement')).toBeGreaterThan(0);
  });
});
