import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { openTestStore, requestOf, type TestStore } from './event-store.fixture.ts';
import { verifyStream } from './hash.ts';
import type { LoadedStream, StoredEvent } from './types.ts';

const FLIPS = 1_000;
let test: TestStore;
let stream: LoadedStream;

beforeAll(async () => {
  test = await openTestStore();
  const data = {
    text: 'é€ "quoted" \\ \n',
    amount: { amount: 1999, currency: 'EUR' },
    list: [1, -0.5, null],
  };
  for (let n = 0; n < 4; n += 1) {
    stream = await test.store.load('chained');
    const events = [
      { type: 'Offered', data: { ...data, n } },
      { type: 'Chosen', data: { n } },
    ];
    const expected = { expectedVersion: stream.version, previousHash: stream.lastHash };
    await test.store.append(requestOf('chained', { ...expected, events }));
  }
  stream = await test.store.load('chained');
});
afterAll(() => test.close());

const flip = (bytes: Buffer, random: () => number): Buffer => {
  const flipped = Buffer.from(bytes);
  const at = Math.floor(random() * flipped.length);
  flipped[at]! ^= 1 << Math.floor(random() * 8);
  return flipped;
};

const asText = (bytes: Buffer) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

type Damage = (event: StoredEvent, random: () => number) => StoredEvent;
const inText =
  (field: 'type' | 'eventId' | 'streamId'): Damage =>
  (event, random) => ({ ...event, [field]: asText(flip(Buffer.from(event[field]), random)) });
// Damage inside the canonical text: there every byte means something, spaces do not exist.
const inJson =
  (field: 'data' | 'meta'): Damage =>
  (event, random) => ({
    ...event,
    [field]: JSON.parse(asText(flip(Buffer.from(canonicalize(event[field]) as string), random))),
  });

const damages: readonly Damage[] = [
  inJson('data'),
  inJson('data'),
  inJson('meta'),
  inText('type'),
  inText('eventId'),
  inText('streamId'),
  (event, random) => ({ ...event, hash: flip(event.hash, random) }),
  (event, random) => ({ ...event, version: event.version ^ (1 << Math.floor(random() * 31)) }),
  (event, random) => ({
    ...event,
    schemaVersion: event.schemaVersion ^ (1 << Math.floor(random() * 15)),
  }),
];

describe('the hash chain of a stored stream', () => {
  it('holds for what the database gives back', () => {
    expect(stream.version).toBe(8);
    expect(verifyStream(stream.events)).toEqual({ intact: true });
  });

  it(`shows each of ${FLIPS} single flipped bits`, () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    const unnoticed: number[] = [];
    for (let n = 0; n < FLIPS; n += 1) {
      const at = Math.floor(random() * stream.events.length);
      const damage = damages[Math.floor(random() * damages.length)]!;
      try {
        const damaged = stream.events.with(at, damage(stream.events[at]!, random));
        if (verifyStream(damaged).intact) unnoticed.push(n);
      } catch {
        // Not even text or JSON any more: noticed.
      }
    }
    expect(unnoticed).toEqual([]);
  });

  it('R-125: shows a change made behind the back of the service', async () => {
    await test.pool.query("update events set data = jsonb_set(data, '{n}', '7') where version = 3");
    const { events } = await test.store.load('chained');
    expect(verifyStream(events)).toMatchObject({ intact: false, version: 3 });
  });
});
