import { z } from 'zod';
import { PROMISES } from './remedy-talk.ts';
import { REMEDY_TYPES, type RemedyType } from './vocabulary.ts';

/** What kinds of amends there are: of which class, out of which resource, and how soon. */

export const REMEDY_CLASSES = ['psychological', 'tangible', 'procedural'] as const;

/** What the customer lost, and is given back, is of one of these. */
export const REMEDY_RESOURCES = ['money', 'good', 'service', 'attention'] as const;

/** Of which class a remedy is, and out of which resource it is given. */
export const remedyKind = {
  class: z.enum(REMEDY_CLASSES),
  resource: z.enum(REMEDY_RESOURCES),
};

/** What is promised with something chosen, and within which time. */
export const remedyPromise = z.object({
  what: z.enum(PROMISES),
  withinHours: z.int().min(1).max(8784),
});

/** No remedy is no kind of remedy: it has a reason instead of a date. */
export const catalogueEntry = z.object({
  remedyType: z.enum(REMEDY_TYPES).exclude(['none']),
  ...remedyKind,
  promise: remedyPromise,
});

type Kind = {
  readonly class: (typeof REMEDY_CLASSES)[number];
  readonly resource: (typeof REMEDY_RESOURCES)[number];
};

const WORDS: Kind = { class: 'psychological', resource: 'attention' };
const MONEY: Kind = { class: 'tangible', resource: 'money' };
const GOODS: Kind = { class: 'tangible', resource: 'good' };
const WORK: Kind = { class: 'tangible', resource: 'service' };
const ATTENTION: Kind = { class: 'procedural', resource: 'attention' };
const SERVICE: Kind = { class: 'procedural', resource: 'service' };

/** As version 1 has it; another version may say otherwise, and its remedies say so themselves. */
export const STANDARD_KINDS: Readonly<Record<Exclude<RemedyType, 'none'>, Kind>> = {
  listen: WORDS,
  acknowledge_feelings: WORDS,
  apology: WORDS,
  responsibility_statement: WORDS,
  explanation: WORDS,
  correction: WORK,
  correction_plus: WORK,
  replacement_exchange: GOODS,
  redelivery: GOODS,
  reperformance_repair: WORK,
  refund: MONEY,
  partial_refund: MONEY,
  discount: MONEY,
  voucher_store_credit: MONEY,
  gift: GOODS,
  loyalty_points: MONEY,
  alternative_substitute: GOODS,
  manager_intervention: ATTENTION,
  priority_service: SERVICE,
  education_demonstration: SERVICE,
  guarantee_payout: MONEY,
  make_whole: MONEY,
  record_correction: SERVICE,
  process_change_notice: ATTENTION,
  win_back_offer: MONEY,
};

/** What remedies of the types are, where they do not say so themselves; each kind once. */
export const standardKinds = (types: readonly RemedyType[]): readonly Kind[] => [
  ...new Set(types.flatMap((type) => (type === 'none' ? [] : [STANDARD_KINDS[type]]))),
];

export type RemedyKind = Kind;
export type RemedyPromise = z.infer<typeof remedyPromise>;
export type CatalogueEntry = z.infer<typeof catalogueEntry>;
