import { filtersOf } from '@amends/service-kit/query';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  countField,
  filterShapeOf,
  filterSql,
  viewNow,
  instantField,
  shortIdField,
  wordField,
} from './fact-field.ts';
import { assembleGroups, groupSql } from './fact-groups.ts';
import { periodFields } from './period-fields.ts';

const fields = {
  store: shortIdField('store_id'),
  severity: wordField('severity', ['minor', 'major']),
  ...periodFields('reported_at'),
  reportedAt: instantField('reported_at'),
  reopenCount: countField('reopen_count'),
};
const query = z.strictObject(filterShapeOf(fields));
const accepts = (parameters: Record<string, string>) => query.safeParse(parameters).success;

describe('the fields of a query', () => {
  it('accept values of their form and operators of their type only', () => {
    expect(accepts({ 'filter[store][in]': '9,12' })).toBe(true);
    expect(accepts({ 'filter[reportedAt][gte]': '2026-05-01T00:00:00Z' })).toBe(true);
    expect(accepts({ 'filter[reopenCount][gt]': '1' })).toBe(true);
    expect(accepts({ 'filter[month][eq]': '2026-05' })).toBe(true);
    expect(accepts({ 'filter[reportedAt][gte]': 'yesterday' })).toBe(false);
    expect(accepts({ 'filter[reportedAt][gte]': '2024-02-29T00:00:00Z' })).toBe(true);
    expect(accepts({ 'filter[reportedAt][gte]': '2024-02-30T00:00:00Z' })).toBe(false);
    expect(accepts({ 'filter[severity][eq]': 'huge' })).toBe(false);
    expect(accepts({ 'filter[store][lt]': '9' })).toBe(false);
    expect(accepts({ 'filter[mood][eq]': 'x' })).toBe(false);
    expect(accepts({ 'filter[month][eq]': '2026-13' })).toBe(false);
    expect(accepts({ 'filter[week][in]': '2026-W01,2026-W53' })).toBe(true);
    expect(accepts({ 'filter[week][eq]': '2026-W54' })).toBe(false);
    expect(accepts({ 'filter[quarter][eq]': '2026-Q4' })).toBe(true);
    expect(accepts({ 'filter[quarter][eq]': '2026-Q5' })).toBe(false);
    expect(accepts({ 'filter[day][eq]': '2026-12-31' })).toBe(true);
    expect(accepts({ 'filter[day][eq]': '2026-02-30' })).toBe(false);
  });

  it('pass values as parameters and never as SQL', () => {
    const filters = filtersOf({
      'filter[store][in]': "9,1' or 1=1",
      'filter[reportedAt][lt]': '2026-05-01T00:00:00Z',
    });
    expect(filterSql(fields, filters, viewNow('"s"'))).toEqual({
      conditions: [
        'f.store_id = any($1::text[]::text[])',
        'f.reported_at < any($2::text[]::timestamptz[])',
      ],
      values: [['9', "1' or 1=1"], ['2026-05-01T00:00:00Z']],
    });
  });

  it('refuse a field that the query schema let through by mistake', () => {
    const filter = { field: 'mood', operator: 'eq', values: ['x'] } as const;
    expect(() => filterSql(fields, [filter], viewNow('"s"'))).toThrow(TypeError);
  });
});

const source = {
  from: (schema: string) => `${schema}.case_fact f`,
  columns: { price: 'f.price', isOpen: 'f.is_open' },
};

describe('a grouped read', () => {
  it('asks for the dimensions, the count and one JSON text per column', () => {
    expect(groupSql(source, '"s"', fields, { groupBy: ['store'], filters: [] }).text).toBe(
      'select (f.store_id)::text as d0, count(*)::int as n, json_agg(f.price) as c0, ' +
        'json_agg(f.is_open) as c1 from "s".case_fact f group by 1',
    );
  });

  it('adds the groups up to the total and orders them, rows without a value last', () => {
    const rows = [
      { d0: null, n: 1, c0: [5], c1: [true] },
      { d0: 'b', n: 2, c0: [1, 2], c1: [false, true] },
      { d0: 'a', n: 1, c0: [9], c1: [null] },
    ];
    const groups = assembleGroups({ cases: source }, ['store'], { cases: rows });
    expect(groups.map(({ group, sets }) => [group, sets.cases.n])).toEqual([
      [{}, 4],
      [{ store: 'a' }, 1],
      [{ store: 'b' }, 2],
      [{ store: null }, 1],
    ]);
    expect(groups[0]!.sets.cases.columns).toEqual({
      price: [5, 1, 2, 9],
      isOpen: [true, false, true, null],
    });
  });
});
