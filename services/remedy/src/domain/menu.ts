import type { Money } from '@amends/contracts/primitives';
import type { RemedyComponent } from '@amends/contracts/remedy';
import type { MatchingFacts } from '@amends/contracts/triage';
import type { KhdType, RemedyType } from '@amends/contracts/vocabulary';
import { type GrantedGoodwill, goodwillPct, grantGoodwill } from './goodwill.ts';
import { type MatchInput, matchOverlays, matchRow } from './match-playbook.ts';
import { add, percentFloor, percentHalfUp, remaining } from './money.ts';
import type { PlaybookRow } from './playbook-row.ts';
import { KEPT_DEFECT_PCT } from './playbook-v1-goods.ts';
import { ALWAYS_FIRST, CAP_AUTOMATIC_PCT, OVERLAY_STEPS, ROW_FALLBACK } from './playbook-v1.ts';

export interface Menu {
  readonly row: number;
  readonly overlays: readonly number[];
  readonly steps: readonly string[];
  readonly restitution?: Money;
  readonly goodwill?: Money;
  readonly goodwillByManager?: Money;
  readonly goodwillPct: number;
  readonly authority: 'automatic' | 'manager';
  readonly alternatives: readonly {
    readonly alternativeId: number;
    readonly components: RemedyComponent[];
  }[];
}

/** What was paid for is lost; in any other type the loss is what was charged too much. */
const GOODS_LOST: ReadonlySet<KhdType> = new Set([
  'product_defect',
  'packaging_error',
  'delivery',
  'alterations_repairs',
]);

const loss = ({ khdType, disposition, overcharge, price }: MatchingFacts): Money | undefined => {
  if (overcharge !== undefined) return overcharge;
  if (price === undefined || khdType === undefined || !GOODS_LOST.has(khdType)) return undefined;
  return disposition === 'kept' ? percentHalfUp(price, KEPT_DEFECT_PCT) : price;
};

/** Money that is returned, as far as the facts name it. Goods have no amount here. */
const owed = (row: PlaybookRow, facts: MatchingFacts): Money | undefined => {
  switch (row.restitution) {
    case 'choice_of_replacement_or_refund':
      return facts.price;
    case 'partial_refund':
      return facts.price && percentHalfUp(facts.price, row.restitutionPct ?? 0);
    case 'price_difference':
      return facts.overcharge;
    case 'restitution_of_loss':
      return loss(facts);
    case 'none':
      // Words alone never settle a material loss (modifier j); row 30 waits for its cause first.
      return row.row === ROW_FALLBACK || facts.attribution === 'customer'
        ? undefined
        : facts.overcharge;
    default:
      return undefined;
  }
};

const GOODS: Readonly<Partial<Record<PlaybookRow['restitution'], readonly RemedyType[]>>> = {
  choice_of_replacement_or_refund: ['replacement_exchange'],
  exchange_or_redelivery: ['replacement_exchange', 'redelivery'],
  alternatives_at_price: ['alternative_substitute', 'redelivery'],
  redo_free: ['reperformance_repair'],
  reperform_or_substitute: ['reperformance_repair', 'alternative_substitute'],
  substitute: ['alternative_substitute'],
};

const goodsOf = (
  row: PlaybookRow,
  { khdType, disposition }: MatchingFacts,
): readonly RemedyType[] =>
  row.restitution === 'restitution_of_loss' &&
  khdType !== undefined &&
  GOODS_LOST.has(khdType) &&
  disposition !== 'kept'
    ? ['replacement_exchange']
    : (GOODS[row.restitution] ?? []);

/** The forms restitution can take; each becomes one alternative for the customer. */
const restitutionForms = (
  row: PlaybookRow,
  facts: MatchingFacts,
  restitution: Money | undefined,
): RemedyComponent[] => {
  const goods = goodsOf(row, facts).map((remedyType) => ({ remedyType }));
  // A loss that was returned before is not made good again in goods.
  if (restitution === undefined) return row.restitution === 'restitution_of_loss' ? [] : goods;
  const moneyType = row.restitution === 'partial_refund' ? 'partial_refund' : 'refund';
  return [
    ...goods,
    { remedyType: moneyType, amount: restitution, kind: 'restitution' },
    // Credit only ever as the customer's own choice (modifiers e and g).
    { remedyType: 'voucher_store_credit', amount: restitution, kind: 'restitution' },
  ];
};

const distinct = (components: readonly RemedyComponent[]): RemedyComponent[] => {
  const seen = new Set<string>();
  return components.filter(({ remedyType, kind }) => {
    const key = `${remedyType} ${kind ?? ''}`;
    return seen.has(key) ? false : seen.add(key);
  });
};

