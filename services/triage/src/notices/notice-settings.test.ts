import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConfigError } from '@amends/service-kit/config';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readTriageConfig } from '../config.ts';

const folder = mkdtempSync(join(tmpdir(), 'amends-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const hook = { endpointId: 'paging', url: 'https://hooks.example.org/', secrets: [SECRET] };
const mail = {
  AMENDS_SMTP_URL: 'smtp://user:word@mail.example.org:587',
  AMENDS_MAIL_FROM: 'amends@example.org',
  AMENDS_ADDRESS_BOOK: file('good.json', '{"e-17": "anna@example.org"}'),
};

const linesOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readTriageConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).lines;
  }
};
const hooks = (...list: readonly object[]) => ({ AMENDS_NOTICE_WEBHOOKS: JSON.stringify(list) });

describe('settings of notices', () => {
  it('are none: then notices stay in the inbox', () => {
    const { notices } = readTriageConfig({});
    expect(notices).toEqual({
      ...{ webhooks: [], egress: { allowsLoopback: false } },
      origin: 'amends',
    });
  });

  it('are taken as they are, and secrets do not print', () => {
    const { notices } = readTriageConfig({ ...mail, ...hooks(hook) });
    expect(notices).toMatchObject({ mail: { from: 'amends@example.org' }, webhooks: [hook] });
    expect(JSON.stringify(notices.mail)).not.toContain('word');
  });

  it.each([
    [{ url: 'http://hooks.example.org/' }, 'paging: the url must be https'],
    [{ url: 'https://10.0.0.1/' }, 'paging: the url must have a public address'],
    [
      { secrets: ['whsec_c2hvcnQ='] },
      'paging: a secret must be whsec_ and base64 of 24 to 64 bytes',
    ],
    [{ secrets: [] }, 'must be a JSON list of {"endpointId", "url", "secrets", "recipients"?}'],
  ])('refuse an endpoint with %j (API-99)', (fault, line) => {
    expect(linesOf(hooks({ ...hook, ...fault }))).toEqual([`AMENDS_NOTICE_WEBHOOKS: ${line}`]);
  });

  it('refuse an id that is there twice, and loopback outside the local profile', () => {
    const twice = 'AMENDS_NOTICE_WEBHOOKS: an endpointId is there twice';
    expect(linesOf(hooks(hook, hook))).toEqual([twice]);
    const loopback = hooks({ ...hook, url: 'http://127.0.0.1:9999/' });
    expect(linesOf(loopback)).toHaveLength(1);
    expect(linesOf({ ...loopback, AMENDS_PROFILE: 'local' })).toEqual([]);
  });

  it('name the sender by a DNS name (API-98)', () => {
    const origin = (text: string) => ({ AMENDS_WEBHOOK_ORIGIN: text });
    expect(linesOf(origin('amends.example.org'))).toEqual([]);
    for (const text of ['https://amends.example.org', 'a b', '-a', 'a..b']) {
      expect(linesOf(origin(text))).toEqual(['AMENDS_WEBHOOK_ORIGIN: must be a DNS name']);
    }
  });

  it('refuse mail without a sender, a server or addresses that can be read', () => {
    expect(linesOf({ AMENDS_SMTP_URL: 'https://mail.example.org' })).toEqual([
      'AMENDS_SMTP_URL: must be smtp:// or smtps://',
      'AMENDS_MAIL_FROM: must be an e-mail address where AMENDS_SMTP_URL is set',
      'AMENDS_ADDRESS_BOOK: must be the path of a JSON file of addresses by id',
    ]);
    const bad = file('bad.json', '{"e-17": "no address"}');
    expect(linesOf({ ...mail, AMENDS_ADDRESS_BOOK: bad })).toHaveLength(1);
  });
});
