import type { FastifyRequest } from 'fastify';
import { Problem } from './problem-error.ts';

/** The ETag of a stream version: `"14"`. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The stream version a client expects, from `If-Match`; undefined when the header is missing or
 * `*`. An entity tag this service never gave can match nothing.
 * @throws Problem 412 version_conflict for a tag that is no version; 400 malformed_header for
 *   something that is no entity tag
 */
export const expectedVersionOf = (request: FastifyRequest): number | undefined => {
  const header = request.headers['if-match']?.trim();
  if (header === undefined || header === '*') return undefined;
  const tag = /^(?:W\/)?"([\x21\x23-\x7e]*)"$/.exec(header);
  if (tag === null) {
    throw new Problem('malformed_header', { detail: 'If-Match takes one entity tag.' });
  }
  if (!/^(?:0|[1-9][0-9]{0,8})$/.test(tag[1]!) || header.startsWith('W/')) {
    throw new Problem('version_conflict');
  }
  return Number(tag[1]);
};

/** The refusal for a version that is not current; tells the current one. */
export const versionConflict = (currentVersion: number): Problem =>
  new Problem('version_conflict', {
    extra: { currentVersion },
    headers: { etag: etagOf(currentVersion) },
  });
