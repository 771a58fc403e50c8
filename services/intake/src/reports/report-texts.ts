import { uuidv7 } from '@amends/service-kit/ids';
import type { CaseTextKind } from '../personal-data/text-kinds.ts';
import type { ReportBody } from './report-body.ts';

/** Texts of a report: member of the body, member of the event that names it, kind. */
const TEXTS = [
  ['narrative', 'narrativeTextId', 'narrative'],
  ['expectationText', 'expectationTextId', 'expectation'],
  ['recoveryExpectationText', 'recoveryExpectationTextId', 'recovery_expectation'],
  ['insightText', 'insightTextId', 'insight'],
  ['proposedSolutionText', 'proposedSolutionTextId', 'proposal'],
] as const satisfies readonly (readonly [keyof ReportBody, string, CaseTextKind])[];

type TextMember = (typeof TEXTS)[number][0];
type TextIds = { readonly [Name in (typeof TEXTS)[number][1]]?: string };

export interface KeptText {
  readonly textId: string;
  readonly kind: CaseTextKind;
  readonly content: string;
}

/** What a report says in words, under new ids. */
export const textsOf = (body: ReportBody): { texts: KeptText[]; ids: TextIds } => {
  const texts: KeptText[] = [];
  const ids: Record<string, string> = {};
  for (const [member, idMember, kind] of TEXTS) {
    const content = body[member];
    if (content === undefined) continue;
    const textId = uuidv7();
    texts.push({ textId, kind, content });
    ids[idMember] = textId;
  }
  return { texts, ids };
};

/** The report without a word of it. */
export const withoutTexts = (body: ReportBody): Omit<ReportBody, TextMember> => {
  const rest: Partial<ReportBody> = { ...body };
  for (const [member] of TEXTS) delete rest[member];
  return rest as Omit<ReportBody, TextMember>;
};

/** Facts of an event without the ids of its texts, which are new in every attempt. */
export const withoutTextIds = (facts: object): Record<string, unknown> => {
  const rest: Record<string, unknown> = { ...facts };
  for (const [, idMember] of TEXTS) delete rest[idMember];
  return rest;
};
