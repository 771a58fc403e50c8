import type { SurveyLanguage } from '@amends/contracts/survey-vocabulary';

interface Letter {
  readonly subject: string;
  readonly lines: readonly string[];
}

/** What staff print and send with the questions of the instrument; the customer sends them back. */
export const LETTERS: Readonly<Record<SurveyLanguage, Letter>> = {
  en: {
    subject: 'Did we make it good?',
    lines: [
      'Dear {name},',
      '',
      'You told us that something went wrong, and we tried to make it good.',
      'Please tell us whether we did: fill in the enclosed sheet and send it back, call us, or',
      'come to the store, until {until}.',
      '',
      'If you do not want to be asked by letter any more, please say so in the same way.',
    ],
  },
  zh: {
    subject: '我们补救好了吗？',
    lines: [
      '尊敬的{name}：',
      '',
      '您曾告诉我们出了问题，我们已尽力补救。',
      '请在 {until} 之前告诉我们是否做到了：',
      '填好随信问卷寄回、致电我们，或到店告知。',
      '',
      '如果您不想再通过信件接受询问，请以同样方式告知我们。',
    ],
  },
  es: {
    subject: '¿Lo hemos arreglado bien?',
    lines: [
      'Estimado/a {name}:',
      '',
      'Usted nos dijo que algo salió mal e intentamos arreglarlo.',
      'Por favor, díganos si lo logramos: rellene la hoja adjunta y devuélvala, llámenos o',
      'venga a la tienda, hasta el {until}.',
      '',
      'Si no desea que le preguntemos más por carta, díganoslo del mismo modo.',
    ],
  },
};
