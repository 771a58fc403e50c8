import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { uuidv7 } from '@amends/service-kit/ids';
import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';
import type { ConversationCommand } from '../domain/conversation.ts';
import { ownerOf } from '../domain/failure.ts';
import type { IntakeServices } from '../intake-services.ts';
import { orOfCaseAlone } from '../personal-data/erased-customers.ts';
import { textRow } from '../personal-data/personal-rows.ts';
import type { CaseTextKind } from '../personal-data/text-kinds.ts';
import { loadCase } from '../routes/case-parameter.ts';
import { commandOnCase } from '../routes/command-on-case.ts';

/** What is said: the text that is kept apart, and the command that knows it by its id. */
export interface Saying {
  readonly caseId: string;
  readonly kind: CaseTextKind;
  readonly content: string;
  readonly command: (textId: string, now: string) => ConversationCommand;
}

/**
 * Adds to the conversation of a case: the sealed text and the event that names it are one
 * transaction. The case is read first, since the text belongs to its store and its customer.
 */
export const say = async (
  services: IntakeServices,
  request: FastifyRequest,
  { caseId, kind, content, command }: Saying,
): Promise<CommandOutcome> => {
  const { state } = await loadCase(services.store, principalOf(request), caseId);
  const textId = uuidv7();
  return orOfCaseAlone(ownerOf(caseId, state), (owner) =>
    commandOnCase(services, request, caseId, (now) => command(textId, now), {
      id: textId,
      companions: [textRow(services.cipher, owner, { textId, kind, content })],
    }),
  );
};
