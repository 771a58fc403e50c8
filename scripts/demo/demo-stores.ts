/** A shop of the demo's retailer. */
export interface DemoStore {
  readonly storeId: string;
  readonly timeZone: string;
  readonly currency: 'EUR';
  readonly region: 'north' | 'south';
  readonly tills: readonly string[];
  /** How many of the day's cases are this store's. */
  readonly weight: number;
}

/** Three shops of ordinary size and a kiosk whose few answers must be withheld. */
export const DEMO_STORES: readonly DemoStore[] = (
  [
    { storeId: 'harbour', region: 'north', tills: ['1', '2', '3'], weight: 40 },
    { storeId: 'market', region: 'south', tills: ['1', '2'], weight: 32 },
    { storeId: 'station', region: 'south', tills: ['1', '2'], weight: 22 },
    { storeId: 'kiosk', region: 'north', tills: ['1'], weight: 6 },
  ] as const
).map((store) => ({ ...store, timeZone: 'Europe/Berlin', currency: 'EUR' as const }));

/** The store whose tills fail, and for how long, in minutes before now. */
export const OUTAGE = { storeId: 'market', startedMinutesAgo: 210, endedMinutesAgo: 165 } as const;
