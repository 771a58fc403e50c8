/** One address for all services, or one per service: `{ intake: 'http://10.0.0.7:8080' }`. */
export type BaseUrl = string | Readonly<Record<string, string>>;

/** A list is sent with commas, as the `in` filter reads it; undefined is left out. */
export type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

const withoutSlash = (text: string): string => text.replace(/\/+$/, '');

const addressOf = (baseUrl: BaseUrl, path: string): string => {
  const [, service, rest] = /^\/([a-z][a-z0-9-]*)(\/.*)$/.exec(path) ?? [];
  if (service === undefined) throw new TypeError(`${path} does not begin with /<service>/`);
  if (typeof baseUrl === 'string') return `${withoutSlash(baseUrl)}${path}`;
  const own = baseUrl[service];
  if (own === undefined) throw new TypeError(`no base URL is known for the service ${service}`);
  return `${withoutSlash(own)}${rest}`;
};

/**
 * The URL of `/<service>/v1/...`. With one base URL the service stays in the path, as all-in-one
 * serves it; with one per service it only chooses the address.
 * @throws TypeError when the path names no service, or one without an address
 */
export const serviceUrl = (baseUrl: BaseUrl, path: string, query: Query = {}): URL => {
  const url = new URL(addressOf(baseUrl, path));
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.append(name, String(value));
  }
  return url;
};
