import { uuidv7 } from '@amends/service-kit/ids';
import type { Heard } from '@amends/service-process/write-service.fixture';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasControlDeclined } from './control/control-table.ts';
import { openFollowUp, type RunningFollowUp } from './follow-up.fixture.ts';

/** More than the tests ask at the store of most of them. */
const STORE_CAP = 25;

let followUp: RunningFollowUp;
beforeAll(async () => {
  const gates = { surveyStoreCap: STORE_CAP, reminderSeconds: 1 };
  followUp = await openFollowUp({ elsewhere: { stores: new Set(['8']) } }, gates);
});
afterAll(() => followUp?.close());

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

const bought = (customerId: string, days: number, kind = 'sale', storeId = '9'): Heard => ({
  ...{ service: 'intake', type: 'PurchaseRecorded' },
  data: Object.assign(
    { customerId },
    {
      ...{ purchaseId: uuidv7(), storeId, purchasedAt: daysAgo(days), kind },
      ...{ amount: { amount: 1999, currency: 'EUR' }, subsidised: false },
    },
  ),
});
const failed = (customerId: string, days: number, facts: object = {}): Heard => ({
  ...{ service: 'intake', type: 'FailureReported' },
  data: Object.assign(
    { caseId: uuidv7() },
    {
      ...{ source: 'hotline', storeId: '9', customerId, channel: 'email', cues: [] },
      ...{ initiation: 'customer', signalSource: 'complaint', cueRulesVersion: 1 },
      ...{ reportedAt: daysAgo(days), ...facts },
    },
  ),
});

interface Request {
  readonly controlId: string;
  readonly customerId: string;
  readonly state: string;
  readonly reason: string | null;
  readonly delivery: string | null;
  readonly deliveryReason: string | null;
}
const requests = async (query = ''): Promise<readonly Request[]> =>
  (await followUp.send('GET', `/v1/control-requests?limit=100${query}`)).json().data;
const requestOf = async (customerId: string): Promise<Request | undefined> =>
  (await requests()).find((each) => each.customerId === customerId);

/** Everybody heard of by now has taken part, this marker as the last. */
const drawn = async (sharePermille = 1000): Promise<void> => {
  const marker = uuidv7();
  await followUp.publish(bought(marker, 2));
  await waitFor(
    async () => {
      const sql = 'select from control_customer where customer_id = $1';
      return (await followUp.look.query(sql, [marker])).rowCount === 1;
    },
    { description: 'the purchases to be heard' },
  );
  const run = { sharePermille };
  expect((await followUp.send('POST', '/v1/control-samples', run)).statusCode).toBe(201);
  await waitFor(
    async () => {
      const sql = 'select from control_customer where customer_id = $1 and drawn_for is not null';
      return (await followUp.look.query(sql, [marker])).rowCount === 1;
    },
    { description: 'the group to be drawn' },
  );
  // A drawing that is at work would draw whoever comes next too, with the share of this one.
  await waitFor(
    async () => {
      const sql = `select from graphile_worker.jobs
        where task_identifier = 'follow_up_draw_controls'`;
      return (await followUp.look.query(sql)).rowCount === 0;
    },
    { description: 'all drawings to be over' },
  );
};

