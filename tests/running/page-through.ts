import type { Client } from '@amends/client/open-client';

/** Case ids of all rows of a list of the public API, page after page. */
export const pageThrough = async (client: Client, path: string): Promise<string[]> => {
  const found: string[] = [];
  let cursor: string | null | undefined;
  do {
    const query = { limit: '100', ...(cursor ? { cursor } : {}) };
    const { body: page } = await client.get<{
      data: { caseId: string }[];
      meta: { nextCursor: string | null };
    }>(path, query);
    found.push(...page.data.map(({ caseId }) => caseId));
    cursor = page.meta.nextCursor;
  } while (cursor);
  return found;
};
