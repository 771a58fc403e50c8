import { shortId } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import type { CompanionRow } from '@amends/event-store/types';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { mayAccessStore, principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { type DeviceCommand, deviceDecider } from '../domain/device.ts';
import type { IntakeServices } from '../intake-services.ts';
import { keyedCommand } from './keyed-command.ts';

export const deviceParams = z.strictObject({ deviceId: shortId });

/** Runs a keyed command on a device of the principal's stores; the row changes with the event. */
export const commandOnDevice = async (
  services: IntakeServices,
  request: FastifyRequest,
  deviceId: string,
  command: (now: string) => DeviceCommand,
  companion: (now: string, commandId: string) => CompanionRow,
  answer: (now: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<{ readonly outcome: CommandOutcome; readonly commandId: string }> => {
  const principal = principalOf(request);
  const asking = askingOf(request, services.clock());
  const about = { correlationId: uuidv8FromHash('device', deviceId), subject: deviceId };
  const keyed = keyedCommand(request, asking, about, {
    body: { id: deviceId, ...answer(asking.now) },
  });
  const { commandId } = keyed.context;
  const outcome = await executeCommand(services.store, {
    streamId: `device-${deviceId}`,
    decider: deviceDecider,
    command: command(asking.now),
    isVisible: ({ storeId }) => storeId !== undefined && mayAccessStore(principal, storeId),
    ...keyed,
    companions: (events) => (events.length === 0 ? [] : [companion(asking.now, commandId)]),
    ifMatch: expectedVersionOf(request),
  });
  if (outcome.outcome === 'done') services.forgetDevice(deviceId);
  return { outcome, commandId };
};
