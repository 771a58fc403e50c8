import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { decodeProtectedHeader, exportJWK, jwtVerify, type JSONWebKeySet, SignJWT } from 'jose';
import { type BearerVerifier, clockToleranceSeconds, type KeySource, keyGetter } from './bearer.ts';
import { uuidPattern } from './ids.ts';
import type { Principal } from './principal.ts';
import { Problem } from './problem-error.ts';

/*
 * What a person shows who has a claim code and no account: a token of intake's own for one case and
 * a quarter of an hour. It is no access token of the issuer (RFC 9068) and cannot be taken for one:
 * another type, issuer, audience and key.
 */
const TYPE = 'claim+jwt';
const ISSUER = 'amends-intake';
const AUDIENCE = 'amends-claim';
export const claimantLifeSeconds = 900;

/** All a claimant may do, each on the one case only. */
export const CLAIMANT_SCOPES = ['claimant', 'remedy:choose', 'follow-up:answer'] as const;
export type ClaimantScope = (typeof CLAIMANT_SCOPES)[number];

/** Signs for claimants. */
export interface ClaimantTokens {
  readonly jwks: JSONWebKeySet;
  mint(claim: {
    readonly claimId: string;
    readonly caseId: string;
    /** All of them unless told. */
    readonly scopes?: readonly ClaimantScope[];
  }): Promise<string>;
}

/** RFC 8410 around the 32 bytes of an Ed25519 private key. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

const keyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });

/**
 * @param seed 32 secret bytes that make the key: the same seed in every process of intake
 */
export const openClaimantTokens = async (
  seed: Buffer,
  now: () => number,
): Promise<ClaimantTokens> => {
  const key = keyOf(seed);
  const jwk = { ...(await exportJWK(createPublicKey(key))), kid: 'claim-1', alg: 'EdDSA' };
  return {
    jwks: { keys: [jwk] },
    mint: ({ claimId, caseId, scopes = CLAIMANT_SCOPES }) => {
      const issuedAt = Math.floor(now() / 1000);
      return new SignJWT({ case_id: caseId, scope: scopes.join(' ') })
        .setProtectedHeader({ alg: 'EdDSA', typ: TYPE, kid: jwk.kid })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(claimId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + claimantLifeSeconds)
        .sign(key);
    },
  };
};

const refused = (): Problem => new Problem('unauthenticated');

/**
 * Whether a claim is open still: a token ends with its claim, at once, when the person is erased or
 * the code replaced. Asked at each request, so no process remembers what is over.
 */
export type ClaimCheck = (claimId: string) => Promise<boolean>;

interface ClaimInToken {
  readonly claimId: string;
  readonly caseId: string;
  readonly scopes: ReadonlySet<string>;
}

/** Never more than a claimant may; a token that says nothing means all. */
const scopesOf = (scope: unknown): ReadonlySet<string> => {
  if (typeof scope !== 'string') return new Set(CLAIMANT_SCOPES);
  const given = new Set(scope.split(' '));
  return new Set(CLAIMANT_SCOPES.filter((one) => given.has(one)));
};

const claimOf = (keys: KeySource, now: () => number) => {
  const keyFor = keyGetter(keys, now);
  return async (token: string): Promise<ClaimInToken> => {
    try {
      const { payload } = await jwtVerify(token, keyFor, {
        algorithms: ['EdDSA'],
        ...{ issuer: ISSUER, audience: AUDIENCE, typ: TYPE },
        requiredClaims: ['exp', 'sub', 'case_id'],
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(now()),
      });
      const { sub, case_id: caseId, scope } = payload;
      if (!uuidPattern.test(sub!) || typeof caseId !== 'string') throw refused();
      return { claimId: sub!, caseId, scopes: scopesOf(scope) };
    } catch (error) {
      throw error instanceof Problem ? error : refused();
    }
  };
};

const verifierOf = (keys: KeySource, isOpen: ClaimCheck, now: () => number) => {
  const claimIn = claimOf(keys, now);
  return async (token: string): Promise<Principal> => {
    const { claimId, caseId, scopes } = await claimIn(token);
    if (!(await isOpen(claimId))) throw refused();
    const id = `claim_${claimId}`;
    return {
      ...{ kind: 'claimant', clientId: id, subject: id, caseId },
      scopes,
      stores: new Set(),
      ...{ authMethods: [], authTimeSeconds: null },
    };
  };
};

const isClaim = (token: string): boolean => {
  try {
    return decodeProtectedHeader(token).typ === TYPE;
  } catch {
    return false;
  }
};

/** A verifier that takes claimants' tokens too; everything else is the other one's. */
export const withClaimants = (
  bearer: BearerVerifier,
  { keys, isOpen }: { readonly keys: KeySource; readonly isOpen: ClaimCheck },
  now: () => number = Date.now,
): BearerVerifier => {
  const verify = verifierOf(keys, isOpen, now);
  return (token) => (isClaim(token) ? verify(token) : bearer(token));
};
