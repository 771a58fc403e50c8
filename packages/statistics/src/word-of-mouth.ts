/** What customers told others: whether it spoke for the firm, and how many people it reached. */
export interface Mention {
  readonly valence: 1 | 0 | -1;
  /** People told; 0 when unknown. */
  readonly reach: number;
}

export interface WordOfMouth {
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
  /** (positive - negative) / all, from -1 to 1; null without mentions. */
  readonly net: number | null;
  /** Sum of reach times valence, in people. */
  readonly reach: number;
}

/** Net word of mouth and its reach. Net is null (zero denominator) without mentions. */
export function wordOfMouth(mentions: readonly Mention[]): WordOfMouth {
  const count = (valence: number) => mentions.filter((m) => m.valence === valence).length;
  const positive = count(1);
  const negative = count(-1);
  const reach = mentions.reduce((sum, mention) => sum + mention.reach * mention.valence, 0);
  const net = mentions.length === 0 ? null : (positive - negative) / mentions.length;
  return { positive, neutral: count(0), negative, net, reach };
}
