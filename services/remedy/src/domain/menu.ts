import type { Money } from '@amends/contracts/primitives';
import type { RemedyComponent } from '@amends/contracts/remedy';
import type { RemedyPromise } from '@amends/contracts/remedy-catalogue';
import type { MenuExplanation } from '@amends/contracts/remedy-explanation';
import type { FollowUpContact, PlaybookRow } from '@amends/contracts/remedy-playbook';
import type { MatchingFacts } from '@amends/contracts/triage';
import type { KhdType, RemedyType } from '@amends/contracts/vocabulary';
import { contactsOf } from './follow-up-contacts.ts';
import { type GrantedGoodwill, goodwillReasons, grantGoodwill } from './goodwill.ts';
import { type MatchedRow, type MatchInput, matchOverlays, matchRow } from './match-playbook.ts';
import { add, percentFloor, percentHalfUp, remaining } from './money.ts';
import { isCauseKnown, type Playbook, ROW_FALLBACK, ROW_SILENT } from './playbook.ts';
import { described, promiseOf } from './remedy-catalogue.ts';

export interface Menu {
  readonly row: number;
  readonly overlays: readonly number[];
  readonly steps: readonly string[];
  readonly restitution?: Money;
  readonly goodwill?: Money;
  readonly goodwillByManager?: Money;
  readonly goodwillPct: number;
  readonly authority: 'automatic' | 'manager';
  /** The caps it was made by: what is proposed later is held against the same. */
  readonly caps: Playbook['caps'];
  readonly explanation: MenuExplanation;
  readonly followUp?: FollowUpContact[];
  readonly alternatives: readonly {
    readonly alternativeId: number;
    readonly components: RemedyComponent[];
    /** When it is made good, counted from the choice. */
    readonly promise?: RemedyPromise | undefined;
  }[];
}

/** What was paid for is lost; in any other type the loss is what was charged too much. */
const GOODS_LOST: ReadonlySet<KhdType> = new Set([
  'product_defect',
  'packaging_error',
  'delivery',
  'alterations_repairs',
]);

const loss = (
  { keptDefectPct }: Playbook,
  { khdType, disposition, overcharge, price }: MatchingFacts,
): Money | undefined => {
  if (overcharge !== undefined) return overcharge;
  if (price === undefined || khdType === undefined || !GOODS_LOST.has(khdType)) return undefined;
  return disposition === 'kept' ? percentHalfUp(price, keptDefectPct) : price;
};

