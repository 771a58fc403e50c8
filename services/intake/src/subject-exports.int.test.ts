import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blobNames, photo, reported, upload } from './attachments.fixture.ts';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';
import { zipContent } from './subject-exports/zip-content.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

let exports = 0;
const headersOf = (token: string) => {
  exports += 1;
  return {
    authorization: `Bearer ${token}`,
    'idempotency-key': `export-${exports}`,
    'content-type': 'application/json',
  };
};
const bodyOf = (subject: object) => JSON.stringify({ subject, reason: 'legal_request' });
const exported = async (subject: object, token = 'all') => {
  const { statusCode, headers, rawPayload } = await intake.app.inject({
    method: 'POST',
    url: '/v1/subject-exports',
    headers: headersOf(token),
    payload: bodyOf(subject),
  });
  return { status: statusCode, headers, archive: rawPayload };
};
const documentsOf = async (archive: Buffer) => {
  const files = await zipContent(archive);
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  const json = (path: string): any => JSON.parse(String(files.get(path)));
  return { files, json };
};
const idOf = ({ headers }: Awaited<ReturnType<typeof exported>>): string =>
  /export-([0-9a-f-]{36})\.zip/.exec(String(headers['content-disposition']))![1]!;

/** A customer with two cases, one of them with a file and a conversation. */
const somebody = async (reference: string) => {
  const body = {
    ...{ storeId: '9', channel: 'email', narrative: 'My brain hurts' },
    customer: { reference, name: 'Marvin', email: `${reference}@example.org` },
  };
  const { caseId } = (await send(intake, { url: '/v1/cases', body })).body;
  const second = await reported(intake, reference);
  const message = { text: 'Any news?', channel: 'email' };
  await send(intake, { url: `/v1/cases/${caseId}/messages`, body: message });
  await send(intake, { url: `/v1/cases/${caseId}/notes`, body: { text: 'Sighed' } });
  const bytes = photo();
  const { id: file } = (await upload(intake, { caseId, bytes })).body;
  await send(intake, { url: `/v1/cases/${caseId}/personal-data?reason=quality_check` });
  const [event] = await eventsOf(intake, `failure-${caseId}`);
  return { caseId, second, bytes, file, customerId: event.data.customerId as string };
};

describe('the export of a person', () => {
  it('holds contact details, cases, texts, files and reads of theirs alone', async () => {
    const { caseId, second, bytes, file, customerId } = await somebody('asked-for-it');
    const other = await somebody('did-not-ask');
    // As a mail of the control group leaves it: of the customer, in no case.
    for (const id of [customerId, other.customerId])
      await intake.ownerPool.query(
        `insert into personal_data.personal_data_read (actor, what, customer_id, reason_code)
         values ('system_intake', 'customer', $1, 'follow_up')`,
        [id],
      );
    const answer = await exported({ reference: 'asked-for-it' });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'x-content-type-options': 'nosniff',
    });
    const { files, json } = await documentsOf(answer.archive);
    const path = `attachments/${caseId}/${file}.jpeg`;
    expect([...files.keys()].sort()).toEqual(
      [
        ...['about.json', 'customer.json', 'reads.json', 'transactions.json', path],
        ...[`cases/${caseId}.json`, `cases/${second}.json`],
      ].sort(),
    );
    expect(files.get(path)!.equals(bytes)).toBe(true);
    expect(json('customer.json')).toMatchObject([
      { customerId, kind: 'reference', value: 'asked-for-it' },
    ]);
    const document = json(`cases/${caseId}.json`);
    expect(document.contacts).toMatchObject([
      { name: 'Marvin', email: 'asked-for-it@example.org', phone: null },
    ]);
    expect(document.texts.map(({ content }: { content: string }) => content)).toEqual([
      ...['My brain hurts', 'Any news?', 'Sighed'],
    ]);
    expect(document.attachments).toMatchObject([{ attachmentId: file, path, kind: 'photo' }]);
    expect(document.facts.map(({ type }: { type: string }) => type)).toEqual([
      ...['FailureReported', 'CustomerMessageReceived', 'NoteAdded', 'AttachmentAdded'],
    ]);
    expect(json(`cases/${second}.json`).texts).toHaveLength(1);
    expect(json('reads.json')).toMatchObject([
      { what: 'case', caseId, reason: 'quality_check' },
      { what: 'customer', caseId: null, reason: 'follow_up' },
      { what: 'export', reason: 'legal_request' },
      { what: 'export', reason: 'legal_request' },
    ]);
    const all = Buffer.concat([...files.values()]).toString('latin1');
    expect([other.caseId, other.customerId].filter((id) => all.includes(id))).toEqual([]);
  });

  it('is told of by an event and by a trace at each case', async () => {
    const { caseId, customerId } = await somebody('traced');
    const answer = await exported({ caseId });
    const id = idOf(answer);
    expect(await eventsOf(intake, `export-${id}`)).toMatchObject([
      {
        type: 'SubjectDataExported',
        data: { exportId: id, customerIds: [customerId], caseIds: [] },
        meta: { actor: 'all' },
      },
    ]);
    const sql = `select actor, reason_code from personal_data.personal_data_read
      where case_id = $1 and what = 'export'`;
    expect((await intake.ownerPool.query(sql, [caseId])).rows).toEqual([
      { actor: 'all', reason_code: 'legal_request' },
    ]);
  });

  it('of a case of nobody known holds this case', async () => {
    const caseId = await reported(intake);
    const { json } = await documentsOf((await exported({ caseId })).archive);
    expect(json('about.json').caseIds).toEqual([caseId]);
    expect(json(`cases/${caseId}.json`).texts).toMatchObject([{ content: 'It came broken' }]);
  });

  it('holds nothing personal once the person was erased, and is then of nobody', async () => {
    await somebody('forgotten');
    const subject = { reference: 'forgotten' };
    await send(intake, { url: '/v1/erasures', body: { subject, reason: 'customer_request' } });
    expect((await exported(subject)).status).toBe(404);
  });

  it('takes a principal of all stores and the scope for it', async () => {
    await reported(intake, 'not-for-all');
    for (const token of ['store9', 'nothing']) {
      expect((await exported({ reference: 'not-for-all' }, token)).status).toBe(403);
    }
  });

  it('is broken off, not shortened, when a file cannot be read', async () => {
    const { file } = await somebody('damaged');
    rmSync(join(intake.attachmentsFolder, file));
    const url = new URL(await intake.app.listen({ host: '127.0.0.1', port: 0 }));
    const outcome = await new Promise<string>((resolve) => {
      const asked = request(
        {
          ...{ host: url.hostname, port: url.port, agent: false, method: 'POST' },
          path: '/v1/subject-exports',
          headers: headersOf('all'),
        },
        (response) => {
          response.resume();
          response.once('error', () => resolve('broken off'));
          response.once('end', () => resolve('whole'));
        },
      );
      asked.once('error', () => resolve('broken off'));
      asked.end(bodyOf({ reference: 'damaged' }));
    });
    expect(outcome).toBe('broken off');
    expect(blobNames(intake)).not.toContain(file);
  });
});
