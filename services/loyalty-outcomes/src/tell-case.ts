import { keyedAmount } from '@amends/projections/cell-content';
import { currencyKey } from '@amends/projections/currency-key';
import type { Observation } from '@amends/projections/types';
import { cameBack } from './came-back.ts';
import type { MoneyEntry } from './projections/case-loyalty.ts';
import type { LoyalCase } from './loyal-cases.ts';
import {
  type CHANGE_SLOTS,
  dayKey,
  hasSlot,
  LADDER,
  pairKey,
  slotOf,
  stratumKey,
  WAVE_ITEMS,
  yesKey,
} from './loyal-slots.ts';
import type { LoyaltyAnswer } from './projections/case-loyalty.ts';
import { riskKey } from './risk-bands.ts';

type Tell = (slot: string, value: number) => void;
type EndDay = (endedMs: number) => number;

const tellCounts = (each: LoyalCase, tell: Tell): void => {
  tell('cases', 1);
  if (each.isRecovered) tell('recovered', 1);
  if (each.wasAsked) tell('asked', 1);
  if (each.wasAsked && each.answer !== undefined) tell('answered', 1);
  if (each.wasSuppressed) tell('suppressed', 1);
  if (each.doubleDeviation === true) tell('deviated', 1);
  if (each.doubleDeviation === false) tell('undeviated', 1);
  if (each.doubleDeviation === null) tell('unassessed', 1);
  if (each.remedyTypes.length > 0) tell('withRemedy', 1);
  for (const type of each.remedyTypes) if (hasSlot(`remedy ${type}`)) tell(`remedy ${type}`, 1);
  if (each.isComplaint !== null) tell('complaintKnown', 1);
  if (each.isComplaint !== true) return;
  tell('complaint', 1);
  if (each.dissatisfaction !== null) tell(`complaint ${each.dissatisfaction}`, 1);
};

const MENTIONS = { 1: 'Good', 0: 'Neutral', '-1': 'Bad' } as const;

/** Whether others were told badly of it. */
export const isToldBadly = ({ mentions }: LoyalCase): boolean =>
  mentions.some(({ valence }) => valence === -1);

const tellMentions = (each: LoyalCase, tell: Tell): void => {
  const isBad = isToldBadly(each);
  if (isBad) tell('toldBadly', 1);
  if (typeof each.doubleDeviation === 'boolean')
    tell('toldAfter', yesKey(each.doubleDeviation, isBad));
  for (const { valence, reach } of each.mentions) {
    tell(`said${MENTIONS[valence]}`, 1);
    if (reach > 0) tell(`reach${MENTIONS[valence]}`, reach);
  }
};

const lastOf = (
  answers: readonly LoyaltyAnswer[],
  wave: number,
  item: (typeof WAVE_ITEMS)[number],
) => answers.findLast((answer) => answer.wave === wave && answer[item] !== undefined)?.[item];

type Change = readonly [before: number | null | undefined, after: number | null | undefined];

/** As remembered after the recovery, since nobody asks before a failure. */
const changesOf = (
  each: LoyalCase,
): Readonly<Record<(typeof CHANGE_SLOTS)[number] & string, Change>> => {
  const { answer, affectBefore, blameBefore } = each;
  const overall = [answer?.satisfactionBefore, answer?.overall] as const;
  const none = [null, null] as const;
  return {
    overallFirst: each.isRepeat ? none : overall,
    overallRepeat: each.isRepeat ? overall : none,
    trustChange: [answer?.trustBefore, answer?.trust],
    // How strong the strongest feeling was; who names none after naming one is relieved of it.
    affectChange: [affectBefore, answer?.affectAfter],
    controllabilityChange: [blameBefore?.controllability, answer?.controllabilityAfter],
    stabilityChange: [blameBefore?.stability, answer?.stabilityAfter],
  };
};

const tellAnswers = (each: LoyalCase, tell: Tell): void => {
  const { answer, answers } = each;
  for (const item of ['recommend', 'intent', 'trust', 'satisfaction', 'wordOfMouth'] as const)
    if (answer?.[item] !== undefined) tell(item, answer[item]);
  for (const item of WAVE_ITEMS) {
    const [first, second] = [lastOf(answers, 1, item), lastOf(answers, 2, item)];
    if (first !== undefined && second !== undefined) tell(`waves ${item}`, pairKey(first, second));
  }
  for (const [slot, [before, after]] of Object.entries(changesOf(each)))
    if (before != null && after != null) tell(slot, pairKey(before, after));
  if (answer === undefined) return;
  tell('satisfiedBySeverity', stratumKey(each.severity, answer.isSatisfiedNow));
  if (answer.intent !== undefined) tell('intentByRisk', riskKey(answer, answer.intent));
};

type Amount = readonly [currency: string, units: number];

