import type { PlaybookContent, PlaybookRow } from '@amends/contracts/remedy-playbook';
import { PLAYBOOK_V1_CONTENT } from './playbook-v1.ts';

/** Version 1 with one of its rows another way. */
export const withRow = (row: number, change: Partial<PlaybookRow>): PlaybookContent => ({
  ...PLAYBOOK_V1_CONTENT,
  rows: PLAYBOOK_V1_CONTENT.rows.map((one) => (one.row === row ? { ...one, ...change } : one)),
});

/** A returned defect of more than a minor kind gets less on top than by version 1. */
export const FRUGAL: PlaybookContent = withRow(4, { goodwill: { basis: 'stated', pct: 10 } });
