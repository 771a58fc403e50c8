import { describe, expect, it } from '@jest/globals';
import type { SentRow } from './mapped-file.ts';
import type { Remark } from './import-row.ts';
import { type RowAnswer, reportLines } from './row-report.ts';

const remark: Remark = { column: 'Art', code: 'unmapped_value', detail: 'is new', key: 'X99' };
const sent = (remarks: Remark[] = []): SentRow => ({
  line: 9,
  mapped: {
    read: 'row',
    row: { rowNumber: 7, externalId: 'A-1', reported: { at: '', precision: 'date' } },
    remarks,
    labels: {},
  },
});
const answer = (change: Partial<RowAnswer> = {}): RowAnswer => ({
  externalId: 'A-1',
  caseId: null,
  result: 'accepted',
  flags: [],
  problem: null,
  ...change,
});
const place = { row: '7', line: '9', externalId: 'A-1' };

describe('the report on a row', () => {
  it('is empty when it was accepted without a remark', () => {
    expect(reportLines(sent(), answer())).toEqual([]);
  });

  it("names the column of an unmapped value once, not the suite's flag for it as well", () => {
    const lines = reportLines(sent([remark]), answer({ flags: ['unmapped_value'] }));
    expect(lines).toEqual([
      { ...place, result: 'flagged', code: 'unmapped_value', column: 'Art', detail: 'is new: X99' },
    ]);
  });

  it("tells the suite's flags and refusals", () => {
    expect(reportLines(sent(), answer({ flags: ['close_before_start'] }))).toMatchObject([
      { ...place, result: 'flagged', code: 'close_before_start' },
    ]);
    const problem = { code: 'external_id_conflict', detail: 'known with other content' };
    expect(reportLines(sent(), answer({ result: 'rejected', problem }))).toMatchObject([
      { result: 'refused', code: 'external_id_conflict', detail: 'known with other content' },
    ]);
  });

  it("gives the mapping's reasons for a row it could not read, whatever the suite says", () => {
    const fault: Remark = { column: 'Eingang', code: 'unreadable_time', detail: 'is no time' };
    const refused: SentRow = {
      line: 9,
      mapped: { read: 'refused', rowNumber: 7, externalId: 'A-1', remarks: [fault] },
    };
    const problem = { code: 'validation_failed' };
    expect(reportLines(refused, answer({ result: 'rejected', problem }))).toEqual([
      {
        ...place,
        result: 'refused',
        code: 'unreadable_time',
        column: 'Eingang',
        detail: 'is no time',
      },
    ]);
  });

  it('tells a repeat', () => {
    expect(reportLines(sent(), answer({ result: 'duplicate' }))).toMatchObject([
      { result: 'duplicate', code: 'known' },
    ]);
  });
});
