import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { importJobDecider } from './import-job.ts';
import { deviceDecider } from './device.ts';
import { storeDecider } from './store.ts';

const at = '2026-06-08T07:25:00Z';
const jobId = '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a13';
const store = {
  storeId: '9',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  registeredAt: at,
} as const;
const device = { deviceId: 'till-1', storeId: '9', registeredAt: at };
const revoked = { deviceId: 'till-1', storeId: '9', revokedAt: at };

describe('a store', () => {
  it('is registered once', () => {
    const register = { type: 'RegisterStore', data: store } as const;
    expect(given(storeDecider, []).when(register).events()).toEqual([
      { type: 'StoreRegistered', data: store },
    ]);
    const past = [{ type: 'StoreRegistered', data: store }] as const;
    expect(given(storeDecider, past).when(register).code()).toBe('already_exists');
  });

  const open = { type: 'StoreRegistered', data: store } as const;
  const place = { storeId: '9', timeZone: 'Europe/Lisbon', currency: 'EUR', movedAt: at } as const;
  const move = { type: 'MoveStore', data: place } as const;
  const close = { type: 'CloseStore', data: { storeId: '9', closedAt: at } } as const;

  it('moves to another zone, and not to where it is', () => {
    const [moved] = given(storeDecider, [open]).when(move).events();
    expect(moved).toEqual({ type: 'StoreMoved', data: place });
    expect(given(storeDecider, [open, moved!]).when(move).events()).toEqual([]);
  });

  it('keeps its region where a move names none, and changes it alone', () => {
    const berlin = { storeId: '9', timeZone: 'Europe/Berlin', currency: 'EUR' } as const;
    const [registered] = given(storeDecider, [])
      .when({ type: 'RegisterStore', data: { ...berlin, region: 'north', registeredAt: at } })
      .events();
    const [moved] = given(storeDecider, [registered!]).when(move).events();
    const history = [registered!, moved!];
    const north = { type: 'MoveStore', data: { ...place, region: 'north' } } as const;
    expect(given(storeDecider, history).when(north).events()).toEqual([]);
    const south = { type: 'MoveStore', data: { ...place, region: 'south' } } as const;
    expect(given(storeDecider, history).when(south).events()).toEqual([
      { type: 'StoreMoved', data: south.data },
    ]);
  });

  it('is closed once, and neither moved nor closed after that', () => {
    const [closed] = given(storeDecider, [open]).when(close).events();
    expect(closed).toEqual({ type: 'StoreClosed', data: close.data });
    for (const command of [move, close]) {
      expect(given(storeDecider, [open, closed!]).when(command).code()).toBe('already_closed');
    }
    expect(given(storeDecider, []).when(close).code()).toBe('not_found');
  });
});

describe('a device', () => {
  const registered = { type: 'DeviceRegistered', data: device } as const;
  const gone = { type: 'DeviceRevoked', data: revoked } as const;
  const register = { type: 'RegisterDevice', data: device } as const;
  const revoke = { type: 'RevokeDevice', revokedAt: at } as const;

  it('is registered and revoked once', () => {
    expect(given(deviceDecider, []).when(register).events()).toEqual([registered]);
    expect(given(deviceDecider, [registered]).when(revoke).events()).toEqual([gone]);
  });

  it('moves to another store and gets new secrets until it is revoked', () => {
    const move = { type: 'MoveDevice', storeId: '8', movedAt: at } as const;
    const rotate = { type: 'RotateSecret', rotatedAt: at, oldUntil: at } as const;
    const [moved] = given(deviceDecider, [registered]).when(move).events();
    expect(moved?.data).toEqual({
      deviceId: 'till-1',
      fromStoreId: '9',
      storeId: '8',
      movedAt: at,
    });
    const [rotated] = given(deviceDecider, [registered, moved!]).when(rotate).events();
    expect(rotated?.data).toMatchObject({ storeId: '8', oldUntil: at });
    expect(given(deviceDecider, [registered, moved!]).when(move).events()).toEqual([]);
    for (const command of [move, rotate]) {
      expect(given(deviceDecider, [registered, gone]).when(command).code()).toBe('device_revoked');
    }
  });

  it.each([
    ['registration', 'of a registered device', register, [registered], 'already_exists'],
    ['registration', 'of a revoked device', register, [registered, gone], 'already_exists'],
    ['revocation', 'of an unknown device', revoke, [], 'not_found'],
    ['revocation', 'of a revoked device', revoke, [registered, gone], 'device_revoked'],
  ] as const)('refuses the %s %s', (_what, _when, command, past, code) => {
    expect(given(deviceDecider, past).when(command).code()).toBe(code);
  });
});

describe('an import job', () => {
  const counts = { total: 1, accepted: 1, duplicate: 0, rejected: 0, flagged: 0 };
  const start = {
    type: 'StartImport',
    data: {
      jobId,
      kind: 'complaints',
      source: 'nyc',
      mappingVersion: 'nyc-1',
      expectedRows: 1,
      startedAt: at,
    },
  } as const;
  const complete = { type: 'CompleteImport', data: { jobId, counts, completedAt: at } } as const;
  const started = { type: 'ImportStarted', data: start.data } as const;
  const completed = { type: 'ImportCompleted', data: complete.data } as const;

  it('starts and completes once', () => {
    expect(given(importJobDecider, []).when(start).events()).toEqual([started]);
    expect(given(importJobDecider, [started]).when(complete).events()).toEqual([completed]);
    expect(given(importJobDecider, [started, completed]).when(complete).events()).toEqual([]);
  });

  it('is not started twice and not completed unstarted', () => {
    expect(given(importJobDecider, [started]).when(start).code()).toBe('already_exists');
    expect(given(importJobDecider, []).when(complete).code()).toBe('not_found');
  });
});
