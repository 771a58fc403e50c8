import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { EMPTY_SHELF, type PlaybookShelf, rulingAt } from './playbook-shelf.ts';
import { indexPlaybook } from './playbook.ts';
import { FRUGAL } from './playbook.fixture.ts';
import { type PlaybookCommand, playbookDecider } from './playbook-version.ts';

const now = '2026-03-02T10:00:00.000Z';
const later = '2026-03-09T10:00:00.000Z';
const at = { version: 2, by: 'emp-dora', now };
const load: PlaybookCommand = {
  ...{ type: 'LoadPlaybook', ...at, content: FRUGAL, contentHash: 'a'.repeat(64) },
};
const activate = { type: 'ActivatePlaybook', ...at, from: later } as const;
const withdraw: PlaybookCommand = { type: 'WithdrawPlaybook', ...at, reason: 'figures_wrong' };
const version1 = { ...activate, version: 1 };

describe('a version that is loaded (R-038)', () => {
  const loaded = given(playbookDecider, []).when(load).events();
  const withdrawn = [...loaded, ...given(playbookDecider, loaded).when(withdraw).events()];

  it('says who loaded it, and is never changed', () => {
    expect(loaded[0]!.data).toMatchObject({ version: 2, by: 'emp-dora', loadedAt: now });
    expect(given(playbookDecider, loaded).when(load).code()).toBe('already_exists');
    expect(given(playbookDecider, withdrawn).when(load).code()).toBe('already_exists');
    expect(
      given(playbookDecider, [])
        .when({ ...load, version: 1 })
        .code(),
    ).toBe('already_exists');
  });

  it('is activated from an instant that is not over', () => {
    expect(given(playbookDecider, loaded).when(activate).events()[0]!.data).toEqual({
      ...{ version: 2, from: later, by: 'emp-dora', activatedAt: now },
    });
    const over = { ...activate, from: '2026-03-02T09:59:59.999Z' };
    expect(given(playbookDecider, loaded).when(over).code()).toBe('in_past');
    expect(given(playbookDecider, []).when(activate).code()).toBe('not_found');
  });

  it('is withdrawn once, and rules no more', () => {
    expect(given(playbookDecider, withdrawn).when(withdraw).code()).toBe('playbook_withdrawn');
    expect(given(playbookDecider, withdrawn).when(activate).code()).toBe('playbook_withdrawn');
    expect(given(playbookDecider, []).when(withdraw).code()).toBe('not_found');
  });

  it('may be version 1 again, which is never withdrawn', () => {
    expect(given(playbookDecider, []).when(version1).events()).toHaveLength(1);
    expect(
      given(playbookDecider, [])
        .when({ ...withdraw, version: 1 })
        .code(),
    ).toBe('illegal_state');
  });
});

describe('the version that rules', () => {
  const shelf = (more: Partial<PlaybookShelf> = {}): PlaybookShelf => ({
    loaded: [2, 3].map((version) => ({ playbook: indexPlaybook(version, FRUGAL) })),
    activations: [
      { version: 2, from: '2026-03-01T00:00:00Z' },
      { version: 3, from: '2026-03-05T00:00:00Z' },
    ],
    ...more,
  });
  const versionAt = (instant: string, of: PlaybookShelf) => rulingAt(of, instant).version;

  it('is version 1 before any was activated', () => {
    expect(versionAt(now, EMPTY_SHELF)).toBe(1);
    expect(versionAt('2026-02-28T23:59:59.999Z', shelf())).toBe(1);
  });

  it('is the one activated last, from its instant on', () => {
    expect(versionAt('2026-03-01T00:00:00.000Z', shelf())).toBe(2);
    expect(versionAt('2026-03-04T23:59:59.999Z', shelf())).toBe(2);
    expect(versionAt('2026-03-05T00:00:00Z', shelf())).toBe(3);
  });

  it('is the one decided later, of two for the same instant', () => {
    const { activations } = shelf();
    const back = [...activations, { version: 1, from: '2026-03-05T00:00:00Z' }];
    expect(versionAt('2026-03-06T00:00:00Z', shelf({ activations: back }))).toBe(1);
  });

  it('is the one before where one was withdrawn, from then on', () => {
    const [two, three] = shelf().loaded;
    const loaded = [two!, { ...three!, withdrawnAt: '2026-03-07T00:00:00Z' }];
    expect(versionAt('2026-03-06T00:00:00Z', shelf({ loaded }))).toBe(3);
    expect(versionAt('2026-03-07T00:00:00Z', shelf({ loaded }))).toBe(2);
  });
});
