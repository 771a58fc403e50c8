import { slug } from '@amends/contracts/primitives';
import { ServiceScriptDefinedV1 } from '@amends/contracts/triage-findings';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { Problem } from '@amends/service-kit/problem-error';
import type { Pool } from 'pg';
import { z } from 'zod';
import { type DefineScript, scriptDecider } from '../domain/service-script.ts';
import { listScripts } from '../scripts/script-table.ts';
import type { StreamCommands } from '../stream-command.ts';

const { steps } = ServiceScriptDefinedV1.shape;
const body = z.strictObject({
  scriptId: slug,
  steps: z.array(z.strictObject(steps.element.shape)).min(1).max(50),
});
const script = z.object({ scriptId: slug, version: z.int(), steps });

/** Scripts of services, reference data of the retailer. */
export const serviceScripts = (app: HttpServer, commands: StreamCommands, pool: Pool): void => {
  app.get(
    '/v1/scripts',
    {
      config: { auth: { scopes: ['triage:read', 'triage:write'] } },
      schema: {
        summary: 'Scripts of services, each in its newest version',
        tags: ['reference data'],
        response: { 200: z.object({ data: z.array(script) }), ...problemResponses(401, 403, 503) },
      },
    },
    async () => ({ data: [...(await listScripts(pool))] }),
  );
  app.post(
    '/v1/scripts',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary: 'Define a script, or its next version',
        tags: ['reference data'],
        body,
        response: {
          201: z.object({ id: slug, position: z.string() }),
          ...problemResponses(400, 401, 403, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      const { scriptId } = request.body;
      const outcome = await runOnStream(commands, request, {
        streamId: `script-${scriptId}`,
        decider: scriptDecider,
        id: scriptId,
        correlationId: uuidv8FromHash('script', scriptId),
        command: (now): DefineScript => ({ type: 'DefineScript', ...request.body, now }),
      });
      return answerCommand(reply, outcome);
    },
  );
};
