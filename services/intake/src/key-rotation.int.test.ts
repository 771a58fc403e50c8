import { join } from 'node:path';
import { scratchFolder } from '@amends/testing/run-directory';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { download, photo, upload } from './attachments.fixture.ts';
import { type Intake, openIntake, send } from './intake.fixture.ts';
import { openDataKeys } from './personal-data/data-keys.ts';
import { fieldCipher } from './personal-data/field-cipher.ts';
import { fileKeyStore } from './personal-data/key-store.ts';
import { SEALED_TABLES } from './personal-data/sealed-tables.ts';
import { secretsOfFirstKey } from './personal-data/look-up-secrets.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
  const store = { storeId: '9', timeZone: 'Europe/Berlin', currency: 'EUR' };
  await send(intake, { url: '/v1/stores', body: store });
});
afterAll(() => intake?.close());

const rows = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await intake.ownerPool.query(sql, values)).rows;

let people = 0;
const somebody = () => {
  people += 1;
  return {
    name: `Brian ${people}`,
    email: `brian${people}@example.org`,
    phone: `+49 30 ${people}00`,
  };
};
type Person = ReturnType<typeof somebody>;
const report = async (customer: Person): Promise<string> => {
  const narrative = `He is not the messiah, says ${customer.name}`;
  const body = { storeId: '9', channel: 'email', narrative, customer };
  return (await send(intake, { url: '/v1/cases', body })).body.caseId;
};
const personalDataOf = async (caseId: string) => {
  const url = `/v1/cases/${caseId}/personal-data?reason=legal_request`;
  const { contacts, texts } = (await send(intake, { url })).body;
  const { name, email, phone } = contacts[0];
  return { customer: { name, email, phone }, text: texts[0].content };
};
const casesOf = async (email: string): Promise<string[]> => {
  const body = { subject: { email }, reason: 'case_handling' };
  const { data } = (await send(intake, { url: '/v1/case-lookups', body })).body;
  return data.map((one: { caseId: string }) => one.caseId);
};

const keys = async () => (await send(intake, { url: '/v1/data-keys' })).body.data;
const rotate = async () => (await send(intake, { url: '/v1/key-rotations', body: {} })).body;
const remove = async (): Promise<number[]> =>
  (await send(intake, { url: '/v1/key-removals', body: {} })).body.removed;
const resealed = () =>
  waitFor(
    async () => {
      const [, ...older] = await keys();
      return older.every(({ resealedAt }: { resealedAt: string | null }) => resealedAt !== null);
    },
    { description: 'everything to be sealed with the new key', timeoutMs: 20_000 },
  );
/** Versions that sealed values of a table start with. */
const versionsIn = async (table: string, column: string): Promise<number[]> => {
  const sql = `select distinct get_byte(${column}, 0) as v from ${table}
    where ${column} is not null order by v`;
  return (await rows<{ v: number }>(sql)).map(({ v }) => v);
};
const versions = async (): Promise<number[]> => {
  const found = new Set<number>();
  for (const { table, columns } of SEALED_TABLES) {
    for (const column of Object.keys(columns)) {
      for (const version of await versionsIn(table, column)) found.add(version);
    }
  }
  return [...found].sort((one, other) => one - other);
};

