import { uuid } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { mayAccessStore, principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { companionsFor } from '../companions.ts';
import {
  type Silence,
  type SilenceCommand,
  type SilenceEvent,
  silenceDecider,
} from '../domain/silence.ts';
import type { IntakeServices } from '../intake-services.ts';
import { jobsFor } from '../jobs.ts';
import { customerStream } from '../silence/customer-stream.ts';
import { keyedCommand } from './keyed-command.ts';

export const customerParams = z.strictObject({ customerId: uuid });

/** Answer of every command on a customer. */
export const customerCommandAnswer = z.object({ id: uuid, position: z.string() });

/**
 * Runs a keyed command on the stream of a silent customer. One who is not silent, or was erased, is
 * as unknown as one of a store that the principal does not see.
 */
export const commandOnCustomer = (
  services: IntakeServices,
  request: FastifyRequest,
  customerId: string,
  asked: {
    readonly command: (now: string) => SilenceCommand;
    /** Of what the command makes. */
    readonly id: string;
    readonly status?: 202;
  },
): Promise<CommandOutcome> => {
  const asking = askingOf(request, services.clock());
  const principal = principalOf(request);
  const about = { correlationId: customerId, subject: customerId };
  const { id, status } = asked;
  const kept = { body: { id }, ...(status === undefined ? {} : { status }) };
  return executeCommand<SilenceCommand, Silence, SilenceEvent>(services.store, {
    streamId: customerStream(customerId),
    decider: silenceDecider,
    command: asked.command(asking.now),
    isVisible: ({ risk }) => risk !== null && mayAccessStore(principal, risk.storeId),
    ...keyedCommand(request, asking, about, kept),
    jobs: jobsFor,
    companions: companionsFor,
  });
};
