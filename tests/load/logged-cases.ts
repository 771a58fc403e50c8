import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partitionOf } from '@amends/event-log/murmur2';
import type { EventLog, LogRecord } from '@amends/event-log/types';
import { ROOT } from '../running/suite-process.ts';

const TOPIC = 'recovery.events';
const PARTITIONS = 12;
const PER_APPEND = 2_000;

interface Golden {
  readonly [attribute: string]: unknown;
  readonly data: unknown;
}

/** What happens in one case from report to closure, in order. */
const LIFE = [
  'FailureReported',
  'CaseAcknowledged',
  'CaseClassified',
  'CasePrioritised',
  'TargetsSet',
  'RemedyOffered',
  'RemedyChosen',
  'RecoveryCompleted',
  'FollowUpAnswered',
  'CaseClosed',
] as const;

const readGolden = (type: string): Golden =>
  JSON.parse(readFileSync(join(ROOT, `contracts/examples/${type}.v1.json`), 'utf8')) as Golden;

/** A UUID of version 8 for a name. */
export const uuidOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return (
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-` +
    `8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  );
};

interface Template {
  readonly type: string;
  readonly source: string;
  readonly value: string;
  readonly oldCaseId: string;
}

const templateOf = (type: string): Template => {
  const golden = readGolden(type);
  const { caseId } = golden.data as { caseId: string };
  return {
    type: String(golden.type),
    source: String(golden.source),
    value: JSON.stringify(golden.data),
    oldCaseId: caseId,
  };
};

const PRODUCERS = new Map<string, string>();
const producerOf = (source: string): string => {
  const known = PRODUCERS.get(source) ?? uuidOf(`producer ${source}`);
  PRODUCERS.set(source, known);
  return known;
};

const START_MS = Date.parse('2026-06-01T00:00:00Z');

/** The record a relay would write: an event of the golden kind, for another case and time. */
const recordOf = (template: Template, caseId: string, step: number, seq: number): LogRecord => {
  const time = new Date(START_MS + Math.floor(seq / LIFE.length) * 1000 + step).toISOString();
  const eventId = uuidOf(`event ${seq}`);
  return {
    topic: TOPIC,
    partition: partitionOf(caseId, PARTITIONS),
    key: caseId,
    value: template.value.replaceAll(template.oldCaseId, caseId),
    headers: {
      ce_specversion: '1.0',
      ce_id: eventId,
      ce_source: template.source,
      ce_type: template.type,
      ce_subject: caseId,
      ce_time: time,
      ce_recordedtime: time,
      ce_sequence: String(step + 1).padStart(10, '0'),
      ce_streamid: `bench-${caseId}`,
      ce_producer: producerOf(template.source),
      ce_producerseq: String(seq),
      ce_correlationid: caseId,
      ce_causationid: eventId,
      ce_actor: 'bench',
      ce_partitionkey: caseId,
      'content-type': 'application/json',
    },
  };
};

/** `good`: the 10 events of a case one after the other. `worst`: every event its own case. */
export type Locality = 'good' | 'worst';

/** Puts `count` events on the log, whole lives of cases, as quickly as it takes them. */
export const fillLog = async (
  log: EventLog,
  count: number,
  locality: Locality,
  say: (line: string) => void,
): Promise<void> => {
  const templates = LIFE.map(templateOf);
  for (let at = 0; at < count; at += PER_APPEND) {
    const records = Array.from({ length: Math.min(PER_APPEND, count - at) }, (_, n) => {
      const seq = at + n + 1;
      const step = locality === 'good' ? (seq - 1) % LIFE.length : 0;
      const ofCase = locality === 'good' ? Math.floor((seq - 1) / LIFE.length) : seq;
      const template = templates[locality === 'good' ? step : 1]!;
      return recordOf(template, uuidOf(`case ${ofCase}`), step, seq);
    });
    await log.append(records);
    if (at % 100_000 === 0 && at > 0) say(`  ${at}/${count} events put on the log`);
  }
};
