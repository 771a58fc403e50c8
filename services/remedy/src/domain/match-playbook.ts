import type { Money } from '@amends/contracts/primitives';
import type { RemedyComponent } from '@amends/contracts/remedy';
import type { CasePrioritised } from '@amends/contracts/triage';
import type { RemedyType, Severity } from '@amends/contracts/vocabulary';
import { add, percentFloor, percentHalfUp, remaining, smaller } from './money.ts';
import {
  ALWAYS_FIRST,
  CAP_AUTOMATIC_PCT,
  GOODWILL_MATRIX,
  OVERLAY_FIRM_DETECTED,
  type PlaybookRow,
  ROW_CRITICAL,
  ROW_FALLBACK,
  ROW_REPEAT,
  ROW_SHOPLIFTING,
  ROWS,
} from './playbook-v1.ts';

export type MatchingFacts = CasePrioritised['facts'];

export interface MatchInput {
  readonly severity: Severity;
  readonly facts: MatchingFacts;
  /** The customer was let down a second time: row 2, counted as caused by the firm. */
  readonly failedRecovery: boolean;
}

export interface Menu {
  readonly row: number;
  readonly overlays: readonly number[];
  readonly steps: readonly string[];
  readonly restitution?: Money;
  readonly goodwill?: Money;
  readonly goodwillPct: number;
  readonly authority: 'automatic' | 'manager';
  readonly alternatives: readonly {
    readonly alternativeId: number;
    readonly components: RemedyComponent[];
  }[];
}

const rowByNumber = (number: number): PlaybookRow =>
  ROWS.find(({ row }) => row === number) as PlaybookRow;

/** Rank of a type row for the case; undefined = it does not match (playbook section 7). */
const specificity = (row: PlaybookRow, { severity, facts }: MatchInput): number | undefined => {
  if (facts.khdType === undefined || !row.types.includes(facts.khdType)) return undefined;
  if (row.disposition !== undefined && row.disposition !== facts.disposition) return undefined;
  if (row.promised === true && facts.promised !== true) return undefined;
  if (row.severities !== undefined && !row.severities.includes(severity)) return undefined;
  const attribution =
    facts.attribution !== undefined && row.attributions?.includes(facts.attribution) === true;
  const stability = row.stability !== undefined && row.stability === facts.stability;
  return (attribution ? 4 : 0) + (stability ? 2 : 0) + (row.severities === undefined ? 0 : 1);
};

/** The base row: 23, else 1, else 2, else the most specific type row, else 30. */
export const matchRow = (input: MatchInput): PlaybookRow => {
  const { severity, facts, failedRecovery } = input;
  if (severity === 'critical') {
    return rowByNumber(facts.khdType === 'accused_of_shoplifting' ? ROW_SHOPLIFTING : ROW_CRITICAL);
  }
  const causedByFirm = failedRecovery || facts.attribution === 'firm';
  if ((failedRecovery || facts.repeat === true) && causedByFirm) return rowByNumber(ROW_REPEAT);
  let best: { row: PlaybookRow; rank: number } | undefined;
  for (const row of ROWS) {
    const rank = specificity(row, input);
    // Rows stand in number order, so the first of equal rank has the lowest number.
    if (rank !== undefined && (best === undefined || rank > best.rank)) best = { row, rank };
  }
  return best?.row ?? rowByNumber(ROW_FALLBACK);
};

const matrixPct = (severity: Severity, facts: MatchingFacts): number => {
  if (severity === 'critical' || facts.attribution === undefined) return 0;
  const cells = GOODWILL_MATRIX[severity];
  if (facts.attribution === 'firm') {
    return facts.stability === 'stable' ? cells.firm_stable : cells.firm;
  }
  // Shared responsibility reads the customer's column until assessed further.
  return facts.attribution === 'shared' ? cells.customer : cells[facts.attribution];
};

/** Goodwill in percent of the price, after modifier b (outside the firm's control -> 0). */
const goodwillPct = (row: PlaybookRow, { severity, facts, failedRecovery }: MatchInput): number => {
  const rule = row.goodwill;
  const attribution = failedRecovery ? 'firm' : facts.attribution;
  if (attribution === undefined || attribution === 'external' || attribution === 'customer') {
    return 0;
  }
  const inRow = failedRecovery || row.attributions?.includes(attribution) === true;
  const matrix = matrixPct(severity, facts);
  switch (rule.basis) {
    case 'manager':
      return 0;
    case 'matrix':
      return matrix;
    case 'stated':
      return inRow || rule.pct === 0 ? rule.pct : matrix;
    case 'range':
      if (!inRow) return matrix;
      return rule.defaultPct ?? Math.min(rule.maxPct, Math.max(rule.minPct, matrix));
  }
};

