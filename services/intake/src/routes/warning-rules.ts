import { warningRules } from '@amends/contracts/intake-warnings';
import { executeCommand } from '@amends/event-store/execute-command';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { companionsFor } from '../companions.ts';
import { DEFAULT_RULES, rulesDecider } from '../domain/warning/warning-rules.ts';
import type { IntakeServices } from '../intake-services.ts';
import { RULES_STREAM, readRules } from '../warnings/rules-table.ts';
import { WARNING_SCOPES } from './list-warnings.ts';
import { keyedCommand } from './keyed-command.ts';

const { chart, cusum, sameCause, silentFailure, maxAgeHours, baselines, off } = warningRules;
const { rulesVersion: _, ...defaults } = DEFAULT_RULES;

/** What is left out is as the suite comes with it, not as it was. */
const body = z.strictObject({
  chart: z.strictObject(chart.shape).default(defaults.chart),
  cusum: z.strictObject(cusum.shape).default(defaults.cusum),
  sameCause: z.strictObject(sameCause.shape).default(defaults.sameCause),
  silentFailure: z.strictObject(silentFailure.shape).default(defaults.silentFailure),
  maxAgeHours: maxAgeHours.default(defaults.maxAgeHours),
  baselines: z.array(z.strictObject(baselines.element.shape)).max(1_000).default([]),
  off: off.default([]),
});

/** They hold for every store. */
const demandAllStores = (request: FastifyRequest): void => {
  if (principalOf(request).stores !== '*') throw new Problem('forbidden');
};

/** GET and POST /v1/early-warning-rules: how warnings are found; each definition is a version. */
export const addWarningRules = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/early-warning-rules',
    config: { auth: { scopes: WARNING_SCOPES } },
    schema: {
      summary: 'Read the rules of early warning',
      tags: ['early warnings'],
      response: {
        200: z.object({ rulesVersion: z.int(), ...warningRules }),
        ...problemResponses(401, 403, 503),
      },
    },
    handler: async (request) => {
      demandAllStores(request);
      return readRules(services.pool);
    },
  });
  app.route({
    method: 'POST',
    url: '/v1/early-warning-rules',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Define the rules of early warning',
      tags: ['early warnings'],
      body,
      response: {
        201: z.object({ position: z.string() }),
        ...problemResponses(400, 401, 403, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      demandAllStores(request);
      const asking = askingOf(request, services.clock());
      const about = { correlationId: uuidv8FromHash(RULES_STREAM), subject: 'rules' };
      const outcome = await executeCommand(services.store, {
        streamId: RULES_STREAM,
        decider: rulesDecider,
        command: { type: 'DefineRules', rules: request.body, now: asking.now },
        ...keyedCommand(request, asking, about, { body: {} }),
        companions: companionsFor,
      });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/early-warning-rules`);
    },
  });
};
