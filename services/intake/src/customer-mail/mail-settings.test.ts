import { type ConfigError, readConfig } from '@amends/service-kit/config';
import { describe, expect, it } from '@jest/globals';
import {
  connectorFor,
  customerContactOf,
  customerMailSettings,
  sentChannels,
} from './mail-settings.ts';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const gateway = {
  ...{ connectorId: 'gateway', url: 'https://sms.example.com/messages', secrets: [SECRET] },
  channels: ['sms'],
};
const page = { AMENDS_ANSWER_PAGE: 'https://shop.example.com/answer' };

const contactOf = (list: readonly object[] | string, more: Record<string, string> = page) =>
  customerContactOf(
    readConfig(customerMailSettings, {
      AMENDS_MESSAGE_CONNECTORS: typeof list === 'string' ? list : JSON.stringify(list),
      ...more,
    }),
  );
const linesOf = (...asked: Parameters<typeof contactOf>): readonly string[] => {
  try {
    contactOf(...asked);
    return [];
  } catch (error) {
    return (error as ConfigError).lines;
  }
};

describe('the systems that write to customers', () => {
  it('are named by the setting, with the ways they go', () => {
    const contact = contactOf([gateway, { ...gateway, connectorId: 'chat', channels: ['chat'] }]);
    expect([...sentChannels(contact)]).toEqual(['sms', 'chat']);
    expect(connectorFor(contact, 'chat')?.connectorId).toBe('chat');
    expect(connectorFor(contact, 'email')).toBeUndefined();
  });

  it('are public addresses over TLS; on this machine in the local profile only', () => {
    const local = [{ ...gateway, url: 'http://127.0.0.1:9000/messages' }];
    expect(linesOf(local)).toEqual(['AMENDS_MESSAGE_CONNECTORS: gateway: the url must be https']);
    expect(linesOf(local, { ...page, AMENDS_PROFILE: 'local' })).toEqual([]);
    const inside = linesOf([{ ...gateway, url: 'https://10.0.0.7/messages' }]);
    expect(inside[0]).toContain('must have a public address');
  });

  it('are refused without their secrets being told', () => {
    const [line] = linesOf([{ ...gateway, secrets: ['whsec_short'] }]);
    expect(line).toContain('gateway: a secret must be');
    expect(line).not.toContain('short');
    expect(linesOf([gateway, gateway])).toEqual([
      'AMENDS_MESSAGE_CONNECTORS: a channel is there twice',
    ]);
    expect(linesOf('{}')[0]).toContain('must be a JSON list');
    expect(linesOf([{ ...gateway, channels: ['email'] }])[0]).toContain('must be a JSON list');
  });

  it('need the page that customers answer on', () => {
    expect(linesOf([gateway], {})[0]).toContain('AMENDS_ANSWER_PAGE: must be the https://');
  });
});
