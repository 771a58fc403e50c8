import type { KhdType, NakamuraCause, Severity } from '@amends/contracts/vocabulary';

/** A case that meets all of the conditions given needs the skill. */
export interface SkillRule {
  readonly skill: string;
  readonly severities?: readonly Severity[] | undefined;
  readonly khdTypes?: readonly KhdType[] | undefined;
  readonly nakamuraCauses?: readonly NakamuraCause[] | undefined;
  readonly channels?: readonly string[] | undefined;
  /** Of the text, where intake knows it. */
  readonly languages?: readonly string[] | undefined;
}

export interface SkillFacts {
  readonly severity?: Severity | undefined;
  readonly khdType?: KhdType | undefined;
  readonly nakamuraCause?: NakamuraCause | undefined;
  readonly channel?: string | undefined;
  readonly language?: string | undefined;
}

const meets = (wanted: readonly string[] | undefined, value: string | undefined): boolean =>
  wanted === undefined || (value !== undefined && wanted.includes(value));

/** What whoever takes the case should be able to do, in the order of the rules, each once. */
export const neededSkills = (rules: readonly SkillRule[], facts: SkillFacts): readonly string[] => [
  ...new Set(
    rules
      .filter(
        (rule) =>
          meets(rule.severities, facts.severity) &&
          meets(rule.khdTypes, facts.khdType) &&
          meets(rule.nakamuraCauses, facts.nakamuraCause) &&
          meets(rule.channels, facts.channel) &&
          meets(rule.languages, facts.language),
      )
      .map(({ skill }) => skill),
  ),
];
