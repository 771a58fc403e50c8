import type { RemedyMenuPrepared } from '@amends/contracts/remedy';
import { describe, expect, it } from '@jest/globals';
import { compareOn, costOf, type MenuChange, type PastMenu } from './compare-playbook.ts';
import { decide } from './decide.ts';
import { indexPlaybook } from './playbook.ts';
import { FRUGAL } from './playbook.fixture.ts';
import { PLAYBOOK_V1 } from './playbook-v1.ts';
import { after, again, eur, prepare, prioritised } from './remedy-case.fixture.ts';
import { evolve, initialState } from './remedy.ts';

const frugal = indexPlaybook(2, FRUGAL);
const menuOf = (events: ReturnType<typeof after>): RemedyMenuPrepared =>
  events.findLast(({ type }) => type === 'RemedyMenuPrepared')!.data as RemedyMenuPrepared;
const past = (facts: object = {}): PastMenu => {
  const {
    explanation: _why,
    steps: _done,
    caps: _cut,
    ...rest
  } = menuOf(
    after([], {
      ...prepare,
      prioritised: { ...prioritised, facts: { ...prioritised.facts, ...facts } },
    }),
  );
  return rest;
};
const changed = (menu: PastMenu): MenuChange => compareOn(frugal, menu) as MenuChange;

describe('a version compared on a case that is past (R-038)', () => {
  it('is the same as what the version of the case decided', () => {
    expect(compareOn(PLAYBOOK_V1, past())).toBe('same');
  });

  it('tells what would be different', () => {
    expect(changed(past())).toMatchObject({
      differences: ['goodwill', 'alternatives'],
      past: { goodwill: eur(1000) },
      after: { row: 4, goodwill: eur(500) },
    });
  });

  it('cannot be told of menus that lack what they were made from', () => {
    const { facts: _none, ...older } = past();
    expect(compareOn(frugal, older)).toBe('incomparable');
    expect(compareOn(frugal, { ...past(), reason: 'reopened' })).toBe('incomparable');
  });

  it('counts what was given before a reopening', () => {
    const reopened: PastMenu = { ...past(), reason: 'reopened', given: { restitution: eur(5000) } };
    expect(changed(reopened)).toMatchObject({ after: { row: 2, goodwill: eur(1000) } });
    expect(changed(reopened).after).not.toHaveProperty('restitution');
  });

  it('is summed by currency, never across them', () => {
    const dollars = { amount: 3000, currency: 'USD' as const };
    const changes = [past(), past(), past({ price: dollars })].map(changed);
    expect(costOf(changes)).toEqual([
      { currency: 'EUR', restitution: 0, goodwill: -1000, goodwillByManager: 0 },
      { currency: 'USD', restitution: 0, goodwill: -300, goodwillByManager: 0 },
    ]);
  });
});

describe('a case', () => {
  const shelf = {
    loaded: [{ playbook: frugal }],
    activations: [{ version: 2, from: prepare.now }],
  };

  it('takes the version that ruled when it was triaged', () => {
    expect(menuOf(after([], { ...prepare, shelf }))).toMatchObject({
      ...{ playbookVersion: 2, goodwill: eur(500), caps: FRUGAL.caps },
    });
  });

  it('keeps its version when triage corrects it and when it is reopened', () => {
    const first = after([], prepare);
    const facts = { ...prioritised.facts, price: eur(6000) };
    const corrected = { ...prepare, shelf, prioritised: { ...prioritised, facts } };
    expect(menuOf(after(first, corrected))).toMatchObject({
      ...{ playbookVersion: 1, goodwill: eur(1200), price: eur(6000) },
    });
    const over = after(first, {
      ...{ type: 'ConcludeWithoutRemedy', caseId: prioritised.caseId },
      ...{ outcome: 'recovery_failed', now: prepare.now },
    });
    expect(menuOf(after(over, { ...again, shelf }))).toMatchObject({
      ...{ playbookVersion: 1, row: 2, given: {} },
    });
  });

  it('is not offered the same again where its menu came back in another order of members', () => {
    // As jsonb gives it back: shorter names first.
    const stored = JSON.parse(
      JSON.stringify(after([], prepare)).replaceAll(
        /"alternativeId":(\d+),("components":\[.*?\}\]),"promise"/g,
        '$2,"alternativeId":$1,"promise"',
      ),
    ) as ReturnType<typeof after>;
    expect(JSON.stringify(stored)).not.toBe(JSON.stringify(after([], prepare)));
    const state = stored.reduce(evolve, initialState);
    expect(decide(prepare, state)).toEqual({ accepted: true, events: [] });
  });
});
