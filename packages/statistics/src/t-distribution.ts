import { normalQuantile } from './normal-distribution.ts';

const SQRT_PI = Math.sqrt(Math.PI);

/**
 * Gamma(a + 1/2) / Gamma(a). The recurrence lifts a to where the asymptotic series is exact to
 * double precision; subtracting two log-gammas instead would lose digits for large a.
 */
function halfStepGammaRatio(a: number): number {
  let factor = 1;
  let lifted = a;
  for (; lifted < 30; lifted += 1) factor *= lifted / (lifted + 0.5);
  const inverse = 1 / lifted;
  const square = inverse * inverse;
  const series =
    inverse * (-1 / 8 + square * (1 / 192 + square * (-1 / 640 + (square * 17) / 14336)));
  return factor * Math.sqrt(lifted) * Math.exp(series);
}

/** Continued fraction of the incomplete beta function, evaluated by the modified Lentz method. */
function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let fraction = d;
  for (let m = 1; m <= 20_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + even / c;
    if (Math.abs(c) < tiny) c = tiny;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + odd / c;
    if (Math.abs(c) < tiny) c = tiny;
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-15) return fraction;
  }
  return fraction;
}

function assertDf(df: number): void {
  if (!(df > 0)) throw new RangeError(`degrees of freedom ${df} are not positive`);
}

/**
 * P(|T| >= |t|) of Student's t with `df` degrees of freedom, fractional df allowed.
 * Formula: regularised incomplete beta I_x(df/2, 1/2) at x = df/(df + t^2).
 * @throws RangeError unless df > 0.
 */
export function tTwoSidedP(t: number, df: number): number {
  assertDf(df);
  if (t === 0) return 1;
  if (!Number.isFinite(t)) return 0;
  const a = df / 2;
  const r = (t * t) / df;
  const x = 1 / (1 + r);
  const y = r / (1 + r);
  const front = (Math.exp(-a * Math.log1p(r)) * Math.sqrt(y) * halfStepGammaRatio(a)) / SQRT_PI;
  if (x < (a + 1) / (a + 2.5)) return (front * betaFraction(a, 0.5, x)) / a;
  return 1 - 2 * front * betaFraction(0.5, a, y);
}

function tDensity(t: number, df: number): number {
  const power = Math.exp((-(df + 1) / 2) * Math.log1p((t * t) / df));
  return (halfStepGammaRatio(df / 2) / (SQRT_PI * Math.sqrt(df))) * power;
}

/** Positive t with P(T >= t) = upper, by Newton steps that never leave a shrinking bracket. */
function upperQuantile(upper: number, df: number): number {
  let low = 0;
  let high = 2;
  while (tTwoSidedP(high, df) / 2 > upper) {
    low = high;
    high *= 2;
  }
  let t = Math.min(Math.max(normalQuantile(1 - upper), low), high);
  for (let step = 0; step < 200; step += 1) {
    const excess = tTwoSidedP(t, df) / 2 - upper;
    if (excess > 0) low = t;
    else high = t;
    const newton = t + excess / tDensity(t, df);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-14 * next) return next;
    t = next;
  }
  return t;
}

/**
 * Quantile of Student's t: the t with P(T <= t) = p. Fractional df allowed (Welch).
 * Source: Student 1908; closed forms for df 1 and 2, otherwise inversion of `tTwoSidedP`.
 * @throws RangeError unless 0 < p < 1 and df > 0.
 */
export function tQuantile(p: number, df: number): number {
  assertDf(df);
  if (!(p > 0 && p < 1)) throw new RangeError(`probability ${p} is not between 0 and 1`);
  if (p === 0.5) return 0;
  if (df === 1) return Math.tan(Math.PI * (p - 0.5));
  if (df === 2) return (2 * p - 1) * Math.sqrt(1 / (2 * p * (1 - p)));
  if (df > 1e9) return normalQuantile(p);
  return p > 0.5 ? upperQuantile(1 - p, df) : -upperQuantile(p, df);
}
