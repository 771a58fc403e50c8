import type { FollowUpContact, PlaybookRow } from '@amends/contracts/remedy-playbook';

type Channel = FollowUpContact['channels'][number];

const on = (day: number, ...channels: Channel[]): FollowUpContact => ({ day, channels });
const within = (day: number, ...channels: Channel[]): FollowUpContact => ({
  ...on(day, ...channels),
  within: true,
});

const email3 = [on(3, 'email')];
const call3 = [on(3, 'telephone')];

/**
 * Column "follow-up" of version 1. What arrives or is picked up has arrived with the resolution.
 * Row 29 names no day: by e-mail as the others; those of tier A are called by their tier.
 * Row 14 names a notice only, which is announced: its customers are asked like those of no row.
 */
const FOLLOW_UP: Readonly<Record<number, readonly FollowUpContact[]>> = {
  1: [within(1, 'telephone', 'face_to_face'), on(7, 'telephone', 'face_to_face')],
  2: [on(1, 'telephone'), on(7, 'telephone'), on(30, 'telephone')],
  3: email3,
  4: call3,
  5: email3,
  6: email3,
  7: call3,
  8: email3,
  9: [within(1, 'email', 'sms')],
  10: [on(1, 'telephone')],
  11: [on(1, 'telephone')],
  12: email3,
  13: email3,
  15: email3,
  16: email3,
  17: email3,
  18: call3,
  19: [on(7, 'email')],
  20: [on(7, 'telephone', 'email')],
  21: call3,
  22: [on(1, 'telephone', 'face_to_face')],
  23: [within(2, 'face_to_face')],
  24: email3,
  25: [on(3, 'email', 'letter')],
  26: [on(3, 'email', 'sms')],
  29: email3,
  30: email3,
};

export const withFollowUp = (row: PlaybookRow): PlaybookRow => {
  const contacts = FOLLOW_UP[row.row];
  return contacts === undefined ? row : { ...row, followUp: [...contacts] };
};
