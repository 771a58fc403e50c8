import { externalRef } from '@amends/contracts/primitives';
import type { ActivityFact } from './activity-facts.ts';
import { type CaseStep, inOrder, storyOf } from './case-story.ts';
import { wrongCellCount } from './compile-mapping.ts';
import type { CsvRow } from './csv-file.ts';
import {
  attributeReaders,
  columnFinder,
  type FieldReader,
  type FindColumn,
  noteUnmapped,
  type Reading,
} from './field-readers.ts';
import type { ImportRow, MappedRow, Remark } from './import-row.ts';
import { choiceReader } from './look-up.ts';
import type { SentRow } from './mapped-file.ts';
import type { ActivityMapping } from './mapping.ts';
import { readTime } from './read-time.ts';

interface CollectedSteps {
  readonly line: number;
  readonly steps: CaseStep[];
  readonly faults: Remark[];
  readonly remarks: Remark[];
}

/** A mapping of activities bound to the columns of a file. */
interface Binding {
  readonly mapping: ActivityMapping;
  readonly header: readonly string[];
  readonly idAt: number;
  readonly readStep: (into: CollectedSteps, row: CsvRow) => void;
  readonly readers: readonly FieldReader[];
  /** Of the target of the resolution; undefined where a row does not tell. */
  readonly isMet: (cells: readonly string[]) => boolean | undefined;
  /** No activity means a report: the first one of each case is. */
  readonly beginsAtFirst: boolean;
}

/** More would not fit the event of a case. */
const WAITS_MAX = 200;
const REOPENINGS_MAX = 100;

const NO_REPORT =
  'no activity of this case is its report: map one to "reported", or none of the file at all, ' +
  'so that the first row of each case is';

const stepReader = (mapping: ActivityMapping, find: FindColumn): Binding['readStep'] => {
  const { timestamp, activity, resource } = mapping.columns;
  const timeAt = find(timestamp.column, 'timestamp');
  const activityAt = find(activity.column, 'activity');
  const meaningOf = choiceReader<ActivityFact>(activity, () => false);
  const resourceAt = resource === undefined ? undefined : find(resource.column, 'resource');
  const automatic = new Set(resource?.automatic);
  return (into, { cells, line }) => {
    const text = cells[timeAt]!.trim();
    const { column } = timestamp;
    const time = readTime(text, timestamp, mapping.timeZone);
    if (time.read === 'fault') {
      const detail = text === '' ? 'is blank: what happened has a time' : time.detail;
      into.faults.push({ column, code: 'unreadable_time', detail, line });
      return;
    }
    if (time.note !== undefined) {
      into.remarks.push({ column, code: 'ambiguous_time', detail: time.note, line });
    }
    const meaning = meaningOf(cells[activityAt]!.trim());
    if (meaning.is === 'unmapped') noteUnmapped(into, activity.column, meaning.key);
    const fact = meaning.is === 'value' ? meaning.value : undefined;
    const isAutomatic = resourceAt !== undefined && automatic.has(cells[resourceAt]!.trim());
    into.steps.push({ at: time.value, fact, isAutomatic, cells });
  };
};

const metReader = (
  field: ActivityMapping['columns']['targetMet'],
  find: FindColumn,
): Binding['isMet'] => {
  if (field === undefined) return () => undefined;
  const at = find(field.column, 'targetMet');
  const answers = new Map<string, boolean>([
    ...field.yes.map((key) => [key, true] as const),
    ...field.no.map((key) => [key, false] as const),
  ]);
  return (cells) => answers.get(cells[at]!.trim());
};

const bind = (mapping: ActivityMapping, header: readonly string[]): Binding => {
  const { columns } = mapping;
  const find = columnFinder(header);
  return {
    mapping,
    header,
    idAt: find(columns.caseId.column, 'caseId'),
    readStep: stepReader(mapping, find),
    readers: attributeReaders(columns, find),
    isMet: metReader(columns.targetMet, find),
    beginsAtFirst: !Object.values(columns.activity.map).includes('reported'),
  };
};

