import type { CustomerMessagePlanned } from '@amends/contracts/intake-customer-messages';
import type { SurveyLanguage } from '@amends/contracts/survey-vocabulary';

type Lines = Readonly<Record<CustomerMessagePlanned['kind'], readonly string[]>>;

/** What goes out as a text message or in a chat: the subject of an e-mail is none of it. */
export const SHORT_LINES: Readonly<Record<SurveyLanguage, Lines>> = {
  en: {
    survey: [
      'Did we make good what went wrong? Please tell us until {until}: {answerLink}',
      'No more questions this way: {declineLink}',
    ],
    survey_reminder: [
      'A reminder: did we make good what went wrong? Until {until}: {answerLink}',
      'No more questions this way: {declineLink}',
    ],
  },
  zh: {
    survey: [
      '我们是否已补救好您的问题？请在 {until} 之前告诉我们：{answerLink}',
      '不再以此方式接受询问：{declineLink}',
    ],
    survey_reminder: [
      '提醒：我们是否已补救好您的问题？请在 {until} 之前回答：{answerLink}',
      '不再以此方式接受询问：{declineLink}',
    ],
  },
  es: {
    survey: [
      '¿Hemos arreglado lo que salió mal? Díganoslo hasta el {until}: {answerLink}',
      'No más preguntas por esta vía: {declineLink}',
    ],
    survey_reminder: [
      'Recordatorio: ¿hemos arreglado lo que salió mal? Hasta el {until}: {answerLink}',
      'No más preguntas por esta vía: {declineLink}',
    ],
  },
};
