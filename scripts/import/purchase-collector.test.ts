import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { chunkRows } from './chunk-rows.ts';
import { parseMapping } from './mapping.ts';
import { withFile } from './mapping.fixture.ts';
import { decimalReader, inUnits, times } from './read-decimal.ts';
import { reportLines } from './row-report.ts';
import { surveyFile } from './survey-file.ts';

const EXAMPLE = JSON.parse(
  readFileSync(join(import.meta.dirname, 'mappings', 'invoice-lines.json'), 'utf8'),
);
const HEADER = ['InvoiceNo', 'CustomerID', 'InvoiceDate', 'Quantity', 'UnitPrice'];

const mappingWith = (columns: object = {}) =>
  parseMapping(
    JSON.stringify({ ...EXAMPLE, columns: { ...EXAMPLE.columns, ...columns } }),
    'invoices.json',
  );

const read = (lines: readonly string[], mapping = mappingWith(), header = HEADER) =>
  withFile([header.join(','), ...lines].join('\n'), async (path) => {
    const survey = await surveyFile(path, mapping);
    const chunks = [];
    for await (const chunk of chunkRows(path, mapping)) chunks.push(chunk);
    const rows = chunks.flatMap(({ body }) => JSON.parse(body).rows);
    return { survey, rows, sent: chunks.flatMap((chunk) => chunk.rows) };
  });

const LINES = [
  '1001,17,2026-07-01 10:00,6,2.55',
  '1002,18,2026-07-01T10:05:00+02:00,1,10',
  '1001,17,2026-07-01 09:59,10,0.333',
  '1001,17,2026-07-01 10:00,20,0.3335',
  'C1003,17,2026-07-02 10:00,-6,2.55',
];

describe('a file of invoice lines', () => {
  it('becomes one purchase an invoice, summed without rounding, at its first instant', async () => {
    const { survey, rows } = await read(LINES);
    expect(survey).toMatchObject({ lines: 5, rows: 3, refused: 0, storeIds: ['webshop'] });
    expect(rows).toEqual([
      {
        rowNumber: 1,
        externalId: '1001',
        customerReference: '17',
        storeId: 'webshop',
        purchasedAt: '2026-07-01T08:59:00Z',
        kind: 'sale',
        amount: { amount: 2530, currency: 'GBP' },
      },
      {
        rowNumber: 2,
        externalId: '1002',
        customerReference: '18',
        storeId: 'webshop',
        purchasedAt: '2026-07-01T08:05:00Z',
        kind: 'sale',
        amount: { amount: 1000, currency: 'GBP' },
      },
      {
        rowNumber: 3,
        externalId: 'C1003',
        customerReference: '17',
        storeId: 'webshop',
        purchasedAt: '2026-07-02T09:00:00Z',
        kind: 'refund',
        amount: { amount: 1530, currency: 'GBP' },
      },
    ]);
  });

  it('refuses an invoice it cannot read, by line and column, and counts it', async () => {
    const { survey, sent } = await read([
      '1,,2026-07-01 10:00,1,1',
      '2,17,someday,1,1',
      '3,17,2026-07-01 10:00,1,1',
      '3,18,2026-07-01 10:00,1,1',
      '4,17,2026-07-01 10:00,1,0.001',
      '5,17,2026-07-01 10:00,1,1',
      '5,17,2026-07-01 10:00,-1,1',
      '6,17,2026-07-01 10:00,two,1',
      '7 a,17,2026-07-01 10:00,1,1',
    ]);
    expect(survey).toMatchObject({ lines: 9, rows: 7, refused: 7 });
    const answer = { externalId: null, caseId: null, result: 'rejected', flags: [], problem: null };
    const told = sent.flatMap((row) => reportLines(row, answer as never));
    expect(told.map(({ line, code, column }) => [line, code, column])).toEqual([
      ['2', 'missing_value', 'CustomerID'],
      ['3', 'unreadable_time', 'InvoiceDate'],
      ['5', 'mixed_invoice', 'InvoiceNo'],
      ['6', 'unreadable_amount', 'UnitPrice'],
      ['7', 'unreadable_amount', 'UnitPrice'],
      ['9', 'unreadable_amount', 'Quantity'],
      ['10', 'malformed_id', 'InvoiceNo'],
    ]);
  });

  it('names what is taken back where the file tells, of a row an invoice', async () => {
    const columns = {
      paid: { amount: { column: 'Total', decimalSeparator: ',', groupSeparator: '.' } },
      currency: 'JPY',
      cancellation: { column: 'Status', when: ['cancelled'] },
      cancels: { column: 'Of' },
    };
    const header = ['InvoiceNo', 'CustomerID', 'InvoiceDate', 'Total', 'Status', 'Of'];
    const lines = [
      '9,17,2026-07-01 10:00,"1.250",ok,',
      '10,17,2026-07-02 10:00,"1.250",cancelled,9',
    ];
    const { rows } = await read(lines, mappingWith(columns), header);
    expect(rows).toMatchObject([
      { kind: 'sale', amount: { amount: 1250, currency: 'JPY' } },
      { kind: 'refund', cancels: '9', amount: { amount: 1250 } },
    ]);
    expect(rows[0]).not.toHaveProperty('cancels');
  });
});

describe('a decimal', () => {
  const readOf = decimalReader({ decimalSeparator: '.', groupSeparator: ',' });

  it('is exact whatever its size, and none where rounding would be needed', () => {
    expect(inUnits(readOf('-1,234,567.89')!, 2)).toBe(-123_456_789n);
    expect(inUnits(times(readOf('0.07')!, readOf('3')!), 2)).toBe(21n);
    expect(inUnits(readOf('0.005')!, 2)).toBeUndefined();
    expect(inUnits(readOf('0.050')!, 2)).toBe(5n);
  });

  it.each(['', '1,23', '1.2.3', '1e3', '£1', '1.', '.5'])('is not read from "%s"', (text) => {
    expect(readOf(text)).toBeUndefined();
  });
});
