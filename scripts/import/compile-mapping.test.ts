import { describe, expect, it } from '@jest/globals';
import { compileMapping } from './compile-mapping.ts';
import { HEADER, SAMPLE, sampleMapping } from './mapping.fixture.ts';

const ROW = ['A-1', '15.07.2026 12:00', '20.07.2026', 'Defekt - D01', '1.234,50', 'ja', 'mitte'];
const change = (cells: Record<string, string>): string[] =>
  HEADER.map((name, at) => cells[name] ?? ROW[at]!);
const read = (cells: readonly string[], mapping = sampleMapping()) =>
  compileMapping(mapping, HEADER)({ rowNumber: 7, cells });

describe('a row under a mapping', () => {
  it('becomes the facts that the bulk endpoint takes', () => {
    expect(read(ROW)).toEqual({
      read: 'row',
      row: {
        rowNumber: 7,
        externalId: 'A-1',
        reported: { at: '2026-07-15T10:00:00Z', precision: 'instant' },
        closed: { at: '2026-07-20T00:00:00Z', precision: 'date' },
        complaintCode: 'product_defect',
        channel: 'telephone_hotline',
        storeId: 'mitte',
        sourceCategory: 'd01',
        restitution: { amount: 123450, currency: 'EUR' },
        satisfied: true,
      },
      remarks: [],
      labels: { categories: ['d01', 'Defekt - D01'] },
    });
  });

  it('leaves out what is blank, not paid or not answered', () => {
    const cells = change({ Ende: '', Art: ' ', Betrag: '0,00', Zufrieden: 'k.A.', Filiale: '' });
    expect(read(cells)).toMatchObject({ remarks: [], labels: {} });
    expect((read(cells) as { row: object }).row).toEqual({
      rowNumber: 7,
      externalId: 'A-1',
      reported: { at: '2026-07-15T10:00:00Z', precision: 'instant' },
      channel: 'telephone_hotline',
    });
  });

  it('finds a value by a regular expression where no exact key fits', () => {
    expect(read(change({ Art: 'Falsche Größe' }))).toMatchObject({
      row: { complaintCode: 'packaging_error', sourceCategory: 'falsche_grosse' },
      remarks: [],
    });
  });

  it('takes a value declared absent for nothing, without a flag', () => {
    const { row } = read(change({ Art: 'Sonstiges' })) as { row: object };
    expect(row).not.toHaveProperty('complaintCode');
    expect(row).not.toHaveProperty('flags');
  });

  it('flags a value the mapping does not know and keeps the row', () => {
    expect(read(change({ Art: 'Neu - X99', Zufrieden: 'vielleicht' }))).toMatchObject({
      read: 'row',
      row: { flags: ['unmapped_value'], sourceCategory: 'x99' },
      remarks: [
        { column: 'Art', code: 'unmapped_value', key: 'X99' },
        { column: 'Zufrieden', code: 'unmapped_value', key: 'vielleicht' },
      ],
    });
  });

  it('is refused with every faulty column', () => {
    const cells = change({ Eingang: '32.07.2026 12:00', Betrag: '12.5', Nr: 'A 1' });
    expect(read(cells)).toMatchObject({
      read: 'refused',
      rowNumber: 7,
      externalId: null,
      remarks: [
        { column: 'Nr', code: 'malformed_id' },
        { column: 'Eingang', code: 'unreadable_time' },
        { column: 'Betrag', code: 'unreadable_amount' },
      ],
    });
  });

  it('is refused when it has no report time, and keeps its id for the report', () => {
    expect(read(change({ Eingang: '' }))).toMatchObject({
      read: 'refused',
      externalId: 'A-1',
      remarks: [{ column: 'Eingang', code: 'missing_value' }],
    });
  });

  it('is refused when cells are missing or too many', () => {
    expect(read(ROW.slice(1))).toMatchObject({
      read: 'refused',
      remarks: [{ code: 'wrong_cell_count' }],
    });
    expect(read([...ROW, 'x'])).toMatchObject({ read: 'refused' });
  });
});

describe('a mapping bound to a file', () => {
  it('is refused when the file lacks a column it names', () => {
    expect(() => compileMapping(sampleMapping(), HEADER.slice(1))).toThrow(
      'columns.externalId: the file has no column "Nr"; it has "Eingang"',
    );
  });

  it('is refused when the file has a column twice', () => {
    expect(() => compileMapping(sampleMapping(), [...HEADER, 'Nr'])).toThrow('"Nr" twice');
  });

  it('takes the value itself where a choice has no map', () => {
    const columns = { ...SAMPLE.columns, channel: { column: 'Art' } };
    expect(read(change({ Art: 'email' }), sampleMapping({ columns }))).toMatchObject({
      row: { channel: 'email' },
    });
  });
});
