import type { Client } from '@amends/client/open-client';
import { report } from '../running/case-steps.ts';
import { queryDatabase } from '../running/suite-databases.ts';

/** Unique markers, one per personal field: found anywhere in clear, and the scan says where. */
export const CANARIES = {
  name: 'Canary Qwxzname',
  email: 'canary.qwxzmail@example.com',
  phone: '+49 30 7719 5533',
  reference: 'canary-qwxzref-7719',
  narrative: 'canaryqwxznarrative',
  expectation: 'canaryqwxzexpectation',
  insight: 'canaryqwxzinsight',
  proposal: 'canaryqwxzproposal',
  message: 'canaryqwxzmessage',
  reply: 'canaryqwxzreply',
  note: 'canaryqwxznote',
  comment: 'canaryqwxzcomment',
  clarified: 'canaryqwxzclarified',
  asked: 'canary.qwxzasked@example.com',
  changed: 'canary.qwxzchanged@example.com',
  attachment: 'canaryqwxzattachment',
  buyer: 'canary-qwxzbuyer-5533',
  shopper: 'canary-qwxzshopper-5533',
  template: 'canaryqwxztemplate',
};

export type Canaries = Readonly<Record<string, string>>;

/** What the clients of `sayEverything` must be allowed. */
export const CANARY_SCOPES = [
  ...['intake:write', 'intake:ingest', 'texts:write', 'remedy:read'],
  ...['personal-data:read', 'personal-data:erase', 'personal-data:export'],
  ...['remedy:write', 'remedy:approve', 'vouchers:redeem', 'operations:write'],
];

/** A file that is a PDF by its first bytes. */
export const CANARY_PDF = `%PDF-1.7\n1 0 obj\n(${CANARIES.attachment})\nendobj\n%%EOF\n`;

/** Which of them a text holds, as they are or in hex. */
export const foundIn = (text: string, canaries: Canaries): string[] => {
  const hex = (value: string): string => Buffer.from(value).toString('hex');
  return Object.entries(canaries)
    .filter(([, value]) => text.includes(value) || text.includes(hex(value)))
    .map(([field]) => field);
};

