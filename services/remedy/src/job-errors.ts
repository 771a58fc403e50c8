/** Thrown for an unknown outcome: the job runs again, with the same key. */
export class RefundOutcomeUnknown extends Error {
  override readonly name = 'RefundOutcomeUnknown';
  readonly retryable = true;
}

/** Thrown when somebody else kept changing the stream: the job runs again. */
export class JobLostRace extends Error {
  override readonly name = 'JobLostRace';
  readonly retryable = true;
}

/** Thrown while another system has not done a step, or cannot tell: the job runs again. */
export class FulfilmentUnfinished extends Error {
  override readonly name = 'FulfilmentUnfinished';
  readonly retryable = true;
}
