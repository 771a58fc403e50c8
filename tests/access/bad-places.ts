import { BAD_INSTANTS, ODD_TEXTS } from './bad-values.ts';
import type { Operation } from './operations.ts';

/** A path or query that leads nowhere. */
export interface BadPlace {
  readonly url: string;
  readonly status: number;
}

/** In place of an id; an id by pattern matches none of them. */
const IDS: readonly (readonly [id: string, status: number])[] = [
  ['%00', 400],
  ['a%0ab', 400],
  ['%ff', 400],
  ['%', 400],
  ['%c0%ae', 400],
  ['..%2f..', 404],
  ['%2e%2e', 404],
  ['6BA7B810-9DAD-11D1-80B4-00C04FD430C8', 404],
  ['urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8', 404],
  ["1'%20or%20'1'='1", 404],
  ['%E2%80%AE', 404],
  ['0x1', 404],
  ['1e2', 404],
  ['-1', 404],
  ['99999999999999999999', 404],
  ['a'.repeat(101), 414],
];

/** Each id of the path replaced in turn, the others as they are. */
export const badPaths = ({ path }: Operation, ids: readonly string[]): BadPlace[] =>
  ids.flatMap((_, at) =>
    IDS.map(([id, status]) => {
      const left = ids.map((good, place) => (place === at ? id : encodeURIComponent(good)));
      return { url: path.replace(/\{[A-Za-z]+\}/g, () => left.shift()!), status };
    }),
  );

const LIMITS = ['0x10', '%20', '1e2', '', '0', '-1', '5.0', '５', '1000000', 'all'];
const CURSORS = ['', '!', 'e30', 'AAAA', "'", 'a'.repeat(513)];
const ANY = ['%00', '%ff', '%', 'a%0a'];

/** What is escaped already stays; letters beyond ASCII are escaped, as they must be in a URL. */
const escaped = (text: string): string => text.replace(/[^\x20-\x7e]/gu, encodeURIComponent);

const badValuesOf = (name: string): readonly string[] => {
  if (name === 'limit') return [...ANY, ...LIMITS];
  return name === 'cursor' ? [...ANY, ...CURSORS] : [...ANY, ''];
};

const UNKNOWN = ['unheardOf=1', '__proto__=1', 'constructor=1', 'limit[]=5', 'filter[x][eq]=1'];

/** The URL with one more parameter, in place of the one of that name. */
const withQuery = (url: string, faulty: string, name?: string): string => {
  const [path, given] = url.split('?');
  const good = given === undefined ? [] : given.split('&');
  const others = good.filter((pair) => name === undefined || !pair.startsWith(`${name}=`));
  return `${path}?${[faulty, ...others].join('&')}`;
};

/** Each parameter with what it does not take, and twice; and parameters that nobody knows. */
export const badQueries = ({ queries }: Operation, url: string): BadPlace[] => {
  const faults = queries.flatMap((name) => {
    const field = encodeURIComponent(name);
    const values = badValuesOf(name).map((value) => `${field}=${escaped(value)}`);
    return [...values, `${field}=5&${field}=6`].map((faulty) => withQuery(url, faulty, field));
  });
  return [...faults, ...UNKNOWN.map((each) => withQuery(url, each))].map((place) => {
    return { url: place, status: 400 };
  });
};

/** URLs that may be answered or refused; longer ones than the server reads are left out. */
export const oddQueries = ({ queries }: Operation, url: string): string[] =>
  queries.flatMap((name) => {
    const field = encodeURIComponent(name);
    return [...BAD_INSTANTS, ...ODD_TEXTS]
      .filter((text) => text.length < 1_000)
      .map((text) => withQuery(url, `${field}=${encodeURIComponent(text)}`, field));
  });
