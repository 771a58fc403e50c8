import { ExpectationClarifiedV1 } from '@amends/contracts/intake-observations';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv7 } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { ownerOf } from '../domain/failure.ts';
import type { IntakeServices } from '../intake-services.ts';
import { orOfCaseAlone } from '../personal-data/erased-customers.ts';
import { textRow } from '../personal-data/personal-rows.ts';
import { strictMoney } from '../reports/report-body.ts';
import { freeText, TEXT_MAX } from '../text/free-text.ts';
import { caseParams, loadCase } from './case-parameter.ts';
import { commandOnCase } from './command-on-case.ts';

const { expectationKind, remedySought, preferredRemedy } = ExpectationClarifiedV1.shape;

const clarificationBody = z.strictObject({
  ...{ expectationKind, remedySought, preferredRemedy },
  expectationText: freeText(TEXT_MAX).optional(),
  expectedAmount: strictMoney.optional(),
});

/** POST /v1/cases/{caseId}/expectations: what the customer expects, once it became clear. */
export const addClarifyExpectation = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/expectations',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Clarify what the customer expects',
      tags: ['cases'],
      params: caseParams,
      body: clarificationBody,
      response: {
        201: commandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { caseId } = request.params;
      const { expectationText: content, ...facts } = request.body;
      const { state } = await loadCase(services.store, principalOf(request), caseId);
      const textId = uuidv7();
      const named = content === undefined ? {} : { expectationTextId: textId };
      const outcome = await orOfCaseAlone(ownerOf(caseId, state), (owner) => {
        const kept = { textId, kind: 'expectation' as const };
        const companions =
          content === undefined ? [] : [textRow(services.cipher, owner, { ...kept, content })];
        return commandOnCase(
          services,
          request,
          caseId,
          (clarifiedAt) => ({
            type: 'ClarifyExpectation',
            data: { caseId, ...facts, ...named, clarifiedAt },
          }),
          { companions },
        );
      });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${caseId}`);
    },
  });
};
