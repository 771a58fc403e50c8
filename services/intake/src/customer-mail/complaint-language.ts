import type { FailureReported } from '@amends/contracts/intake';
import { SURVEY_LANGUAGES, type SurveyLanguage } from '@amends/contracts/survey-vocabulary';
import type { LoadedStream } from '@amends/event-store/types';

const isSpoken = (language: string | undefined): language is SurveyLanguage =>
  (SURVEY_LANGUAGES as readonly (string | undefined)[]).includes(language);

/** The language in which the customer complained, where there are words in it. */
export const complaintLanguage = ({ events }: Pick<LoadedStream, 'events'>): SurveyLanguage => {
  const data = events[0]?.data as FailureReported | undefined;
  return isSpoken(data?.language) ? data.language : 'en';
};
