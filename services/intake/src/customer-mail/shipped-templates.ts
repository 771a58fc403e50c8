import type { SurveyLanguage } from '@amends/contracts/survey-vocabulary';
import type { TemplateKey } from '../domain/message-template.ts';
import type { TemplateText } from '../domain/template-text.ts';
import { LETTERS } from './shipped-letters.ts';
import { SHORT_LINES } from './shipped-short-templates.ts';

interface Template {
  readonly subject: string;
  readonly lines: readonly string[];
}

type Kind = TemplateKey['kind'];

const ENGLISH: Readonly<Record<Kind, Template>> = {
  survey: {
    subject: 'Did we make it good?',
    lines: [
      'You told us that something went wrong, and we tried to make it good.',
      'Please tell us whether we did. It takes about three minutes, until {until}:',
      '',
      '{answerLink}',
      '',
      'The link is for you alone; please do not pass it on.',
      'If you do not want to be asked by e-mail any more: {declineLink}',
    ],
  },
  survey_reminder: {
    subject: 'A reminder: did we make it good?',
    lines: [
      'We asked you whether we made good what went wrong, and would still like to know.',
      'Your answer is welcome until {until}. We will not remind you again.',
      '',
      '{answerLink}',
      '',
      'If you do not want to be asked by e-mail any more: {declineLink}',
    ],
  },
  control_survey: {
    subject: 'How content are you with us?',
    lines: [
      'You bought from us lately. Please tell us how content you are.',
      'There are four questions, to be answered until {until}:',
      '',
      '{answerLink}',
      '',
      'The link is for you alone; please do not pass it on.',
      'If you do not want to be asked by e-mail any more: {declineLink}',
    ],
  },
  control_reminder: {
    subject: 'How content are you with us? A reminder',
    lines: [
      'You bought from us lately, and we would still like to know how content you are.',
      'Your answer is welcome until {until}. We will not remind you again.',
      '',
      '{answerLink}',
      '',
      'If you do not want to be asked by e-mail any more: {declineLink}',
    ],
  },
};

const CHINESE: Readonly<Record<Kind, Template>> = {
  survey: {
    subject: '我们补救好了吗？',
    lines: [
      '您曾告诉我们出了问题，我们已尽力补救。',
      '请告诉我们是否做到了。大约需要三分钟，请在 {until} 之前填写：',
      '',
      '{answerLink}',
      '',
      '此链接仅供您本人使用，请勿转发。',
      '如果您不想再通过电子邮件接受询问：{declineLink}',
    ],
  },
  survey_reminder: {
    subject: '提醒：我们补救好了吗？',
    lines: [
      '我们曾询问您问题是否得到补救，仍希望听到您的意见。',
      '您可以在 {until} 之前回答。我们不会再次提醒。',
      '',
      '{answerLink}',
      '',
      '如果您不想再通过电子邮件接受询问：{declineLink}',
    ],
  },
  control_survey: {
    subject: '您对我们满意吗？',
    lines: [
      '您最近在我们这里购物。请告诉我们您的满意程度。',
      '共四个问题，请在 {until} 之前填写：',
      '',
      '{answerLink}',
      '',
      '此链接仅供您本人使用，请勿转发。',
      '如果您不想再通过电子邮件接受询问：{declineLink}',
    ],
  },
  control_reminder: {
    subject: '提醒：您对我们满意吗？',
    lines: [
      '您最近在我们这里购物，我们仍希望了解您的满意程度。',
      '您可以在 {until} 之前回答。我们不会再次提醒。',
      '',
      '{answerLink}',
      '',
      '如果您不想再通过电子邮件接受询问：{declineLink}',
    ],
  },
};

const SPANISH: Readonly<Record<Kind, Template>> = {
  survey: {
    subject: '¿Lo hemos arreglado bien?',
    lines: [
      'Usted nos dijo que algo salió mal e intentamos arreglarlo.',
      'Por favor, díganos si lo logramos. Lleva unos tres minutos, hasta el {until}:',
      '',
      '{answerLink}',
      '',
      'El enlace es solo para usted; por favor, no lo comparta.',
      'Si no desea que le preguntemos más por correo electrónico: {declineLink}',
    ],
  },
  survey_reminder: {
    subject: 'Recordatorio: ¿lo hemos arreglado bien?',
    lines: [
      'Le preguntamos si arreglamos lo que salió mal y aún nos gustaría saberlo.',
      'Puede responder hasta el {until}. No se lo recordaremos de nuevo.',
      '',
      '{answerLink}',
      '',
      'Si no desea que le preguntemos más por correo electrónico: {declineLink}',
    ],
  },
  control_survey: {
    subject: '¿Está satisfecho con nosotros?',
    lines: [
      'Hace poco compró con nosotros. Por favor, díganos si está satisfecho.',
      'Son cuatro preguntas; puede responder hasta el {until}:',
      '',
      '{answerLink}',
      '',
      'El enlace es solo para usted; por favor, no lo comparta.',
      'Si no desea que le preguntemos más por correo electrónico: {declineLink}',
    ],
  },
  control_reminder: {
    subject: 'Recordatorio: ¿está satisfecho con nosotros?',
    lines: [
      'Hace poco compró con nosotros y aún nos gustaría saber si está satisfecho.',
      'Puede responder hasta el {until}. No se lo recordaremos de nuevo.',
      '',
      '{answerLink}',
      '',
      'Si no desea que le preguntemos más por correo electrónico: {declineLink}',
    ],
  },
};

const TEMPLATES: Readonly<Record<SurveyLanguage, Readonly<Record<Kind, Template>>>> = {
  en: ENGLISH,
  zh: CHINESE,
  es: SPANISH,
};

/** Whom nobody's name is known of. */
export const NAMELESS: Readonly<Record<SurveyLanguage, string>> = {
  en: 'customer',
  zh: '顾客',
  es: 'cliente',
};

/** The words that the release comes with, version 0 of every template. */
export const shippedText = ({ channel, kind, language }: TemplateKey): TemplateText => {
  if (channel === 'letter') {
    const { subject, lines } = LETTERS[language];
    return { subject, body: lines.join('\n') };
  }
  const { subject, lines: ofMail } = TEMPLATES[language][kind];
  const isControl = kind === 'control_survey' || kind === 'control_reminder';
  const isMail = channel === 'email' || isControl;
  const lines = isMail ? ofMail : SHORT_LINES[language][kind];
  return { subject, body: lines.join('\n') };
};
