import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  SignJWT,
} from 'jose';
import { z } from 'zod';
import { tokenLifeSecondsMax } from './bearer.ts';
import { uuidv7 } from './ids.ts';

/** A client of the local issuer. Its secret is kept as SHA-256 only, and shown once. */
export type LocalClient = {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly stores: '*' | readonly string[];
};

export type MintRequest = {
  /** The client's own id for a system; anything else makes a person's token. */
  readonly subject: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly stores: '*' | readonly string[];
  /** 1 to 900; 900 when not given. */
  readonly ttlSeconds?: number;
  /** How a person signed in, such as ['pwd', 'otp']. */
  readonly authMethods?: readonly string[];
  /** Roles in the firm. */
  readonly roles?: readonly string[];
};

/**
 * An issuer for one machine and for tests: one ES256 key in a folder, and a list of clients. Not
 * an identity provider: no users, no consent, no rotation. Production refuses it.
 */
export type LocalIssuer = {
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: JSONWebKeySet;
  /** Signs an access token by RFC 9068. @throws RangeError for a life beyond 900 s */
  mint(request: MintRequest): Promise<string>;
  /**
   * Adds a client or replaces its rights, and gives it a new secret (256 random bits, or the one
   * passed in), which is returned here and nowhere else.
   */
  registerClient(client: LocalClient, secret?: string): Promise<string>;
  /** The client of these credentials, or null; takes the same time for both. */
  authenticateClient(clientId: string, secret: string): LocalClient | null;
};

/** Name of every generated issuer, by which a production start knows and refuses it. */
export const LOCAL_ISSUER = 'https://issuer.amends.invalid';

export type LocalIssuerOptions = {
  /** Created with mode 0700 when missing; its files have mode 0600. */
  readonly folder: string;
  readonly issuer?: string;
  readonly audience?: string;
  /** Unix milliseconds. */
  readonly now?: () => number;
};

const storedClients = z.array(
  z.strictObject({
    clientId: z.string(),
    secretSha256: z.string().length(64),
    scopes: z.array(z.string()),
    stores: z.union([z.literal('*'), z.array(z.string())]),
  }),
);
type StoredClient = z.infer<typeof storedClients>[number];

/**
 * Opens the issuer in a folder; makes its key at the first time.
 * @throws Error when a file of the folder cannot be read or written
 */
export const openLocalIssuer = async (options: LocalIssuerOptions): Promise<LocalIssuer> => {
  const { folder, issuer = LOCAL_ISSUER, audience = 'amends' } = options;
  const now = options.now ?? Date.now;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { privateJwk, publicJwk } = await loadOrCreateKey(folder);
  const key = await importJWK(privateJwk, 'ES256');
  const clientsPath = join(folder, 'clients.json');
  const clients = new Map((await readClients(clientsPath)).map((one) => [one.clientId, one]));

  return {
    issuer,
    audience,
    jwks: { keys: [publicJwk] },
    mint: (request) => {
      const ttlSeconds = request.ttlSeconds ?? tokenLifeSecondsMax;
      if (!(ttlSeconds > 0 && ttlSeconds <= tokenLifeSecondsMax)) {
        throw new RangeError(`a token lives 1 to ${tokenLifeSecondsMax} s`);
      }
      const issuedAt = Math.floor(now() / 1000);
      const stores = request.stores === '*' ? '*' : [...request.stores];
      const person = request.authMethods && { amr: [...request.authMethods], auth_time: issuedAt };
      const scope = request.scopes.join(' ');
      const roles = request.roles && { roles: [...request.roles] };
      return new SignJWT({ client_id: request.clientId, scope, stores, ...person, ...roles })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: publicJwk.kid! })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(request.subject)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + ttlSeconds)
        .setJti(uuidv7(now()))
        .sign(key);
    },
    registerClient: async ({ clientId, scopes, stores }, given) => {
      const secret = given ?? randomBytes(32).toString('base64url');
      clients.set(clientId, {
        clientId,
        secretSha256: sha256(secret).toString('hex'),
        scopes: [...scopes],
        stores: stores === '*' ? '*' : [...stores],
      });
      await writePrivate(clientsPath, JSON.stringify([...clients.values()], null, 2));
      return secret;
    },
    authenticateClient: (clientId, secret) => {
      const client = clients.get(clientId);
      const expected = Buffer.from(client?.secretSha256 ?? '0'.repeat(64), 'hex');
      const matches = timingSafeEqual(expected, sha256(secret));
      return client !== undefined && matches ? publicPart(client) : null;
    },
  };
};

const publicPart = ({ clientId, scopes, stores }: StoredClient): LocalClient => ({
  clientId,
  scopes,
  stores,
});

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const loadOrCreateKey = async (folder: string): Promise<{ privateJwk: JWK; publicJwk: JWK }> => {
  const path = join(folder, 'issuer-key.json');
  const stored = await readOrNull(path);
  const privateJwk = stored === null ? await createKey(path) : (JSON.parse(stored) as JWK);
  const { d: _private, ...publicJwk } = privateJwk;
  return { privateJwk, publicJwk };
};

const createKey = async (path: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  const full: JWK = { ...jwk, kid, alg: 'ES256', use: 'sig' };
  await writePrivate(path, JSON.stringify(full));
  return full;
};

const readClients = async (path: string): Promise<StoredClient[]> => {
  const stored = await readOrNull(path);
  return stored === null ? [] : storedClients.parse(JSON.parse(stored));
};

const readOrNull = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

/** Whole or not at all: a crash in the middle must not leave half a key. */
const writePrivate = async (path: string, text: string): Promise<void> => {
  const temporary = `${path}.${process.pid}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
};
