import {
  attributeReaders,
  columnFinder,
  externalIdReader,
  type FieldReader,
  type FindColumn,
  type Reading,
  type TimeMember,
  timeReader,
} from './field-readers.ts';
import type { ImportRow, MappedRow, Remark } from './import-row.ts';
import type { ComplaintMapping } from './mapping.ts';
import type { TimeField } from './mapping-fields.ts';

/** One record of the file: its place among the data rows, from 1, and its cells. */
export interface CsvRecord {
  readonly rowNumber: number;
  readonly cells: readonly string[];
}

const fieldReaders = ({ columns, timeZone }: ComplaintMapping, find: FindColumn): FieldReader[] => {
  const { externalId } = columns;
  const times: [TimeMember, string, TimeField | undefined][] = [
    ['reported', 'reportedAt', columns.reportedAt],
    ['occurred', 'occurredAt', columns.occurredAt],
    ['resolved', 'resolvedAt', columns.resolvedAt],
    ['closed', 'closedAt', columns.closedAt],
  ];
  return [
    externalIdReader(externalId.column, find(externalId.column, 'externalId')),
    ...times.flatMap(([member, path, field]) =>
      field === undefined ? [] : [timeReader(member, field, find(field.column, path), timeZone)],
    ),
    ...attributeReaders(columns, find),
  ];
};

/** What is said of a record whose cells are too few or too many. */
export const wrongCellCount = (cells: readonly string[], header: readonly string[]): Remark => ({
  column: '',
  code: 'wrong_cell_count',
  detail: `has ${cells.length} cells where the header has ${header.length}`,
});

/**
 * Binds a mapping to a file's header. The function it gives reads one record: a row to send, or a
 * refusal naming every faulty column. Nothing is repaired; what is unmapped is flagged.
 * @throws CommandError when the file lacks a column the mapping names
 */
export const compileMapping = (
  mapping: ComplaintMapping,
  header: readonly string[],
): ((record: CsvRecord) => MappedRow) => {
  const readers = fieldReaders(mapping, columnFinder(header));
  return ({ rowNumber, cells }) => {
    if (cells.length !== header.length) {
      const remarks = [wrongCellCount(cells, header)];
      return { read: 'refused', rowNumber, externalId: null, remarks };
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
