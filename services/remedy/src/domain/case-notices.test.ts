import { describe, expect, it } from '@jest/globals';
import { type NoticeCommand, withNotice } from './case-notices.ts';
import { decide } from './decide.ts';
import { evolve, initialState, type Remedy } from './remedy.ts';
import { caseId, now, storeId } from './remedy-case.fixture.ts';

const incidentId = '0190b000-0000-7000-8000-000000000001';
const explain = (version: number): NoticeCommand => ({
  type: 'ExplainIncident',
  data: { caseId, storeId, incidentId, version, reason: 'till_failure', toldAt: now },
});
const tell = (version?: number): NoticeCommand => ({
  type: 'TellProcessChange',
  data: {
    ...{ caseId, changes: ['software_fixed'], toldAt: now },
    ...(version === undefined ? {} : { incidentId, version }),
  },
});
const after = (...commands: NoticeCommand[]): Remedy =>
  commands.reduce((state, command) => {
    const decided = decide(command, state);
    if (!decided.accepted) throw new Error(decided.code);
    return decided.events.reduce(evolve, state);
  }, initialState);
const none = { accepted: true, events: [] };

describe('the explanation a customer is told (R-058)', () => {
  it('is told once per version, and never an older one after a newer', () => {
    const state = after(explain(2));
    expect(decide(explain(2), state)).toEqual(none);
    expect(decide(explain(1), state)).toEqual(none);
    expect(after(explain(1), explain(2)).notices.told).toHaveLength(2);
  });

  it('says of which store the case is, before triage has done anything', () => {
    expect(after(explain(1))).toMatchObject({ status: 'none', caseId, storeId });
  });

  it('is told with the case that a duplicate was merged into', () => {
    const merged = { ...initialState, merging: { ...initialState.merging, mergedInto: caseId } };
    expect(decide(explain(1), merged)).toMatchObject({ code: 'case_merged' });
  });
});

describe('a process change a customer is told (R-085)', () => {
  it('comes once per announcement, and whenever somebody tells it for the case', () => {
    expect(decide(tell(1), after(tell(1)))).toEqual(none);
    expect(after(tell(), tell(), tell(2), tell(1)).notices.told).toHaveLength(4);
  });

  it('leaves what is known of the store as it is', () => {
    const event = { type: 'ProcessChangeTold', data: tell().data } as never;
    expect(withNotice({ ...initialState, storeId }, event).storeId).toBe(storeId);
  });
});
