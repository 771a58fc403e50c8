import { externalRef, type ImportedInstant, shortId } from '@amends/contracts/primitives';
import {
  INTAKE_CHANNELS,
  KHD_TYPES,
  REMEDY_TYPES,
  RESOLUTION_OUTCOMES,
} from '@amends/contracts/vocabulary';
import { CommandError } from '../terminal/command-error.ts';
import type { ImportRow, LabelKind, Remark } from './import-row.ts';
import { choiceReader, extractor } from './look-up.ts';
import type {
  AttributeColumns,
  ChoiceField,
  MoneyField,
  SatisfiedField,
  SourceCodeField,
  TimeField,
} from './mapping-fields.ts';
import { moneyReader } from './read-money.ts';
import { readTime } from './read-time.ts';
import { slugOf } from './slug-of.ts';

export type Draft = { -readonly [Member in keyof ImportRow]?: ImportRow[Member] };

/** A row while it is read: every field adds its member, or a fault that refuses the row. */
export interface Reading {
  readonly cells: readonly string[];
  readonly draft: Draft;
  readonly faults: Remark[];
  readonly remarks: Remark[];
  readonly labels: Partial<Record<LabelKind, readonly [string, string]>>;
}

export type FieldReader = (reading: Reading) => void;
export type FindColumn = (name: string, path: string) => number;

const cellAt = ({ cells }: Reading, at: number): string => cells[at]!.trim();

export const externalIdReader =
  (column: string, at: number): FieldReader =>
  (reading) => {
    const text = cellAt(reading, at);
    const fault = (code: Remark['code'], detail: string) =>
      reading.faults.push({ column, code, detail });
    if (text === '') fault('missing_value', 'is blank: a row needs an id of its own');
    else if (!externalRef.safeParse(text).success) {
      fault('malformed_id', 'is no id: at most 64 of A-Z a-z 0-9 . _ : / -');
    } else reading.draft.externalId = text;
  };

export type TimeMember = 'reported' | 'occurred' | 'resolved' | 'closed';

export const timeReader =
  (member: TimeMember, field: TimeField, at: number, zone: string): FieldReader =>
  (reading) => {
    const { column } = field;
    const text = cellAt(reading, at);
    if (text === '') {
      if (member !== 'reported') return;
      const detail = 'is blank: a case begins with its report';
      reading.faults.push({ column, code: 'missing_value', detail });
      return;
    }
    const result = readTime(text, field, zone);
    if (result.read === 'fault') {
      reading.faults.push({ column, code: 'unreadable_time', detail: result.detail });
      return;
    }
    const value: ImportedInstant = result.value;
    reading.draft[member] = value;
    if (result.note !== undefined) {
      reading.remarks.push({ column, code: 'ambiguous_time', detail: result.note });
    }
  };

/** Two fields may read one column: what neither knows is told once. */
export const noteUnmapped = (
  { remarks }: Pick<Reading, 'remarks'>,
  column: string,
  key: string,
): void => {
  if (remarks.some((one) => one.column === column && one.key === key)) return;
  const detail = 'is a value the mapping does not know';
  remarks.push({ column, code: 'unmapped_value', detail, key });
};

type ChoiceMember = 'complaintCode' | 'remedyType' | 'outcome' | 'channel' | 'storeId';

const choiceFieldReader = (
  member: ChoiceMember,
  field: ChoiceField,
  at: number | undefined,
  isValue: (text: string) => boolean,
): FieldReader => {
  const read = choiceReader(field, isValue);
  return (reading) => {
    const meaning = read(at === undefined ? '' : cellAt(reading, at));
    if (meaning.is === 'value') (reading.draft as Record<string, unknown>)[member] = meaning.value;
    if (meaning.is === 'unmapped') noteUnmapped(reading, field.column!, meaning.key);
  };
};

const SOURCE_CODES = {
  sourceCategory: 'categories',
  sourceGroup: 'groups',
  sourceResult: 'results',
} as const;
type SourceMember = keyof typeof SOURCE_CODES;

