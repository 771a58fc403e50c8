import type { Filter } from '@amends/service-kit/query';
import { describe, expect, it } from '@jest/globals';
import { cellQueryOf } from './cell-query.ts';
import { countedProjection } from './cells.fixture.ts';
import type { Stores } from './types.ts';

const { cells } = countedProjection();
const BERLIN = { timeZone: 'Europe/Berlin', asOf: undefined };

const asked = (
  groupBy: readonly string[],
  filters: readonly Filter[] = [],
  view: { timeZone: string; asOf: string | undefined } = BERLIN,
  stores: Stores = '*',
) => cellQueryOf(cells, { groupBy, filters, view }, { stores, timeZone: 'Europe/Berlin' });

const filter = (field: string, operator: Filter['operator'], ...values: string[]): Filter => ({
  field,
  operator,
  values,
});

describe('a request for figures', () => {
  it('is answered by the smallest slice that has its dimensions', () => {
    expect(asked([])?.columns).toEqual([]);
    expect(asked(['month'])?.columns).toEqual([]);
    expect(asked(['size'])?.columns).toEqual(['size']);
    expect(asked(['size'], [filter('store', 'eq', '9')])?.columns).toEqual(['store_id', 'size']);
    expect(asked([], [], BERLIN, ['9'])?.columns).toEqual(['store_id']);
    expect(asked(['size'], [], BERLIN, ['9'])?.columns).toEqual(['store_id', 'size']);
  });

  it('reads the largest cells that its periods and days leave whole', () => {
    const from = filter('openedAt', 'gte', '2025-12-30T23:00:00Z');
    const to = filter('openedAt', 'lt', '2027-01-31T23:00:00Z');
    const grains = (groupBy: string[]) =>
      asked(groupBy, [from, to])?.spans.map((span) => Object.values(span).join(' '));
    expect(grains([])).toEqual([
      'y 2026-01-01 2027-01-01 1',
      'd 2025-12-31 2026-01-01 1',
      'm 2027-01-01 2027-02-01 1',
    ]);
    expect(grains(['month'])).toEqual(['m 2026-01-01 2027-02-01 1', 'd 2025-12-31 2026-01-01 1']);
    expect(grains(['week'])).toEqual(['d 2025-12-31 2027-02-01 1']);
  });

  it('is no named slice with other fields, parts of days, another zone or a past instant', () => {
    expect(asked(['other'])).toBeUndefined();
    expect(asked([], [filter('other', 'eq', 'x')])).toBeUndefined();
    expect(asked([], [filter('openedAt', 'gte', '2026-01-01T00:00:00Z')])).toBeUndefined();
    expect(asked([], [filter('openedAt', 'lte', '2025-12-30T23:00:00Z')])).toBeUndefined();
    expect(asked(['month'], [], { timeZone: 'UTC', asOf: undefined })).toBeUndefined();
    expect(asked([], [], { timeZone: 'UTC', asOf: undefined })).toBeDefined();
    const past = { timeZone: 'Europe/Berlin', asOf: '2026-01-01T00:00:00Z' };
    expect(asked([], [], past)).toBeUndefined();
  });
});
