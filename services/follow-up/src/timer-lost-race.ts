/** Thrown when somebody else kept changing the case: the timer runs again. */
export class TimerLostRace extends Error {
  override readonly name = 'TimerLostRace';
  readonly retryable = true;
}
