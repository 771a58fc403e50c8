/**
 * What a message to a customer says. Plain text: it is never read as HTML, and holds no mark-up
 * that a reader of mail could take for it. What stands in {braces} is filled in when it is sent.
 */
export interface TemplateText {
  readonly subject: string;
  readonly body: string;
}

/** What a message is filled with: nothing of the case but how it is found again. */
export interface MessageValues {
  /** How the customer is called; in the language of the message where no name is known. */
  readonly name: string;
  readonly answerLink: string;
  readonly declineLink: string;
  /** Until when an answer is taken, as a date. */
  readonly until: string;
}

export const SUBJECT_MAX = 150;

const PLACEHOLDERS: readonly string[] = ['name', 'answerLink', 'declineLink', 'until'];
/** Without these nobody could answer, decline, or know how long it goes. */
const REQUIRED: readonly string[] = ['answerLink', 'declineLink', 'until'];
/** A letter is answered on paper or by word of mouth: its links would be in the hands of staff. */
const OF_LETTERS: readonly string[] = ['name', 'until'];
const REQUIRED_OF_LETTERS: readonly string[] = ['until'];
/** Mail servers write subjects into their logs: no name, and no link that answers for somebody. */
const IN_SUBJECT: readonly string[] = ['until'];

export interface TemplateFault {
  readonly pointer: string;
  readonly detail: string;
  readonly code:
    | 'unknown_placeholder'
    | 'missing_placeholder'
    | 'placeholder_not_allowed'
    | 'link_not_alone'
    | 'markup_not_allowed'
    | 'line_break_not_allowed';
}

const TOKEN = /\{([^{}]*)\}/g;

const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(TOKEN)].map((found) => found[1]!);

/** Only what looks like a name is told back. */
const told = (name: string): string =>
  /^\w{1,40}$/.test(name) ? `{${name}} is no placeholder` : 'holds braces without a placeholder';

const placeFaults = (
  pointer: string,
  text: string,
  allowed: readonly string[],
): TemplateFault[] => {
  const names = [...new Set(namesIn(text))];
  const unknown = names.filter((name) => !PLACEHOLDERS.includes(name));
  const faults: TemplateFault[] = unknown.map((name) => ({
    ...{ pointer, detail: told(name), code: 'unknown_placeholder' },
  }));
  if (/[{}]/.test(text.replace(TOKEN, ''))) {
    faults.push({ pointer, detail: told(''), code: 'unknown_placeholder' });
  }
  for (const name of names) {
    if (PLACEHOLDERS.includes(name) && !allowed.includes(name)) {
      const detail = `{${name}} may not stand here`;
      faults.push({ pointer, detail, code: 'placeholder_not_allowed' });
    }
  }
  if (/[<>]/.test(text)) {
    const detail = 'is plain text and takes neither < nor >';
    faults.push({ pointer, detail, code: 'markup_not_allowed' });
  }
  return faults;
};

/** A link that letters follow at once would lead elsewhere. */
const linkFaults = (body: string): TemplateFault[] =>
  ['answerLink', 'declineLink']
    .filter((name) => new RegExp(`\\{${name}\\}\\S`).test(body))
    .map((name) => ({
      pointer: '#/body',
      detail: `{${name}} must be followed by a blank or the end of the line`,
      code: 'link_not_alone',
    }));

/** What keeps these words from being sent; each fault names the placeholder it is about. */
export const templateFaults = (
  { subject, body }: TemplateText,
  { isLetter = false }: { readonly isLetter?: boolean } = {},
): readonly TemplateFault[] => {
  const there = namesIn(body);
  const required = isLetter ? REQUIRED_OF_LETTERS : REQUIRED;
  const missing = required
    .filter((name) => !there.includes(name))
    .map(
      (name): TemplateFault => ({
        pointer: '#/body',
        detail: `{${name}} is missing`,
        code: 'missing_placeholder',
      }),
    );
  const broken: readonly TemplateFault[] = subject.includes('\n')
    ? [{ pointer: '#/subject', detail: 'is one line', code: 'line_break_not_allowed' }]
    : [];
  return [
    ...placeFaults('#/subject', subject, IN_SUBJECT),
    ...broken,
    ...placeFaults('#/body', body, isLetter ? OF_LETTERS : PLACEHOLDERS),
    ...linkFaults(body),
    ...missing,
  ];
};

/**
 * Letters, and what stands between them in a name. Customers say themselves how they are called,
 * and the mail goes out in the name of the firm: an address or a sentence is no name.
 */
const NAME = /^(?:[\p{L}\p{M}' -]|\.(?= |$)){1,60}$/u;

/** The name to call a customer by, or the word of the language for somebody without one. */
export const calledBy = (name: string | undefined, nameless: string): string =>
  name !== undefined && NAME.test(name.trim()) ? name.trim() : nameless;

const filled = (text: string, values: MessageValues): string =>
  // In one pass: braces in a value are what they are.
  text.replace(TOKEN, (all, name: string) =>
    PLACEHOLDERS.includes(name) ? values[name as keyof MessageValues] : all,
  );

export interface MessageText {
  readonly subject: string;
  readonly text: string;
}

/** The message as it is sent. */
export const filledText = (
  { subject, body }: TemplateText,
  values: MessageValues,
): MessageText => ({
  subject: filled(subject, values),
  text: `${filled(body, values)}\n`,
});
