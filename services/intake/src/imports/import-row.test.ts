import { describe, expect, it } from '@jest/globals';
import { readImportRow } from './import-row.ts';

const date = (day: string) => ({ at: `${day}T00:00:00Z`, precision: 'date' });
const row = {
  rowNumber: 7,
  externalId: 'A-00239',
  reported: date('2015-03-12'),
  closed: date('2015-04-01'),
  sourceCategory: 'd01',
  satisfied: true,
  restitution: { amount: 1999, currency: 'USD' },
};
const rules = {
  expectedRows: 10,
  labels: { categories: { d01: 'Damaged Goods - D01' } },
  isKnownStore: (storeId: string) => storeId === '9',
  nowMs: Date.parse('2026-01-01T00:00:00Z'),
};
const read = (change: object) => readImportRow({ ...row, ...change }, rules);

describe('a row of an import', () => {
  it('becomes facts without its number', () => {
    const { rowNumber, ...facts } = row;
    expect(read({})).toEqual({ read: 'row', rowNumber, facts: { ...facts, flags: [] } });
  });

  it('that closes before it starts is flagged and kept', () => {
    expect(read({ closed: date('2015-03-01') })).toMatchObject({
      read: 'row',
      facts: { flags: ['close_before_start'], closed: date('2015-03-01') },
    });
  });

  it('that closes on the day it starts is not flagged', () => {
    expect(read({ closed: row.reported })).toMatchObject({ facts: { flags: [] } });
  });

  it('with a store nobody registered is flagged', () => {
    expect(read({ storeId: '12' })).toMatchObject({
      facts: { storeId: '12', storeUnknown: true, flags: ['store_unknown'] },
    });
    expect(read({ storeId: '9' })).toMatchObject({ facts: { storeId: '9', flags: [] } });
  });

  it("keeps the client's mark of an unmapped value and sets the other flags itself", () => {
    expect(read({ flags: ['unmapped_value', 'close_before_start'] })).toMatchObject({
      facts: { flags: ['unmapped_value'] },
    });
  });

  it.each([
    ['an unknown field', { wat: 1 }, 'validation_failed'],
    ['a day that does not exist', { reported: date('2015-02-30') }, 'validation_failed'],
    [
      'a time with an offset',
      { reported: { at: '2015-03-12T00:00:00+02:00', precision: 'date' } },
      'validation_failed',
    ],
    [
      'a wait that ends before it begins',
      { waits: [{ from: '2015-03-14T10:00:00Z', until: '2015-03-13T10:00:00Z' }] },
      'validation_failed',
    ],
    [
      'a reopening in the future',
      { reopenings: [{ reopenedAt: '2026-02-01T00:00:00Z' }] },
      'in_future',
    ],
    ['a slug nobody declared', { sourceCategory: 'zzz' }, 'validation_failed'],
    ['a row number above the announced', { rowNumber: 11 }, 'row_count_mismatch'],
    [
      'a resolution in the future that a reopening ended',
      { reopenings: [{ resolvedAt: '2027-01-01T00:00:00Z', reopenedAt: '2015-03-20T00:00:00Z' }] },
      'in_future',
    ],
    [
      'a closing in the future that a reopening ended',
      { reopenings: [{ closedAt: '2027-01-01T00:00:00Z', reopenedAt: '2015-03-20T00:00:00Z' }] },
      'in_future',
    ],
    ['a report in the future', { reported: date('2027-01-01') }, 'in_future'],
    ['a card number', { sourceResult: '4111111111111111' }, 'card_data_not_accepted'],
  ])('with %s is refused', (_what, change, code) => {
    expect(read(change)).toMatchObject({ read: 'refused', externalId: 'A-00239', code });
  });

  it('that tells no number is refused and not counted', () => {
    expect(read({ rowNumber: 'x' })).toMatchObject({ read: 'refused', rowNumber: null });
    expect(readImportRow(null, rules)).toMatchObject({ read: 'refused', rowNumber: null });
  });
});
