import type { DeviceRegistered, DeviceRevoked } from '@amends/contracts/intake';
import type { DeviceMoved, DeviceSecretRotated } from '@amends/contracts/intake-reference';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/**
 * device-<deviceId>: none -> registered (moved and given new secrets any number of times) ->
 * revoked. A revoked id is never used again.
 */
export type DeviceEvent =
  | { readonly type: 'DeviceRegistered'; readonly data: DeviceRegistered }
  | { readonly type: 'DeviceMoved'; readonly data: DeviceMoved }
  | { readonly type: 'DeviceSecretRotated'; readonly data: DeviceSecretRotated }
  | { readonly type: 'DeviceRevoked'; readonly data: DeviceRevoked };

export type DeviceCommand =
  | { readonly type: 'RegisterDevice'; readonly data: DeviceRegistered }
  | { readonly type: 'MoveDevice'; readonly storeId: string; readonly movedAt: string }
  | { readonly type: 'RotateSecret'; readonly rotatedAt: string; readonly oldUntil: string }
  | { readonly type: 'RevokeDevice'; readonly revokedAt: string };

export type Device =
  | { readonly status: 'none'; readonly storeId?: undefined }
  | {
      readonly status: 'registered' | 'revoked';
      readonly deviceId: string;
      readonly storeId: string;
    };

const evolve = (state: Device, event: DeviceEvent): Device => {
  const { deviceId, storeId } = event.data;
  switch (event.type) {
    case 'DeviceRegistered':
    case 'DeviceMoved':
      return { status: 'registered', deviceId, storeId };
    case 'DeviceSecretRotated':
      return state;
    case 'DeviceRevoked':
      return { status: 'revoked', deviceId, storeId };
    default: {
      event satisfies never;
      return state;
    }
  }
};

const change = (
  command: Exclude<DeviceCommand, { type: 'RegisterDevice' }>,
  { deviceId, storeId }: Exclude<Device, { status: 'none' }>,
): Decision<DeviceEvent> => {
  switch (command.type) {
    case 'MoveDevice': {
      if (command.storeId === storeId) return accepted();
      const to = { fromStoreId: storeId, storeId: command.storeId, movedAt: command.movedAt };
      return accepted({ type: 'DeviceMoved', data: { deviceId, ...to } });
    }
    case 'RotateSecret': {
      const { rotatedAt, oldUntil } = command;
      const data = { deviceId, storeId, rotatedAt, oldUntil };
      return accepted({ type: 'DeviceSecretRotated', data });
    }
    case 'RevokeDevice': {
      const data = { deviceId, storeId, revokedAt: command.revokedAt };
      return accepted({ type: 'DeviceRevoked', data });
    }
  }
};

const decide = (command: DeviceCommand, state: Device): Decision<DeviceEvent> => {
  if (command.type === 'RegisterDevice') {
    return state.status === 'none'
      ? accepted({ type: 'DeviceRegistered', data: command.data })
      : rejected('already_exists');
  }
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'revoked') return rejected('device_revoked');
  return change(command, state);
};

export const deviceDecider: Decider<DeviceCommand, Device, DeviceEvent> = {
  initialState: { status: 'none' },
  evolve,
  decide,
};