describe('the control group (R-105)', () => {
  it('is drawn from those who bought lately and whom nothing failed', async () => {
    const [content, harmed, long, stale, returned, soon] = Array.from({ length: 6 }, uuidv7);
    await followUp.publish(
      ...[bought(content!, 3), bought(stale!, 40), bought(returned!, 3, 'refund')],
      ...[bought(harmed!, 3), failed(harmed!, 200), bought(long!, 3), failed(long!, 500)],
      bought(soon!, 0.2),
    );
    await drawn();
    const asked = (await requests()).map(({ customerId }) => customerId);
    expect(asked).toContain(content);
    expect(asked).toContain(long);
    for (const other of [harmed, stale, returned, soon]) expect(asked).not.toContain(other);
  });

  it('takes nobody twice for one purchase, nor again within half a year', async () => {
    const customerId = uuidv7();
    await followUp.publish(bought(customerId, 5));
    await drawn();
    await followUp.publish(bought(customerId, 2));
    await drawn();
    const theirs = (await requests()).filter((each) => each.customerId === customerId);
    expect(theirs).toHaveLength(1);
  });

  it('asks each once where it is drawn many times at once', async () => {
    const customers = Array.from({ length: 3 }, uuidv7);
    await followUp.publish(...customers.map((customerId) => bought(customerId, 3, 'sale', '6')));
    const heard = 'select from control_customer where customer_id = any ($1::uuid[])';
    await waitFor(
      async () => (await followUp.look.query(heard, [customers])).rowCount === customers.length,
      { description: 'the purchases to be heard' },
    );
    const draw = () => followUp.send('POST', '/v1/control-samples', { sharePermille: 1000 });
    const answers = await Promise.all(Array.from({ length: 8 }, draw));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 201));
    await drawn();
    const theirs = (await requests()).filter((each) => customers.includes(each.customerId));
    expect(theirs.map((each) => each.customerId).sort()).toEqual([...customers].sort());
    const sql = `select count(*)::int as n from events where type = 'ControlCustomerSampled'
      and data->>'customerId' = any ($1::text[])`;
    expect((await followUp.look.query(sql, [customers])).rows).toEqual([{ n: 3 }]);
  });

  it('is empty where nobody is to be drawn', async () => {
    const customerId = uuidv7();
    await followUp.publish(bought(customerId, 3));
    await drawn(0);
    expect(await requestOf(customerId)).toBeUndefined();
  });

  it('is asked the same and answers once, at the stores of who asks', async () => {
    const customerId = uuidv7();
    await followUp.publish(bought(customerId, 3));
    await drawn();
    const { controlId } = (await requestOf(customerId))!;
    const url = `/v1/control-requests/${controlId}/answers`;
    const said = { satisfaction: 4, likelihoodToRecommend: 9, repurchaseIntent: 6, trust: 6 };
    const foreign = await followUp.send('POST', url, said, uuidv7(), 'elsewhere');
    expect(foreign.statusCode).toBe(404);
    expect((await followUp.send('POST', url, { ...said, reliefDegree: 4 })).statusCode).toBe(422);
    expect((await followUp.send('POST', url, said)).statusCode).toBe(201);
    expect((await followUp.send('POST', url, said)).json().code).toBe('already_answered');
    expect(await requestOf(customerId)).toMatchObject({ state: 'answered' });
    const open = await requests('&filter[state][eq]=open');
    expect(open.map((each) => each.customerId)).not.toContain(customerId);
  });

  it('passes the gates of every survey; who is left out has a reason (SUR-02)', async () => {
    const [lately, plain] = [uuidv7(), uuidv7()];
    const crowd = Array.from({ length: STORE_CAP + 1 }, uuidv7);
    const caseId = uuidv7();
    await followUp.publish(
      {
        ...{ service: 'remedy', type: 'RecoveryCompleted' },
        data: Object.assign(
          { caseId, customerId: lately },
          { storeId: '9', severity: 'minor', remedyTypes: [], completedAt: daysAgo(2) },
        ),
      },
      ...[bought(lately, 3), bought(plain, 3)],
      ...crowd.map((customerId) => bought(customerId, 3, 'sale', '7')),
    );
    await waitFor(
      async () => {
        const sql = "select from survey_request where case_id = $1 and state = 'open'";
        return (await followUp.look.query(sql, [caseId])).rowCount === 1;
      },
      { description: 'the customer to be asked about the case' },
    );
    await drawn();
    expect(await requestOf(lately)).toMatchObject({
      ...{ state: 'suppressed', reason: 'global_cooldown', answerBy: null },
    });
    expect(await requestOf(plain)).toMatchObject({ state: 'open', reason: null });
    const there = (await requests()).filter(({ customerId }) => crowd.includes(customerId));
    expect(there.filter(({ state }) => state === 'open')).toHaveLength(STORE_CAP);
    expect(there.filter(({ reason }) => reason === 'store_cap')).toHaveLength(1);
  });

  it('is told by the message that asks, and is asked no more after it declined', async () => {
    const customerId = uuidv7();
    await followUp.publish(bought(customerId, 3));
    await drawn();
    const { controlId } = (await requestOf(customerId))!;
    const message = { messageId: uuidv7(), controlId, customerId, channel: 'email', attempt: 1 };
    const data = { ...message, reason: 'no_address', failedAt: daysAgo(0) };
    await followUp.publish({ service: 'intake', type: 'ControlMessageFailed', data });
    await waitFor(async () => (await requestOf(customerId))?.delivery === 'not_sent', {
      description: 'the message to be heard of',
    });
    expect(await requestOf(customerId)).toMatchObject({ deliveryReason: 'no_address' });
    const url = `/v1/control-requests/${controlId}/declines`;
    expect((await followUp.send('POST', url, {})).statusCode).toBe(201);
    expect(await requestOf(customerId)).toMatchObject({ state: 'ended' });
    await waitFor(
      async () => {
        const sql = 'select from contact_choice where customer_id = $1 and is_declined';
        return (await followUp.look.query(sql, [customerId])).rowCount === 1;
      },
      { description: 'the choice to hold for every survey' },
    );
  });

  it('is reminded once where nobody answers, and by no e-mail declined meanwhile', async () => {
    const [customerId, quiet] = [uuidv7(), uuidv7()];
    await followUp.publish(bought(customerId, 3), bought(quiet, 3));
    await drawn();
    const { controlId } = (await requestOf(customerId))!;
    const reminders = async () => {
      const sql = `select data from events where type = 'ControlReminded' and stream_id = $1
        order by version`;
      return (await followUp.look.query(sql, [`control-${controlId}`])).rows;
    };
    await waitFor(async () => (await reminders()).length > 0, {
      description: 'the control to be reminded',
    });
    expect(await reminders()).toMatchObject([{ data: { customerId, channel: 'email' } }]);
    // That it goes astray leaves the question asked.
    const message = { messageId: uuidv7(), controlId, customerId, channel: 'email', attempt: 1 };
    const sent = { ...message, sentAt: daysAgo(0) };
    const astray = { messageId: uuidv7(), kind: 'control_reminder', reason: 'refused' };
    const failing = { ...message, ...astray, failedAt: daysAgo(0) };
    await followUp.publish(
      { service: 'intake', type: 'ControlMessageSent', data: sent },
      { service: 'intake', type: 'ControlMessageFailed', data: failing },
    );
    const other = (await requestOf(quiet))!.controlId;
    expect(await hasControlDeclined(followUp.look, other)).toBe(false);
    const url = `/v1/control-requests/${other}/declines`;
    expect((await followUp.send('POST', url, {})).statusCode).toBe(201);
    await waitFor(() => hasControlDeclined(followUp.look, other), {
      description: 'the choice to hold for reminders',
    });
    expect(await hasControlDeclined(followUp.look, controlId)).toBe(false);
    expect(await requestOf(customerId)).toMatchObject({ delivery: 'sent', deliveryReason: null });
  });

  it('loses whom something fails before they answer', async () => {
    const customerId = uuidv7();
    await followUp.publish(bought(customerId, 3));
    await drawn();
    await followUp.publish(failed(customerId, 0));
    await waitFor(async () => (await requestOf(customerId))?.state === 'ended', {
      description: 'the control to end',
    });
  });
});

