import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CUSTOMER_TIERS,
  INTAKE_CHANNELS,
  KHD_GROUPS,
  KHD_TYPES,
  REMEDY_TYPES,
  SEVERITIES,
} from '@amends/contracts/vocabulary';
import { partitionOf } from '@amends/event-log/murmur2';
import type { EventLog, LogRecord } from '@amends/event-log/types';
import { ROOT } from '../running/suite-process.ts';
import { uuidOf } from './logged-cases.ts';

/** Stores of the retailer whose cases these are. */
export const STORES = 50;
/** Days over which the cases were reported, up to yesterday. */
export const DAYS = 730;

const TOPIC = 'recovery.events';
const PARTITIONS = 12;
const PER_APPEND = 2_000;
const DAY_MS = 86_400_000;

/** What happens in a case; those still open have the first five only. */
const LIFE = [
  'FailureReported',
  'CaseAcknowledged',
  'CaseClassified',
  'CasePrioritised',
  'TargetsSet',
  'RemedyChosen',
  'RecoveryCompleted',
  'CaseClosed',
] as const;
type LifeType = (typeof LIFE)[number];
const OPEN_EVENTS = 5;

interface Golden {
  readonly type: string;
  readonly source: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const goldenOf = (type: string): Golden =>
  JSON.parse(readFileSync(join(ROOT, `contracts/examples/${type}.v1.json`), 'utf8')) as Golden;

// A fixed rule instead of chance: the same cases on every machine.
const spread = (n: number, salt: number): number => {
  let x = Math.imul(n ^ (salt * 0x9e3779b1), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
};

const oneOf = <Item>(items: readonly Item[], share: number): Item =>
  items[Math.floor(share * items.length)]!;

/** Minutes to months, mostly hours and days: like durations of complaints. */
const lengthMs = (share: number): number => Math.floor(60_000 * Math.exp(share * 11));

const changesOf = (n: number, cases: number, endMs: number) => {
  const reportedMs =
    endMs - DAYS * DAY_MS + Math.floor(((n + spread(n, 1)) / cases) * DAYS * DAY_MS);
  const resolvedMs = reportedMs + lengthMs(spread(n, 2));
  const closedMs = resolvedMs + lengthMs(spread(n, 3));
  const instant = (ms: number): string => new Date(ms).toISOString();
  const storeId = `s${Math.floor(spread(n, 4) ** 2 * STORES)}`;
  const remedyType = oneOf(REMEDY_TYPES, spread(n, 5));
  const due = (days: number) => instant(reportedMs + days * DAY_MS);
  const changes: Record<LifeType, Record<string, unknown>> = {
    FailureReported: {
      storeId,
      channel: oneOf(INTAKE_CHANNELS, spread(n, 6)),
      reportedAt: instant(reportedMs),
      occurredAt: instant(reportedMs - lengthMs(spread(n, 7))),
    },
    CaseAcknowledged: { acknowledgedAt: instant(reportedMs + lengthMs(spread(n, 8)) / 20) },
    CaseClassified: {
      khdGroup: oneOf(KHD_GROUPS, spread(n, 9)),
      khdType: oneOf(KHD_TYPES, spread(n, 10)),
    },
    CasePrioritised: {
      storeId,
      severity: oneOf(SEVERITIES, spread(n, 11) ** 2),
      tier: oneOf(CUSTOMER_TIERS, spread(n, 12)),
    },
    TargetsSet: {
      targets: [
        { metric: 'first_action', durationSeconds: 86_400, dueAt: due(1) },
        { metric: 'resolution', durationSeconds: 259_200, dueAt: due(3) },
      ].map((target) => ({ ...target, startsAt: instant(reportedMs) })),
    },
    RemedyChosen: { chosenAt: instant(resolvedMs - 1_000), components: [{ remedyType }] },
    RecoveryCompleted: { storeId, remedyTypes: [remedyType], completedAt: instant(resolvedMs) },
    CaseClosed: { storeId, closedAt: instant(closedMs) },
  };
  // What lies in the future has not happened.
  const isOpen = closedMs > endMs;
  return { changes, reportedMs, events: isOpen ? OPEN_EVENTS : LIFE.length };
};

/** Records of the cases from one number to another, each with its whole life. */
export const createLives = (cases: number, endMs: number) => {
  const golden = new Map(LIFE.map((type) => [type, goldenOf(type)]));
  let seq = 0;
  const producers = new Map<string, string>();
  const producerOf = (source: string): string => {
    const known = producers.get(source) ?? uuidOf(`producer ${source}`);
    producers.set(source, known);
    return known;
  };
  return (n: number): LogRecord[] => {
    const caseId = uuidOf(`life ${n}`);
    const { changes, reportedMs, events } = changesOf(n, cases, endMs);
    return LIFE.slice(0, events).map((type, step): LogRecord => {
      const { source, data, type: fullType } = golden.get(type)!;
      seq += 1;
      const eventId = uuidOf(`life event ${seq}`);
      const time = new Date(reportedMs + step).toISOString();
      return {
        topic: TOPIC,
        partition: partitionOf(caseId, PARTITIONS),
        key: caseId,
        value: JSON.stringify({ ...data, ...changes[type], caseId }),
        headers: {
          ce_specversion: '1.0',
          ce_id: eventId,
          ce_source: source,
          ce_type: fullType,
          ce_subject: caseId,
          ce_time: time,
          ce_recordedtime: new Date().toISOString(),
          ce_sequence: String(step + 1).padStart(10, '0'),
          ce_streamid: `bench-${caseId}`,
          ce_producer: producerOf(source),
          ce_producerseq: String(seq),
          ce_correlationid: caseId,
          ce_causationid: eventId,
          ce_actor: 'bench',
          ce_partitionkey: caseId,
          'content-type': 'application/json',
        },
      };
    });
  };
};

/** Puts the lives of cases on the log; gives how many events that were. */
export const fillWithLives = async (
  log: EventLog,
  lives: (n: number) => LogRecord[],
  cases: number,
  say: (line: string) => void,
): Promise<number> => {
  let events = 0;
  let records: LogRecord[] = [];
  for (let n = 0; n < cases; n += 1) {
    records.push(...lives(n));
    if (records.length < PER_APPEND && n < cases - 1) continue;
    events += records.length;
    await log.append(records);
    records = [];
    if (n % 50_000 < PER_APPEND / LIFE.length) say(`  ${n}/${cases} cases put on the log`);
  }
  return events;
};
