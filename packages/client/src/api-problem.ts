import { isProblemCode, type ProblemCode, retryableCodes } from '@amends/contracts/problem';

/** One field that is not valid: where (`#/loss/currency`), what is wrong, and its stable code. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
  readonly code: string;
}

interface ProblemBody {
  readonly code?: unknown;
  readonly title?: unknown;
  readonly detail?: unknown;
  readonly requestId?: unknown;
  readonly errors?: unknown;
}

/** Code of an answer that is no problem+json of ours: a proxy's page, say. */
export type AnswerCode = ProblemCode | 'unreadable_answer';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** A refusal as the service said it (RFC 9457). `code` is stable, the texts are not. */
export class ApiProblem extends Error {
  readonly code: AnswerCode;
  readonly status: number;
  readonly detail: string | undefined;
  readonly errors: readonly FieldProblem[];
  /** Trace id, to be found in the service's logs. */
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** The whole body, for members a code adds (`currentVersion`, `position`, `serverTime`). */
  readonly body: unknown;

  constructor(status: number, headers: Headers, body: unknown) {
    const { code, title, detail, requestId, errors } = (
      typeof body === 'object' && body !== null ? body : {}
    ) as ProblemBody;
    const name = textOf(code) ?? '';
    super(`${status} ${name || 'without a code'}: ${textOf(detail) ?? textOf(title) ?? ''}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = isProblemCode(name) ? name : 'unreadable_answer';
    this.detail = textOf(detail);
    this.requestId = textOf(requestId);
    this.errors = Array.isArray(errors) ? errors : [];
    const seconds = Number(headers.get('retry-after') ?? Number.NaN);
    this.retryAfterSeconds = Number.isFinite(seconds) ? seconds : undefined;
    this.body = body;
  }

  /** Whether the same request, with the same key, may be sent again. */
  get retryable(): boolean {
    if (this.code === 'unreadable_answer') return this.status >= 500 || this.status === 429;
    return retryableCodes.has(this.code);
  }
}

/** No answer came: refused, reset or timed out. The command may have been executed. */
export class ApiUnreachable extends Error {
  readonly code = 'api_unreachable';
  readonly retryable = true;

  constructor(method: string, url: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${method} ${url}: ${reason}`, { cause });
    this.name = 'ApiUnreachable';
  }
}
