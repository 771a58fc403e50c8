import type { Things } from './things.ts';

/** A request by the ids of its path, in order, and its body. */
export interface ProbeRequest {
  readonly ids?: readonly string[];
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

type Body = Readonly<Record<string, unknown>>;

export interface BodyTraits {
  /** The member that lists items, each judged by itself: one bad item does not refuse the rest. */
  readonly items?: string;
  /** Why unknown members are let through. */
  readonly loose?: string;
}

/**
 * What an operation is about, which decides how a foreign store must be answered.
 * - object: a thing of a store, named in the path. Foreign is 404 like unknown.
 * - names: the body names a store. A foreign one is refused like one that nobody knows.
 * - list: shows what the token's stores have, and to others nothing.
 * - all_stores: acts on what all stores have; 403 for whoever has single ones.
 * - open: holds nothing of any store.
 */
export type Probe = BodyTraits &
  (
    | {
        readonly about: 'object';
        readonly request: (things: Things) => ProbeRequest;
        /** Where the state that would let the own command succeed cannot be made from outside. */
        readonly ownRefusal?: string;
      }
    | {
        readonly about: 'names';
        readonly request: (storeId: string, things: Things) => ProbeRequest;
        readonly refusal: string;
      }
    | {
        readonly about: 'list';
        readonly request: () => ProbeRequest;
        /** Ids that the own answer must hold, or the list would prove nothing. */
        readonly shows: (things: Things) => readonly string[];
        /** The other store has such things too. */
        readonly ofOthers: boolean;
      }
    | {
        readonly about: 'all_stores';
        readonly request: () => ProbeRequest;
        /** What those of all stores get where what it acts on is not there. */
        readonly ownRefusal?: string;
      }
    | {
        readonly about: 'open';
        readonly request: () => ProbeRequest;
        /** Of the answer to everybody; a success unless told. */
        readonly status?: number;
      }
  );

type OfKind<About extends Probe['about']> = Extract<Probe, { about: About }>;

export const object = (
  request: OfKind<'object'>['request'],
  traits: Omit<OfKind<'object'>, 'about' | 'request'> = {},
): Probe => ({ about: 'object', request, ...traits });

export const onCase = (name: 'reported' | 'closed', body?: object): Probe =>
  object((things) => ({ ids: [things[name]], body }));

export const names = (
  body: (storeId: string, things: Things) => unknown,
  { refusal = 'not_found', ...traits }: BodyTraits & { readonly refusal?: string } = {},
): Probe => ({
  about: 'names',
  request: (storeId, things) => ({ body: body(storeId, things) }),
  refusal,
  ...traits,
});

export const list = (shows: OfKind<'list'>['shows'], ofOthers = false): Probe => ({
  about: 'list',
  request: () => ({}),
  shows,
  ofOthers,
});

/** Figures are numbers: those of the own store must differ from those of none, and name nobody. */
export const figures = list(() => []);

export const open = (body?: Body): Probe => ({ about: 'open', request: () => ({ body }) });

export const allStores = (body?: Body, ownRefusal?: string): Probe => ({
  about: 'all_stores',
  request: () => ({ body }),
  ...(ownRefusal === undefined ? {} : { ownRefusal }),
});
