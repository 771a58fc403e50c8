import type { SourceRegistered } from '@amends/contracts/intake';
import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import { type SourceCommand, type SourceEvent, sourceDecider, storesOf } from './source.ts';

const facts: SourceRegistered = {
  sourceId: 'square-1',
  vendor: 'square',
  storeId: '9',
  trialMappings: false,
  registeredAt: '2026-06-08T07:00:00Z',
};
const locations = [{ location: 'L1', storeId: '8' }];
const register: SourceCommand = { type: 'RegisterSource', data: facts };
const relocate: SourceCommand = {
  type: 'ChangeSourceLocations',
  data: { sourceId: 'square-1', locations, changedAt: '2026-06-08T08:00:00Z' },
};
const rotate: SourceCommand = {
  type: 'RotateSourceSecret',
  data: {
    sourceId: 'square-1',
    rotatedAt: '2026-06-08T08:00:00Z',
    previousLiveUntil: '2026-06-09T08:00:00Z',
  },
};
const revoke: SourceCommand = {
  type: 'RevokeSource',
  data: { sourceId: 'square-1', revokedAt: '2026-06-08T09:00:00Z' },
};

const registered: SourceEvent = { type: 'SourceRegistered', data: facts };
const relocated: SourceEvent = { type: 'SourceLocationsChanged', data: relocate.data };
const rotated: SourceEvent = { type: 'SourceSecretRotated', data: rotate.data };
const revoked: SourceEvent = { type: 'SourceRevoked', data: revoke.data };

const decided = (history: readonly SourceEvent[], command: SourceCommand) =>
  sourceDecider.decide(command, fold(sourceDecider, history));

describe('a source', () => {
  it.each([
    ['registers', [], register, registered],
    ['changes its locations', [registered], relocate, relocated],
    ['takes another secret', [registered, relocated], rotate, rotated],
    ['takes another secret again', [registered, rotated], rotate, rotated],
    ['is revoked', [registered, rotated, relocated], revoke, revoked],
  ] as const)('%s', (_what, history, command, event) => {
    expect(decided(history, command)).toEqual({ accepted: true, events: [event] });
  });

  it.each([
    ['registering it again', [registered], register, 'already_exists'],
    ['registering it after its end', [registered, revoked], register, 'already_exists'],
    ['locations of an unknown one', [], relocate, 'not_found'],
    ['a secret of an unknown one', [], rotate, 'not_found'],
    ['the end of an unknown one', [], revoke, 'not_found'],
    ['locations after its end', [registered, revoked], relocate, 'source_revoked'],
    ['a secret after its end', [registered, revoked], rotate, 'source_revoked'],
    ['a second end', [registered, revoked], revoke, 'source_revoked'],
    [
      'a secret of a source of files',
      [{ type: 'SourceRegistered', data: { ...facts, vendor: 'poslog' } }],
      rotate,
      'illegal_state',
    ],
  ] as const)('refuses %s', (_what, history, command, code) => {
    expect(decided(history, command)).toMatchObject({ accepted: false, code });
  });

  it('leaves a history it does not understand as it is', () => {
    for (const event of [relocated, rotated, revoked]) {
      expect(fold(sourceDecider, [event])).toEqual({ status: 'none' });
    }
  });

  it('speaks for its own store and those of its locations', () => {
    expect(storesOf(facts)).toEqual(['9']);
    const more = [...locations, { location: 'L2', storeId: '9' }];
    expect(storesOf({ ...facts, locations: more })).toEqual(['9', '8']);
    const { storeId: _none, ...placed } = facts;
    expect(storesOf({ ...placed, locations })).toEqual(['8']);
  });
});
