/** Settings of service processes that all-in-one has no use for: it issues its tokens itself. */
const ISSUER_SETTINGS = ['AMENDS_ISSUER', 'AMENDS_AUDIENCE', 'AMENDS_JWKS_URL'] as const;

/** What to say of settings that are there and change nothing; undefined where there are none. */
export const unusedSettings = (
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined => {
  const given = ISSUER_SETTINGS.filter((name) => environment[name]);
  if (given.length === 0) return undefined;
  return (
    `${given.join(', ')} changes nothing here: npm start has an issuer of its own, whose clients ` +
    'are machines. Persons sign in where service processes run ("Environment" in README.md)'
  );
};
