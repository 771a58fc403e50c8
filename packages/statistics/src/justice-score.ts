/** Scores of a multi-item scale; the justice score is the mean of its dimensions. */

export interface ScaleDimension {
  readonly id: string;
  readonly items: readonly string[];
  /** Valid answers needed; two thirds of the items, rounded up, unless given. */
  readonly minValid?: number;
  /** Weight in the overall score; 1 unless given. Weights are normalised by their sum. */
  readonly weight?: number;
}

/** An instrument: answers from `scaleMin` to `scaleMax`, some items worded the other way round. */
export interface Scale {
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly reverse: readonly string[];
  readonly dimensions: readonly ScaleDimension[];
}

/** Answers by item; null or absent means not answered. */
export type ScaleAnswers = Readonly<Record<string, number | null | undefined>>;

/** Result of one dimension; mean, score and favourable are null with too few valid items. */
export interface DimensionScore {
  readonly validItems: number;
  /** On the instrument's own scale. */
  readonly mean: number | null;
  /** 0 to 100. */
  readonly score: number | null;
  readonly favourable: boolean | null;
}

export interface ScaleScore {
  readonly dimensions: Readonly<Record<string, DimensionScore>>;
  /** 0 to 100; null as soon as one dimension is null. */
  readonly overall: number | null;
}

/** From here a score is favourable: 5 on a scale of 1 to 7. */
export const FAVOURABLE_SCORE = 200 / 3;

/** 5 of 7 is 66.666... and would be lost to rounding without this slack. */
export const FAVOURABLE_SLACK = 1e-9;

/** Mirror of an answer on its scale: min + max - answer. */
export function reverseAnswer(answer: number, scaleMin: number, scaleMax: number): number {
  return scaleMin + scaleMax - answer;
}

/** Scale mean as 0 to 100: 100 (mean - min)/(max - min). Allows different scales to be compared. */
export function scoreOfMean(mean: number, scaleMin: number, scaleMax: number): number {
  return (100 * (mean - scaleMin)) / (scaleMax - scaleMin);
}

/** Whether a score (0 to 100) is favourable; null stays null. */
export function isFavourable(score: number | null): boolean | null {
  return score === null ? null : score >= FAVOURABLE_SCORE - FAVOURABLE_SLACK;
}

/** Valid answers a dimension of k items needs: two thirds, rounded up. */
export function minValidItems(items: number): number {
  return Math.ceil((2 * items) / 3);
}

function answerOf(scale: Scale, answers: ScaleAnswers, item: string): number | null {
  const answer = answers[item] ?? null;
  if (answer === null) return null;
  if (!(answer >= scale.scaleMin && answer <= scale.scaleMax)) {
    throw new RangeError(`answer ${answer} of ${item} is outside the scale`);
  }
  if (!scale.reverse.includes(item)) return answer;
  return reverseAnswer(answer, scale.scaleMin, scale.scaleMax);
}

function scoreDimension(
  scale: Scale,
  dimension: ScaleDimension,
  answers: ScaleAnswers,
): DimensionScore {
  let sum = 0;
  let validItems = 0;
  for (const item of dimension.items) {
    const answer = answerOf(scale, answers, item);
    if (answer === null) continue;
    sum += answer;
    validItems += 1;
  }
  const needed = dimension.minValid ?? minValidItems(dimension.items.length);
  if (validItems === 0 || validItems < needed) {
    return { validItems, mean: null, score: null, favourable: null };
  }
  const mean = sum / validItems;
  const score = scoreOfMean(mean, scale.scaleMin, scale.scaleMax);
  return { validItems, mean, score, favourable: isFavourable(score) };
}

/**
 * Weighted mean of dimension scores. Null when a dimension is null, when there is none, or when
 * the weights sum to 0: an overall score never stands on part of the instrument.
 */
export function overallScore(
  parts: readonly { readonly score: number | null; readonly weight?: number | undefined }[],
): number | null {
  let weighted = 0;
  let weights = 0;
  for (const { score, weight = 1 } of parts) {
    if (score === null) return null;
    weighted += weight * score;
    weights += weight;
  }
  return weights > 0 ? weighted / weights : null;
}

/**
 * Scores one response: reverse first, mean of the valid items of each dimension if at least two
 * thirds are valid (else null, reason `too_few_valid_items`), scaled to 0..100, overall weighted.
 * Source: dimensions after Colquitt 2001 and Maxham and Netemeyer 2002; the scaling is arithmetic.
 * @throws RangeError for an answer outside the scale.
 */
export function justiceScore(scale: Scale, answers: ScaleAnswers): ScaleScore {
  const dimensions: Record<string, DimensionScore> = {};
  for (const dimension of scale.dimensions) {
    dimensions[dimension.id] = scoreDimension(scale, dimension, answers);
  }
  const overall = overallScore(
    scale.dimensions.map(({ id, weight }) => ({ score: dimensions[id]!.score, weight })),
  );
  return { dimensions, overall };
}
