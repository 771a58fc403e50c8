/** Four readings of one quality on one scale. */
export interface Expectation {
  readonly desired: number;
  readonly adequate: number;
  readonly expected: number;
  readonly perceived: number;
}

export interface Disconfirmation {
  /** Superiority over the adequate level: perceived - adequate. */
  readonly msa: number;
  /** Superiority over the desired level: perceived - desired. */
  readonly mss: number;
  readonly zoneOfTolerance: number;
  readonly disconfirmation: number;
  /** Perceived below adequate. */
  readonly failure: boolean;
}

/** What was experienced against what was expected, in scale points: below 0 it fell short. */
export const againstExpectation = (perceived: number, expected: number): number =>
  perceived - expected;

/**
 * Gap measures of service quality, in scale points.
 * Source: Oliver 1980 (disconfirmation), Zeithaml, Berry and Parasuraman 1993 (zone of
 * tolerance). Defined for every input.
 */
export function disconfirmation(reading: Expectation): Disconfirmation {
  const { desired, adequate, expected, perceived } = reading;
  return {
    msa: perceived - adequate,
    mss: perceived - desired,
    zoneOfTolerance: desired - adequate,
    disconfirmation: againstExpectation(perceived, expected),
    failure: perceived < adequate,
  };
}
