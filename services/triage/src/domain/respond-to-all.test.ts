import { RESPONSIBILITY_LOCI } from '@amends/contracts/vocabulary';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { triageDecider } from '../triage-commands.ts';
import { failure } from './triage-case.fixture.ts';

const eventsFor = (attribution: (typeof RESPONSIBILITY_LOCI)[number]) =>
  given(triageDecider, [])
    .when({ ...failure, classification: { ...failure.classification, attribution } })
    .events()
    .filter(({ type }) => type === 'TargetsSet' || type === 'CaseAssigned');

describe('the response to a failure', () => {
  it.each(RESPONSIBILITY_LOCI)('R-126: is as quick and as owned when the cause is %s', (locus) => {
    expect(eventsFor(locus).map(({ type }) => type)).toEqual(['TargetsSet', 'CaseAssigned']);
    expect(eventsFor(locus)).toEqual(eventsFor('firm'));
  });
});
