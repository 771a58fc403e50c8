import { MERGE_REASONS } from '@amends/contracts/intake-merge';
import { uuid } from '@amends/contracts/primitives';
import type { ProblemCode } from '@amends/contracts/problem';
import { executeCommand } from '@amends/event-store/execute-command';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf, setIdempotencyLookup } from '@amends/service-kit/idempotency';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { type Principal, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { type Asking, askingOf, contextOf } from '../asking.ts';
import type { IntakeServices } from '../intake-services.ts';
import { MergeChain, mergeCompanions } from '../merging/merge-links.ts';
import type { Merging, MergingItem } from '../merging/mergings.ts';
import { failureStream } from '../reports/case-identity.ts';
import { decider } from '../domain/decide.ts';
import { caseParams, isVisible, loadCase } from './case-parameter.ts';
import { mergingAnswer, mergingAnswerOf } from './merging-answer.ts';

const body = z.strictObject({
  duplicateCaseIds: z.array(uuid).min(1).max(100),
  reason: z.enum(MERGE_REASONS),
});

/** Merges one case; under the id of the whole command and the case, so a repeat does it once. */
const mergeOne = async (
  services: IntakeServices,
  principal: Principal,
  asking: Asking,
  link: { readonly commandId: string; readonly caseId: string; readonly primaryCaseId: string },
  reason: z.infer<typeof body>['reason'],
): Promise<MergingItem> => {
  const { caseId, primaryCaseId } = link;
  const refused = (problemCode: string): MergingItem => ({
    caseId,
    result: 'rejected',
    problemCode,
  });
  const { state: primary } = await loadCase(services.store, principal, primaryCaseId);
  try {
    const done = await executeCommand(services.store, {
      streamId: failureStream(caseId),
      decider,
      isVisible: (state) => isVisible(principal, caseId, state),
      command: {
        type: 'MergeCase',
        data: { caseId, primaryCaseId, reason, mergedAt: asking.now },
        primary,
      },
      context: contextOf(asking, {
        commandId: uuidv8FromHash('merge', link.commandId, caseId),
        correlationId: caseId,
        subject: caseId,
      }),
      companions: mergeCompanions,
    });
    if (done.outcome === 'rejected') return refused(done.code);
    if (done.outcome === 'done' || done.outcome === 'already_done') {
      return { caseId, result: 'accepted', problemCode: null };
    }
    return refused('lost_race');
  } catch (error) {
    if (error instanceof MergeChain) return refused(error.code);
    throw error;
  }
};

const begin = async (services: IntakeServices, merging: Merging): Promise<'miss' | 'hit'> => {
  const before = await services.mergings.find(merging.mergingId);
  if (before === undefined) await services.mergings.create(merging);
  const known = before ?? (await services.mergings.find(merging.mergingId));
  if (known?.bodyHash !== merging.bodyHash) throw new Problem('idempotency_key_reused');
  return known.completedAt === null ? 'miss' : 'hit';
};

/**
 * POST /v1/cases/{caseId}/mergings: other reports of this case become its duplicates. A job with a
 * result per case; the same key again goes on where it was, or answers as before.
 */
export const addMergeCases = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/mergings',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Merge duplicates into a case',
      tags: ['cases'],
      params: caseParams,
      body,
      response: { 202: mergingAnswer, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
    },
    handler: async (request, reply) => {
      const principal = principalOf(request);
      const { caseId: primaryCaseId } = request.params;
      await loadCase(services.store, principal, primaryCaseId);
      const { commandId, bodyHash } = idempotencyOf(request);
      const mergingId = uuidv8FromHash('merging', commandId);
      const { clientId, stores } = principal;
      const owner = { clientId, stores: stores === '*' ? null : [...stores] };
      const lookup = await begin(services, { mergingId, ...owner, bodyHash, primaryCaseId });
      const asking = askingOf(request, services.clock());
      if (lookup === 'miss') {
        const items: MergingItem[] = [];
        for (const caseId of new Set(request.body.duplicateCaseIds)) {
          const link = { commandId, caseId, primaryCaseId };
          items.push(await mergeOne(services, principal, asking, link, request.body.reason));
        }
        await services.mergings.complete(mergingId, items, asking.now);
      }
      const stored = await services.mergings.find(mergingId);
      if (stored === undefined) throw new Problem('not_found' satisfies ProblemCode);
      setIdempotencyLookup(reply, lookup);
      reply.header('location', `${app.publicPrefix}/v1/mergings/${mergingId}`);
      return reply.status(202).send(mergingAnswerOf(stored));
    },
  });
};
