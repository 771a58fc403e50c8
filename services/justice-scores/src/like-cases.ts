import type { FactSet } from '@amends/projections/fact-groups';
import { gatedMeasure, type Measure } from '@amends/projections/measure';
import { publishGroup } from '@amends/statistics/publication';
import { sampleVariance } from '@amends/statistics/sample-moments';
import type { Given } from './projections/case-value.ts';

/** What is read of a case to tell whether like cases are treated alike. */
export const likeCaseColumns = {
  likeness: `case when f.complaint_code is null or f.severity is null then null
    else f.complaint_code || ' ' || f.severity end`,
  priceAmount: 'f.price_amount',
  priceCurrency: 'f.price_currency',
  given: 'f.given',
};

/**
 * Share of the price that was given by then; null without a price, before anything was given, and
 * where some of it was in another currency.
 */
const shareGiven = ({ columns }: FactSet, at: number, asOfMs: number): number | null => {
  const price = columns.priceAmount![at] as number | null;
  if (price === null || price <= 0) return null;
  const given = ((columns.given![at] ?? []) as unknown as Given[]).filter(
    ([when]) => Date.parse(when) <= asOfMs,
  );
  const isOfPrice = given.every(([, currency]) => currency === columns.priceCurrency![at]);
  if (given.length === 0 || !isOfPrice) return null;
  return given.reduce((sum, [, , amount]) => sum + amount, 0) / price;
};

/**
 * How differently like cases were treated: the standard deviation, within cases of one type and
 * severity, of what was given as a share of the price. 0: like cases got alike. Cases without a
 * match, a price or money in its currency are beside it.
 */
export const likeCaseFigure = (set: FactSet, asOfMs: number): Measure => {
  const matched = new Map<string, number[]>();
  let unmatched = 0;
  for (let at = 0; at < set.n; at += 1) {
    if ((set.columns.reported![at] as number) > asOfMs) continue;
    const likeness = set.columns.likeness![at] as string | null;
    const share = shareGiven(set, at, asOfMs);
    if (likeness === null || share === null) unmatched += 1;
    else if (matched.has(likeness)) matched.get(likeness)!.push(share);
    else matched.set(likeness, [share]);
  }
  const kinds = [...matched.values()].filter((shares) => shares.length > 1);
  const n = kinds.reduce((sum, { length }) => sum + length, 0);
  const single = matched.size - kinds.length;
  const squares = kinds.reduce(
    (sum, shares) => sum + sampleVariance(shares)! * (shares.length - 1),
    0,
  );
  const deviation = n === 0 ? null : Math.sqrt(squares / (n - kinds.length));
  return gatedMeasure(publishGroup(n, deviation), n, 'coefficient', {
    counts: { kinds: kinds.length, unmatched: unmatched + single },
  });
};
