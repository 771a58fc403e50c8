import type { CatalogueEntry, RemedyPromise } from '@amends/contracts/remedy-catalogue';
import type { RemedyComponent } from '@amends/contracts/remedy';
import type { PlaybookContent } from '@amends/contracts/remedy-playbook';
import { CATALOGUE_V1 } from './playbook-v1-catalogue.ts';

type Catalogue = Pick<PlaybookContent, 'catalogue'>;

/** What each kind of remedy is in a version; one of an older release has that of version 1. */
export const catalogueOf = ({ catalogue }: Catalogue): readonly CatalogueEntry[] =>
  catalogue ?? CATALOGUE_V1;

/** What is promised with a bundle: its slowest part says what and when. */
export const promiseOf = (
  playbook: Catalogue,
  components: readonly Pick<RemedyComponent, 'remedyType'>[],
): RemedyPromise | undefined => {
  const types = new Set<string>(components.map(({ remedyType }) => remedyType));
  return catalogueOf(playbook)
    .filter(({ remedyType }) => types.has(remedyType))
    .map(({ promise }) => promise)
    .reduce<RemedyPromise | undefined>(
      // Of two that take as long the later one in the catalogue: words come first there.
      (slowest, one) => (one.withinHours < (slowest?.withinHours ?? 0) ? slowest : one),
      undefined,
    );
};
