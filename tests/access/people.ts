import { join } from 'node:path';
import { openLocalIssuer } from '@amends/service-kit/local-issuer';
import type { SuiteProcess } from '../running/suite-process.ts';
import { routes } from './operations.ts';

export const OWN_STORE = 'access-own';
export const OTHER_STORE = 'access-two';
/** As long as the others, and nobody ever heard of it. */
export const UNKNOWN_STORE = 'access-any';

/** Every scope that some route admits. */
export const SCOPES: readonly string[] = [
  ...new Set(routes.flatMap(({ auth }) => (auth === 'public' ? [] : (auth.scopes ?? [])))),
].sort();

/**
 * People with every scope, so that nothing but the store decides. They use one client, as the staff
 * of all stores use one web application: what a client may do is not what its user may do.
 */
export interface People {
  /** Of the store that everything is made in. */
  readonly own: string;
  /** Of another store. */
  readonly other: string;
  /** Of no store at all. */
  readonly none: string;
  /** Of stores that are no ids, and that read as all of them, or as two, where lists are joined. */
  readonly odd: string;
  /** Of all stores. */
  readonly all: string;
  /** Tokens of all stores with these scopes and no more. */
  withScopes(scopes: readonly string[]): Promise<string>;
  /** The same of the client itself: no person. */
  systemWithScopes(scopes: readonly string[]): Promise<string>;
}

const CLIENT = 'console';

/** Who may not know of the own store, and how they are called in findings. */
export const foreignersOf = ({ other, none, odd }: People) =>
  [
    ['another store', other],
    ['no store', none],
    ['odd stores', odd],
  ] as const;

/** Tokens of the suite's own issuer, whose key lies in the data folder. */
export const tokensOf = async ({ dataDir }: Pick<SuiteProcess, 'dataDir'>): Promise<People> => {
  const issuer = await openLocalIssuer({ folder: join(dataDir, 'keys') });
  const person = (
    subject: string,
    stores: '*' | readonly string[],
    scopes: readonly string[] = SCOPES,
  ): Promise<string> =>
    issuer.mint({ subject, clientId: CLIENT, scopes, stores, authMethods: ['pwd', 'otp'] });
  // One token per set of scopes: the suite remembers the tokens it has verified.
  const minted = new Map<string, Promise<string>>();
  const withScopes = (scopes: readonly string[]): Promise<string> => {
    const key = scopes.join(' ');
    const token = minted.get(key) ?? person('emil', '*', scopes);
    minted.set(key, token);
    return token;
  };
  return {
    own: await person('anna', [OWN_STORE]),
    other: await person('bert', [OTHER_STORE]),
    none: await person('cleo', []),
    odd: await person('fred', ['*', '', `${OTHER_STORE},${OWN_STORE}`]),
    all: await person('dora', '*'),
    withScopes,
    systemWithScopes: (scopes) =>
      issuer.mint({ subject: CLIENT, clientId: CLIENT, scopes, stores: '*' }),
  };
};
