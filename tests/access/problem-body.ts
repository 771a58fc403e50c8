import { isProblemCode, problems, problemType } from '@amends/contracts/problem';
import { z } from 'zod';
import type { Answer } from './exchange.ts';

/** RFC 9457 as this suite uses it; which further members there may be, OpenAPI says. */
const body = z.looseObject({
  type: z.string().regex(/^\/problems\/[a-z]+(-[a-z]+)*$/),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().startsWith('/').optional(),
  code: z.string(),
  requestId: z.string().regex(/^[0-9a-f]{32}$/),
  errors: z
    .array(
      z.strictObject({ pointer: z.string().startsWith('#'), detail: z.string(), code: z.string() }),
    )
    .optional(),
});

const faultOf = (answer: Answer): string | undefined => {
  const type = answer.headers['content-type'];
  if (!/^application\/problem\+json(;|$)/.test(type ?? '')) return `has the content type ${type}`;
  const parsed = body.safeParse(answer.json);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    return `has no problem body: ${path.join('/')} ${message}`;
  }
  const { code, status, title } = parsed.data;
  if (!isProblemCode(code)) return `has the code ${code}, which is in no table`;
  const row = problems[code];
  if (status !== answer.status || row.status !== status) return `has status ${status} for ${code}`;
  if (parsed.data.type !== problemType(code)) return `has the type ${parsed.data.type} for ${code}`;
  if (title !== row.title) return `has another title than ${code}`;
  const isBare = parsed.data.detail === undefined && parsed.data.errors === undefined;
  return status === 500 && !isBare ? 'tells more than its request id' : undefined;
};

const needsRetryAfter = (status: number): boolean => status === 429 || status === 503;

/** What is wrong with a refusal (A-07, RFC 9457), or undefined; any other answer is right. */
export const problemFault = (answer: Answer): string | undefined => {
  if (answer.status < 400) return undefined;
  if (answer.status === 401 && answer.headers['www-authenticate'] === undefined) {
    return 'has no WWW-Authenticate';
  }
  if (needsRetryAfter(answer.status) && answer.headers['retry-after'] === undefined) {
    return 'has no Retry-After';
  }
  // The twin of a read has the headers of its refusal and no body.
  return answer.method === 'HEAD' ? undefined : faultOf(answer);
};
