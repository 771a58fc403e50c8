import { signDevice } from './device-signature.ts';

/** Who calls: a system by its client id, anybody by a token at hand, or a till by its secret. */
export type Credentials =
  | { readonly clientId: string; readonly clientSecret: string }
  | { readonly token: string }
  | { readonly deviceId: string; readonly deviceSecret: Uint8Array };

/** What of a request a signature covers. */
export interface Signable {
  readonly id: string;
  readonly method: string;
  readonly url: URL;
  readonly body: string | Uint8Array | undefined;
}

export interface Authorizer {
  /** Headers for one try; asks for a token where none is valid. */
  headers(request: Signable): Promise<Record<string, string>>;
  /** After a 401: true when another try with fresh headers makes sense. */
  renew(): boolean;
}

export interface TokenAnswer {
  readonly access_token: string;
  /** Seconds from now. */
  readonly expires_in: number;
}

/** A token is renewed this long before it ends, so that it is valid when it arrives. */
const RENEW_BEFORE_MS = 60_000;

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const withClientCredentials = (
  fetchToken: () => Promise<TokenAnswer>,
  nowMs: () => number,
): Authorizer => {
  let held: { token: string; renewAtMs: number } | undefined;
  // Requests that start together share one call.
  let running: Promise<string> | undefined;
  const renewed = async (): Promise<string> => {
    const { access_token: token, expires_in: lifeSeconds } = await fetchToken();
    const lifeMs = lifeSeconds * 1000;
    held = { token, renewAtMs: nowMs() + Math.max(lifeMs - RENEW_BEFORE_MS, lifeMs / 2) };
    return token;
  };
  return {
    headers: async () => {
      if (held !== undefined && nowMs() < held.renewAtMs) return bearer(held.token);
      running ??= renewed().finally(() => {
        running = undefined;
      });
      return bearer(await running);
    },
    renew: () => {
      held = undefined;
      return true;
    },
  };
};

const withDevice = (deviceId: string, secret: Uint8Array, nowMs: () => number): Authorizer => ({
  headers: async ({ id, method, url, body }) =>
    signDevice({
      deviceId,
      secrets: [secret],
      id,
      timestampSeconds: Math.floor(nowMs() / 1000),
      method,
      pathAndQuery: `${url.pathname}${url.search}`,
      ...(body === undefined ? {} : { body }),
    }),
  renew: () => false,
});

/** Makes the headers that say who calls. `fetchToken` is asked by client credentials only. */
export const authorizerFor = (
  credentials: Credentials,
  fetchToken: () => Promise<TokenAnswer>,
  nowMs: () => number,
): Authorizer => {
  if ('token' in credentials) {
    return { headers: async () => bearer(credentials.token), renew: () => false };
  }
  if ('deviceId' in credentials) {
    return withDevice(credentials.deviceId, credentials.deviceSecret, nowMs);
  }
  return withClientCredentials(fetchToken, nowMs);
};
