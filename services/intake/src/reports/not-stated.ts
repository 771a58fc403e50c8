import type { FailureReported } from '@amends/contracts/intake';
import type { ReportBody } from './report-body.ts';

type NotStated = NonNullable<FailureReported['notStated']>[number];

const isMissing: Readonly<Record<NotStated, (body: ReportBody) => boolean>> = {
  who: ({ customer }) => customer === undefined || Object.keys(customer).length === 0,
  when: ({ occurredAt }) => occurredAt === undefined,
  remedy_sought: ({ remedySought }) => remedySought === undefined || remedySought.length === 0,
  expectation: ({ expectationText, expectationKind, recoveryExpectationText }) =>
    (expectationText ?? expectationKind ?? recoveryExpectationText) === undefined,
  emotion: ({ emotions }) => emotions === undefined || emotions.length === 0,
};

/**
 * What a report was to say and does not. A short form passes, a case is never
 * refused for it, but nobody has to guess whether it was asked: it can be asked for.
 */
export const notStatedIn = (body: ReportBody): NotStated[] =>
  (Object.keys(isMissing) as NotStated[]).filter((fact) => isMissing[fact](body));
