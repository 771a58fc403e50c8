import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What may be called besides public addresses over TLS. */
export interface Egress {
  /** Loopback, and there without TLS: the local profile only (security.md section 5). */
  readonly allowsLoopback: boolean;
}

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** All addresses of a name, as the machine resolves it. */
export type ResolveHost = (host: string) => Promise<readonly Address[]>;

export const resolveHost: ResolveHost = async (host) =>
  (await lookup(host, { all: true, verbatim: true })) as Address[];

const PORTS = new Set(['', '443', '8443']);

/** Private, loopback, link-local, mapped, NAT64, carrier-grade and reserved ones are none. */
const rangeOf = (address: string): string => ipaddr.process(address).range();

export const isAllowedAddress = (address: string, { allowsLoopback }: Egress): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const range = rangeOf(address);
  return range === 'unicast' || (allowsLoopback && range === 'loopback');
};

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || (isIP(hostname) !== 0 && rangeOf(hostname) === 'loopback');

/**
 * Why a URL may never be called, whatever its name resolves to; undefined: it may be tried. URL has
 * normalised the host: 2130706433, 0x7f.1 and 127.0.0.1 are one address here.
 */
export const refusalOf = (text: string, egress: Egress): string | undefined => {
  if (!URL.canParse(text)) return 'is no URL';
  const { protocol, hostname, port, username, password } = new URL(text);
  const host = bare(hostname);
  const isLocal = egress.allowsLoopback && isLoopbackHost(host);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) return 'must be https';
  if (username !== '' || password !== '') return 'must not carry credentials';
  if (!PORTS.has(port) && !isLocal) return 'must use port 443 or 8443';
  if (isIP(host) !== 0 && !isAllowedAddress(host, egress)) return 'must have a public address';
  return undefined;
};

export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/**
 * The one address that is connected to: looked up once, checked, and not looked up again, so that
 * a name cannot change its mind in between. One of many that is not public refuses them all.
 * @throws AddressRefused; what the lookup throws
 */
export const checkedAddress = async (
  hostname: string,
  egress: Egress,
  resolve: ResolveHost,
): Promise<Address> => {
  const host = bare(hostname);
  const family = isIP(host);
  const found = family === 0 ? await resolve(host) : [{ address: host, family: family as 4 | 6 }];
  const [first] = found;
  if (first === undefined || !found.every(({ address }) => isAllowedAddress(address, egress))) {
    throw new AddressRefused(hostname);
  }
  return first;
};
