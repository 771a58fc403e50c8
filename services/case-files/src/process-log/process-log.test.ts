import { describe, expect, it } from '@jest/globals';
import { actorKind, type CaseHistory } from './case-history.ts';
import { toOcel } from './ocel.ts';
import { ocelFaults, xesFaults } from './standard-schemas.fixture.ts';
import { escaped, toXes } from './xes.ts';

const history: CaseHistory = {
  caseId: 'a "case" & <more>',
  reportedAt: '2026-05-01T10:00:00.000Z',
  channel: 'web_form',
  complaintCode: null,
  events: [
    {
      eventId: 'e1',
      type: 'CaseWondered',
      service: 'intake',
      happenedAt: '2026-05-01T10:00:00.000Z',
      actor: 'e-17',
      data: { caseId: 'a', customerId: 'c1', employeeId: 'e-17', mood: 'sad' },
    },
  ],
};

describe('a process log', () => {
  it('keeps every character in an attribute that XML can hold', () => {
    expect(escaped('a<b>"c"&\'d\'\t\n\u0000é😀')).toBe(
      "a&lt;b&gt;&quot;c&quot;&amp;'d'&#9;&#10;é😀",
    );
  });

  it('is valid XES with values of odd characters, and with no case at all', async () => {
    expect(await xesFaults(toXes([history]))).toEqual([]);
    expect(await xesFaults(toXes([]))).toEqual([]);
    expect(ocelFaults(toOcel([]))).toEqual([]);
  });

  it('is seen to be invalid XES when a trace, a date or a key is wrong', async () => {
    const xes = toXes([history]);
    for (const broken of [
      xes.replace('<trace>', '<case>').replace('</trace>', '</case>'),
      xes.replaceAll('2026-05-01T10:00:00.000Z', 'on Friday'),
      xes.replace('key="channel"', 'key="concept:name"'),
      xes.replace('&amp;', '&'),
    ])
      expect(await xesFaults(broken)).not.toEqual([]);
  });

  it('is seen to be invalid OCEL when an object or a declaration is missing', () => {
    const log = toOcel([history]);
    expect(ocelFaults(log)).toEqual([]);
    for (const broken of [
      { ...log, objects: log.objects.slice(1) },
      { ...log, eventTypes: [] },
      { ...log, events: [...log.events, ...log.events] },
      { ...log, events: log.events.map((event) => ({ ...event, time: 'on Friday' })) },
    ])
      expect(ocelFaults(broken)).not.toEqual([]);
  });

  it('relates an event to every object it names, as what it is', () => {
    const data = { caseId: 'a', offerId: 'o', remedyId: 'r', paymentRef: 'p', providerRef: 're-1' };
    const events = history.events.map((event) => ({ ...event, data }));
    const log = toOcel([{ ...history, events }]);
    expect(ocelFaults(log)).toEqual([]);
    expect(log.events[0]!.relationships.slice(1)).toEqual([
      { objectId: 'offer:o', qualifier: 'offer' },
      { objectId: 'remedy:r', qualifier: 'remedy' },
      { objectId: 'payment:p', qualifier: 'payment' },
      { objectId: 'refund:re-1', qualifier: 'refund' },
    ]);
  });

  it('tells the kind of an actor, never which one, and no member that is not an object', () => {
    expect(['system_remedy', 'source_till', 'e-17'].map(actorKind)).toEqual([
      ...['system', 'source', 'caller'],
    ]);
    const both = `${toXes([history])}${JSON.stringify(toOcel([history]))}`;
    expect(both).not.toContain('e-17');
    expect(both).not.toContain('sad');
  });
});