const sourceCodeReader = (
  member: SourceMember,
  field: SourceCodeField,
  at: number,
): FieldReader => {
  const partOf = extractor(field.extract);
  const kind = SOURCE_CODES[member];
  return (reading) => {
    const text = cellAt(reading, at);
    if (text === '') return;
    const slug = field.map?.[text] ?? slugOf(partOf(text));
    reading.draft[member] = slug;
    reading.labels[kind] = [slug, text];
  };
};

const satisfiedReader = (field: SatisfiedField, at: number): FieldReader => {
  const answers = new Map<string, boolean | undefined>([
    ...field.none.map((key) => [key, undefined] as const),
    ...field.yes.map((key) => [key, true] as const),
    ...field.no.map((key) => [key, false] as const),
  ]);
  return (reading) => {
    const text = cellAt(reading, at);
    if (text === '') return;
    if (!answers.has(text)) noteUnmapped(reading, field.column, text);
    const answer = answers.get(text);
    if (answer !== undefined) reading.draft.satisfied = answer;
  };
};

const restitutionReader = (field: MoneyField, at: number): FieldReader => {
  const read = moneyReader(field);
  return (reading) => {
    const text = cellAt(reading, at);
    if (text === '') return;
    const result = read(text);
    if (result.read === 'fault') {
      const { detail } = result;
      reading.faults.push({ column: field.column, code: 'unreadable_amount', detail });
    } else if (result.value !== undefined) reading.draft.restitution = result.value;
  };
};

const memberOf = (values: readonly string[]) => (text: string) => values.includes(text);

const choiceReaders = (columns: AttributeColumns, find: FindColumn): FieldReader[] => {
  const fields: [ChoiceMember, string, ChoiceField | undefined, (text: string) => boolean][] = [
    ['complaintCode', 'complaintCode', columns.complaintCode, memberOf(KHD_TYPES)],
    ['remedyType', 'remedyType', columns.remedyType, memberOf(REMEDY_TYPES)],
    ['outcome', 'outcome', columns.outcome, memberOf(RESOLUTION_OUTCOMES)],
    ['channel', 'channel', columns.channel, memberOf(INTAKE_CHANNELS)],
    ['storeId', 'store', columns.store, (text) => shortId.safeParse(text).success],
  ];
  return fields.flatMap(([member, path, field, isValue]) => {
    if (field === undefined) return [];
    const { column } = field;
    const at = column === undefined ? undefined : find(column, path);
    return [choiceFieldReader(member, field, at, isValue)];
  });
};

/** Readers of what a row, or all rows of a case together, say of the case beside its times. */
export const attributeReaders = (columns: AttributeColumns, find: FindColumn): FieldReader[] => {
  const { restitution, satisfied } = columns;
  const sources = Object.keys(SOURCE_CODES) as SourceMember[];
  return [
    ...choiceReaders(columns, find),
    ...sources.flatMap((member) => {
      const field = columns[member];
      return field === undefined
        ? []
        : [sourceCodeReader(member, field, find(field.column, member))];
    }),
    ...(restitution === undefined
      ? []
      : [restitutionReader(restitution, find(restitution.column, 'restitution'))]),
    ...(satisfied === undefined
      ? []
      : [satisfiedReader(satisfied, find(satisfied.column, 'satisfied'))]),
  ];
};

/** Finds the columns a mapping names. */
export const columnFinder =
  (header: readonly string[]): FindColumn =>
  (name, path) => {
    const at = header.indexOf(name);
    if (at === -1) {
      const known = header.map((each) => `"${each}"`).join(', ');
      throw new CommandError(`columns.${path}: the file has no column "${name}"; it has ${known}`);
    }
    if (header.indexOf(name, at + 1) !== -1) {
      throw new CommandError(`columns.${path}: the file has the column "${name}" twice`);
    }
    return at;
  };