/** Amounts under their currencies; a currency that is none is told nowhere. */
const tellAmounts = (amounts: readonly Amount[], slot: string, tell: Tell): void => {
  for (const [currency, units] of amounts) {
    const key = currencyKey(currency);
    if (key !== undefined && units > 0) tell(slot, keyedAmount(key, units));
  }
};

/** Each currency once. */
const tellCurrencies = (amounts: readonly Amount[], slot: string, tell: Tell): void => {
  for (const currency of new Set(amounts.map(([of]) => of))) {
    const key = currencyKey(currency);
    if (key !== undefined) tell(slot, key);
  }
};

/** What is left of each kind and currency: what was all taken back is nothing that was given. */
const leftOf = (money: readonly MoneyEntry[]): readonly (readonly [MoneyEntry[0], ...Amount])[] =>
  [...Map.groupBy(money, ([kind, currency]) => `${kind} ${currency}`).values()].flatMap(
    (entries) => {
      const [kind, currency] = entries[0]!;
      const units = entries.reduce((sum, [, , amount]) => sum + amount, 0);
      return units > 0 ? [[kind, currency, units] as const] : [];
    },
  );

const tellMoney = (each: LoyalCase, tell: Tell): void => {
  const { stepCosts, outlays, currency, isRecovered } = each;
  const money = leftOf(each.money);
  for (const kind of ['restitution', 'goodwill'] as const) {
    const given = money.filter(([of]) => of === kind).map(([, of, units]): Amount => [of, units]);
    tellAmounts(given, kind, tell);
    tellCurrencies(given, `${kind}Cases`, tell);
  }
  for (const [, type, of, units] of stepCosts)
    if (hasSlot(`steps ${type}`)) tellAmounts([[of, units]], `steps ${type}`, tell);
  tellCurrencies(
    stepCosts.map(([, , of, units]): Amount => [of, units]),
    'stepCases',
    tell,
  );
  const spent = [
    ...money.map(([, of, units]): Amount => [of, units]),
    ...outlays.map(([, of, units]): Amount => [of, units]),
  ];
  tellAmounts(spent, 'spent', tell);
  // Something was spent on a case of another currency, or of none.
  tellCurrencies(
    spent.filter(([of]) => of !== currency),
    'besideCurrency',
    tell,
  );
  const own = currency === null ? undefined : currencyKey(currency);
  if (own === undefined) return;
  tell('ofCurrency', own);
  if (isRecovered) tell('recoveredOfCurrency', own);
  // What a case took besides what was given was recorded: nothing has to be assumed for it.
  if (outlays.some(([, of]) => of === currency)) tell('costRecorded', own);
};

const ADVOCATE_FROM = 9;
const SATISFIED_FROM = 4;

/** How far up a customer got; undefined where it is not known whether they were satisfied. */
const rungOf = ({ answer, customer }: LoyalCase): (typeof LADDER)[number] | undefined => {
  if (answer?.satisfaction === undefined) return undefined;
  if (answer.satisfaction < SATISFIED_FROM) return 'dissatisfied';
  if (!customer?.purchaseDays.some((day) => day > 0)) return 'satisfied';
  return (answer.recommend ?? 0) >= ADVOCATE_FROM ? 'advocate' : 'repeat';
};

/** Whether who was recovered, or left with the loss, bought again, where that can be told. */
const tellReturn = (each: LoyalCase, tell: Tell, endDay: EndDay): void => {
  const rung = rungOf(each);
  if (rung !== undefined) tell('rung', LADDER.indexOf(rung));
  const { customer, unresolvedCustomer, severity, answer, endedMs } = each;
  const [back, left] = [cameBack(customer), cameBack(unresolvedCustomer)];
  if (endedMs === undefined) return;
  const tellOnDay = (slot: string, of: number) => tell(slot, dayKey(endDay(endedMs), of));
  const known = back ?? left;
  if (known !== undefined) tellOnDay('awayTold', yesKey(isToldBadly(each), !known));
  if (left !== undefined) tellOnDay('leftBySeverity', stratumKey(severity, left));
  if (back === undefined) return;
  tellOnDay('backBySeverity', stratumKey(severity, back));
  if (answer === undefined) return;
  tellOnDay('backSatisfied', yesKey(answer.isSatisfiedNow, back));
  tellOnDay('backByRisk', riskKey(answer, back ? 1 : 0));
};

/**
 * What is kept of a case: whole numbers that are added up, whatever the figures are of.
 * @param endDay under which day it is told whether a customer came back after an end
 */
export const tellCase = (each: LoyalCase, endDay: EndDay): readonly Observation[] => {
  const observations: Observation[] = [];
  const tell: Tell = (slot, value) => observations.push([slotOf(slot), value]);
  tellCounts(each, tell);
  tellMentions(each, tell);
  tellAnswers(each, tell);
  tellReturn(each, tell, endDay);
  tellMoney(each, tell);
  return observations;
};
