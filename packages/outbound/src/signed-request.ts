import type { IncomingMessage } from 'node:http';
import {
  guardedRequest,
  type RequestOptions,
  type SignedRequest,
  type Unanswered,
} from './guarded-request.ts';

export type { SignedRequest } from './guarded-request.ts';

export type SignedAnswer =
  | { readonly answered: true; readonly status: number; readonly body: string }
  | { readonly answered: false; readonly reason: Unanswered | 'too_long' | 'cut_short' };

/** Nothing that is asked for is longer; who sends more is not listened to. */
const ANSWER_BYTES_MAX = 16 * 1024;

const read = async (answer: IncomingMessage): Promise<SignedAnswer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > ANSWER_BYTES_MAX) return { answered: false, reason: 'too_long' };
      chunks.push(chunk);
    }
  } catch {
    return { answered: false, reason: 'cut_short' };
  }
  return { answered: true, status: answer.statusCode!, body: Buffer.concat(chunks).toString() };
};

/** Asks by a signed request and reads the answer whole; what cuts it short is no answer. */
export const signedRequest = async (
  request: SignedRequest,
  options: RequestOptions,
): Promise<SignedAnswer> => {
  const answer = await guardedRequest(request, options);
  return typeof answer === 'string' ? { answered: false, reason: answer } : read(answer);
};
