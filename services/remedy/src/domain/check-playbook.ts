import type { PlaybookContent, PlaybookRow } from '@amends/contracts/remedy-playbook';
import { everyCase } from './every-case.ts';
import { faultsOfContacts } from './follow-up-contacts.ts';
import { matchRow } from './match-playbook.ts';
import { prepareMenu } from './menu.ts';
import {
  indexPlaybook,
  OVERLAY_BEYOND_AUTHORITY,
  OVERLAY_FIRM_DETECTED,
  type Playbook,
  ROW_CRITICAL,
  ROW_FALLBACK,
  ROW_REPEAT,
  ROW_SILENT,
} from './playbook.ts';
import { sameAlternative } from './same-menu.ts';

/** What a version says that it must not, and in which part of it. */
export interface PlaybookFault {
  readonly part: keyof PlaybookContent;
  readonly message: string;
}

const OVERLAYS = [OVERLAY_FIRM_DETECTED, OVERLAY_BEYOND_AUTHORITY];
/** Rows of every version: a case of the first one must not find another one's meaning. */
const LAST_ROW = 30;
/** These have a trigger of their own: no type leads to them. */
const TRIGGERED = new Set([ROW_CRITICAL, ROW_REPEAT, ROW_SILENT, ROW_FALLBACK]);

const requiredRows = (): number[] =>
  Array.from({ length: LAST_ROW }, (_, at) => at + 1).filter(
    (row) => row !== ROW_SILENT && !OVERLAYS.includes(row),
  );

const inRow = (row: number, what: string): PlaybookFault => ({
  part: 'rows',
  message: `row ${row}: ${what}`,
});

const faultsOfRow = (whole: PlaybookRow): PlaybookFault[] => {
  const { row, types, goodwill, ...asks } = whole;
  const faults = faultsOfContacts(whole).map((fault) => inRow(row, fault));
  if (OVERLAYS.includes(row)) faults.push(inRow(row, 'is no base row'));
  if (TRIGGERED.has(row) && types.length > 0) faults.push(inRow(row, 'has a trigger of its own'));
  if (goodwill.basis === 'range' && goodwill.minPct > goodwill.maxPct) {
    faults.push(inRow(row, 'the range of goodwill is empty'));
  }
  const { severities, attributions, stability, disposition, promised } = asks;
  const asked = [severities, attributions, stability, disposition, promised];
  // It takes what no other row does, so it may ask for nothing.
  if (row === ROW_FALLBACK && asked.some((one) => one !== undefined)) {
    faults.push(inRow(row, 'the fallback takes every case'));
  }
  const isPresumed = asks.restitution !== 'none' || goodwill.basis !== 'none';
  if (row === ROW_SILENT && isPresumed) faults.push(inRow(row, 'gives before a loss is known'));
  // Nobody is won back before it is known why they left.
  const offers = [...asks.always, asks.option];
  if (
    types.length === 0 &&
    asks.nakamuraCauses === undefined &&
    offers.includes('win_back_offer')
  ) {
    faults.push(inRow(row, 'wins back before the cause is known'));
  }
  return faults;
};

const faultsOfGuarantees = ({ guarantees = [] }: PlaybookContent): PlaybookFault[] =>
  guarantees.flatMap(({ guaranteeId, payout }, at) => {
    const inIt = (what: string): PlaybookFault => ({
      part: 'guarantees',
      message: `${guaranteeId}: ${what}`,
    });
    const isAgain = guarantees.findIndex((one) => one.guaranteeId === guaranteeId) < at;
    const currencies = payout.basis === 'fixed' ? payout.amounts.map((one) => one.currency) : [];
    const isTwice = new Set(currencies).size < currencies.length;
    return [
      ...(isAgain ? [inIt('comes twice')] : []),
      ...(isTwice ? [inIt('pays two sums in one currency')] : []),
    ];
  });

const faultsOfCatalogue = ({ catalogue = [] }: PlaybookContent): PlaybookFault[] =>
  catalogue
    .map(({ remedyType }) => remedyType)
    .filter((type, at, types) => types.indexOf(type) !== at)
    .map((type) => ({ part: 'catalogue', message: `${type}: comes twice` }));

const faultsOfParts = (content: PlaybookContent): PlaybookFault[] => {
  const { rows, overlays, caps } = content;
  const numbers = rows.map(({ row }) => row);
  const twice = numbers.filter((row, at) => numbers.indexOf(row) !== at);
  const missing = requiredRows().filter((row) => !numbers.includes(row));
  const noOverlay = OVERLAYS.filter((row) => overlays.every((one) => one.row !== row));
  return [
    ...rows.flatMap(faultsOfRow),
    ...faultsOfGuarantees(content),
    ...faultsOfCatalogue(content),
    ...twice.map((row) => inRow(row, 'comes twice')),
    ...missing.map((row) => inRow(row, 'is missing')),
    ...noOverlay.map((row) => ({ part: 'overlays' as const, message: `row ${row}: is missing` })),
    ...(caps.automaticPct > caps.managerPct
      ? [{ part: 'caps' as const, message: 'a manager may give less than nobody' }]
      : []),
  ];
};

const isChoice = (playbook: Playbook, input: Parameters<typeof prepareMenu>[1]): boolean => {
  const { alternatives } = prepareMenu(playbook, input);
  return alternatives.every(
    (one, at) => !alternatives.slice(0, at).some((other) => sameAlternative(one, other)),
  );
};

/** Plays every case through it: each gets a row and a choice, and no row is there for nothing. */
const faultsOfCases = (content: PlaybookContent): PlaybookFault[] => {
  const playbook = indexPlaybook(0, content);
  const reached = new Set<number>();
  const withoutChoice = new Set<number>();
  const looked = new Set<string>();
  for (const input of everyCase()) {
    const { row } = matchRow(playbook, input).row;
    reached.add(row);
    // Menus are dear, and within a row only these change what there is to choose from.
    const { khdType, disposition, attribution } = input.facts;
    const kind = [row, khdType, disposition, attribution].join(' ');
    if (looked.has(kind)) continue;
    looked.add(kind);
    if (!isChoice(playbook, input)) withoutChoice.add(row);
  }
  return content.rows.flatMap(({ row }) => [
    ...(reached.has(row) ? [] : [inRow(row, 'no case gets it')]),
    ...(withoutChoice.has(row) ? [inRow(row, 'leaves the customer no choice')] : []),
  ]);
};

/** What is wrong with a version; empty where it can be used. */
export const faultsOf = (content: PlaybookContent): readonly PlaybookFault[] => {
  const faults = faultsOfParts(content);
  // Cases can be played only through what is whole.
  return faults.length > 0 ? faults : faultsOfCases(content);
};
