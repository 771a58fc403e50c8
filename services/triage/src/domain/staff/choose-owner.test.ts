import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, chooseOwner, type Fallback } from './choose-owner.ts';
import { neededSkills } from './needed-skills.ts';

const now = '2026-06-08T07:00:00Z';
const dueAt = '2026-06-08T08:00:00Z';
const fallback: Fallback = { ownerId: 'desk-9', ownerKind: 'team', by: 'store_fallback' };

const person = (staffId: string, facts: Partial<Candidate> = {}): Candidate => ({
  staffId,
  skills: [],
  load: 0,
  loadMax: 10,
  worksFrom: now,
  ...facts,
});
const owner = (candidates: readonly Candidate[], skills: readonly string[] = []) =>
  chooseOwner(candidates, { skills, dueAt }, fallback);

describe('the owner of a case (R-034)', () => {
  it('is who has most of the skills it needs, however busy', () => {
    const found = owner(
      [
        person('a', { skills: ['till'] }),
        person('b', { skills: ['till', 'repairs'], load: 9 }),
        person('c'),
      ],
      ['till', 'repairs'],
    );
    expect(found).toMatchObject({ ownerId: 'b', ownerKind: 'person' });
  });

  it('is, of equally skilled people, who is busy least for what they can carry', () => {
    expect(
      owner([person('a', { load: 3, loadMax: 5 }), person('b', { load: 4, loadMax: 10 })]),
    ).toMatchObject({ ownerId: 'b', choice: { load: 4, loadMax: 10, candidates: 2 } });
  });

  it('is, of equal people, always the same', () => {
    expect(owner([person('b'), person('a')]).ownerId).toBe('a');
  });

  it('is told with the skills that are missing', () => {
    expect(owner([person('a', { skills: ['till'] })], ['till', 'repairs']).choice).toMatchObject({
      by: 'skill_and_load',
      neededSkills: ['till', 'repairs'],
      missingSkills: ['repairs'],
    });
  });

  it('begins to work before the first target falls due, not after it', () => {
    const early = person('b', { worksFrom: dueAt, load: 5 });
    const late = person('a', { worksFrom: '2026-06-08T08:00:01Z' });
    expect(owner([late, early]).ownerId).toBe('b');
    expect(chooseOwner([late], { skills: [], dueAt: undefined }, fallback).ownerId).toBe('a');
  });

  it.each([
    ['nobody_of_the_store', []],
    ['nobody_at_work', [person('a', { worksFrom: '2026-06-09T07:00:00Z' })]],
    ['nobody_with_capacity', [person('a', { load: 10 }), person('b', { load: 11 })]],
  ] as const)('is who stands in where there is %s', (because, candidates) => {
    expect(owner(candidates)).toMatchObject({
      ownerId: 'desk-9',
      ownerKind: 'team',
      choice: { by: 'store_fallback', because },
    });
  });

  it('is somebody, whatever is known, and does not go by the order it is known in', () => {
    const people = fc.uniqueArray(
      fc.record({
        staffId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        skills: fc.subarray(['till', 'repairs', 'critical_cases']),
        load: fc.integer({ min: 0, max: 12 }),
        loadMax: fc.integer({ min: 1, max: 10 }),
        worksFrom: fc.constantFrom(now, dueAt, '2026-06-09T07:00:00Z'),
      }),
      { selector: ({ staffId }) => staffId },
    );
    fc.assert(
      fc.property(people, (found) => {
        const chosen = owner(found, ['till']);
        expect(chosen.ownerId).not.toBe('');
        expect(owner(found.toReversed(), ['till'])).toEqual(chosen);
        const taken = found.find(({ staffId }) => staffId === chosen.ownerId);
        expect(taken === undefined || taken.load < taken.loadMax).toBe(true);
      }),
    );
  });
});

describe('the skills a case needs', () => {
  const rules = [
    { skill: 'critical_cases', severities: ['critical'] },
    { skill: 'german', languages: ['de'] },
    { skill: 'till', khdTypes: ['mischarged'], channels: ['email'] },
  ] as const;

  it('are those of the rules it meets in every condition', () => {
    const facts = { severity: 'critical', khdType: 'mischarged', language: 'de' } as const;
    expect(neededSkills(rules, facts)).toEqual(['critical_cases', 'german']);
    expect(neededSkills(rules, { ...facts, channel: 'email' })).toContain('till');
  });

  it('are none where nothing is known of it', () => {
    expect(neededSkills(rules, {})).toEqual([]);
  });
});
