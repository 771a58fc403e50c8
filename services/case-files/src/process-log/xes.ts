import { actorKind, type CaseHistory, caseAttributes, type HistoryEvent } from './case-history.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text in an attribute: what XML cannot hold is left out, what it would fold is kept as code. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (found) => ENTITIES[found]!)
    .replace(/[\t\n\r]/g, (found) => `&#${found.charCodeAt(0)};`);

const attribute = (kind: 'string' | 'date', key: string, value: string): string =>
  `<${kind} key="${escaped(key)}" value="${escaped(value)}"/>`;

const EXTENSIONS = [
  ['Concept', 'concept'],
  ['Time', 'time'],
  ['Lifecycle', 'lifecycle'],
  ['Organizational', 'org'],
] as const;

const head = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">',
  ...EXTENSIONS.map(
    ([name, prefix]) =>
      `<extension name="${name}" prefix="${prefix}" ` +
      `uri="http://www.xes-standard.org/${prefix}.xesext"/>`,
  ),
  // What every trace and every event has, with the values that stand for unknown.
  `<global scope="trace">${attribute('string', 'concept:name', 'UNKNOWN')}</global>`,
  '<global scope="event">',
  attribute('string', 'concept:name', 'UNKNOWN'),
  attribute('date', 'time:timestamp', '1970-01-01T00:00:00.000Z'),
  attribute('string', 'lifecycle:transition', 'complete'),
  attribute('string', 'org:role', 'UNKNOWN'),
  attribute('string', 'service', 'UNKNOWN'),
  '</global>',
  '<classifier name="activity" keys="concept:name"/>',
];

const eventLines = ({ type, happenedAt, actor, service }: HistoryEvent): string[] => [
  '<event>',
  attribute('string', 'concept:name', type),
  attribute('date', 'time:timestamp', happenedAt),
  attribute('string', 'lifecycle:transition', 'complete'),
  attribute('string', 'org:role', actorKind(actor)),
  attribute('string', 'service', service),
  '</event>',
];

/** Case histories as XES (IEEE 1849-2016): a trace per case. An event is done when it is told. */
export const toXes = (histories: readonly CaseHistory[]): string =>
  [
    ...head,
    ...histories.flatMap((history) => [
      '<trace>',
      attribute('string', 'concept:name', history.caseId),
      ...caseAttributes(history).map(([key, value]) => attribute('string', key, value)),
      ...history.events.flatMap(eventLines),
      '</trace>',
    ]),
    '</log>',
    '',
  ].join('\n');