/** The last word of the log on the target; that it is met says nothing while the case is open. */
const targetOf = (
  { isMet }: Binding,
  steps: readonly CaseStep[],
  isOpen: boolean,
): ImportRow['targetMet'] => {
  let told: ImportRow['targetMet'];
  for (const { at, cells } of steps) {
    const answer = isMet(cells);
    if (answer !== undefined && answer !== told?.isMet) told = { isMet: answer, at: at.at };
  }
  return isOpen && told?.isMet === true ? undefined : told;
};

/** Every attribute as the first row that tells it has it. */
const firstTold = (steps: readonly CaseStep[], width: number): string[] =>
  Array.from(
    { length: width },
    (_, at) => steps.find(({ cells }) => cells[at]!.trim() !== '')?.cells[at] ?? '',
  );

/** A whole case as the bulk endpoint takes it, or why it cannot be. */
const caseOf = (
  binding: Binding,
  externalId: string,
  rowNumber: number,
  found: CollectedSteps,
): MappedRow => {
  const { mapping, header, readers, beginsAtFirst } = binding;
  const refused = (remarks: readonly Remark[]): MappedRow => ({
    ...{ read: 'refused', rowNumber, externalId, remarks },
  });
  if (found.faults.length > 0) return refused(found.faults);
  const steps = inOrder(found.steps);
  const story = storyOf(steps, beginsAtFirst);
  const { column } = mapping.columns.activity;
  if (story === undefined) return refused([{ column, code: 'missing_value', detail: NO_REPORT }]);
  const { waits = [], reopenings = [], resolved, closed } = story;
  if (waits.length > WAITS_MAX || reopenings.length > REOPENINGS_MAX) {
    const detail = `has more than ${WAITS_MAX} waits or ${REOPENINGS_MAX} reopenings`;
    return refused([{ column, code: 'too_long_history', detail }]);
  }
  const reading: Reading = {
    cells: firstTold(steps, header.length),
    draft: { rowNumber, externalId, ...story },
    faults: [],
    remarks: [...found.remarks],
    labels: {},
  };
  for (const read of readers) read(reading);
  const { draft, faults, remarks, labels } = reading;
  if (faults.length > 0) return refused(faults);
  const target = targetOf(binding, steps, resolved === undefined && closed === undefined);
  if (target !== undefined) draft.targetMet = target;
  if (remarks.some(({ code }) => code === 'unmapped_value')) draft.flags = ['unmapped_value'];
  return { read: 'row', row: draft as ImportRow, remarks, labels };
};

/** Why a row belongs to no case; undefined where it does. */
const namelessness = (
  { mapping, header, idAt }: Binding,
  { cells }: CsvRow,
): Remark | undefined => {
  if (cells.length !== header.length) return wrongCellCount(cells, header);
  if (externalRef.safeParse(cells[idAt]!.trim()).success) return undefined;
  const detail = 'is no id: 1 to 64 of A-Z a-z 0-9 . _ : / -';
  return { column: mapping.columns.caseId.column, code: 'malformed_id', detail };
};

/**
 * Collects an activity log case by case. All of the file has to be read before the first case is
 * whole: rows may stand in any order. One row that cannot be read refuses its case, since a history
 * with a hole is another history.
 * @throws CommandError when the file lacks a column the mapping names
 */
export const caseCollector = (mapping: ActivityMapping, header: readonly string[]) => {
  const binding = bind(mapping, header);
  const cases = new Map<string, CollectedSteps>();
  const nameless: { readonly remark: Remark; readonly line: number }[] = [];
  return {
    add: (row: CsvRow): void => {
      const { cells, line } = row;
      const remark = namelessness(binding, row);
      if (remark !== undefined) {
        nameless.push({ remark, line });
        return;
      }
      const id = cells[binding.idAt]!.trim();
      const found = cases.get(id) ?? { line, steps: [], faults: [], remarks: [] };
      cases.set(id, found);
      binding.readStep(found, row);
    },
    /** The cases in the order they are met, then the rows that belong to none. */
    *rows(): Generator<SentRow> {
      let rowNumber = 0;
      for (const [id, found] of cases) {
        rowNumber += 1;
        yield { mapped: caseOf(binding, id, rowNumber, found), line: found.line };
      }
      for (const { remark, line } of nameless) {
        rowNumber += 1;
        const remarks = [remark];
        yield { mapped: { read: 'refused', rowNumber, externalId: null, remarks }, line };
      }
    },
  };
};