describe('the register of assumptions (R-116)', () => {
  const worth = {
    ...{ kind: 'customer_value', currency: 'EUR', value: 40_000, low: 30_000, high: 60_000 },
    source: { kind: 'finance', textId: uuidv7() },
  };
  const set = (body: object, caller?: string) =>
    followUp.send('POST', '/v1/assumptions', body, uuidv7(), caller);

  it('is kept as versions that say who, when and where from, until one is withdrawn', async () => {
    const first = await set(worth);
    expect(first.statusCode).toBe(201);
    expect(first.json().id).toBe('customer_value-EUR');
    expect((await set(worth)).json().code).toBe('already_recorded');
    expect((await set({ ...worth, value: 45_000 })).statusCode).toBe(201);
    const withdrawals = '/v1/assumptions/customer_value-EUR/withdrawals';
    const reason = { reason: 'out_of_date' };
    expect((await followUp.send('POST', withdrawals, reason)).statusCode).toBe(201);
    expect((await followUp.send('POST', withdrawals, reason)).statusCode).toBe(404);
    const sql =
      "select type, data from events where stream_id like 'assumption-%' order by version";
    const { rows } = await followUp.look.query<{ type: string; data: object }>(sql);
    expect(rows).toMatchObject([
      { type: 'AssumptionSet', data: { version: 1, value: 40_000, setBy: 'console' } },
      { type: 'AssumptionSet', data: { version: 2, value: 45_000, source: worth.source } },
      { type: 'AssumptionWithdrawn', data: { version: 3, ...reason } },
    ]);
  });

  it('takes no guess that cannot be, and nobody of single stores', async () => {
    const share = { kind: 'discount_rate', value: 1_000_001, source: { kind: 'finance' } };
    for (const wrong of [share, { ...worth, currency: undefined }, { ...worth, low: 50_000 }])
      expect((await set(wrong)).statusCode).toBe(422);
    expect((await set(worth, 'elsewhere')).statusCode).toBe(403);
  });
});