describe('the rotation of the data key', () => {
  it('seals every value anew, after which the old key can go and everything opens', async () => {
    const people = [somebody(), somebody(), somebody()];
    const cases = await Promise.all(people.map(report));
    const bytes = photo(50_000);
    const file = (await upload(intake, { caseId: cases[0]!, bytes })).body.id;
    const device = { deviceId: 'rotated-till', storeId: '9' };
    const { secret } = (await send(intake, { url: '/v1/devices', body: device })).body;
    const source = { vendor: 'square', secret: 'a-square-secret', storeId: '9' };
    const square = { ...source, sourceId: 'square-9', notificationUrl: 'https://a.example/hook' };
    expect((await send(intake, { url: '/v1/sources', body: square })).status).toBe(201);
    const claims = `/v1/cases/${cases[0]}/claim-codes`;
    const { claimCode } = (await send(intake, { url: claims, body: {}, key: 'a-code' })).body;
    const before = await Promise.all(cases.map(personalDataOf));

    const { version } = await rotate();
    await resealed();
    expect(await versions()).toEqual([version]);
    expect(await remove()).toEqual([version - 1]);
    expect((await keys()).map((key: { version: number }) => key.version)).toEqual([version]);

    expect(await Promise.all(cases.map(personalDataOf))).toEqual(before);
    expect(before.map(({ customer }) => customer)).toEqual(people);
    expect((await download(intake, cases[0]!, file)).bytes.equals(bytes)).toBe(true);
    expect(await casesOf(people[1]!.email)).toEqual([cases[1]]);
    const opened = await send(intake, { url: '/v1/claims', body: { claimCode } });
    expect([opened.status, opened.body.caseId]).toEqual([200, cases[0]]);
    // A retry under an old key shows the same secret, and does no second thing.
    const again = await send(intake, { url: claims, body: {}, key: 'a-code' });
    expect(again.body.claimCode).toBe(claimCode);
    const [kept] = await rows<{ secret: Buffer }>('select secret from device');
    const place = { table: 'device', row: 'rotated-till', field: 'secret' };
    expect(intake.cipher.open(kept!.secret, place)).toBe(secret);
    expect((await report({ ...people[2]! })) !== undefined).toBe(true);
    expect(await casesOf(people[2]!.email)).toHaveLength(2);
  });

  it('seals what is written while it runs with the new key', async () => {
    await report(somebody());
    const { version, activeFrom } = await rotate();
    await waitFor(() => Date.now() > Date.parse(activeFrom), {
      description: 'the new key to seal',
    });
    const caseId = await report(somebody());
    const sql = `select get_byte(content, 0) as v from personal_data.text where case_id = $1`;
    expect(await rows(sql, [caseId])).toEqual([{ v: version }]);
    await resealed();
    expect(await versions()).toEqual([version]);
  });

  it('is one, however often it is asked for while it goes on', async () => {
    await report(somebody());
    const asked = await Promise.all([rotate(), rotate(), rotate()]);
    expect(new Set(asked.map(({ version }) => version)).size).toBe(1);
    await resealed();
  });

  it('waits for rows that others hold, and no key goes before', async () => {
    const caseId = await report(somebody());
    const holder = await intake.ownerPool.connect();
    await holder.query('begin');
    await holder.query('select from personal_data.text where case_id = $1 for update', [caseId]);
    const { version } = await rotate();
    await waitFor(async () => (await versionsIn('personal_data.contact', 'email')).length === 1, {
      description: 'what nobody holds to be sealed anew',
      timeoutMs: 20_000,
    });
    expect(await versionsIn('personal_data.text', 'content')).toContain(version - 1);
    expect(await remove()).toEqual([]);
    await holder.query('commit');
    holder.release();
    await resealed();
    expect(await versions()).toEqual([version]);
  });

  it('never removes a key that a value is still sealed with, whatever is noted', async () => {
    await report(somebody());
    const { version } = await rotate();
    await rows('update personal_data.data_key set resealed_at = now() where version < $1', [
      version,
    ]);
    expect(await remove()).toEqual([]);
    await rows('update personal_data.data_key set resealed_at = null where version < $1', [
      version,
    ]);
    await resealed();
  });

  it('is kept with who asked for it, and takes an operator of all stores', async () => {
    const acts = (await send(intake, { url: '/v1/operational-acts' })).body.data;
    expect(acts.map(({ act }: { act: string }) => act)).toContain('rotate_key');
    for (const url of ['/v1/key-rotations', '/v1/key-removals']) {
      expect((await send(intake, { url, body: {}, token: 'store9' })).status).toBe(403);
      expect((await send(intake, { url, body: {}, token: 'nothing' })).status).toBe(403);
    }
    expect((await send(intake, { url: '/v1/data-keys', token: 'store9' })).status).toBe(403);
  });
});

describe('the data keys', () => {
  it('are the same to two processes that start over a new database at once', async () => {
    const other = await openIntake();
    try {
      const store = fileKeyStore(join(scratchFolder('keys'), 'key'));
      await other.ownerPool.query('truncate personal_data.data_key, personal_data.look_up_secret');
      const open = () => openDataKeys(other.personalDataPool, store, () => Date.now());
      const ciphers = (await Promise.all([open(), open(), open()])).map((each) =>
        fieldCipher(each, each.secrets),
      );
      const place = { table: 'text', row: '1', field: 'content' };
      const sealed = Buffer.from(ciphers[0]!.seal('one', place), 'base64');
      expect(ciphers.map((cipher) => cipher.open(sealed, place))).toEqual(['one', 'one', 'one']);
      const indexes = ciphers.map((cipher) => cipher.blindIndex('email', 'a').toString('hex'));
      expect(new Set(indexes).size).toBe(1);
    } finally {
      await other.close();
    }
  });

  it('of a database from before rotations find what they found', async () => {
    const other = await openIntake();
    try {
      const store = fileKeyStore(join(scratchFolder('keys'), 'key'));
      const dataKey = Buffer.alloc(32, 5);
      await other.ownerPool.query('truncate personal_data.data_key, personal_data.look_up_secret');
      await other.ownerPool.query(
        'insert into personal_data.data_key (version, wrapped) values (1, $1)',
        [await store.wrap(dataKey)],
      );
      const opened = await openDataKeys(other.personalDataPool, store, () => Date.now());
      const seed = secretsOfFirstKey(dataKey).subarray(-32);
      expect(opened.secrets.claimantSeed.equals(seed)).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('are for every column that is sealed', async () => {
    const found = await rows<{ name: string }>(
      `select format('%I.%I.%I', table_schema, table_name, column_name) as name
       from information_schema.columns
       where table_schema in ('public', 'personal_data') and udt_name = 'bytea' order by 1`,
    );
    const sealed = SEALED_TABLES.flatMap(({ table, columns }) =>
      Object.keys(columns).map(
        (column) => `${table.includes('.') ? '' : 'public.'}${table}.${column}`,
      ),
    );
    // Wrapped by the key store, HMACs, and the chain of events: nothing that a data key opens.
    const others = [
      ...['personal_data.data_key.wrapped', 'personal_data.look_up_secret.wrapped'],
      ...['personal_data.customer.identity_index', 'personal_data.contact.email_index'],
      ...['personal_data.contact.phone_index', 'public.claim.code_hmac', 'public.events.hash'],
      'public.survey_link.code_hmac',
    ];
    expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(sealed));
    expect(
      found
        .map(({ name }) => name)
        .filter((name) => !sealed.includes(name))
        .sort(),
    ).toEqual(others.sort());
  });
});
