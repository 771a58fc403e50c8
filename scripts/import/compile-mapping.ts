import { externalRef, type ImportedInstant, shortId } from '@amends/contracts/primitives';
import {
  INTAKE_CHANNELS,
  KHD_TYPES,
  REMEDY_TYPES,
  RESOLUTION_OUTCOMES,
} from '@amends/contracts/vocabulary';
import { CommandError } from '../terminal/command-error.ts';
import type { ImportRow, LabelKind, MappedRow, Remark } from './import-row.ts';
import { choiceReader, extractor } from './look-up.ts';
import type {
  ChoiceField,
  Mapping,
  SatisfiedField,
  SourceCodeField,
  TimeField,
} from './mapping.ts';
import { moneyReader } from './read-money.ts';
import { readTime } from './read-time.ts';
import { slugOf } from './slug-of.ts';

/** One record of the file: its place among the data rows, from 1, and its cells. */
export interface CsvRecord {
  readonly rowNumber: number;
  readonly cells: readonly string[];
}

type Draft = { -readonly [Member in keyof ImportRow]?: ImportRow[Member] };

/** A row while it is read: every field adds its member, or a fault that refuses the row. */
interface Reading {
  readonly cells: readonly string[];
  readonly draft: Draft;
  readonly faults: Remark[];
  readonly remarks: Remark[];
  readonly labels: Partial<Record<LabelKind, readonly [string, string]>>;
}

type FieldReader = (reading: Reading) => void;
type FindColumn = (name: string, path: string) => number;

const cellAt = ({ cells }: Reading, at: number): string => cells[at]!.trim();

const externalIdReader =
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

type TimeMember = 'reported' | 'occurred' | 'resolved' | 'closed';

const timeReader =
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
const noteUnmapped = ({ remarks }: Reading, column: string, key: string): void => {
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

const restitutionReader = (
  field: NonNullable<Mapping['columns']['restitution']>,
  at: number,
): FieldReader => {
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

const choiceReaders = (columns: Mapping['columns'], find: FindColumn): FieldReader[] => {
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

const fieldReaders = ({ columns, timeZone }: Mapping, find: FindColumn): FieldReader[] => {
  const { externalId, restitution, satisfied } = columns;
  const times: [TimeMember, string, TimeField | undefined][] = [
    ['reported', 'reportedAt', columns.reportedAt],
    ['occurred', 'occurredAt', columns.occurredAt],
    ['resolved', 'resolvedAt', columns.resolvedAt],
    ['closed', 'closedAt', columns.closedAt],
  ];
  const sources = Object.keys(SOURCE_CODES) as SourceMember[];
  return [
    externalIdReader(externalId.column, find(externalId.column, 'externalId')),
    ...times.flatMap(([member, path, field]) =>
      field === undefined ? [] : [timeReader(member, field, find(field.column, path), timeZone)],
    ),
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

const columnFinder =
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

/**
 * Binds a mapping to a file's header. The function it gives reads one record: a row to send, or a
 * refusal naming every faulty column. Nothing is repaired; what is unmapped is flagged.
 * @throws CommandError when the file lacks a column the mapping names
 */
export const compileMapping = (
  mapping: Mapping,
  header: readonly string[],
): ((record: CsvRecord) => MappedRow) => {
  const readers = fieldReaders(mapping, columnFinder(header));
  return ({ rowNumber, cells }) => {
    if (cells.length !== header.length) {
      const detail = `has ${cells.length} cells where the header has ${header.length}`;
      const remark: Remark = { column: '', code: 'wrong_cell_count', detail };
      return { read: 'refused', rowNumber, externalId: null, remarks: [remark] };
    }
    const reading: Reading = { cells, draft: { rowNumber }, faults: [], remarks: [], labels: {} };
    for (const read of readers) read(reading);
    const { draft, faults, remarks, labels } = reading;
    if (faults.length > 0) {
      const externalId = draft.externalId ?? null;
      return { read: 'refused', rowNumber, externalId, remarks: faults };
    }
    if (remarks.some(({ code }) => code === 'unmapped_value')) draft.flags = ['unmapped_value'];
    return { read: 'row', row: draft as ImportRow, remarks, labels };
  };
};
