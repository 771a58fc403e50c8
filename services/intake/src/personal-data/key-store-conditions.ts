import { existsSync } from 'node:fs';

/** Why personal data must not be kept under this key; the local profile allows each. */
export const keyStoreRefusals = (path: string, isAllowed: boolean) => {
  const allowance = 'fileKeyStore' as const;
  if (!isAllowed) {
    const reason = 'the wrapping key is in a file: a key store, or AMENDS_ALLOW_KEY_FILE=true';
    return [{ code: 'file_key_store', reason, allowance }];
  }
  // Made in silence, nobody would know that it must be put away apart from the database.
  if (existsSync(path)) return [];
  const reason = 'AMENDS_KEY_FILE is not there: openssl rand -base64 32, mode 0600';
  return [{ code: 'key_missing', reason, allowance }];
};
