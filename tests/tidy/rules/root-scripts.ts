import { isObject } from '../source-file.ts';
import type { Rule } from '../source-tree.ts';
import { lineWith } from '../workspace.ts';

const SCRIPTS_MAX = 15;

/** Commands are few, at the root, and each is one file of scripts/. */
export const rootScripts: Rule = {
  name: 'root-scripts',
  check: (tree) =>
    tree.files
      .filter(({ path }) => /(^|\/)package\.json$/.test(path))
      .flatMap((file) => {
        const manifest = file.json();
        const scripts = isObject(manifest) && isObject(manifest.scripts) ? manifest.scripts : {};
        const count = Object.keys(scripts).length;
        const line = lineWith(file, '"scripts"');
        if (file.path !== 'package.json') {
          const message = 'has commands of its own; they are at the root';
          return count > 0 ? [{ path: file.path, line, message }] : [];
        }
        const message = `has ${count} commands, ${SCRIPTS_MAX} are allowed`;
        return count > SCRIPTS_MAX ? [{ path: file.path, line, message }] : [];
      }),
};
