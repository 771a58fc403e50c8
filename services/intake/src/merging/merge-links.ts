import type { CompanionWriter } from '@amends/event-store/types';
import type { MergeEvent } from '../domain/merging.ts';

export const MERGE_WRITER = 'case_merge';

/** A link that would make a chain or a circle; found where two merges raced. */
export class MergeChain extends Error {
  override readonly name = 'MergeChain';
  readonly code = 'case_merged';
  readonly retryable = false;
}

interface Link {
  readonly duplicate: string;
  readonly primary: string;
  readonly isLinked: boolean;
}

/** The row of a decided link, for the transaction of its event. */
export const mergeCompanions = (events: readonly { readonly type: string }[]) =>
  (events as readonly MergeEvent[])
    .filter(({ type }) => type === 'CasesMerged' || type === 'CasesUnmerged')
    .map(({ type, data: { caseId, primaryCaseId } }) => ({
      writer: MERGE_WRITER,
      row: { duplicate: caseId, primary: primaryCaseId, isLinked: type === 'CasesMerged' },
    }));

// Both cases of each link, in one order: two merges that meet stand in line.
const LOCK = `select pg_advisory_xact_lock(hashtextextended('case merge ' || id, 0))
  from unnest($1::text[]) as id order by id`;

const LINK = `insert into case_merge (duplicate_case_id, primary_case_id)
  select $1::uuid, $2::uuid
  where not exists (select from case_merge where duplicate_case_id = $2::uuid)
    and not exists (select from case_merge where primary_case_id = $1::uuid)`;

const UNLINK = 'delete from case_merge where duplicate_case_id = $1';

/** @throws MergeChain when the primary is a duplicate, or the duplicate a primary */
const writeLinks: CompanionWriter = async (client, rows) => {
  const links = rows as readonly Link[];
  const ids = links.flatMap(({ duplicate, primary }) => [duplicate, primary]);
  await client.query(LOCK, [[...new Set(ids)].sort()]);
  for (const { duplicate, primary, isLinked } of links) {
    if (!isLinked) await client.query(UNLINK, [duplicate]);
    else if ((await client.query(LINK, [duplicate, primary])).rowCount === 0) {
      throw new MergeChain('a merge would make a chain');
    }
  }
};

export const mergeWriters: Readonly<Record<string, CompanionWriter>> = {
  [MERGE_WRITER]: writeLinks,
};
