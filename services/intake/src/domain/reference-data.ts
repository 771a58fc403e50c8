import type { DeviceRegistered, DeviceRevoked, StoreRegistered } from '@amends/contracts/intake';
import { accepted, type Decider, rejected } from '@amends/decider/decider';

/** store-<storeId>: registered once. */
export type StoreEvent = { readonly type: 'StoreRegistered'; readonly data: StoreRegistered };
export type StoreCommand = { readonly type: 'RegisterStore'; readonly data: StoreRegistered };
export type Store = StoreRegistered | null;

export const storeDecider: Decider<StoreCommand, Store, StoreEvent> = {
  initialState: null,
  evolve: (state, event) => (event.type === 'StoreRegistered' ? event.data : state),
  decide: (command, state) =>
    state === null
      ? accepted({ type: 'StoreRegistered', data: command.data })
      : rejected('already_exists'),
};

/** device-<deviceId>: none -> registered -> revoked. A revoked id is never used again. */
export type DeviceEvent =
  | { readonly type: 'DeviceRegistered'; readonly data: DeviceRegistered }
  | { readonly type: 'DeviceRevoked'; readonly data: DeviceRevoked };
export type DeviceCommand =
  | { readonly type: 'RegisterDevice'; readonly data: DeviceRegistered }
  | { readonly type: 'RevokeDevice'; readonly revokedAt: string };
export type Device =
  | { readonly status: 'none'; readonly storeId?: undefined }
  | {
      readonly status: 'registered' | 'revoked';
      readonly deviceId: string;
      readonly storeId: string;
    };

const evolveDevice = (state: Device, event: DeviceEvent): Device => {
  switch (event.type) {
    case 'DeviceRegistered':
      return { status: 'registered', deviceId: event.data.deviceId, storeId: event.data.storeId };
    case 'DeviceRevoked':
      return { status: 'revoked', deviceId: event.data.deviceId, storeId: event.data.storeId };
    default: {
      event satisfies never;
      return state;
    }
  }
};

export const deviceDecider: Decider<DeviceCommand, Device, DeviceEvent> = {
  initialState: { status: 'none' },
  evolve: evolveDevice,
  decide: (command, state) => {
    if (command.type === 'RegisterDevice') {
      return state.status === 'none'
        ? accepted({ type: 'DeviceRegistered', data: command.data })
        : rejected('already_exists');
    }
    if (state.status === 'none') return rejected('not_found');
    if (state.status === 'revoked') return rejected('device_revoked');
    const { deviceId, storeId } = state;
    return accepted({
      type: 'DeviceRevoked',
      data: { deviceId, storeId, revokedAt: command.revokedAt },
    });
  },
};