/** Money that is returned, as far as the facts name it. Goods have no amount here. */
const restitutionOf = (row: PlaybookRow, facts: MatchingFacts): Money | undefined => {
  switch (row.restitution) {
    case 'choice_of_replacement_or_refund':
      return facts.price;
    case 'partial_refund':
      return facts.price && percentHalfUp(facts.price, row.restitutionPct ?? 0);
    case 'price_difference':
      return facts.overcharge;
    case 'restitution_of_loss':
      return facts.overcharge ?? facts.price;
    default:
      return undefined;
  }
};

const capped = (
  price: Money | undefined,
  restitution: Money | undefined,
  goodwill: Money | undefined,
): Money | undefined => {
  if (goodwill === undefined || price === undefined) return undefined;
  const cap = percentFloor(price, CAP_AUTOMATIC_PCT);
  const used = restitution ?? { ...price, amount: 0 };
  const allowed = smaller(goodwill, remaining(cap, used));
  return allowed.amount > 0 ? allowed : undefined;
};

const GOODS: Readonly<Record<string, readonly RemedyType[]>> = {
  choice_of_replacement_or_refund: ['replacement_exchange'],
  exchange_or_redelivery: ['replacement_exchange', 'redelivery'],
  alternatives_at_price: ['alternative_substitute', 'redelivery'],
  redo_free: ['reperformance_repair'],
};

/** The forms restitution can take; each becomes one alternative for the customer. */
const restitutionForms = (row: PlaybookRow, restitution: Money | undefined): RemedyComponent[] => {
  const goods = (GOODS[row.restitution] ?? []).map((remedyType) => ({ remedyType }));
  if (restitution === undefined || restitution.amount === 0) return goods;
  const moneyType = row.restitution === 'partial_refund' ? 'partial_refund' : 'refund';
  return [
    ...goods,
    { remedyType: moneyType, amount: restitution, kind: 'restitution' },
    // Credit only ever as the customer's own choice (modifiers e and g).
    { remedyType: 'voucher_store_credit', amount: restitution, kind: 'restitution' },
  ];
};

/** At least two alternatives, always: where no goods or money move, in how it is put right. */
const alternativesOf = (
  row: PlaybookRow,
  restitution: Money | undefined,
  goodwill: Money | undefined,
): Menu['alternatives'] => {
  const always: RemedyComponent[] = row.always.map((remedyType) => ({ remedyType }));
  const forms = restitutionForms(row, restitution);
  const token: RemedyComponent[] =
    goodwill === undefined
      ? []
      : [{ remedyType: 'voucher_store_credit', amount: goodwill, kind: 'goodwill' }];
  const choices: RemedyComponent[][] =
    forms.length >= 2
      ? forms.map((form) => [form])
      : [forms, [...forms, { remedyType: 'manager_intervention' }]];
  return choices.map((choice, at) => ({
    alternativeId: at + 1,
    components: distinct([...always, ...choice, ...token]),
  }));
};

const distinct = (components: readonly RemedyComponent[]): RemedyComponent[] => {
  const seen = new Set<string>();
  return components.filter(({ remedyType, kind }) => {
    const key = `${remedyType} ${kind ?? ''}`;
    return seen.has(key) ? false : seen.add(key);
  });
};

/** Case -> row, money and alternatives, by playbook version 1. Pure and deterministic. */
export const prepareMenu = (input: MatchInput): Menu => {
  const row = matchRow(input);
  const { facts } = input;
  const restitution = restitutionOf(row, facts);
  const pct = goodwillPct(row, input);
  const wanted = facts.price && pct > 0 ? percentHalfUp(facts.price, pct) : undefined;
  const goodwill = capped(facts.price, restitution, wanted);
  return {
    row: row.row,
    overlays: facts.detectedByFirm === true ? [OVERLAY_FIRM_DETECTED] : [],
    steps: [...new Set([...ALWAYS_FIRST, ...row.steps])],
    ...(restitution === undefined ? {} : { restitution }),
    ...(goodwill === undefined ? {} : { goodwill }),
    goodwillPct: pct,
    authority: row.goodwill.basis === 'manager' ? 'manager' : 'automatic',
    alternatives: alternativesOf(row, restitution, goodwill),
  };
};

/** Restitution and goodwill of a chosen bundle together, or undefined where no money moves. */
export const totalOf = (
  components: readonly RemedyComponent[],
  kind: 'restitution' | 'goodwill',
): Money | undefined =>
  components.reduce<Money | undefined>((sum, component) => {
    if (component.kind !== kind || component.amount === undefined) return sum;
    return sum === undefined ? component.amount : add(sum, component.amount);
  }, undefined);
