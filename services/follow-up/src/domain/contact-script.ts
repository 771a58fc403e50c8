import type { SurveyLanguage } from '@amends/contracts/survey-vocabulary';

/** What somebody says who asks in person, around the questions of the instrument. */
export interface ContactScript {
  readonly opening: readonly string[];
  /** Before the questions, which are read as they stand. */
  readonly asking: string;
  readonly closing: readonly string[];
  /** Where the customer is still dissatisfied, or was harmed. */
  readonly ifNotRecovered: string;
}

export const CONTACT_SCRIPTS: Readonly<Record<SurveyLanguage, ContactScript>> = {
  en: {
    opening: [
      'Say who you are, and that you call about what went wrong, not to sell anything.',
      'Ask whether it suits now; if not, agree on a time and record it.',
      'Apologise again for what happened, and listen first.',
    ],
    asking: 'Read the questions as they are written; do not explain which answer you hope for.',
    closing: ['Thank the customer, and say what will be done with the answers.'],
    ifNotRecovered: 'Say that the case is open again, who will call, and when. Promise no more.',
  },
  zh: {
    opening: [
      '说明您的身份，并说明您是为之前的问题致电，而不是推销。',
      '询问现在是否方便；如不方便，约定时间并记录。',
      '再次为所发生的事道歉，并先倾听。',
    ],
    asking: '按原文朗读问题；不要暗示您希望得到什么回答。',
    closing: ['感谢顾客，并说明将如何使用这些回答。'],
    ifNotRecovered: '告知个案已重新处理、谁何时联系。不作其他承诺。',
  },
  es: {
    opening: [
      'Diga quién es y que llama por lo que salió mal, no para vender nada.',
      'Pregunte si es buen momento; si no, acuerde una hora y anótela.',
      'Discúlpese de nuevo por lo ocurrido y escuche primero.',
    ],
    asking: 'Lea las preguntas como están escritas; no sugiera la respuesta que espera.',
    closing: ['Dé las gracias y diga qué se hará con las respuestas.'],
    ifNotRecovered:
      'Diga que el caso está abierto de nuevo, quién llamará y cuándo. No prometa más.',
  },
};
