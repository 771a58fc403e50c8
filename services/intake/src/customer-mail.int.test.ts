import { uuidv7 } from '@amends/service-kit/ids';
import { Secret } from '@amends/service-kit/secret';
import { openMailServer } from '@amends/testing/mail-server';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMessageGateway } from './message-gateway.fixture.ts';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

let mail: Awaited<ReturnType<typeof openMailServer>>;
let gateway: Awaited<ReturnType<typeof openMessageGateway>>;
let intake: Intake;
beforeAll(async () => {
  mail = await openMailServer();
  gateway = await openMessageGateway(SECRET);
  const connector = { connectorId: 'gateway', url: gateway.url, secrets: [SECRET] };
  intake = await openIntake({
    customerSmtpUrl: new Secret(mail.url),
    customerMailFrom: 'care@example.com',
    answerPage: 'http://127.0.0.1/answer',
    customerQuietHours: 'none',
    messageConnectors: new Secret(JSON.stringify([{ ...connector, channels: ['sms', 'chat'] }])),
    profile: 'local',
  });
});
afterAll(async () => {
  await intake?.close();
  await mail?.close();
  await gateway?.close();
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const report = async (customer: object | undefined, narrative = 'The till charged me twice') => {
  const body = { storeId: '9', channel: 'email', narrative, ...(customer && { customer }) };
  return (await send(intake, { url: '/v1/cases', body })).body.caseId as string;
};

/** As follow-up says it in the log. */
const say = (type: string, caseId: string, requestId: string, data: object) =>
  intake.publish({
    service: 'follow-up',
    type,
    data: Object.assign({ caseId, requestId, wave: 1, storeId: '9' }, data),
  });
const ask = async (caseId: string, channel = 'email'): Promise<string> => {
  const requestId = uuidv7();
  const when = { requestedAt: inDays(0), answerBy: inDays(28) };
  await say('FollowUpRequested', caseId, requestId, { channel, ...when });
  return requestId;
};

const mailsTo = (address: string) => mail.received.filter(({ to }) => to.includes(address));
const mailTo = async (address: string, count = 1) => {
  await waitFor(async () => mailsTo(address).length >= count, {
    description: `mail ${count} to ${address}`,
  });
  return mailsTo(address)[count - 1]!.text;
};
const codeIn = (text: string): string => {
  const found = /answer#((?:[0-9A-Z]{5}-){3}[0-9A-Z]{5})\s/.exec(text);
  return found![1]!;
};
const messageTo = async (value: string, count = 1) => {
  const sentTo = () => gateway.received.filter(({ to }) => to.value === value);
  await waitFor(async () => sentTo().length >= count, {
    ...{ description: `message ${count} to ${value}`, timeoutMs: 20_000 },
  });
  return sentTo()[count - 1]!;
};
const open = (code: string) => send(intake, { url: '/v1/survey-links', body: { code } });

const messagesOf = async (caseId: string) => {
  const { rows } = await intake.ownerPool.query(
    `select distinct stream_id from events where stream_id like 'message-%'
     and meta->>'subject' = $1 order by stream_id`,
    [caseId],
  );
  return Promise.all(rows.map(({ stream_id }) => eventsOf(intake, stream_id)));
};
const told = async (caseId: string, type: string) => {
  const found = await waitFor(
    async () => (await messagesOf(caseId)).flat().find((event) => event.type === type),
    { description: `${type} about case ${caseId}` },
  );
  return found.data;
};

describe('a customer who is asked by e-mail', () => {
  it('gets a link that answers this case and opens nothing else', async () => {
    const caseId = await report({ name: 'Jon Doe', email: 'jon@example.org' });
    const requestId = await ask(caseId);
    const text = await mailTo('jon@example.org');
    expect(text).toContain('Did we make it good?');
    const { status, body } = await open(codeIn(text));
    expect([status, body.caseId, body.requestId]).toEqual([200, caseId, requestId]);
    const token = body.accessToken;
    const comment = { kind: 'comment', caseId, text: 'Thank you' };
    expect((await send(intake, { url: '/v1/texts', body: comment, token })).status).toBe(201);
    expect((await send(intake, { url: `/v1/cases/${caseId}/claim`, token })).status).toBe(403);
    expect(await told(caseId, 'CustomerMessageSent')).toMatchObject({ requestId, attempt: 1 });
  });

  it('is reminded with the same link', async () => {
    const caseId = await report({ email: 'ann@example.org' });
    const requestId = await ask(caseId);
    const first = codeIn(await mailTo('ann@example.org'));
    await say('FollowUpReminded', caseId, requestId, { channel: 'email', remindedAt: inDays(0) });
    const second = await mailTo('ann@example.org', 2);
    expect(second).toContain('A reminder');
    expect(codeIn(second)).toBe(first);
  });

  it('is not reminded of what is answered and may still be changed (R-064)', async () => {
    const caseId = await report({ email: 'kay@example.org' });
    const requestId = await ask(caseId);
    const code = codeIn(await mailTo('kay@example.org'));
    await say('FollowUpAnswered', caseId, requestId, {
      ...{ instrumentVersion: 2, reliefDegree: 6, remedyAccepted: true, adverseEffects: false },
      ...{ dissatisfactionEliminated: true, justice: {} },
      ...{ answeredAt: inDays(0), editableUntil: inDays(0.5) },
    });
    await say('FollowUpReminded', caseId, requestId, { channel: 'email', remindedAt: inDays(0) });
    const failed = await told(caseId, 'CustomerMessageFailed');
    expect(failed).toMatchObject({ requestId, reason: 'no_longer_open' });
    expect((await open(code)).status).toBe(200);
  });

  it('opens nothing any more once the answer can be changed no longer', async () => {
    const caseId = await report({ email: 'eve@example.org' });
    const requestId = await ask(caseId);
    const code = codeIn(await mailTo('eve@example.org'));
    await say('FollowUpAnswered', caseId, requestId, {
      ...{ instrumentVersion: 2, reliefDegree: 6, remedyAccepted: true, adverseEffects: false },
      ...{ dissatisfactionEliminated: true, justice: {} },
      ...{ answeredAt: inDays(-1), editableUntil: inDays(-0.5) },
    });
    await waitFor(async () => (await open(code)).status === 410, {
      description: 'the link to be used up',
    });
    expect((await open('00000-00000-00000-00000')).status).toBe(401);
  });

  it('is written to in the language of the complaint', async () => {
    const words = 'El producto estaba roto y nadie me ayudó en la tienda cuando lo devolví';
    const caseId = await report({ email: 'ana@example.org' }, words);
    await ask(caseId);
    expect(await mailTo('ana@example.org')).toContain('arreglado');
  });

  it('without an address is not written to, and the reason is kept', async () => {
    const caseId = await report(undefined);
    await ask(caseId);
    const failed = await told(caseId, 'CustomerMessageFailed');
    expect(failed).toMatchObject({ reason: 'no_address' });
    expect(failed).not.toHaveProperty('nextAt');
  });

  it('whose mailbox does not exist is not tried again', async () => {
    const caseId = await report({ email: 'nobody@example.org' });
    await ask(caseId);
    const failed = await told(caseId, 'CustomerMessageFailed');
    expect(failed).toMatchObject({ reason: 'refused', attempt: 1 });
    expect(failed).not.toHaveProperty('nextAt');
  });

  it('and is erased opens nothing with the link', async () => {
    const caseId = await report({ email: 'gone@example.org' });
    await ask(caseId);
    const code = codeIn(await mailTo('gone@example.org'));
    expect((await open(code)).status).toBe(200);
    const body = { subject: { email: 'gone@example.org' }, reason: 'customer_request' };
    expect((await send(intake, { url: '/v1/erasures', body })).status).toBeLessThan(300);
    expect((await open(code)).status).toBe(401);
  });

  it('as a control, whom nothing failed, gets a link of the same kind', async () => {
    const facts = { storeId: '9', purchasedAt: inDays(-3), kind: 'sale' };
    const amount = { amount: 900, currency: 'EUR' };
    const item = { externalId: 'receipt-1', customerEmail: 'ivy@example.org', ...facts, amount };
    const items = [item, { ...item, externalId: 'receipt-2', customerReference: 'both' }];
    const sent = { url: '/v1/purchases', body: { source: 'tills', items } };
    const results = (await send(intake, sent)).body.items as { result: string }[];
    expect(results.map(({ result }) => result)).toEqual(['accepted', 'rejected']);
    const { rows } = await intake.ownerPool.query(
      "select data->>'customerId' as id from events where type = 'PurchaseRecorded' order by seq",
    );
    const customerId = rows[0].id as string;
    const sample = async (toWhom: string, channel?: 'email') => {
      const controlId = uuidv7();
      const data = {
        ...{ controlId, customerId: toWhom, storeId: '9', runId: uuidv7() },
        ...{ purchasedAt: inDays(-3), sampledAt: inDays(0), answerBy: inDays(28) },
        ...(channel && { channel }),
      };
      await intake.publish({ service: 'follow-up', type: 'ControlCustomerSampled', data });
      return controlId;
    };
    // Of a release that sent none; and somebody of whom no address is known.
    await sample(customerId);
    const unknown = await sample(uuidv7(), 'email');
    const controlId = await sample(customerId, 'email');
    const text = await mailTo('ivy@example.org');
    expect(text).toContain('How content are you with us?');
    const { status, body } = await open(codeIn(text));
    expect([status, body.caseId, body.requestId]).toEqual([200, null, controlId]);
    expect(await told(controlId, 'ControlMessageSent')).toMatchObject({ controlId, attempt: 1 });
    expect(await told(unknown, 'ControlMessageFailed')).toMatchObject({ reason: 'no_address' });
    expect(mailsTo('ivy@example.org')).toHaveLength(1);
    // The one reminder brings the same link, by a message of its own.
    const about = { controlId, customerId, storeId: '9', channel: 'email' };
    const due = { ...about, remindedAt: inDays(0) };
    await intake.publish({ service: 'follow-up', type: 'ControlReminded', data: due });
    const reminder = await mailTo('ivy@example.org', 2);
    expect(reminder).toContain('We will not remind you again.');
    expect(codeIn(reminder)).toBe(codeIn(text));
    await waitFor(
      async () => {
        const sql = `select from events where type = 'ControlMessageSent'
          and data ->> 'controlId' = $1 and data ->> 'kind' = 'control_reminder'`;
        return (await intake.ownerPool.query(sql, [controlId])).rowCount === 1;
      },
      { description: 'the reminder to be noted' },
    );
    const reads = await intake.ownerPool.query(
      'select what from personal_data.personal_data_read where customer_id = $1',
      [customerId],
    );
    expect(reads.rows).toContainEqual({ what: 'customer' });
    const answer = { controlId, customerId, storeId: '9', satisfaction: 4 };
    const data = { ...answer, purchasedAt: inDays(-3), answeredAt: inDays(0) };
    await intake.publish({ service: 'follow-up', type: 'ControlAnswered', data });
    await waitFor(async () => (await open(codeIn(text))).status === 410, {
      description: 'the link to be used up',
    });
    const again = await sample(customerId, 'email');
    const second = codeIn(await mailTo('ivy@example.org', 3));
    expect((await open(second)).body.requestId).toBe(again);
    const erasure = { subject: { email: 'ivy@example.org' }, reason: 'customer_request' };
    expect((await send(intake, { url: '/v1/erasures', body: erasure })).status).toBeLessThan(300);
    expect((await open(second)).status).toBe(401);
  });

  it('reads the words of the retailer once they are in force, by their own name', async () => {
    const template = '/v1/message-templates/email.survey.en';
    const ours = { subject: 'All well, until {until}?', body: 'Dear {name}\n{answerLink}' };
    const refused = await send(intake, { url: `${template}/versions`, body: ours });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      ['declineLink', 'until'].map((name) => ({
        ...{ pointer: '#/body', detail: `{${name}} is missing`, code: 'missing_placeholder' },
      })),
    ]);
    const whole = { ...ours, body: `${ours.body}\n{until}: {declineLink}` };
    const written = await send(intake, { url: `${template}/versions`, body: whole });
    expect([written.status, written.body.version]).toEqual([201, 1]);

    const caseId = await report({ name: 'Zoë Roe', email: 'zoe@example.org' });
    await ask(caseId);
    expect(await mailTo('zoe@example.org')).toContain('Did we make it good?');
    expect(await told(caseId, 'CustomerMessageSent')).toMatchObject({ template: { version: 0 } });

    await send(intake, { url: `${template}/activations`, body: { version: 1 } });
    const second = await report({ name: 'Zoë Roe', email: 'roe@example.org' });
    await ask(second);
    const text = await mailTo('roe@example.org');
    expect(text).toContain('Dear Zo');
    expect((await open(codeIn(text))).body.caseId).toBe(second);
    const { template: used } = await told(second, 'CustomerMessageSent');
    expect(used).toEqual({ language: 'en', version: 1, sha256: written.body.sha256 });

    const preview = (body: object, token?: string) =>
      send(intake, { url: `${template}/previews`, body, ...(token && { token }) });
    const reason = 'customer_contact';
    const seen = (await preview({ caseId: second, reason })).body;
    expect(seen).toMatchObject({ nameOf: 'case', untilOf: 'case', to: 'roe@example.org' });
    expect(seen.text).toContain('Dear Zoë Roe');
    expect(seen.text).not.toContain(codeIn(text));
    const unseen = (await preview({ caseId: second, reason }, 'operator')).body;
    expect(unseen).toMatchObject({ nameOf: 'example', untilOf: 'case', to: null, version: 1 });
    expect(unseen.text).toContain('Dear Alex Example');
    expect((await preview({ text: { subject: 'A', body: 'B {c}' } })).status).toBe(422);
    expect((await preview({ version: 9 })).status).toBe(404);

    await send(intake, { url: `${template}/activations`, body: { version: 0 } });
    const list = await send(intake, { method: 'GET', url: '/v1/message-templates' });
    expect(list.body.data).toContainEqual({
      ...{ id: 'email.survey.en', channel: 'email', kind: 'survey', language: 'en' },
      ...{ activeVersion: 0, latestVersion: 1 },
    });
    const first = await send(intake, { method: 'GET', url: `${template}?version=1` });
    expect(first.body).toMatchObject({ ...whole, activeVersion: 0, version: 1 });
  });

  it('by text message gets a link that answers, also with the reminder (R-064)', async () => {
    const phone = '+44 20 7946 0958';
    const caseId = await report({ phone });
    const requestId = await ask(caseId, 'sms');
    const message = await messageTo(phone);
    expect(message).toMatchObject({ channel: 'sms', kind: 'survey', language: 'en' });
    expect(message.to).toEqual({ by: 'phone', value: phone });
    const { status, body } = await open(codeIn(message.text));
    expect([status, body.caseId, body.requestId, body.channel]).toEqual([
      ...[200, caseId, requestId, 'sms'],
    ]);
    const sent = await told(caseId, 'CustomerMessageSent');
    expect(sent).toMatchObject({ channel: 'sms', messageId: message.messageId, attempt: 1 });
    await say('FollowUpReminded', caseId, requestId, { channel: 'sms', remindedAt: inDays(0) });
    const reminder = await messageTo(phone, 2);
    expect(reminder.kind).toBe('survey_reminder');
    expect(codeIn(reminder.text)).toBe(codeIn(message.text));
    expect(gateway.refused).toEqual([]);
  });

  it('in a chat is found as the shop knows them, or else by their number', async () => {
    const member = await report({ reference: 'card-chat-1', phone: '+44 20 7946 0001' });
    await ask(member, 'chat');
    expect((await messageTo('card-chat-1')).to.by).toBe('reference');
    const guest = await report({ phone: '+44 20 7946 0002' });
    await ask(guest, 'chat');
    expect(await messageTo('+44 20 7946 0002')).toMatchObject({ channel: 'chat' });
  });

  it('is written to again where the system was down, not where it refuses', async () => {
    const later = await report({ phone: '+44 20 7946 0503' });
    await ask(later, 'sms');
    const failed = await told(later, 'CustomerMessageFailed');
    expect(failed).toMatchObject({ reason: 'unreachable', attempt: 1, nextAt: expect.any(String) });
    const { messageId } = await messageTo('+44 20 7946 0503');
    expect(messageId).toBe(failed.messageId);
    expect(await told(later, 'CustomerMessageSent')).toMatchObject({ attempt: 2 });
    const never = await report({ phone: '+44 20 7946 0422' });
    await ask(never, 'sms');
    const refusal = await told(never, 'CustomerMessageFailed');
    expect(refusal).toMatchObject({ reason: 'refused', channel: 'sms' });
    expect(refusal).not.toHaveProperty('nextAt');
    const unknown = await report({ email: 'numberless@example.org' });
    await ask(unknown, 'sms');
    expect(await told(unknown, 'CustomerMessageFailed')).toMatchObject({ reason: 'no_address' });
  });

  it('is written a letter that staff print, in their language (R-064)', async () => {
    const narrative = 'El pedido llegó roto y nadie me ayudó en la tienda';
    const caseId = await report({ name: 'Eva Ruiz', email: 'eva@example.org' }, narrative);
    const requestId = await ask(caseId, 'letter');
    const url = (id = requestId, of = caseId) =>
      `/v1/cases/${of}/letters/${id}?reason=customer_contact`;
    const print = (path = url(), token?: string) =>
      send(intake, { method: 'GET', url: path, ...(token && { token }) });
    const letter = await waitFor(
      async () => {
        const answer = await print();
        return answer.status === 200 && answer.body;
      },
      { description: 'the letter' },
    );
    expect(letter).toMatchObject({ caseId, requestId, language: 'es', template: { version: 0 } });
    expect(letter.text).toContain('Estimado/a Eva Ruiz:');
    expect(letter.text).toContain(letter.answerBy.slice(0, 10));
    expect(letter.text).not.toContain('http');
    expect(mailsTo('eva@example.org')).toEqual([]);
    const reads = await intake.ownerPool.query(
      `select distinct actor, what, reason_code from personal_data.personal_data_read
       where case_id = $1 order by actor`,
      [caseId],
    );
    expect(reads.rows).toContainEqual(
      expect.objectContaining({ what: 'case', reason_code: 'customer_contact' }),
    );
    expect((await print(url().split('?')[0])).status).toBe(400);
    expect((await print(url(), 'operator')).status).toBe(403);
    const other = await report({ email: 'other@example.org' });
    const mailed = await ask(other);
    await mailTo('other@example.org');
    for (const [id, of] of [
      [mailed, other],
      [requestId, other],
    ])
      expect((await print(url(id, of))).body.code).toBe('follow_up_not_open');
    expect((await print(url(requestId, uuidv7()))).status).toBe(404);
    const template = '/v1/message-templates/letter.survey.es';
    const words = { subject: 'Una pregunta', body: '{name}: responda hasta {until}, {answerLink}' };
    expect((await send(intake, { url: `${template}/versions`, body: words })).status).toBe(422);
    const body = { ...words, body: '{name}: responda hasta el {until}.' };
    expect((await send(intake, { url: `${template}/versions`, body })).status).toBe(201);
    await send(intake, { url: `${template}/activations`, body: { version: 1 } });
    expect((await print()).body).toMatchObject({
      subject: 'Una pregunta',
      template: { version: 1 },
    });
    const preview = { url: `${template}/previews`, body: { caseId, reason: 'customer_contact' } };
    const shown = (await send(intake, preview)).body;
    expect([shown.text, shown.to]).toEqual([(await print()).body.text, null]);
    await say('FollowUpLapsed', caseId, requestId, { lapsedAt: inDays(0) });
    await waitFor(async () => (await print()).body.code === 'follow_up_not_open', {
      description: 'the question to be over',
    });
  });

  it('is named in no event and in no job', async () => {
    // Four digits alone stand in many an id and hash.
    for (const table of ['events', 'graphile_worker._private_jobs', 'survey_link']) {
      const { rows } = await intake.ownerPool.query(
        `select count(*)::int as n from ${table} t
         where t::text like '%@example.org%' or t::text ~ '20 7946 0|442079460|card-chat'`,
      );
      expect([table, rows[0].n]).toEqual([table, 0]);
    }
  });
});
