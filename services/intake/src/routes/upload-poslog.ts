import { SIGNAL_KINDS } from '@amends/contracts/vocabulary';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import type { IntakeServices } from '../intake-services.ts';
import { takePoslog } from '../poslog/take-poslog.ts';
import { sourceParams } from './command-on-source.ts';
import { visibleSource } from './visible-source.ts';

const XML_TYPES = ['application/xml', 'text/xml'];
const FILE_BYTES_MAX = 64 * 1024 * 1024;

const report = z.object({
  complete: z.boolean(),
  bytes: z.int(),
  transactions: z.object({ retail: z.int(), control: z.int(), other: z.int() }),
  links: z.int(),
  signals: z.partialRecord(z.enum(SIGNAL_KINDS), z.int()),
  problems: z.array(z.object({ transaction: z.int(), reason: z.string() })),
});

/** The bytes of a file, and no more of them than a file may have. */
async function* limited(file: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > FILE_BYTES_MAX) throw new Problem('payload_too_large');
    yield chunk;
  }
}

/**
 * POST /v1/sources/{sourceId}/files: a POSLog of a chain, read as it streams in. Its transactions
 * are known by their own keys, so a file may be sent again, and needs no idempotency key.
 */
export const addUploadPoslog = (app: HttpServer, services: IntakeServices): void => {
  app.register(async (scope) => {
    scope.addContentTypeParser(XML_TYPES, (_request, payload, done) => done(null, payload));
    (scope as HttpServer).route({
      method: 'POST',
      url: '/v1/sources/:sourceId/files',
      bodyLimit: FILE_BYTES_MAX,
      config: { auth: { scopes: ['intake:ingest', 'intake:import'] }, quota: 'ingest' },
      schema: {
        summary: 'Send a POSLog file',
        tags: ['sources'],
        consumes: XML_TYPES,
        params: sourceParams,
        response: { 200: report, ...problemResponses(401, 403, 404, 409, 413, 415, 503) },
      },
      handler: async (request) => {
        const { sourceId } = request.params;
        const source = await visibleSource(services.sources, principalOf(request), sourceId);
        if (source.revokedAt !== null) throw new Problem('source_revoked');
        if (source.vendor !== 'poslog') throw new Problem('illegal_state');
        const file = request.body as Readable | undefined;
        if (file === undefined) throw new Problem('unsupported_media_type');
        const asking = askingOf(request, services.clock());
        return takePoslog(services, asking, source, limited(file));
      },
    });
  });
};
