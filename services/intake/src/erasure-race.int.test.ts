import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { photo, upload } from './attachments.fixture.ts';
import { type Intake, openIntake, send } from './intake.fixture.ts';
import { SEALED_TABLES } from './personal-data/sealed-tables.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const today = new Date().toISOString();

/** Everything that can be said of a person at once; each gives what its answer was. */
const everythingAbout = (mark: string, caseId: string, time: string) => {
  const customer = { reference: mark, name: `${mark} Sir`, email: `${mark}@example.org` };
  const post = async (url: string, body: object, headers = {}) => {
    const answer = await send(intake, { url, body, headers });
    return { url, status: answer.status, code: answer.body.code };
  };
  const of = `/v1/cases/${caseId}`;
  const report = (at: number) =>
    post('/v1/cases', { storeId: '9', channel: 'email', narrative: `${mark} ${at}`, customer });
  const purchase = (at: number) =>
    post('/v1/purchases', {
      source: 'race',
      items: [
        {
          ...{
            externalId: `${mark}-${time}-${at}`,
            customerReference: mark,
            storeId: '9',
            kind: 'sale',
          },
          ...{ purchasedAt: today, amount: { amount: 100, currency: 'EUR' } },
        },
      ],
    });
  const signal = (at: number) =>
    post(
      '/v1/events',
      {
        ...{
          specversion: '1.0',
          id: `${mark}-${time}-${at}`,
          source: '/stores/9',
          type: 'pos.no_sale',
        },
        ...{ time: today, data: { customerReference: mark } },
      },
      { 'content-type': 'application/cloudevents+json' },
    );
  const lookUp = { subject: { reference: mark }, reason: 'case_handling' };
  const opinion = { storeId: '9', customer: { reference: mark }, channel: 'email' };
  return [
    ...[1, 2, 3, 4].map(report),
    ...[1, 2, 3].map(purchase),
    ...[1, 2, 3].map(signal),
    post(`${of}/messages`, { text: `${mark} message`, channel: 'email' }),
    post(`${of}/notes`, { text: `${mark} note` }),
    post(`${of}/contact-details`, { email: `${mark}-new@example.org` }),
    post(`${of}/expectations`, { expectationKind: 'explicit', expectationText: `${mark} money` }),
    post(`${of}/claim-codes`, {}),
    post('/v1/texts', { kind: 'comment', caseId, text: `${mark} comment` }),
    post('/v1/opinion-solicitations', {
      ...{ ...opinion, occasion: 'silent_customer', reviewEncouraged: false },
    }),
    post('/v1/case-lookups', lookUp),
    post('/v1/key-rotations', {}),
    upload(intake, { caseId, bytes: photo(2_000) }).then(({ status, body }) => {
      return { url: `${of}/attachments`, status, code: body.code };
    }),
  ];
};

/** Asks again where it is told to: two connections serve all of this. */
const erase = async (subject: object): Promise<number> => {
  const body = { subject, reason: 'customer_request' };
  const { status } = await send(intake, { url: '/v1/erasures', body });
  return status === 503 ? erase(subject) : status;
};

/** Sealed values that say the mark once they are opened, and values that say it as they are. */
const found = async (mark: string): Promise<string[]> => {
  const places: string[] = [];
  for (const { table, placed, id, row = id, columns } of SEALED_TABLES) {
    for (const [column, field] of Object.entries(columns)) {
      const sql = `select ${row}::text as placed_row, ${column} as sealed from ${table}
        where ${column} is not null`;
      for (const { placed_row, sealed } of (await intake.ownerPool.query(sql)).rows) {
        const text = intake.cipher.open(sealed, { table: placed, row: placed_row, field });
        if (text.includes(mark)) places.push(`${table}.${column}`);
      }
    }
  }
  for (const table of ['events', 'command_answer', 'job_timer', 'case_fact', 'claim']) {
    const sql = `select count(*)::int as n from ${table} t where t::text like $1`;
    const { rows } = await intake.ownerPool.query(sql, [`%${mark}%`]);
    if (rows[0].n > 0) places.push(table);
  }
  return places;
};

const rowsOf = async (customerId: string): Promise<number> => {
  const counts = ['customer', 'contact', 'text', 'attachment'].map(
    (table) => `(select count(*) from personal_data.${table} where customer_id = $1)`,
  );
  const sql = `select (${counts.join(' + ')})::int as n`;
  return (await intake.ownerPool.query(sql, [customerId])).rows[0].n;
};

/** Events that name the customer and came after the one of the erasure, in the order of commits. */
const eventsAfter = async (customerId: string, since: Date): Promise<string[]> => {
  const sql = `select type from events where data->>'customerId' = $1 and recorded_at > $2
    order by seq`;
  return (await intake.ownerPool.query(sql, [customerId, since])).rows.map(({ type }) => type);
};

describe('F23: an erasure that races everything', () => {
  it.each([1, 2, 3, 4, 5])(
    'leaves nothing under the old id, breaks nothing, and a second one leaves nothing at all: %d',
    async (round) => {
      const mark = `racer-${round}-galahad`;
      const customer = { reference: mark, email: `${mark}@example.org` };
      const body = { storeId: '9', channel: 'email', narrative: mark, customer };
      const { caseId } = (await send(intake, { url: '/v1/cases', body })).body;
      const sql = `select data->>'customerId' as id from events
        where stream_id = $1 order by version`;
      const { id } = (await intake.ownerPool.query(sql, [`failure-${caseId}`])).rows[0];

      const racing = everythingAbout(mark, caseId, 'first');
      const erasing = [erase({ customerId: id }), erase({ reference: mark })];
      expect(await Promise.all(erasing)).toEqual([200, 200]);
      expect(await rowsOf(id)).toBe(0);
      const answers = await Promise.all(racing);
      expect(answers.filter(({ status }) => status >= 500 && status !== 503)).toEqual([]);
      expect(await rowsOf(id)).toBe(0);

      const since = (await intake.ownerPool.query('select clock_timestamp() as now')).rows[0].now;
      await Promise.all(everythingAbout(mark, caseId, 'second'));
      expect(await eventsAfter(id, since)).toEqual([]);

      // What was said after the first erasure is of a person of a new id, and of the case alone.
      await Promise.all([erase({ reference: mark }), erase({ email: `${mark}@example.org` })]);
      await erase({ caseId });
      expect(await found(mark)).toEqual([]);
    },
  );

  it('is seen to leave something where nothing was erased', async () => {
    const mark = 'racer-kept-galahad';
    const body = { storeId: '9', channel: 'email', narrative: mark, customer: { reference: mark } };
    await send(intake, { url: '/v1/cases', body });
    expect(await found(mark)).toEqual([
      'personal_data.customer.identity',
      'personal_data.text.content',
    ]);
  });
});
