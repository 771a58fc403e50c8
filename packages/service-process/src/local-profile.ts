import type { StartRefusal as Reason } from '@amends/event-store/database-conditions';
import { ConfigError } from '@amends/service-kit/config';

export type Profile = 'production' | 'local';

/** What the local profile allows and production refuses: exactly these (security.md section 5). */
export const LOCAL_ALLOWANCES = {
  loopback: 'loopback without TLS',
  generatedIssuer: 'a generated token issuer',
  fakeProvider: 'a fake payment provider',
  fileKeyStore: 'a file key store',
} as const;

/** Why a start must be refused, and which allowance of the local profile lifts it, if any. */
export interface StartRefusal extends Reason {
  readonly allowance?: keyof typeof LOCAL_ALLOWANCES;
}

/** In words, for whoever starts such a process. */
export const LOCAL_PROFILE_NOTE =
  `Local profile: it allows ${Object.values(LOCAL_ALLOWANCES).slice(0, -1).join(', ')} and ` +
  `${LOCAL_ALLOWANCES.fileKeyStore}. It listens on this machine only and is not for production.`;

/**
 * Ends a start that must not be.
 * @throws ConfigError with one line per reason
 */
export const refuseStart = (profile: Profile, refusals: readonly StartRefusal[]): void => {
  const left = refusals.filter(
    ({ allowance }) => profile === 'production' || allowance === undefined,
  );
  if (left.length === 0) return;
  // One server is behind several databases: what is wrong with it is said once.
  const lines = new Set(left.map(({ code, reason }) => `refusing to start, ${code}: ${reason}`));
  throw new ConfigError([...lines]);
};
