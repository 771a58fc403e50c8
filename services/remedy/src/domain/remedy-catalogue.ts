import type { CatalogueEntry, RemedyKind, RemedyPromise } from '@amends/contracts/remedy-catalogue';
import type { RemedyComponent } from '@amends/contracts/remedy';
import type { PlaybookContent } from '@amends/contracts/remedy-playbook';
import { CATALOGUE_V1 } from './playbook-v1-catalogue.ts';

type Catalogue = Pick<PlaybookContent, 'catalogue'>;

/** What each kind of remedy is in a version; one of an older release has that of version 1. */
export const catalogueOf = ({ catalogue }: Catalogue): readonly CatalogueEntry[] =>
  catalogue ?? CATALOGUE_V1;

/** Where nothing is to be done: it is said so, as soon as words are. */
const NOTHING_TO_DO: RemedyPromise = { what: 'answer', withinHours: 24 };

/** What is promised with a bundle: its slowest part says what and when. */
export const promiseOf = (
  playbook: Catalogue,
  components: readonly Pick<RemedyComponent, 'remedyType'>[],
): RemedyPromise => {
  const types = new Set<string>(components.map(({ remedyType }) => remedyType));
  const slowest = catalogueOf(playbook)
    .filter(({ remedyType }) => types.has(remedyType))
    .map(({ promise }) => promise)
    .reduce<RemedyPromise | undefined>(
      // Of two that take as long the later one in the catalogue: words come first there.
      (longest, one) => (one.withinHours < (longest?.withinHours ?? 0) ? longest : one),
      undefined,
    );
  return slowest ?? NOTHING_TO_DO;
};

/** A remedy is type and amount, of a class and out of a resource. */
export const described = (
  playbook: Catalogue,
  components: readonly RemedyComponent[],
): RemedyComponent[] => {
  const entries = new Map<string, CatalogueEntry>(
    catalogueOf(playbook).map((each) => [each.remedyType, each]),
  );
  return components.map((component) => {
    const found = entries.get(component.remedyType);
    if (found === undefined) return component;
    return { ...component, class: found.class, resource: found.resource };
  });
};

/** What a bundle consists of, each kind once; nothing of a remedy of an older release. */
export const kindsOf = (
  components: readonly RemedyComponent[],
): { readonly kinds?: RemedyKind[] } => {
  const kinds = new Map<string, RemedyKind>();
  for (const { class: kind, resource } of components) {
    if (kind === undefined || resource === undefined) continue;
    kinds.set(`${kind} ${resource}`, { class: kind, resource });
  }
  return kinds.size === 0 ? {} : { kinds: [...kinds.values()] };
};
