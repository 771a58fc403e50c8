import { ApiProblem, ApiUnreachable } from '@amends/client/api-problem';
import { ConfigError } from '@amends/service-kit/config';

const HINTS: Readonly<Record<number, string>> = {
  400: 'the request is not understood: see the fields above',
  401: 'the credentials are not accepted: restart the suite, or check AMENDS_CLIENT_SECRET',
  403: 'this client may not do that: use one with the scope, or remove AMENDS_CLIENT_ID',
  404: 'there is no such thing here: is this the right suite, and of this release?',
  409: 'the state of the thing does not allow it: read it again before another try',
  412: 'it was changed meanwhile: read it again and repeat',
  413: 'send less at a time',
  422: 'correct the fields above and send again',
  429: 'too many requests: wait and run the command again, it goes on where it was',
  503: 'the suite is busy or starting: run the command again in a moment',
};

/** Where the code says more than the status. */
const BY_CODE: Readonly<Record<string, string>> = {
  person_required:
    'sign in as a person at your identity provider; the clients of a local suite are systems',
};

const hintOf = (problem: ApiProblem): string =>
  BY_CODE[problem.code] ??
  HINTS[problem.status] ??
  (problem.status >= 500
    ? `a fault of the suite: its log has request ${problem.requestId ?? 'ids'}; npm run doctor`
    : 'this answer is not the suite’s: check the URL and any proxy between');

/** Pointers are URI fragments; a person reads filter[store][eq] more easily than its escapes. */
const readable = (pointer: string): string => {
  try {
    return decodeURIComponent(pointer.replace(/^#\//, ''));
  } catch {
    return pointer;
  }
};

const titleOf = ({ body, message }: ApiProblem): string => {
  const title = (body as { title?: unknown } | undefined)?.title;
  return typeof title === 'string' ? title : message;
};

/** Code, detail, fields and what to do, of a refusal by the suite. */
export const problemText = (problem: ApiProblem): string => {
  const said = problem.detail ?? titleOf(problem);
  const fields = problem.errors.map(
    ({ pointer, detail, code }) => `  ${readable(pointer)}: ${detail} (${code})`,
  );
  const wait =
    problem.retryAfterSeconds === undefined ? '' : ` (after ${problem.retryAfterSeconds} s)`;
  const request = problem.requestId === undefined ? [] : [`  request ${problem.requestId}`];
  const head = `the suite refused: ${problem.code} (${problem.status}): ${said}`;
  return [head, ...fields, ...request, `what to do: ${hintOf(problem)}${wait}`].join('\n');
};

/** No answer at all. */
export const unreachableText = (error: ApiUnreachable): string => {
  const cause = error.cause instanceof Error ? error.cause : undefined;
  const reason = cause?.cause instanceof Error ? ` (${cause.cause.message})` : '';
  return `no answer: ${error.message}${reason}\nwhat to do: is the suite running? npm start`;
};

/** Any failure in words; undefined for a bug, whose stack is wanted. */
export const failureText = (error: unknown): string | undefined => {
  if (error instanceof ApiProblem) return problemText(error);
  if (error instanceof ApiUnreachable) return unreachableText(error);
  if (error instanceof ConfigError) return error.lines.join('\n');
  return undefined;
};
