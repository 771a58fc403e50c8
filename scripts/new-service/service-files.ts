import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const KINDS = ['read', 'write'] as const;
export type Kind = (typeof KINDS)[number];

const templates = join(import.meta.dirname, 'templates');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `shelf-gaps` as the other spellings that code needs. */
const spellingsOf = (name: string): Record<string, string> => {
  const words = name.split('-');
  const Pascal = words.map(capital).join('');
  return {
    name,
    Pascal,
    camel: Pascal.charAt(0).toLowerCase() + Pascal.slice(1),
    snake: words.join('_'),
    words: words.join(' '),
  };
};

const filled = (text: string, spellings: Record<string, string>): string =>
  text.replace(/\{\{([A-Za-z]+)\}\}/g, (_whole, key: string) => {
    const found = spellings[key];
    if (found === undefined) throw new Error(`a template asks for ${key}, which nobody knows`);
    return found;
  });

/**
 * The files of a new service: path within its folder -> text, from the templates, in which `NAME`
 * in a path and `{{name}}`, `{{Pascal}}`, `{{camel}}`, `{{snake}}`, `{{words}}` in a text stand
 * for its name.
 */
export const serviceFiles = (kind: Kind, name: string): Record<string, string> => {
  const folder = join(templates, kind);
  const spellings = spellingsOf(name);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(
    paths
      .sort()
      .map((path) => [
        path.replace(/\.txt$/, '').replace('NAME', name),
        filled(readFileSync(join(folder, path), 'utf8'), spellings),
      ]),
  );
};
