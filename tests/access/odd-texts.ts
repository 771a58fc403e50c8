import { randomUUID } from 'node:crypto';
import type { Answer, Send } from './exchange.ts';
import { OWN_STORE, type People } from './people.ts';
import { reportBody } from './things.ts';

/** Texts that something between the sender and the disk might mend, cut or join. */
export const TEXTS_TO_KEEP: readonly string[] = [
  'plain',
  ' blanks around ',
  'line\nfeeds\nand\ttabs',
  'e\u0301 beside \u00e9',
  '\ufb01 \u2460 \u212b',
  '\u202e right to left \u202c',
  'zero\u200bwidth\u200djoined\ufeff',
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f466} \u{1f1e9}\u{1f1ea} \u{10ffff}',
  '\uffff\ufffe\ufffd',
  'Z\u0351\u036b\u0343\u036a\u0302a\u033a\u034elgo',
  '\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8\u05d9\u05ea \u4e2d\u6587',
  'ﬀ İ ı ß ẞ ſ Σ ς',
  '\u0080\u009f\u00a0\u00ad\u2028\u2029',
  "'; drop table events; --",
  '\\\\u0000 \\\\n \\\\x41 %00 %s %d {0}',
  '{"json": [1e400]} <xml/> <![CDATA[x]]> <!--',
  '\x24{jndi:ldap://a/b} {{7*7}} #{7*7} <%= 7 %>',
  "=cmd|' /C calc'!A0",
  '\u{1f4a9}'.repeat(1_000),
];

interface Kept {
  /** How the member is called in findings. */
  readonly where: string;
  readonly read: string | undefined;
}

interface PersonalData {
  readonly contacts: readonly { readonly name: string | null }[];
  readonly texts: readonly { readonly textId: string; readonly kind: string; content: string }[];
}

const asking = (send: Send, token: string) => ({
  post: async (url: string, body: object): Promise<Answer> => {
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await send({ method: 'POST', url, token, body, headers });
    if (answer.status !== 201) throw new Error(`${url}: ${answer.status} ${answer.text}`);
    return answer;
  },
  get: (url: string): Promise<Answer> => send({ method: 'GET', url, token }),
});

/** Says a text in every way there is, and reads it back; name is as short as names are. */
export const sayAndRead = async (
  send: Send,
  { own }: Pick<People, 'own'>,
  text: string,
): Promise<Kept[]> => {
  const { post, get } = asking(send, own);
  const name = [...text].slice(0, 200).join('');
  const said = { narrative: text, expectationText: text, recoveryExpectationText: text };
  const also = { insightText: text, proposedSolutionText: text };
  const customer = { reference: `odd-${randomUUID()}`, name };
  const facts = { ...said, ...also, customer };
  const reported = await post('/intake/v1/cases', reportBody(OWN_STORE, facts));
  const { caseId } = reported.json as { caseId: string };
  const of = `/intake/v1/cases/${caseId}`;
  await post(`${of}/messages`, { text, channel: 'email' });
  await post(`${of}/replies`, { text, channel: 'email', public: true, by: 'person' });
  await post(`${of}/notes`, { text });
  await post(`${of}/expectations`, { expectationKind: 'explicit', expectationText: text });
  await post('/intake/v1/texts', { kind: 'comment', caseId, text });
  await post('/intake/v1/texts', { kind: 'answer', caseId, text });
  const lesson = { kind: 'lesson', freeOfPersonalData: true, storeId: OWN_STORE, text };
  const { id } = (await post('/intake/v1/texts', lesson)).json as { id: string };
  const found = await get(`${of}/personal-data?reason=case_handling`);
  const { contacts, texts } = found.json as PersonalData;
  const one = await get(`/intake/v1/texts/${id}?reason=case_handling`);
  return [
    { where: 'name', read: contacts[0]?.name === name ? text : (contacts[0]?.name ?? undefined) },
    ...texts.map(({ kind, content }) => ({ where: kind, read: content })),
    { where: 'lesson', read: (one.json as { text?: string }).text },
  ];
};

/** How many texts are kept of one that is said in every way. */
export const WAYS = 13;
