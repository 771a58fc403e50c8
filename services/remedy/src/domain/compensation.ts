import type { RemedyComponent } from '@amends/contracts/remedy';
import type { RemedyType } from '@amends/contracts/vocabulary';

/** Words, and ways to say them: nobody has to be asked for those, and they may be said twice. */
const WORDS: ReadonlySet<RemedyType> = new Set<RemedyType>([
  'listen',
  'acknowledge_feelings',
  'apology',
  'responsibility_statement',
  'explanation',
  'correction',
  'manager_intervention',
  'priority_service',
  'education_demonstration',
  'record_correction',
  'process_change_notice',
  'none',
]);

/** Whether there is more than words in it: money or goods. */
export const compensates = (components: readonly RemedyComponent[]): boolean =>
  components.some(({ remedyType, amount }) => amount !== undefined || !WORDS.has(remedyType));

/** Whether one of the alternatives does. */
export const offersCompensation = (menu: {
  readonly alternatives: readonly { readonly components: readonly RemedyComponent[] }[];
}): boolean => menu.alternatives.some(({ components }) => compensates(components));
