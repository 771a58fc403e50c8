import { type ProblemCode, problems } from '@amends/contracts/problem';

/** One invalid field: a JSON pointer as URI fragment, a text without the value, a code. */
export type FieldError = {
  readonly pointer: string;
  readonly detail: string;
  readonly code: string;
};

export type ProblemOptions = {
  /** What went wrong in this case. Never a value that the client sent. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Sent as `Retry-After`, in whole seconds. */
  readonly retryAfterSeconds?: number;
  /** Further members of the problem body, such as the current version or a position. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Further response headers, lower case. */
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * An answer that is a refusal: thrown anywhere below a route, sent as RFC 9457 problem+json.
 * The status comes from the code, so a code has one meaning everywhere.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  /** Fastify overwrites this member of validation errors; nothing reads it afterwards. */
  statusCode: number;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly extra: Readonly<Record<string, unknown>> | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(problems[code].title);
    this.code = code;
    this.statusCode = problems[code].status;
    this.detail = options.detail;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.extra = options.extra;
    this.headers = options.headers;
  }

  get status(): number {
    return problems[this.code].status;
  }
}
