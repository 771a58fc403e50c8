import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ComplaintMapping, type Mapping, parseMapping } from './mapping.ts';

/** A German retailer's register with most kinds of fields, to be changed by tests. */
export const SAMPLE = {
  name: 'sample',
  version: 'sample-1',
  source: 'register',
  kind: 'complaints',
  timeZone: 'Europe/Berlin',
  columns: {
    externalId: { column: 'Nr' },
    reportedAt: { column: 'Eingang', format: 'dd.MM.yyyy HH:mm', precision: 'instant' },
    closedAt: { column: 'Ende', format: 'dd.MM.yyyy', precision: 'date' },
    complaintCode: {
      column: 'Art',
      extract: ' - ([A-Z]\\d{2})$',
      map: { D01: 'product_defect', '/^falsch/i': 'packaging_error' },
      absent: ['Sonstiges'],
    },
    sourceCategory: { column: 'Art', extract: ' - ([A-Z]\\d{2})$' },
    restitution: {
      column: 'Betrag',
      currency: 'EUR',
      decimalSeparator: ',',
      groupSeparator: '.',
    },
    satisfied: { column: 'Zufrieden', yes: ['ja'], no: ['nein'], none: ['k.A.'] },
    store: { column: 'Filiale' },
    channel: { constant: 'telephone_hotline' },
  },
};

export const HEADER = ['Nr', 'Eingang', 'Ende', 'Art', 'Betrag', 'Zufrieden', 'Filiale'];

/** The example of a log of activities: a row tells states, with times of several offsets. */
export const ACTIVITIES = JSON.parse(
  readFileSync(join(import.meta.dirname, 'mappings', 'service-desk-log.json'), 'utf8'),
);

export const LOG_HEADER = ['case', 'activity', 'time', 'by', 'in_time', 'store'];

export const sampleMapping = (change: object = {}): ComplaintMapping =>
  parseMapping(JSON.stringify({ ...SAMPLE, ...change }), 'sample.json') as ComplaintMapping;

export const activityMapping = (change: object = {}): Mapping =>
  parseMapping(JSON.stringify({ ...ACTIVITIES, ...change }), 'log.json');

/** Runs work on a file of these bytes, which is gone afterwards. */
export const withFile = async <Result>(
  content: string | Uint8Array,
  work: (path: string) => Promise<Result>,
): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-import-'));
  try {
    const path = join(folder, 'sample.csv');
    writeFileSync(path, content);
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
