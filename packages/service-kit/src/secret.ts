import { inspect } from 'node:util';

/**
 * A value that must not be printed. String conversion, JSON and inspection all give `[secret]`;
 * the only way to the content is `reveal()`, which a search finds.
 */
export class Secret {
  readonly #content: string;

  constructor(content: string) {
    this.#content = content;
  }

  /** The content. Call it where the secret is used, never where it is passed on. */
  reveal(): string {
    return this.#content;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