/** What the second alternative has more, where money and goods leave no choice. */
const optionOf = (row: PlaybookRow): RemedyType => {
  if (row.option !== undefined) return row.option;
  return row.always.includes('manager_intervention')
    ? 'responsibility_statement'
    : 'manager_intervention';
};

/** At least two alternatives, always: where no goods or money move, in how it is put right. */
const alternativesOf = (
  row: PlaybookRow,
  facts: MatchingFacts,
  restitution: Money | undefined,
  goodwill: Money | undefined,
): Menu['alternatives'] => {
  const always: RemedyComponent[] = row.always.map((remedyType) => ({ remedyType }));
  const forms = restitutionForms(row, facts, restitution);
  const token: RemedyComponent[] =
    goodwill === undefined
      ? []
      : [{ remedyType: 'voucher_store_credit', amount: goodwill, kind: 'goodwill' }];
  const choices: RemedyComponent[][] =
    forms.length >= 2
      ? forms.map((form) => [form])
      : [forms, [...forms, { remedyType: optionOf(row) }]];
  return choices.map((choice, at) => ({
    alternativeId: at + 1,
    components: distinct([...always, ...choice, ...token]),
  }));
};

const positive = (money: Money | undefined): Money | undefined =>
  money !== undefined && money.amount > 0 ? money : undefined;

interface Amounts {
  readonly restitution?: Money | undefined;
  readonly goodwill: GrantedGoodwill;
  /** The money is more than the menu may give by itself, or cannot be compared with the price. */
  readonly isBeyondAuthority: boolean;
}

/** Restitution less what was returned before, and goodwill within what the caps then leave. */
const amountsOf = (row: PlaybookRow, input: MatchInput, pct: number): Amounts => {
  const { facts, given = {} } = input;
  const { price } = facts;
  const whole = owed(row, facts);
  const currencies = [price, whole, given.restitution, given.goodwill].flatMap(
    (money) => money?.currency ?? [],
  );
  // There is no conversion in the suite: a person has to look at two currencies.
  if (new Set(currencies).size > 1) return { goodwill: {}, isBeyondAuthority: true };
  const left = whole && given.restitution ? remaining(whole, given.restitution) : whole;
  const restitution = positive(left);
  // Without a price there is no cap to hold the money against: a person looks at it.
  if (price === undefined) {
    return { restitution, goodwill: {}, isBeyondAuthority: restitution !== undefined };
  }
  const returned = [restitution, given.restitution, given.goodwill].reduce<Money>(
    (sum, money) => (money === undefined ? sum : add(sum, money)),
    { ...price, amount: 0 },
  );
  const isBeyondAuthority =
    restitution !== undefined && returned.amount > percentFloor(price, CAP_AUTOMATIC_PCT).amount;
  return { restitution, goodwill: grantGoodwill(price, returned, pct), isBeyondAuthority };
};

/** Case -> row, money and alternatives, by playbook version 1. Pure and deterministic. */
export const prepareMenu = (input: MatchInput): Menu => {
  const row = matchRow(input);
  const overlays = matchOverlays(input);
  const pct = goodwillPct(row, input);
  const { restitution, goodwill, isBeyondAuthority } = amountsOf(row, input, pct);
  const overlaySteps = overlays.flatMap((overlay) => OVERLAY_STEPS[overlay] ?? []);
  const isForManager = row.goodwill.basis === 'manager' || isBeyondAuthority;
  return {
    row: row.row,
    overlays,
    steps: [...new Set([...ALWAYS_FIRST, ...row.steps, ...overlaySteps])],
    ...(restitution === undefined ? {} : { restitution }),
    ...(goodwill.automatic === undefined ? {} : { goodwill: goodwill.automatic }),
    ...(goodwill.byManager === undefined ? {} : { goodwillByManager: goodwill.byManager }),
    goodwillPct: pct,
    authority: isForManager ? 'manager' : 'automatic',
    alternatives: alternativesOf(row, input.facts, restitution, goodwill.automatic),
  };
};

/** Restitution or goodwill of a chosen bundle, or undefined where no such money moves. */
export const totalOf = (
  components: readonly RemedyComponent[],
  kind: 'restitution' | 'goodwill',
): Money | undefined =>
  components.reduce<Money | undefined>((sum, component) => {
    if (component.kind !== kind || component.amount === undefined) return sum;
    return sum === undefined ? component.amount : add(sum, component.amount);
  }, undefined);
