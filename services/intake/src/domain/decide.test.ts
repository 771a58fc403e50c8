import type {
  CaseHistoryImported,
  FailureDetected,
  FailureReported,
} from '@amends/contracts/intake';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { decider, type FailureCommand } from './decide.ts';
import type { FailureEvent } from './failure.ts';

const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
const signalId = '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a12';
const jobId = '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a13';
const at = '2026-06-08T07:25:00Z';

const reported: FailureReported = {
  caseId,
  source: 'api',
  storeId: '9',
  channel: 'telephone_hotline',
  initiation: 'customer',
  signalSource: 'complaint',
  reportedAt: at,
  cues: [],
  cueRulesVersion: 1,
};
const detected: FailureDetected = {
  caseId,
  storeId: '9',
  signalId,
  signalKind: 'refund_failed',
  occurredAt: at,
  detectedAt: at,
  reportedAt: at,
};
const history: CaseHistoryImported = {
  caseId,
  provenance: 'imported',
  jobId,
  source: 'nyc',
  externalId: 'A-1',
  mappingVersion: 'nyc-1',
  reported: { at, precision: 'date' },
  flags: [],
};

const report: FailureCommand = { type: 'ReportFailure', data: reported };
const detect: FailureCommand = { type: 'DetectFailure', data: detected };
const acknowledge: FailureCommand = {
  type: 'AcknowledgeCase',
  data: { caseId, by: 'person', acknowledgedAt: at },
};
const withdraw: FailureCommand = {
  type: 'WithdrawCase',
  data: { caseId, reason: 'other', withdrawnAt: at },
};
const importRow: FailureCommand = { type: 'ImportCaseHistory', data: history };

const reportedEvent: FailureEvent = { type: 'FailureReported', data: reported };
const detectedEvent: FailureEvent = { type: 'FailureDetected', data: detected };
const acknowledgedEvent: FailureEvent = { type: 'CaseAcknowledged', data: acknowledge.data };
const withdrawnEvent: FailureEvent = { type: 'CaseWithdrawn', data: withdraw.data };
const importedEvent: FailureEvent = { type: 'CaseHistoryImported', data: history };

const PAST: Readonly<Record<string, readonly FailureEvent[]>> = {
  nothing: [],
  'a report': [reportedEvent],
  'a detection': [detectedEvent],
  'an acknowledged report': [reportedEvent, acknowledgedEvent],
  'a withdrawn report': [reportedEvent, withdrawnEvent],
  'an acknowledged and withdrawn report': [reportedEvent, acknowledgedEvent, withdrawnEvent],
  'an imported row': [importedEvent],
};
const NOTHING_TO_DO = '';

/** Per command, what each past gives: the event's type, '' for nothing, or a refusal's code. */
const TABLE: readonly (readonly [FailureCommand, Readonly<Record<string, string>>])[] = [
  [
    report,
    {
      nothing: 'FailureReported',
      'a report': 'already_exists',
      'a detection': 'already_exists',
      'an acknowledged report': 'already_exists',
      'a withdrawn report': 'already_exists',
      'an acknowledged and withdrawn report': 'already_exists',
      'an imported row': 'already_exists',
    },
  ],
  [
    detect,
    {
      nothing: 'FailureDetected',
      'a report': NOTHING_TO_DO,
      'a detection': NOTHING_TO_DO,
      'an acknowledged report': NOTHING_TO_DO,
      'a withdrawn report': NOTHING_TO_DO,
      'an acknowledged and withdrawn report': NOTHING_TO_DO,
      'an imported row': NOTHING_TO_DO,
    },
  ],
  [
    acknowledge,
    {
      nothing: 'not_found',
      'a report': 'CaseAcknowledged',
      'a detection': 'CaseAcknowledged',
      'an acknowledged report': 'already_acknowledged',
      'a withdrawn report': 'case_withdrawn',
      'an acknowledged and withdrawn report': 'case_withdrawn',
      'an imported row': 'imported_case',
    },
  ],
  [
    withdraw,
    {
      nothing: 'not_found',
      'a report': 'CaseWithdrawn',
      'a detection': 'CaseWithdrawn',
      'an acknowledged report': 'CaseWithdrawn',
      'a withdrawn report': 'already_withdrawn',
      'an acknowledged and withdrawn report': 'already_withdrawn',
      'an imported row': 'imported_case',
    },
  ],
  [
    importRow,
    {
      nothing: 'CaseHistoryImported',
      'a report': 'external_id_conflict',
      'a detection': 'external_id_conflict',
      'an acknowledged report': 'external_id_conflict',
      'a withdrawn report': 'external_id_conflict',
      'an acknowledged and withdrawn report': 'external_id_conflict',
      'an imported row': NOTHING_TO_DO,
    },
  ],
];

describe('the decider of a failure', () => {
  const pairs = TABLE.flatMap(([command, results]) =>
    Object.entries(results).map(([past, result]) => ({ command, past, result })),
  );

  it('is tabled for every command and every past', () => {
    for (const [, results] of TABLE) expect(Object.keys(results)).toEqual(Object.keys(PAST));
  });

  it.each(pairs)('answers $command.type after $past with "$result"', (pair) => {
    const outcome = given(decider, PAST[pair.past]!).when(pair.command);
    if (/^[a-z]/.test(pair.result)) expect(outcome.code()).toBe(pair.result);
    else
      expect(
        outcome
          .events()
          .map(({ type }) => type)
          .join(),
      ).toBe(pair.result);
  });

  it('gives an event the very facts of its command', () => {
    expect(given(decider, []).when(report).events()).toEqual([reportedEvent]);
    expect(given(decider, []).when(importRow).events()).toEqual([importedEvent]);
  });

  it.each([
    ['another job', { jobId: signalId }, true],
    ['another mapping version', { mappingVersion: 'nyc-2' }, true],
    [
      'its store registered meanwhile',
      { flags: ['store_unknown' as const], storeUnknown: true },
      true,
    ],
    [
      'another time',
      { reported: { at: '2026-06-09T07:25:00Z', precision: 'date' as const } },
      false,
    ],
    ['a further fact', { satisfied: true }, false],
  ])('compares a row that comes with %s (%j) by what it tells', (_what, change, isSame) => {
    const again: FailureCommand = { type: 'ImportCaseHistory', data: { ...history, ...change } };
    const { decision } = given(decider, [importedEvent]).when(again);
    expect(decision.accepted).toBe(isSame);
  });

  it('leaves the state as it is at an event of a later release', () => {
    const unknown = { type: 'CaseRenamed', data: {} } as unknown as FailureEvent;
    const state = decider.evolve(decider.initialState, reportedEvent);
    expect(decider.evolve(state, unknown)).toBe(state);
  });
});
