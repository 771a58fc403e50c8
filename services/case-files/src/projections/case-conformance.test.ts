import { describe, expect, it } from '@jest/globals';
import { event, instantOf, reported, rowAfter } from '../case-history.fixture.ts';

const menu = (day: number, ...steps: string[]) =>
  event('RemedyMenuPrepared', day, { playbookVersion: 1, row: 2, steps });
const executed = (day: number, remedyType: string) =>
  event('RemedyStepExecuted', day, { remedyType, executedAt: instantOf(day) });
const recovered = (day: number) =>
  event('RecoveryCompleted', day, { remedyTypes: [], completedAt: instantOf(day) });
const conformanceAfter = (...events: Parameters<typeof rowAfter>[0]) => {
  const { conformance, missing_steps } = rowAfter([reported(0), ...events]);
  return [conformance ?? null, missing_steps ?? null];
};

describe('conformance with the playbook (R-102)', () => {
  const asked = menu(1, 'human_triage', 'apology', 'refund');

  it('is judged by the steps that the suite sees done, and at the recovery only', () => {
    expect(conformanceAfter(asked)).toEqual(['in_progress', ['apology', 'refund']]);
    const apology = event('ApologyGiven', 2, { givenAt: instantOf(2) });
    expect(conformanceAfter(asked, apology)).toEqual(['in_progress', ['refund']]);
    const refund = event('RefundSucceeded', 3, { executedAt: instantOf(3) });
    expect(conformanceAfter(asked, apology, refund, recovered(4))).toEqual(['conformant', []]);
    expect(conformanceAfter(asked, apology, recovered(4))).toEqual(['incomplete', ['refund']]);
  });

  it('hears in a conversation that staff listened, and in an admission who was at fault', () => {
    const words = menu(1, 'listen', 'acknowledge_feelings', 'responsibility_statement');
    const conversation = event('InteractionRecorded', 2, {
      ...{ checks: ['greeted', 'listened_before_reacting'], recordedAt: instantOf(2) },
    });
    const admitted = event('FaultAdmitted', 3, { extent: 'whole', admittedAt: instantOf(3) });
    expect(conformanceAfter(words, conversation, admitted, recovered(4))).toEqual([
      ...['incomplete', ['acknowledge_feelings']],
    ]);
  });

  it('becomes whole by a step that is done after the recovery', () => {
    const late = [asked, executed(2, 'apology'), recovered(3), executed(4, 'refund')];
    expect(conformanceAfter(...late)).toEqual(['conformant', []]);
  });

  it('is open again by the menu of a reopened case', () => {
    const again = [asked, executed(2, 'apology'), recovered(3), menu(5, 'apology', 'gift')];
    expect(conformanceAfter(...again)).toEqual(['in_progress', ['gift']]);
  });

  it('is nothing where no remedy was to be carried out, or there was no menu', () => {
    const concluded = event('NoRemedyConcluded', 3, { outcome: 'no_agreement' });
    expect(conformanceAfter(asked, concluded)).toEqual([null, ['apology', 'refund']]);
    expect(conformanceAfter(executed(2, 'apology'), recovered(3))).toEqual([null, null]);
  });

  it('counts every deviation, made up for the customer or not', () => {
    const deviation = (day: number, improvised: boolean) =>
      event('PlaybookDeviationRecorded', day, {
        ...{ reason: 'inconvenience', improvised, recordedAt: instantOf(day) },
      });
    expect(rowAfter([reported(0), asked, deviation(2, true), deviation(3, false)])).toMatchObject({
      deviation_count: 2,
      deviations: [
        [instantOf(2), 'inconvenience', true],
        [instantOf(3), 'inconvenience', false],
      ],
    });
  });
});
