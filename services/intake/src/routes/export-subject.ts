import { executeCommand } from '@amends/event-store/execute-command';
import type { HttpServer } from '@amends/service-kit/http-server';
import { readIdempotencyKey } from '@amends/service-kit/idempotency';
import { uuidv7, uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { type Asking, askingOf, contextOf } from '../asking.ts';
import { subjectExportDecider } from '../domain/subject-export.ts';
import type { IntakeServices } from '../intake-services.ts';
import { auditedRead, READ_REASONS } from '../personal-data/audited-read.ts';
import { findSubjects, subjectKey } from '../personal-data/subject-key.ts';
import { type SubjectBundle, subjectBundle } from '../subject-exports/subject-bundle.ts';
import { casesOf } from '../subject-exports/subject-rows.ts';

const body = z.strictObject({ subject: subjectKey, reason: z.enum(READ_REASONS) });

/** Files of ten mebibytes over a slow line. */
const ANSWER_LIMIT_MS = 15 * 60_000;

const auditCases = `
insert into personal_data.personal_data_read (actor, what, case_id, reason_code)
select $1, 'export', case_id, $2 from unnest($3::uuid[]) as case_id`;

/** Whose data it is, with a trace at each of their cases. @throws Problem not_found */
const audited = (
  services: IntakeServices,
  asking: Asking,
  { subject, reason }: z.infer<typeof body>,
): Promise<Pick<SubjectBundle, 'subjects' | 'caseIds'>> =>
  auditedRead(
    services.personalDataPool,
    { what: 'export', actor: asking.actor, reasonCode: reason, stores: '*' },
    async (client) => {
      const subjects = await findSubjects(client, services.cipher, subject);
      const caseIds = await casesOf(client, subjects);
      await client.query(auditCases, [asking.actor, reason, caseIds]);
      return { subjects, caseIds };
    },
  );

const record = async (
  services: IntakeServices,
  asking: Asking,
  { exportId, subjects, exportedAt }: SubjectBundle,
): Promise<void> => {
  const { customerIds, caseIds } = subjects;
  await executeCommand(services.store, {
    streamId: `export-${exportId}`,
    decider: subjectExportDecider,
    command: {
      type: 'ExportSubjectData',
      data: { exportId, customerIds: [...customerIds], caseIds: [...caseIds], exportedAt },
    },
    context: contextOf(asking, {
      commandId: uuidv8FromHash('export', exportId),
      correlationId: exportId,
      subject: exportId,
    }),
    expectNew: true,
  });
};

/**
 * POST /v1/subject-exports: all that intake has of a person, as one archive that is read while it
 * is sent. No answer is kept under the key, which would be the data itself: asking again is another
 * export, and told of as one.
 */
export const addExportSubject = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/subject-exports',
    config: { auth: { scopes: ['personal-data:export'] }, answerLimitMs: ANSWER_LIMIT_MS },
    schema: {
      summary: 'Export the data of a person',
      tags: ['personal data'],
      body,
      response: {
        200: {
          description: 'An archive of JSON documents and files',
          content: { 'application/zip': { schema: z.string().meta({ format: 'binary' }) } },
        },
        ...problemResponses(400, 401, 403, 404, 422, 503),
      },
    },
    handler: async (request, reply) => {
      readIdempotencyKey(request.headers['idempotency-key']);
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      const asking = askingOf(request, services.clock());
      const found = await audited(services, asking, request.body);
      const { customerIds, caseIds } = found.subjects;
      if (customerIds.length + caseIds.length === 0) throw new Problem('not_found');
      const bundle = { exportId: uuidv7(), exportedAt: asking.now, ...found };
      await record(services, asking, bundle);
      return reply
        .header('content-disposition', `attachment; filename="export-${bundle.exportId}.zip"`)
        .type('application/zip')
        .send((await subjectBundle(services, bundle)) as never);
    },
  });
};
