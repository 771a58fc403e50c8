import { guardedSend, type RequestOptions, type Unanswered } from './guarded-request.ts';

/** Whether a receiver wants to be sent webhooks by whoever asks. */
export type Consent =
  | {
      readonly consented: true;
      /** Requests a minute at most; null: as many as there are. */
      readonly ratePerMinute: number | null;
    }
  | { readonly consented: false; readonly reason: Unanswered | 'redirected' | 'no_consent' };

const refused = (reason: 'redirected' | 'no_consent'): Consent => ({ consented: false, reason });

const headerOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** Undefined for what is no rate. */
const rateOf = (text: string | undefined): number | null | undefined => {
  if (text === undefined || text.trim() === '*') return null;
  return /^[1-9][0-9]{0,6}$/.test(text.trim()) ? Number(text) : undefined;
};

/**
 * The handshake of CloudEvents' webhooks (API-98): asks whether the receiver takes what `origin`
 * sends. Consent is that it names the origin, or any; a status alone is none, for every server
 * answers OPTIONS somehow. A receiver whose rate cannot be read has consented to nothing.
 */
export const askConsent = async (
  { url, origin }: { readonly url: string; readonly origin: string },
  options: RequestOptions,
): Promise<Consent> => {
  const headers = { 'webhook-request-origin': origin };
  const answer = await guardedSend({ method: 'OPTIONS', url, headers }, options);
  if (typeof answer === 'string') return { consented: false, reason: answer };
  answer.destroy();
  const status = answer.statusCode!;
  if (status >= 300 && status < 400) return refused('redirected');
  if (status < 200 || status >= 300) return refused('no_consent');
  const allowed = headerOf(answer.headers['webhook-allowed-origin'])?.trim().toLowerCase();
  if (allowed !== '*' && allowed !== origin.toLowerCase()) return refused('no_consent');
  const ratePerMinute = rateOf(headerOf(answer.headers['webhook-allowed-rate']));
  return ratePerMinute === undefined ? refused('no_consent') : { consented: true, ratePerMinute };
};
