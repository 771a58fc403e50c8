import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import { type AnnouncementCommand, announcementDecider } from './announcements.ts';

const incidentId = '0190b000-0000-7000-8000-000000000001';
const now = '2026-03-02T10:00:00.000Z';
const noon = '2026-03-02T12:00:00Z';
const later = '2026-03-02T14:00:00Z';
const of = { incidentId, storeId: '9', by: 'ann' };

const explain = (expectedEnd?: string): AnnouncementCommand => ({
  type: 'BroadcastExplanation',
  data: {
    ...{ ...of, reason: 'till_failure', broadcastAt: now },
    ...(expectedEnd === undefined ? {} : { expectedEnd }),
  },
});
const end: AnnouncementCommand = { type: 'ExplainEnd', endedAt: later, now };
const after = (...commands: AnnouncementCommand[]) =>
  commands.reduce((state, command) => {
    const decided = announcementDecider.decide(command, state);
    if (!decided.accepted) throw new Error(decided.code);
    return fold({ ...announcementDecider, initialState: state }, decided.events);
  }, announcementDecider.initialState);
const decide = announcementDecider.decide;

describe('the explanation of an incident (R-058)', () => {
  it('is told anew, as the next version, when its expected end changes', () => {
    const state = after(explain(noon), explain(later));
    expect(state.explanations).toMatchObject([
      { version: 1, expectedEnd: noon },
      { version: 2, expectedEnd: later },
    ]);
  });

  it('is not told twice, however its time is written', () => {
    const same = explain('2026-03-02T12:00:00.000Z');
    expect(decide(same, after(explain(noon)))).toMatchObject({ code: 'already_recorded' });
  });

  it('is told once more when the incident ends, and only where it was told', () => {
    const { expectedEnd, ...last } = after(explain(noon), end).explanations.at(-1)!;
    expect(last).toMatchObject({ version: 2, endedAt: later, reason: 'till_failure' });
    expect(expectedEnd).toBeUndefined();
    expect(decide(end, after(explain(noon), end))).toEqual({ accepted: true, events: [] });
    expect(decide(end, after())).toEqual({ accepted: true, events: [] });
  });

  it('is noted as delivered once per version', () => {
    const data = { incidentId, what: 'explanation', version: 1, customers: 2, skipped: 0 } as const;
    const note = { type: 'NoteDelivery', data: { ...data, deliveredAt: now } } as const;
    const state = after(explain(noon), note);
    expect(state.delivered).toMatchObject([{ customers: 2, storeId: '9' }]);
    expect(decide(note, state)).toEqual({ accepted: true, events: [] });
  });
});
