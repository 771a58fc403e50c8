import {
  ATTACHMENT_BYTES_MAX,
  ATTACHMENT_KINDS,
  ATTACHMENT_MEDIA_TYPES,
} from '@amends/contracts/intake-attachments';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand, type CommandOutcome } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { readIdempotencyKey } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { type TakenBytes, takeBytes } from '../attachments/attachment-bytes.ts';
import { attachmentRow } from '../attachments/attachment-rows.ts';
import { ownerOf } from '../domain/failure.ts';
import type { IntakeServices } from '../intake-services.ts';
import { orOfCaseAlone } from '../personal-data/erased-customers.ts';
import { caseParams, loadCase } from './case-parameter.ts';
import { commandOnCase } from './command-on-case.ts';

const query = z.strictObject({ kind: z.enum(ATTACHMENT_KINDS) });

interface Asked {
  readonly caseId: string;
  readonly kind: z.infer<typeof query>['kind'];
}

const declaredTypeOf = (request: FastifyRequest) => {
  const name = (request.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const type = ATTACHMENT_MEDIA_TYPES.find((each) => each === name);
  if (type === undefined || request.body === undefined) {
    throw new Problem('unsupported_media_type');
  }
  return type;
};

const take = (services: IntakeServices, request: FastifyRequest): Promise<TakenBytes> => {
  const declaredType = declaredTypeOf(request);
  if (Number(request.headers['content-length']) > ATTACHMENT_BYTES_MAX) {
    throw new Problem('payload_too_large');
  }
  // Not destroyed when it is refused in the middle: the answer goes over the same connection.
  const chunks = (request.body as Readable).iterator({ destroyOnReturn: false });
  const { bodyHashKey: digestKey } = services.cipher;
  return takeBytes(services.blobs, { chunks, declaredType, digestKey });
};

/** The event, the row and the stored bytes; the bytes are there before the other two. */
const add = async (
  services: IntakeServices,
  request: FastifyRequest,
  { caseId, kind }: Asked,
): Promise<CommandOutcome> => {
  const principal = principalOf(request);
  readIdempotencyKey(request.headers['idempotency-key']);
  const { state } = await loadCase(services.store, principal, caseId);
  const mediaType = declaredTypeOf(request);
  const { attachmentId, bytes, key, digest } = await take(services, request);
  // What the idempotency key is compared by: the bytes themselves are not in memory.
  request.rawBody = digest;
  const by = principal.kind === 'claimant' ? ('customer' as const) : ('staff' as const);
  const facts = { attachmentId, kind, mediaType, bytes, by };
  const outcome = await orOfCaseAlone(ownerOf(caseId, state), (owner) =>
    commandOnCase(
      services,
      request,
      caseId,
      (addedAt) => ({ type: 'AddAttachment', data: { caseId, ...facts, addedAt } }),
      { id: attachmentId, companions: [attachmentRow(services.cipher, owner, facts, key)] },
    ),
  );
  // Refused, or a repeat of an upload that is stored already. Where nobody knows whether it was
  // committed this is not reached, and the sweep decides by the row.
  if (outcome.outcome !== 'done' || outcome.replayed) await services.blobs.remove(attachmentId);
  return outcome;
};

/**
 * POST /v1/cases/{caseId}/attachments?kind=…: the body is the file. It is sealed and stored as it
 * comes in; its name is not asked for, since names are of people too.
 */
export const addAddAttachment = (app: HttpServer, services: IntakeServices): void => {
  app.register(async (scope) => {
    const types = [...ATTACHMENT_MEDIA_TYPES];
    scope.addContentTypeParser(types, (_request, payload, done) => done(null, payload));
    (scope as HttpServer).route({
      method: 'POST',
      url: '/v1/cases/:caseId/attachments',
      bodyLimit: ATTACHMENT_BYTES_MAX,
      config: { auth: { scopes: ['intake:write', 'claimant'] } },
      schema: {
        summary: 'Add a file to a case',
        tags: ['attachments'],
        consumes: types,
        params: caseParams,
        querystring: query,
        response: {
          201: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 413, 415, 422, 503),
        },
      },
      handler: async (request, reply) => {
        const { caseId } = request.params;
        const outcome = await add(services, request, { caseId, kind: request.query.kind });
        return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${caseId}/attachments`);
      },
    });
  });
};
