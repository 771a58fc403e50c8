import type { FollowUpContact, PlaybookRow } from '@amends/contracts/remedy-playbook';
import { PERSONAL_CHANNELS } from '@amends/contracts/survey-vocabulary';
import type { CustomerTier } from '@amends/contracts/vocabulary';

/** From here on a question asks whether the recovery lasted. */
const LASTING_DAY = 30;
/** Of a row that names no day. */
const CALL_DAY = 3;

const isPersonal = ({ channels: [first] }: FollowUpContact): boolean =>
  (PERSONAL_CHANNELS as readonly (string | undefined)[]).includes(first);

/**
 * When and how the row wants the customer asked. Those of tier A are called (playbook section 5),
 * save by staff who have to be protected from them.
 */
export const contactsOf = (
  { followUp, steps }: PlaybookRow,
  tier: CustomerTier | undefined,
): FollowUpContact[] | undefined => {
  if (tier !== 'a' || steps.includes('protect_staff')) return followUp;
  const [first = { day: CALL_DAY, channels: [] }, ...others] = followUp ?? [];
  if (isPersonal(first)) return followUp;
  const instead = first.channels.filter((channel) => channel !== 'telephone');
  return [{ ...first, channels: ['telephone', ...instead] }, ...others];
};

/** What is wrong with the contacts of a row. */
export const faultsOfContacts = ({ followUp: contacts = [] }: PlaybookRow): string[] => {
  const inOrder = contacts.every(({ day }, at) => at === 0 || day > contacts[at - 1]!.day);
  const early = contacts.filter(({ day }) => day < LASTING_DAY);
  const late = contacts.filter(({ day }) => day >= LASTING_DAY);
  return [
    ...(inOrder ? [] : ['the days of its follow-up do not ascend']),
    ...(contacts.some(({ within }, at) => within === true && at > 0)
      ? ['only its first follow-up can begin with the resolution']
      : []),
    ...(contacts.length > 0 && early.length === 0
      ? ['its follow-up asks nobody soon after the resolution']
      : []),
    ...(early.length > 3 || late.length > 1 ? ['its follow-up asks too often'] : []),
    // In writing everybody is asked then, by the gates; a row can only ask for more than that.
    ...(late.every(isPersonal) ? [] : ['what it asks after 30 days or more is asked in person']),
  ];
};
