/** Kinds of text of a case. They are always personal; every other service knows an id only. */
export const CASE_TEXT_KINDS = [
  'narrative',
  'expectation',
  'recovery_expectation',
  'insight',
  'proposal',
  'message',
  'reply',
  'note',
  'comment',
  'answer',
] as const;
export type CaseTextKind = (typeof CASE_TEXT_KINDS)[number];

/** Kinds of text that their writer declares free of personal data; they survive every erasure. */
export const IMPERSONAL_TEXT_KINDS = ['lesson', 'procedure'] as const;
export type ImpersonalTextKind = (typeof IMPERSONAL_TEXT_KINDS)[number];

/** Words of messages to customers; written and read where templates are, not as texts. */
export const TEMPLATE_TEXT_KIND = 'template';

export const TEXT_KINDS = [
  ...CASE_TEXT_KINDS,
  ...IMPERSONAL_TEXT_KINDS,
  TEMPLATE_TEXT_KIND,
] as const;
export type TextKind = (typeof TEXT_KINDS)[number];
