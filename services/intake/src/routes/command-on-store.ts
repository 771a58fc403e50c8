import { shortId } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import type { CompanionRow } from '@amends/event-store/types';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { mayAccessStore, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { type StoreCommand, storeDecider } from '../domain/store.ts';
import type { IntakeServices } from '../intake-services.ts';
import { keyedCommand } from './keyed-command.ts';

export const storeParams = z.strictObject({ storeId: shortId });

/** Runs a keyed command on a store; the row of the directory changes with the event. */
export const commandOnStore = async (
  services: IntakeServices,
  request: FastifyRequest,
  storeId: string,
  command: (now: string) => StoreCommand,
  companion: (now: string) => CompanionRow,
): Promise<CommandOutcome> => {
  if (!mayAccessStore(principalOf(request), storeId)) throw new Problem('not_found');
  const asking = askingOf(request, services.clock());
  const about = { correlationId: uuidv8FromHash('store', storeId), subject: storeId };
  return executeCommand(services.store, {
    streamId: `store-${storeId}`,
    decider: storeDecider,
    command: command(asking.now),
    ...keyedCommand(request, asking, about, { body: { id: storeId } }),
    companions: (events) => (events.length === 0 ? [] : [companion(asking.now)]),
    ifMatch: expectedVersionOf(request),
  });
};
