import {
  copyFileSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { openEventStore } from '@amends/event-store/event-store';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attachmentUpkeep } from './attachments/attachment-upkeep.ts';
import { fileBlobStore } from './attachments/file-blob-store.ts';
import { blobNames, download, photo, reported, upload } from './attachments.fixture.ts';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';
import { eraseSubjects } from './personal-data/erase-subjects.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const MEBIBYTE = 1024 * 1024;

const list = (caseId: string, token = 'all') =>
  send(intake, { url: `/v1/cases/${caseId}/attachments?reason=case_handling`, token });
const remove = (caseId: string, attachmentId: string, token = 'all') =>
  send(intake, {
    url: `/v1/cases/${caseId}/attachments/${attachmentId}/removals`,
    body: { reason: 'other_people_shown' },
    token,
  });
const fileOf = (attachmentId: string): string => join(intake.attachmentsFolder, attachmentId);
const added = async (caseId: string): Promise<string> =>
  (await upload(intake, { caseId })).body.id as string;

describe('a file of a case', () => {
  it('is read again byte for byte, lies sealed on disk, and is told of by codes only', async () => {
    const caseId = await reported(intake);
    const bytes = Buffer.concat([photo(150_000), Buffer.from('canary in a photo')]);
    const answer = await upload(intake, { caseId, bytes });
    expect([answer.status, answer.headers['x-idempotency-lookup']]).toEqual([201, 'miss']);
    const { id } = answer.body;
    expect(readFileSync(fileOf(id)).includes('canary')).toBe(false);
    const read = await download(intake, caseId, id);
    expect(read.bytes.equals(bytes)).toBe(true);
    expect(read.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${id}.jpeg"`,
      'x-content-type-options': 'nosniff',
    });
    const facts = { attachmentId: id, kind: 'photo', mediaType: 'image/jpeg', by: 'staff' };
    const listed = await list(caseId);
    expect(listed.body.data).toEqual([
      { ...facts, bytes: bytes.length, addedAt: expect.any(String) },
    ]);
    expect((await eventsOf(intake, `failure-${caseId}`)).at(-1)).toMatchObject({
      type: 'AttachmentAdded',
      data: { caseId, ...facts, bytes: bytes.length },
    });
  });

  it('leaves a trace of every look at it', async () => {
    const caseId = await reported(intake);
    const id = await added(caseId);
    await list(caseId, 'store9');
    await download(intake, caseId, id, 'store9');
    const sql = `select actor, what, attachment_id, reason_code
      from personal_data.personal_data_read where case_id = $1 order by read_id`;
    expect((await intake.ownerPool.query(sql, [caseId])).rows).toEqual([
      { actor: 'store9', what: 'attachments', attachment_id: null, reason_code: 'case_handling' },
      { actor: 'store9', what: 'attachment', attachment_id: id, reason_code: 'case_handling' },
    ]);
  });

  it('is unknown to another store, and to another case', async () => {
    const caseId = await reported(intake);
    const id = await added(caseId);
    const before = blobNames(intake).length;
    expect((await upload(intake, { caseId, token: 'store8' })).status).toBe(404);
    expect((await list(caseId, 'store8')).status).toBe(404);
    expect((await remove(caseId, id, 'store8')).status).toBe(404);
    expect((await download(intake, caseId, id, 'store8')).status).toBe(404);
    expect((await download(intake, await reported(intake), id)).status).toBe(404);
    expect((await download(intake, caseId, id, 'nothing')).status).toBe(403);
    expect(blobNames(intake)).toHaveLength(before);
  });

  it.each([
    ['image/png', '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489'],
    ['image/webp', '52494646240000005745425056503820180000003001009d012a'],
    ['image/heic', '0000001c667479706865696300000000686569636d696631'],
    ['application/pdf', Buffer.from('%PDF-1.7\n1 0 obj\n').toString('hex')],
  ])('may be %s', async (type, head) => {
    const caseId = await reported(intake);
    const bytes = Buffer.concat([Buffer.from(head, 'hex'), Buffer.alloc(5000, 7)]);
    expect((await upload(intake, { caseId, bytes, type, kind: 'receipt' })).status).toBe(201);
    expect((await list(caseId)).body.data).toMatchObject([{ mediaType: type, kind: 'receipt' }]);
  });

  it.each([
    ['its content is of another type than declared', photo(), 'image/png'],
    ['its content is a page', Buffer.from('<html><script>alert(1)</script>'), 'image/jpeg'],
    ['its type is none of those taken', Buffer.from('GIF89a'), 'image/gif'],
    ['it is empty', Buffer.alloc(0), 'image/jpeg'],
  ])('is refused and not stored when %s', async (_why, bytes, type) => {
    const caseId = await reported(intake);
    const before = blobNames(intake);
    const answer = await upload(intake, { caseId, bytes, type });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
    expect(blobNames(intake)).toEqual(before);
    expect(await eventsOf(intake, `failure-${caseId}`)).toHaveLength(1);
  });

  it('may have ten mebibytes and not one byte more', async () => {
    const caseId = await reported(intake);
    const whole = await upload(intake, { caseId, bytes: photo(10 * MEBIBYTE) });
    expect(whole.status).toBe(201);
    expect((await download(intake, caseId, whole.body.id)).bytes).toHaveLength(10 * MEBIBYTE);
    const before = blobNames(intake);
    const more = await upload(intake, { caseId, bytes: photo(10 * MEBIBYTE + 1) });
    expect([more.status, more.body.code]).toEqual([413, 'payload_too_large']);
    expect(blobNames(intake)).toEqual(before);
  });

  it('sent again under its key is the same file, with other bytes a refusal', async () => {
    const caseId = await reported(intake);
    const bytes = photo();
    const first = await upload(intake, { caseId, bytes, key: 'twice' });
    const before = blobNames(intake);
    const again = await upload(intake, { caseId, bytes, key: 'twice' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers['x-idempotency-lookup']).toBe('hit');
    const other = await upload(intake, { caseId, key: 'twice' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect(blobNames(intake)).toEqual(before);
  });

  it('is one of twenty at most', async () => {
    const caseId = await reported(intake);
    for (let n = 0; n < 20; n += 1) await added(caseId);
    const before = blobNames(intake);
    const more = await upload(intake, { caseId });
    expect([more.status, more.body.code]).toEqual([409, 'too_many_attachments']);
    expect(blobNames(intake)).toEqual(before);
  });

  it('comes from the customer too, by a claim code and for the one case', async () => {
    const [caseId, other] = [await reported(intake), await reported(intake)];
    const issued = await send(intake, { url: `/v1/cases/${caseId}/claim-codes`, body: {} });
    const { claimCode } = issued.body;
    const claim = await send(intake, { url: '/v1/claims', body: { claimCode } });
    const token = claim.body.accessToken;
    expect((await upload(intake, { caseId: other, token })).status).toBe(404);
    const answer = await upload(intake, { caseId, token, kind: 'receipt' });
    expect(answer.status).toBe(201);
    expect((await list(caseId)).body.data).toMatchObject([{ kind: 'receipt', by: 'customer' }]);
    expect((await download(intake, caseId, answer.body.id, token)).status).toBe(403);
  });

  it('is gone with row and bytes once it was removed', async () => {
    const caseId = await reported(intake);
    const id = await added(caseId);
    expect((await remove(caseId, id)).status).toBe(201);
    expect(blobNames(intake)).not.toContain(id);
    expect((await list(caseId)).body.data).toEqual([]);
    expect((await download(intake, caseId, id)).status).toBe(404);
    expect((await remove(caseId, id)).status).toBe(410);
    expect((await eventsOf(intake, `failure-${caseId}`)).at(-1)).toMatchObject({
      type: 'AttachmentRemoved',
      data: { caseId, attachmentId: id, reason: 'other_people_shown' },
    });
  });

  it('cannot be read or deleted by the role that takes it in', async () => {
    for (const sql of ['select file_key from', 'delete from']) {
      const refused = intake.pool.query(`${sql} personal_data.attachment`);
      await expect(refused).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('bytes on disk', () => {
  it.each([
    ['cut off', (id: string) => truncateSync(fileOf(id), 100_000)],
    [
      'those of another file',
      (id: string, other: string) => copyFileSync(fileOf(other), fileOf(id)),
    ],
    [
      'changed',
      (id: string) => {
        const bytes = readFileSync(fileOf(id));
        bytes[50_000]! ^= 1;
        writeFileSync(fileOf(id), bytes);
      },
    ],
  ])('are not given out when they are %s', async (_how, spoil) => {
    const caseId = await reported(intake);
    const [id, other] = [await added(caseId), await added(caseId)];
    spoil(id, other);
    const answer = await download(intake, caseId, id);
    const { code } = JSON.parse(String(answer.bytes));
    expect([answer.status, code]).toEqual([500, 'internal_error']);
  });

  it('that are lost are answered as gone', async () => {
    const caseId = await reported(intake);
    const id = await added(caseId);
    rmSync(fileOf(id));
    expect((await download(intake, caseId, id)).status).toBe(410);
  });

  it('of nobody are swept after an hour, those of an upload and of a row are not', async () => {
    const id = await added(await reported(intake));
    const [old, young, half] = ['old-orphan', 'young-orphan', 'half.partial'];
    for (const name of [old, young, half]) writeFileSync(fileOf(name), 'x');
    const longAgo = new Date(Date.now() - 61 * 60_000);
    for (const name of [old, half, id]) utimesSync(fileOf(name), longAgo, longAgo);
    const blobs = fileBlobStore(intake.attachmentsFolder);
    const swept = await attachmentUpkeep(intake.personalDataPool, blobs).sweep(Date.now());
    expect(swept).toBe(2);
    const left = blobNames(intake);
    expect([old, half, young, id].map((name) => left.includes(name))).toEqual([
      ...[false, false],
      ...[true, true],
    ]);
  });
});

describe('an upload', () => {
  let port: number;
  beforeAll(async () => {
    const url = new URL(await intake.app.listen({ host: '127.0.0.1', port: 0 }));
    port = Number(url.port);
  });

  const open = (caseId: string) =>
    request({
      ...{ method: 'POST', host: '127.0.0.1', port, agent: false },
      path: `/v1/cases/${caseId}/attachments?kind=photo`,
      headers: {
        authorization: 'Bearer all',
        'idempotency-key': caseId,
        'content-type': 'image/jpeg',
        'transfer-encoding': 'chunked',
      },
    });
  const partialBytes = (known: readonly string[]): number | undefined => {
    const name = blobNames(intake).find((each) => !known.includes(each));
    return name === undefined ? undefined : statSync(fileOf(name)).size;
  };

  it('goes to disk while it comes in, and leaves nothing when it breaks off', async () => {
    const caseId = await reported(intake);
    const before = blobNames(intake);
    const sending = open(caseId);
    sending.once('error', () => undefined);
    sending.write(photo(5 * MEBIBYTE));
    await waitFor(() => (partialBytes(before) ?? 0) > 4 * MEBIBYTE, {
      description: 'most of what was sent to be on disk',
    });
    sending.destroy();
    await waitFor(() => blobNames(intake).length === before.length, {
      description: 'the half file to go',
    });
    expect(await eventsOf(intake, `failure-${caseId}`)).toHaveLength(1);
  });

  it('without an announced length is cut off at the limit', async () => {
    const caseId = await reported(intake);
    const before = blobNames(intake);
    const sending = open(caseId);
    const status = new Promise((resolve) => {
      sending.once('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.once('error', resolve);
    });
    sending.end(photo(11 * MEBIBYTE));
    expect(await status).toBe(413);
    expect(blobNames(intake)).toEqual(before);
  });
});

describe('the erasure of a customer', () => {
  const erase = (reference: string) =>
    send(intake, {
      url: '/v1/erasures',
      body: { subject: { reference }, reason: 'customer_request' },
    });

  it('takes the files away, those of others not', async () => {
    const [caseId, other] = [await reported(intake, 'snap'), await reported(intake, 'snip')];
    const [id, kept] = [await added(caseId), await added(other)];
    await erase('snap');
    expect(blobNames(intake)).not.toContain(id);
    expect((await list(caseId)).body.data).toEqual([]);
    expect((await download(intake, caseId, id)).status).toBe(404);
    expect((await download(intake, other, kept)).status).toBe(200);
    const again = await added(caseId);
    await send(intake, {
      url: '/v1/erasures',
      body: { subject: { caseId }, reason: 'customer_request' },
    });
    expect(blobNames(intake)).not.toContain(again);
  });

  it('has its files deleted by a job when the process dies after the commit', async () => {
    const caseId = await reported(intake, 'crashed');
    const id = await added(caseId);
    const [event] = await eventsOf(intake, `failure-${caseId}`);
    const store = await openEventStore({
      pool: intake.ownerPool,
      eventTypes: { schemaVersion: () => 1 },
      partitionOf: () => 0,
    });
    await eraseSubjects(
      { pool: intake.personalDataPool, cipher: intake.cipher, store },
      {
        find: async () => ({ customerIds: [event.data.customerId], caseIds: [] }),
        reason: 'customer_request',
        asking: { actor: 'elsewhere', now: new Date().toISOString() },
      },
    );
    await store.close();
    await waitFor(() => !blobNames(intake).includes(id), { description: 'the job to delete it' });
  });
});
