import { shortId } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import type { CompanionRow } from '@amends/event-store/types';
import { answerCommand } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { mayAccessStore, type Principal, principalOf } from '@amends/service-kit/principal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Asking, askingOf } from '../asking.ts';
import { type Source, type SourceCommand, sourceDecider, storesOf } from '../domain/source.ts';
import type { IntakeServices } from '../intake-services.ts';
import { keyedCommand } from './keyed-command.ts';

export const sourceParams = z.strictObject({ sourceId: shortId });

/** Whoever handles a source must be allowed every store that it speaks for. */
const isVisible = (principal: Principal, state: Source): boolean => {
  if (!('facts' in state)) return false;
  const stores = storesOf(state.facts);
  if (stores.length === 0) return principal.stores === '*';
  return stores.every((storeId) => mayAccessStore(principal, storeId));
};

/** Runs a command on a source that is there, with the rows it changes, and answers it. */
export const commandOnSource = async (
  services: IntakeServices,
  request: FastifyRequest,
  reply: FastifyReply,
  sourceId: string,
  make: (asking: Asking) => {
    readonly command: SourceCommand;
    readonly companions: readonly CompanionRow[];
  },
): Promise<FastifyReply> => {
  const asking = askingOf(request, services.clock());
  const { command, companions } = make(asking);
  const about = { correlationId: uuidv8FromHash('source', sourceId), subject: sourceId };
  const { bodyHashKey } = services.cipher;
  const outcome = await executeCommand(services.store, {
    streamId: `source-${sourceId}`,
    decider: sourceDecider,
    command,
    isVisible: (state) => isVisible(principalOf(request), state),
    ...keyedCommand(request, asking, about, { body: { id: sourceId }, bodyHashKey }),
    companions: () => companions,
    ifMatch: expectedVersionOf(request),
  });
  services.sources.forget(sourceId);
  return answerCommand(reply, outcome);
};
