import { problems } from '@amends/contracts/problem';
/**
 * An answer that is a refusal: thrown anywhere below a route, sent as RFC 9457 problem+json.
 * The status comes from the code, so a code has one meaning everywhere.
 */
export class Problem extends Error {
    name = 'Problem';
    code;
    /** Fastify overwrites this member of validation errors; nothing reads it afterwards. */
    statusCode;
    detail;
    errors;
    retryAfterSeconds;
    extra;
    headers;
    constructor(code, options = {}) {
        super(problems[code].title);
        this.code = code;
        this.statusCode = problems[code].status;
        this.detail = options.detail;
        this.errors = options.errors;
        this.retryAfterSeconds = options.retryAfterSeconds;
        this.extra = options.extra;
        this.headers = options.headers;
    }
    get status() {
        return problems[this.code].status;
    }
}
