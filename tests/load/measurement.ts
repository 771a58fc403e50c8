import type { BenchRow } from './row.ts';

export interface MeasureOptions {
  /** Fewer events and shorter runs, for a look; a baseline is taken without it. */
  readonly quick: boolean;
  /** Seconds of the run of whole cases; 60 unless told. */
  readonly longSeconds?: number;
  /** Tells how far it is; goes to standard error. */
  say(line: string): void;
}

/** A part that could not be measured here, and why. */
export interface NotRun {
  readonly name: string;
  readonly reason: string;
}

export interface Measured {
  readonly rows: readonly BenchRow[];
  readonly notRun: readonly NotRun[];
}

export type Measure = (options: MeasureOptions) => Promise<Measured>;