/** Money that is returned, as far as the facts name it. Goods have no amount here. */
const owed = (playbook: Playbook, row: PlaybookRow, facts: MatchingFacts): Money | undefined => {
  switch (row.restitution) {
    case 'choice_of_replacement_or_refund':
      return facts.price;
    case 'partial_refund':
      return facts.price && percentHalfUp(facts.price, row.restitutionPct ?? 0);
    case 'price_difference':
      return facts.overcharge;
    case 'restitution_of_loss':
      return loss(playbook, facts);
    case 'none':
      // Words alone never settle a material loss (modifier j).
      return facts.attribution === 'customer' ? undefined : facts.overcharge;
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
  playbook: Playbook,
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
  return choices.map((choice, at) => {
    const components = described(playbook, distinct([...always, ...choice, ...token]));
    return { alternativeId: at + 1, components, promise: promiseOf(playbook, components) };
  });
};

const positive = (money: Money | undefined): Money | undefined =>
  money !== undefined && money.amount > 0 ? money : undefined;

interface Amounts {
  readonly restitution?: Money | undefined;
  readonly goodwill: GrantedGoodwill;
  readonly owed: Money | undefined;
  readonly caps?: MenuExplanation['caps'];
  /** The money is more than the menu may give by itself, or cannot be compared with the price. */
  readonly managerBecause: MenuExplanation['managerBecause'];
}

/** Restitution less what was returned before, and goodwill within what the caps then leave. */
const amountsOf = (
  playbook: Playbook,
  row: PlaybookRow,
  { facts, given = {} }: MatchInput,
  pct: number,
): Amounts => {
  const { price } = facts;
  const whole = owed(playbook, row, facts);
  const currencies = [price, whole, given.restitution, given.goodwill].flatMap(
    (money) => money?.currency ?? [],
  );
  // There is no conversion in the suite: a person has to look at two currencies.
  if (new Set(currencies).size > 1) {
    return { goodwill: {}, owed: whole, managerBecause: ['two_currencies'] };
  }
  const left = whole && given.restitution ? remaining(whole, given.restitution) : whole;
  const restitution = positive(left);
  // Without a price there is no cap to hold the money against: a person looks at it.
  if (price === undefined) {
    const managerBecause: Amounts['managerBecause'] = restitution === undefined ? [] : ['no_price'];
    return { restitution, goodwill: {}, owed: whole, managerBecause };
  }
  const counted = [restitution, given.restitution, given.goodwill].reduce<Money>(
    (sum, money) => (money === undefined ? sum : add(sum, money)),
    { ...price, amount: 0 },
  );
  const { automaticPct, managerPct } = playbook.caps;
  const automatic = percentFloor(price, automaticPct);
  const isAbove = restitution !== undefined && counted.amount > automatic.amount;
  return {
    restitution,
    goodwill: grantGoodwill(playbook.caps, price, counted, pct),
    owed: whole,
    caps: {
      ...{ automaticPct, managerPct, automatic },
      manager: percentFloor(price, managerPct),
      counted,
      wanted: percentHalfUp(price, pct),
    },
    managerBecause: isAbove ? ['restitution_above_cap'] : [],
  };
};

/** Nobody has found out yet what happened, so not whose loss it is either. */
const isCauseOpen = ({ row }: PlaybookRow, facts: MatchingFacts): boolean =>
  row === ROW_FALLBACK || (row === ROW_SILENT && !isCauseKnown(facts));

const explained = (
  matched: MatchedRow,
  overlays: MenuExplanation['overlays'],
  goodwill: MenuExplanation['goodwill'],
  amounts: Amounts,
  { facts, given }: MatchInput,
): MenuExplanation => {
  const { matchedBy, rankedBy, row } = matched;
  const givenBefore = given?.restitution;
  return {
    ...{ matchedBy, rankedBy, overlays, goodwill },
    restitution: {
      form: row.restitution,
      ...(amounts.owed === undefined ? {} : { owed: amounts.owed }),
      ...(givenBefore === undefined ? {} : { givenBefore }),
    },
    ...(amounts.caps === undefined ? {} : { caps: amounts.caps }),
    managerBecause: [
      ...(row.goodwill.basis === 'manager' ? ['row' as const] : []),
      // A person looks before it is paid.
      ...(isCauseOpen(row, facts) && amounts.restitution !== undefined
        ? ['cause_unknown' as const]
        : []),
      ...amounts.managerBecause,
    ],
  };
};

const stepsOf = (
  { alwaysFirst, overlays }: Playbook,
  row: PlaybookRow,
  facts: MatchingFacts,
  matched: MenuExplanation['overlays'],
): string[] => {
  const added = overlays.filter(({ row: number }) => matched.some((one) => one.row === number));
  const all = [...alwaysFirst, ...row.steps, ...added.flatMap(({ steps }) => steps)];
  // An offer has to answer why the customer left.
  return [...new Set(all)].filter((step) => step !== 'win_back_offer' || isCauseKnown(facts));
};

/** What a case gets by the row it was matched to. */
export const menuBy = (playbook: Playbook, input: MatchInput, matched: MatchedRow): Menu => {
  const { row } = matched;
  const overlays = matchOverlays(input);
  const reasons = [...goodwillReasons(playbook, row, input)];
  const goodwillPct = reasons.at(-1)!.pct;
  const amounts = amountsOf(playbook, row, input, goodwillPct);
  const explanation = explained(matched, overlays, reasons, amounts, input);
  const { restitution, goodwill } = amounts;
  const followUp = contactsOf(row, input.tier);
  return {
    row: row.row,
    overlays: overlays.map(({ row: number }) => number),
    steps: stepsOf(playbook, row, input.facts, overlays),
    ...(restitution === undefined ? {} : { restitution }),
    ...(goodwill.automatic === undefined ? {} : { goodwill: goodwill.automatic }),
    ...(goodwill.byManager === undefined ? {} : { goodwillByManager: goodwill.byManager }),
    goodwillPct,
    authority: explanation.managerBecause.length > 0 ? 'manager' : 'automatic',
    alternatives: alternativesOf(playbook, row, input.facts, restitution, goodwill.automatic),
    caps: playbook.caps,
    explanation,
    ...(followUp === undefined ? {} : { followUp }),
  };
};

/** Case -> row, money, alternatives, and why. Pure and deterministic. */
export const prepareMenu = (playbook: Playbook, input: MatchInput): Menu =>
  menuBy(playbook, input, matchRow(playbook, input));

/** Restitution or goodwill of a chosen bundle, or undefined where no such money moves. */
export const totalOf = (
  components: readonly RemedyComponent[],
  kind: 'restitution' | 'goodwill',
): Money | undefined =>
  components.reduce<Money | undefined>((sum, component) => {
    if (component.kind !== kind || component.amount === undefined) return sum;
    return sum === undefined ? component.amount : add(sum, component.amount);
  }, undefined);
