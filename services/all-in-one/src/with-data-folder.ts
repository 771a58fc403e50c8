/** A command of the repository as a hint names it, with settings in front or without. */
const COMMAND = /(?:[A-Z_]+=\S+ )*\bnpm (?:start|run)\b/g;

const PLAIN_WORD = /^[\w./:@%+,-]+$/;

/** As a shell takes it for one word. */
export const shellWord = (text: string): string =>
  PLAIN_WORD.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The setting of a data folder, to stand before a command. */
export const dataSetting = (folder: string): string => `AMENDS_DATA=${shellWord(folder)}`;

/**
 * A text with hints such as `npm start`, so that they can be pasted: where AMENDS_DATA is set, each
 * command has it in front. Without it a restore of one folder would go into another.
 */
export const withDataFolder = (text: string, folder: string | undefined): string => {
  if (!folder) return text;
  return text.replace(COMMAND, (command) =>
    command.includes('AMENDS_DATA=') ? command : `${dataSetting(folder)} ${command}`,
  );
};
