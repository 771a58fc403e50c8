import { describe, expect, it } from '@jest/globals';
import {
  ackDue,
  actionDue,
  againDue,
  caseId,
  customerId,
  histories,
  reportedAt,
  resolutionDue,
  storeId,
} from '../domain/triage-case.fixture.ts';
import { caseRowsFor } from './case-patch.ts';
import { type CasePatch, mergedPatches } from './case-writer.ts';

const REPORTED_AT = '20260302T100000Z';
const REOPENED_AT = '20260306T100000.000Z';
const ack = `acknowledgement.1.${REPORTED_AT}`;
const action = `first_action.1.${REPORTED_AT}`;
const resolution = `resolution.1.${REPORTED_AT}`;

const rowOf = (history: Parameters<typeof caseRowsFor>[0]): CasePatch | undefined =>
  mergedPatches(caseRowsFor(history).map(({ row }) => row as CasePatch))[0];

describe('the row of a case', () => {
  it('R-021: holds what the order of work goes by, from the events of triage', () => {
    expect(rowOf(histories.triaged)).toEqual({
      case_id: caseId,
      store_id: storeId,
      customer_id: customerId,
      khd_type: 'mischarged',
      severity: 'moderate',
      severity_order: 2,
      tier_order: 1,
      reported_at: reportedAt,
      owner_id: 'recovery_team',
      owner_kind: 'team',
      due: { [ack]: ackDue, [action]: actionDue, [resolution]: resolutionDue },
    });
  });

  it('counts as met what was met, and keeps what was missed as due', () => {
    expect(rowOf(histories.acknowledged)?.due).toMatchObject({ [ack]: null });
    expect(rowOf(histories.ackMissed)).toMatchObject({
      due: { [ack]: ackDue },
      escalation_step: 1,
    });
  });

  it('leaves the queue with nothing due when the case is resolved or withdrawn', () => {
    const nothing = { [ack]: null, [action]: null, [resolution]: null };
    expect(rowOf(histories.resolved)).toMatchObject({ state: 'resolved', due: nothing });
    expect(rowOf(histories.withdrawn)).toMatchObject({ state: 'withdrawn', due: nothing });
  });

  it('comes back, one level higher, when the case is reopened', () => {
    expect(rowOf(histories.reopened)).toMatchObject({
      state: 'reopened',
      severity: 'major',
      severity_order: 1,
      due: { [ack]: null, [`re_recovery.2.${REOPENED_AT}`]: againDue },
    });
  });

  it('is not made for imported history beyond its cause', () => {
    expect(rowOf(histories.imported)).toEqual({
      case_id: caseId,
      khd_type: 'delivery',
      due: {},
    });
  });
});
