import type { FailureReported } from '@amends/contracts/intake';
import type { ReplySent } from '@amends/contracts/intake-conversation';
import { fold } from '@amends/decider/decider';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import type { ConversationCommand } from './conversation.ts';
import { decider } from './decide.ts';
import type { FailureEvent } from './failure.ts';

const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
const textId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a14';
const reportedAt = '2026-06-08T07:25:00Z';
const later = '2026-06-08T09:00:00Z';

const facts: FailureReported = {
  ...{ caseId, source: 'api', storeId: '9', channel: 'email', initiation: 'customer' },
  ...{ signalSource: 'complaint', reportedAt, cues: [], cueRulesVersion: 1 },
};
const reported: FailureEvent = { type: 'FailureReported', data: facts };
const acknowledged: FailureEvent = {
  type: 'CaseAcknowledged',
  data: { caseId, by: 'person', acknowledgedAt: reportedAt },
};
const withdrawn: FailureEvent = {
  type: 'CaseWithdrawn',
  data: { caseId, reason: 'other', withdrawnAt: reportedAt },
};
const imported: FailureEvent = {
  type: 'CaseHistoryImported',
  data: {
    ...{ caseId, provenance: 'imported', jobId: textId, source: 'nyc', externalId: 'A-1' },
    ...{ mappingVersion: 'nyc-1', reported: { at: reportedAt, precision: 'date' }, flags: [] },
  },
};

const replyData = (change: Partial<ReplySent> = {}): ReplySent => ({
  ...{ caseId, textId, channel: 'email', public: true, automatic: false, by: 'person' },
  sentAt: later,
  ...change,
});
const reply = (change?: Partial<ReplySent>): ConversationCommand => ({
  type: 'SendReply',
  data: replyData(change),
});
const message = (receivedAt = later): ConversationCommand => ({
  type: 'ReceiveMessage',
  data: { caseId, textId, channel: 'email', receivedAt, cues: [], cueRulesVersion: 1 },
});
const note: ConversationCommand = {
  type: 'AddNote',
  data: { caseId, textId, addedAt: later, cues: [], cueRulesVersion: 1 },
};
const typesAfter = (past: readonly FailureEvent[], command: ConversationCommand): string[] =>
  given(decider, past)
    .when(command)
    .events()
    .map(({ type }) => type);

describe('R-055: a reply', () => {
  const acknowledging = ['ReplySent', 'CaseAcknowledged'];
  it.each([
    ['acknowledges when a person sends it first', {}, acknowledging],
    ['acknowledges as an agreed message', { by: 'agreed_message' as const }, acknowledging],
    [
      'acknowledges nothing when it is automatic',
      { by: 'system' as const, automatic: true },
      ['ReplySent'],
    ],
    ['acknowledges nothing when the customer does not see it', { public: false }, ['ReplySent']],
  ])('%s', (_what, change, types) => {
    expect(typesAfter([reported], reply(change))).toEqual(types);
  });

  it('acknowledges once, with its own time and sender', () => {
    const by = 'agreed_message';
    const [, acknowledgement] = given(decider, [reported]).when(reply({ by })).events();
    const data = { caseId, by, acknowledgedAt: later };
    expect(acknowledgement).toEqual({ type: 'CaseAcknowledged', data, time: later });
    expect(typesAfter([reported, acknowledged], reply())).toEqual(['ReplySent']);
  });

  it('to a withdrawn case is sent and acknowledges nothing', () => {
    expect(typesAfter([reported, withdrawn], reply())).toEqual(['ReplySent']);
  });

  it('leaves a case acknowledgeable by a person after the automatic one', () => {
    const automatic: FailureEvent = {
      type: 'ReplySent',
      data: replyData({ by: 'system', automatic: true }),
    };
    const state = fold(decider, [reported, automatic]);
    expect(state).toMatchObject({ autoAckAt: later, acknowledged: null });
    expect(typesAfter([reported, automatic], reply())).toEqual(acknowledging);
  });
});

describe('what is said about a case', () => {
  it('is a fact of its own at the time it was said', () => {
    for (const [command, type] of [
      [message(), 'CustomerMessageReceived'],
      [note, 'NoteAdded'],
    ] as const) {
      const events = given(decider, [reported]).when(command).events();
      expect(events).toEqual([{ type, data: command.data, time: later }]);
    }
  });

  it('is heard after a withdrawal', () => {
    expect(typesAfter([reported, withdrawn], message())).toEqual(['CustomerMessageReceived']);
  });

  it.each([message(), reply(), note])('is refused for an unknown case: $type', (command) => {
    expect(given(decider, []).when(command).code()).toBe('not_found');
  });

  it.each([message(), reply(), note])('is refused for an imported case: $type', (command) => {
    expect(given(decider, [imported]).when(command).code()).toBe('imported_case');
  });

  it('is refused from before the report, and taken from its very instant', () => {
    const before = given(decider, [reported]).when(message('2026-06-08T07:24:59.999Z'));
    expect(before.code()).toBe('time_before_failure');
    expect(typesAfter([reported], message('2026-06-08T07:25:00.000Z'))).toHaveLength(1);
  });

  it('changes nothing of the state but an automatic reply', () => {
    const state = decider.evolve(decider.initialState, reported);
    const heard = given(decider, [reported]).when(message()).events();
    expect(heard.map((event) => decider.evolve(state, event))).toEqual([state]);
  });
});
