import type { ProblemCode } from '@amends/contracts/problem';

/** What is wrong, more exactly than the HTTP code says. */
export type ProjectionErrorReason =
  | 'projection_behind'
  | 'projection_building'
  | 'newer_version_live'
  | 'definition_changed'
  | 'malformed_position'
  | 'malformed_cursor'
  | 'malformed_value';

const codes: Readonly<Record<ProjectionErrorReason, ProblemCode>> = {
  projection_behind: 'projection_behind',
  projection_building: 'temporary_reduced_capacity',
  newer_version_live: 'temporary_reduced_capacity',
  definition_changed: 'internal_error',
  malformed_position: 'malformed_query',
  malformed_cursor: 'malformed_cursor',
  malformed_value: 'malformed_query',
};

/**
 * A refusal of this package. `code` is the row of the problem table a route answers with,
 * `retryAfterSeconds` is set where the same request may succeed later. The message names fields,
 * never values that a client sent.
 */
export class ProjectionError extends Error {
  override readonly name: string = 'ProjectionError';
  readonly reason: ProjectionErrorReason;
  readonly code: ProblemCode;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(reason: ProjectionErrorReason, message: string) {
    super(message);
    this.reason = reason;
    this.code = codes[reason];
    this.retryable = this.code === 'projection_behind' || reason === 'projection_building';
    this.retryAfterSeconds = this.retryable ? 1 : undefined;
  }
}

/** The position asked for was not reached in time: 503 `projection_behind`. */
export class ProjectionBehindError extends ProjectionError {
  override readonly name = 'ProjectionBehindError';

  constructor(projection: string) {
    super('projection_behind', `${projection} has not reached the position asked for`);
  }
}
