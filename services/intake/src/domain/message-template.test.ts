import {
  MessageTemplateActivatedV1,
  MessageTemplateWrittenV1,
} from '@amends/contracts/intake-message-templates';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import {
  type MessageTemplateCommand,
  messageTemplateDecider,
  type MessageTemplateEvent,
} from './message-template.ts';

const key = { channel: 'email', kind: 'survey', language: 'en' } as const;
const now = '2026-06-08T10:00:00Z';
const textId = '019eac11-4f93-7b02-9a6e-31c7d5f0e8a4';
const write = (hex: string): MessageTemplateCommand => ({
  ...{ type: 'WriteTemplate', key, textId, sha256: hex.repeat(64), now },
});
const activate = (version: number): MessageTemplateCommand => ({
  ...{ type: 'ActivateTemplate', key, version, shippedSha256: '0'.repeat(64), now },
});
const history = (...commands: readonly MessageTemplateCommand[]) => {
  const events: MessageTemplateEvent[] = [];
  for (const command of commands) {
    events.push(...given(messageTemplateDecider, events).when(command).events());
  }
  return events;
};

describe('a template', () => {
  it('gets a version with every writing, and is as released until one is activated', () => {
    const events = history(write('a'), write('b'));
    expect(events.map(({ data }) => data.version)).toEqual([1, 2]);
    for (const { data } of events) expect(MessageTemplateWrittenV1.parse(data)).toEqual(data);
    const { evolve, initialState } = messageTemplateDecider;
    expect(events.reduce(evolve, initialState)).toMatchObject({ active: 0 });
  });

  it('goes forth and back between versions, each time with the hash of what is in force', () => {
    const events = history(write('a'), write('b'), activate(2), activate(1), activate(0));
    const activated = events.slice(2).map(({ data }) => MessageTemplateActivatedV1.parse(data));
    expect(activated.map(({ version, replacedVersion }) => [replacedVersion, version])).toEqual([
      [0, 2],
      [2, 1],
      [1, 0],
    ]);
    expect(activated.map(({ sha256 }) => sha256[0])).toEqual(['b', 'a', '0']);
  });

  it('takes no version that was never written, and the one in force without an event', () => {
    const written = given(messageTemplateDecider, history(write('a')));
    expect(written.when(activate(2)).code()).toBe('not_found');
    expect(history(activate(0))).toEqual([]);
  });
});
