import { describe, expect, it } from '@jest/globals';
import { findTopicRefusals, topicRefusals } from './topic-conditions.ts';

const safe = { topic: 'recovery.events', replication: 3, minInsync: 2, isElectedUnclean: false };
const codesOf = (change: Partial<typeof safe>): string[] =>
  topicRefusals({ ...safe, ...change }).map(({ code }) => code);

describe('a topic', () => {
  it('is taken with three copies, two of them in sync, and clean elections', () => {
    expect(codesOf({})).toEqual([]);
  });

  it.each([
    ['topic_replication', { replication: 2 }],
    ['topic_min_insync', { minInsync: 1 }],
    ['topic_min_insync', { minInsync: Number.NaN }],
    ['topic_unclean_election', { isElectedUnclean: true }],
  ])('is refused with %s for %p', (code, change) => {
    expect(codesOf(change)).toEqual([code]);
  });

  it('of the embedded log is not looked at', async () => {
    const config = { adapter: 'embedded', url: 'postgres://nobody@127.0.0.1:1/nothing' } as const;
    expect(await findTopicRefusals(config, ['recovery.events'])).toEqual([]);
  });
});
