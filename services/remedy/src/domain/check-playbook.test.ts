import type { FollowUpContact, PlaybookContent } from '@amends/contracts/remedy-playbook';
import { describe, expect, it } from '@jest/globals';
import { faultsOf } from './check-playbook.ts';
import { PLAYBOOK_V1_CONTENT } from './playbook-v1.ts';
import { FRUGAL, withRow } from './playbook.fixture.ts';

const messages = (content: PlaybookContent) => faultsOf(content).map(({ message }) => message);
const without = (row: number): PlaybookContent => ({
  ...PLAYBOOK_V1_CONTENT,
  rows: PLAYBOOK_V1_CONTENT.rows.filter((one) => one.row !== row),
});
const withMore = (...rows: PlaybookContent['rows']): PlaybookContent => ({
  ...PLAYBOOK_V1_CONTENT,
  rows: [...PLAYBOOK_V1_CONTENT.rows, ...rows],
});
const rowOf = (row: number) => PLAYBOOK_V1_CONTENT.rows.find((one) => one.row === row)!;

describe('a version of the playbook (R-038)', () => {
  it('is sound as version 1 is, and with other figures', () => {
    expect(faultsOf(PLAYBOOK_V1_CONTENT)).toEqual([]);
    expect(faultsOf(FRUGAL)).toEqual([]);
  });

  it('may have further rows that some case gets', () => {
    const repair = { ...rowOf(11), row: 31, severities: ['major' as const] };
    expect(messages(withMore(repair))).toEqual([]);
  });

  it.each([1, 11, 23, 30])('has row %i', (row) => {
    expect(messages(without(row))).toEqual([`row ${row}: is missing`]);
  });

  it('has each row once, and the numbers of overlays and triggers for nothing else', () => {
    expect(messages(withMore(rowOf(11)))).toEqual(['row 11: comes twice']);
    const misplaced = [27, 28].map((row) => ({ ...rowOf(11), row }));
    expect(messages(withMore(...misplaced))).toEqual(
      [27, 28].map((row) => `row ${row}: is no base row`),
    );
  });

  it('has both overlays', () => {
    const overlays = [PLAYBOOK_V1_CONTENT.overlays[0]!, PLAYBOOK_V1_CONTENT.overlays[0]!];
    expect(messages({ ...PLAYBOOK_V1_CONTENT, overlays })).toEqual(['row 28: is missing']);
  });

  it('has no row that no case gets', () => {
    expect(messages(withRow(11, { types: [] }))).toEqual(['row 11: no case gets it']);
    const hidden = { ...rowOf(11), row: 31 };
    expect(messages(withMore(hidden))).toEqual(['row 31: no case gets it']);
  });

  it('asks in the order of days, soon first, and after a month in person only', () => {
    const asking = (...contacts: FollowUpContact[]) =>
      messages(withRow(11, { followUp: contacts }));
    const call: FollowUpContact['channels'] = ['telephone'];
    const on = (day: number): FollowUpContact => ({ day, channels: call });
    expect(asking(on(1), on(3), on(7), on(30))).toEqual([]);
    expect(asking(on(7), on(1))).toEqual(['row 11: the days of its follow-up do not ascend']);
    expect(asking(on(1), { ...on(2), within: true })).toEqual([
      'row 11: only its first follow-up can begin with the resolution',
    ]);
    expect(asking(on(30))).toEqual(['row 11: its follow-up asks nobody soon after the resolution']);
    expect(asking(on(1), on(30), on(60))).toEqual(['row 11: its follow-up asks too often']);
    expect(asking(on(1), { day: 30, channels: ['email'] })).toEqual([
      'row 11: what it asks after 30 days or more is asked in person',
    ]);
  });

  it('has a fallback that takes every case', () => {
    expect(messages(withRow(30, { severities: ['minor'] }))).toEqual([
      'row 30: the fallback takes every case',
    ]);
    expect(messages(withRow(2, { types: ['delivery'] }))).toEqual([
      'row 2: has a trigger of its own',
    ]);
  });

  it('wins nobody back before the cause is known (R-054)', () => {
    const always = ['apology', 'win_back_offer'] as const;
    expect(messages(withRow(30, { always: [...always] }))).toEqual([
      'row 30: wins back before the cause is known',
    ]);
    expect(messages(withRow(11, { always: [...always] }))).toEqual([]);
  });

  it('may be without row 29, or have it with its own trigger, giving nothing (R-054)', () => {
    expect(messages(without(29))).toEqual([]);
    expect(messages(withRow(29, { steps: ['solicit_opinion'] }))).toEqual([]);
    expect(messages(withRow(29, { types: ['delivery'] }))).toEqual([
      'row 29: has a trigger of its own',
    ]);
    const early = ['row 29: gives before a loss is known'];
    expect(messages(withRow(29, { restitution: 'redo_free' }))).toEqual(early);
    expect(messages(withRow(29, { goodwill: { basis: 'matrix' } }))).toEqual(early);
    expect(messages(withRow(29, { option: 'win_back_offer' }))).toEqual([
      'row 29: wins back before the cause is known',
    ]);
  });

  it('has each guarantee once, with one sum in each currency (R-049)', () => {
    const eur = { amount: 500, currency: 'EUR' as const };
    const guarantee = {
      ...{ guaranteeId: 'on_time', types: ['delivery' as const] },
      payout: { basis: 'fixed' as const, amounts: [eur, eur] },
    };
    expect(messages({ ...PLAYBOOK_V1_CONTENT, guarantees: [guarantee] })).toEqual([
      'on_time: pays two sums in one currency',
    ]);
    const once = { ...guarantee, payout: { basis: 'of_price' as const, pct: 10 } };
    expect(messages({ ...PLAYBOOK_V1_CONTENT, guarantees: [once] })).toEqual([]);
    expect(messages({ ...PLAYBOOK_V1_CONTENT, guarantees: [once, once] })).toEqual([
      'on_time: comes twice',
    ]);
  });

  it('leaves the customer a choice in every row', () => {
    const none = withRow(21, { always: ['listen', 'apology'], option: 'apology' });
    expect(messages(none)).toEqual(['row 21: leaves the customer no choice']);
  });

  it('has ranges and caps that hold something', () => {
    const goodwill = { basis: 'range', minPct: 20, maxPct: 10 } as const;
    expect(messages(withRow(4, { goodwill }))).toEqual(['row 4: the range of goodwill is empty']);
    const caps = { automaticPct: 150, managerPct: 120 };
    expect(messages({ ...PLAYBOOK_V1_CONTENT, caps })).toEqual([
      'a manager may give less than nobody',
    ]);
  });
});
