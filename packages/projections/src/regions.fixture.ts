import { type Happening, type ReadServiceBed, uuidOf } from './read-service.fixture.ts';

const at = '2025-01-01T00:00:00Z';

/** A store and the region it lies in. */
export const storeIn = (storeId: string, region: string): Happening => ({
  type: 'StoreRegistered',
  data: { storeId, timeZone: 'Europe/Berlin', currency: 'EUR', region, registeredAt: at },
  subject: uuidOf(`store ${storeId}`),
});

/** The same store from now on in another region. */
export const storeMovedTo = (storeId: string, region: string): Happening => ({
  type: 'StoreMoved',
  data: { storeId, timeZone: 'Europe/Berlin', currency: 'EUR', region, movedAt: at },
  subject: uuidOf(`store ${storeId}`),
});

interface Line {
  readonly group: Readonly<Record<string, string | null>>;
}

/**
 * What a path tells of regions with one store each otherwise than of those stores: by region, of
 * one region alone, and of all of them. Their names must be in the order of the stores' ids.
 */
export const regionDifferences = async (
  bed: ReadServiceBed,
  path: string,
  regions: Readonly<Record<string, string>>,
): Promise<string[]> => {
  const linesOf = async (query: string): Promise<Line[]> => {
    const { status, text, body } = await bed.get(`${path}?as-of=2026-06-30T00:00:00Z&${query}`);
    if (status !== 200) throw new Error(`${status}: ${text}`);
    return body.data;
  };
  const stores = Object.keys(regions);
  const pairs = [
    ['group-by=region', 'group-by=store'],
    ...stores.map((store) => [
      `filter[region][eq]=${regions[store]}`,
      `filter[store][eq]=${store}`,
    ]),
    [
      `filter[region][in]=${Object.values(regions).join(',')}`,
      `filter[store][in]=${stores.join(',')}`,
    ],
  ] as const;
  const named = ({ group: { store, ...group }, ...line }: Line) => ({
    ...line,
    group: store === undefined ? group : { region: regions[store!] ?? null, ...group },
  });
  const different: string[] = [];
  for (const [byRegion, byStore] of pairs) {
    const read = (await linesOf(byRegion!)).map(named);
    const expected = (await linesOf(byStore!)).map(named);
    if (JSON.stringify(read) !== JSON.stringify(expected))
      different.push(`${path} ${byRegion}: ${JSON.stringify(read)}`);
  }
  return different;
};