/** Every row of every table of a database as text. */
export const dumpOf = async (url: string): Promise<string> => {
  const tables = await queryDatabase<{ name: string }>(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await queryDatabase<{ row: string }>(url, `select t::text as row from ${name} t`);
    parts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return parts.join('\n');
};

/** What tills tell of a person, which goes to the topic of signals. */
const sellTo = async (retailer: Client): Promise<void> => {
  const at = new Date().toISOString();
  const sale = { storeId: 'S9', purchasedAt: at, kind: 'sale' };
  const amount = { amount: 4_999, currency: 'EUR' };
  const item = { externalId: 'canary-sale', customerReference: CANARIES.buyer, ...sale, amount };
  await retailer.post('/intake/v1/purchases', { source: 'canary-tills', items: [item] });
  const event = {
    ...{ specversion: '1.0', id: 'canary-signal', source: '/stores/S9/workstations/1' },
    ...{ type: 'pos.no_sale', time: at, data: { customerReference: CANARIES.shopper } },
  };
  const contentType = 'application/cloudevents+json';
  await retailer.post('/intake/v1/events', JSON.stringify(event), { contentType });
};

/** Says something about a case in every way there is; gives the code of its customer. */
const writeAbout = async (retailer: Client, caseId: string): Promise<string> => {
  const of = `/intake/v1/cases/${caseId}`;
  await retailer.post(`${of}/messages`, { text: CANARIES.message, channel: 'email' });
  const reply = { text: CANARIES.reply, channel: 'email', public: true, by: 'person' };
  await retailer.post(`${of}/replies`, reply);
  await retailer.post(`${of}/notes`, { text: CANARIES.note });
  await retailer.post('/intake/v1/texts', { kind: 'comment', caseId, text: CANARIES.comment });
  const expectation = { expectationKind: 'explicit', expectationText: CANARIES.clarified };
  await retailer.post(`${of}/expectations`, expectation);
  await retailer.post('/intake/v1/opinion-solicitations', {
    ...{ storeId: 'S9', customer: { email: CANARIES.asked }, channel: 'email' },
    ...{ occasion: 'silent_customer', reviewEncouraged: true },
  });
  await retailer.post(`${of}/contact-details`, { email: CANARIES.changed });
  const lookUp = { subject: { email: CANARIES.changed }, reason: 'customer_contact' };
  await retailer.post('/intake/v1/case-lookups', lookUp);
  const receipt = { contentType: 'application/pdf', query: { kind: 'receipt' } };
  await retailer.post(`${of}/attachments`, CANARY_PDF, receipt);
  const subject = { subject: { reference: CANARIES.reference }, reason: 'legal_request' };
  await retailer.post('/intake/v1/subject-exports', subject);
  const issued = await retailer.post<{ claimCode: string }>(`${of}/claim-codes`, {});
  const { claimCode } = issued.body;
  await retailer.post('/intake/v1/claims', { claimCode });
  return claimCode;
};

/**
 * Codes of a voucher, which are money for whoever reads them: told, lost and replaced, looked up,
 * spent, and refused. Each as it is written and as it is typed.
 */
const spendVoucher = async (retailer: Client): Promise<Canaries> => {
  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  const desk = { storeId: 'S9', amount: eur(900), kind: 'goodwill', reason: 'desk_amends' };
  const issued = await retailer.post<{ voucherId: string }>('/remedy/v1/vouchers', desk);
  const codeOf = async (path: string): Promise<string> => {
    const of = `/remedy/v1/vouchers/${issued.body.voucherId}/${path}`;
    return (await retailer.post<{ code: string }>(of, {})).body.code;
  };
  const [lost, code] = [await codeOf('codes'), await codeOf('code-replacements')];
  await retailer.post('/remedy/v1/voucher-lookups', { code });
  const spend = (body: object) => retailer.post('/remedy/v1/voucher-redemptions', body);
  await spend({ code, storeId: 'S9', amount: eur(400) });
  for (const refused of [{ code: lost }, { code, amount: eur(999_999) }, { code, voucher: code }]) {
    await spend({ storeId: 'S9', amount: eur(1), ...refused }).catch(() => undefined);
  }
  const typed = (written: string): string => written.replaceAll('-', '');
  return {
    ...{ voucherCode: code, voucherCodeTyped: typed(code) },
    ...{ lostVoucherCode: lost, lostVoucherCodeTyped: typed(lost) },
  };
};

/** A case in which every field is a marker, and what else can be told of a person. */
export const sayEverything = async (
  retailer: Client,
): Promise<{ readonly caseId: string; readonly canaries: Canaries }> => {
  const { caseId } = await report(retailer, {
    externalId: 'canary-1',
    narrative: `It broke. ${CANARIES.narrative}`,
    expectationText: CANARIES.expectation,
    insightText: CANARIES.insight,
    proposedSolutionText: CANARIES.proposal,
    customer: {
      reference: CANARIES.reference,
      name: CANARIES.name,
      email: CANARIES.email,
      phone: CANARIES.phone,
    },
  });
  const claimCode = await writeAbout(retailer, caseId);
  // Nobody's words, as a rule; somebody may have put a name into them.
  await retailer.post('/intake/v1/message-templates/email.survey.en/versions', {
    subject: CANARIES.template,
    body: `${CANARIES.template} {until} {answerLink} {declineLink}`,
  });
  await sellTo(retailer);
  const codes = await spendVoucher(retailer);
  // A failure path too: a refused request must not end up in a log line either.
  await retailer
    .post('/intake/v1/cases', { channel: 'nowhere', narrative: CANARIES.narrative })
    .catch(() => undefined);
  return { caseId, canaries: { ...CANARIES, claimCode, ...codes } };
};

/** Takes everybody away who was named. */
export const eraseEverybody = async (retailer: Client): Promise<void> => {
  for (const reference of [CANARIES.reference, CANARIES.buyer, CANARIES.shopper]) {
    const erasure = { subject: { reference }, reason: 'customer_request' };
    await retailer.post('/intake/v1/erasures', erasure);
  }
};
