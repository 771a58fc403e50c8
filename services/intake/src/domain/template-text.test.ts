import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calledBy, filledText, type TemplateText, templateFaults } from './template-text.ts';

const good: TemplateText = {
  subject: 'How did it go? Until {until}',
  body: 'Dear {name},\nuntil {until}:\n{answerLink}\nNo more of this: {declineLink}',
};
const faultsOf = (change: Partial<TemplateText>) =>
  templateFaults({ ...good, ...change }).map(({ code, detail }) => `${code}: ${detail}`);

describe('the words of a message', () => {
  it('are taken with what they need, in whatever order', () => {
    expect(templateFaults(good)).toEqual([]);
  });

  it('of a letter hold no link, which whoever prints it could answer with', () => {
    const letter = { subject: 'How did it go?', body: 'Dear {name}, until {until}.' };
    expect(templateFaults(letter, { isLetter: true })).toEqual([]);
    expect(templateFaults(good, { isLetter: true })).toMatchObject([
      { code: 'placeholder_not_allowed' },
      { code: 'placeholder_not_allowed' },
    ]);
    expect(templateFaults({ ...letter, body: 'Dear {name}' }, { isLetter: true })).toMatchObject([
      { code: 'missing_placeholder' },
    ]);
  });

  it.each([
    ['a placeholder is left out', { body: '{answerLink} {until}' }, '{declineLink} is missing'],
    ['a placeholder is misspelt', { body: `${good.body} {nmae}` }, '{nmae} is no placeholder'],
    ['braces hold no name', { body: `${good.body} { name }` }, 'holds braces without'],
    ['a brace is left open', { body: `${good.body} {name` }, 'holds braces without'],
    ['a link stands in the subject', { subject: '{answerLink}' }, '{answerLink} may not stand'],
    ['a name stands in the subject', { subject: 'For {name}' }, '{name} may not stand here'],
    ['letters follow a link', { body: `${good.body}.` }, '{declineLink} must be followed'],
    ['they hold mark-up', { body: `${good.body} <b>now</b>` }, 'neither < nor >'],
    ['the subject has two lines', { subject: 'One\nBcc: two' }, 'is one line'],
  ])('are refused where %s, and it is said what', (_what, change, detail) => {
    expect(faultsOf(change).join()).toContain(detail);
  });

  it('once taken are filled in without a brace left, whatever the values hold', () => {
    const text = fc.string({ maxLength: 60 });
    const values = { answerLink: 'https://a#1', declineLink: 'https://a#1.decline' };
    fc.assert(
      fc.property(text, text, (subject, rest) => {
        const words = { subject, body: `${rest}\n${good.body}` };
        fc.pre(templateFaults(words).length === 0);
        const called = filledText(words, { ...values, name: '$&', until: '2026-12-01' });
        expect(`${called.subject}${called.text}`).not.toMatch(/[{}<>]/);
        expect(called.text).toContain('Dear $&,');
      }),
    );
  });

  it('call a customer by what can be a name, and by nothing else', () => {
    const names = ["Dr. Zoë O'Neill-García", '王小明', ' Jon '];
    expect(names.map((name) => calledBy(name, 'customer'))).toEqual([
      ...["Dr. Zoë O'Neill-García", '王小明', 'Jon'],
    ]);
    const others = ['www.evil.example', 'https://evil.example', '{answerLink}', 'a'.repeat(61), ''];
    for (const name of others) expect(calledBy(name, 'customer')).toBe('customer');
    expect(calledBy(undefined, '顾客')).toBe('顾客');
  });
});
