import { readFileSync } from 'node:fs';
import { openReadServiceBed, uuidOf, type Happening } from '@amends/projections/read-service.fixture';
import { it } from '@jest/globals';
import { createService as lessons } from './app.ts';
// @ts-ignore
import { createService as times } from '../../resolution-times/src/app.ts';
// @ts-ignore
import { createService as justice } from '../../justice-scores/src/app.ts';

const csv = readFileSync('/work/shared/data/demo/nyc-dca-complaints-2014_2016.csv', 'utf8').trim().split('\n').map((l) => l.split(','));
const [head, ...lines] = csv;
const iso = (d: string) => { const [m, day, y] = d.split('/'); return `${y}-${m}-${day}T00:00:00Z`; };
const slug = (t: string) => t.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '').slice(0, 48);
const build = (copies: number): Happening[] => {
  const out: Happening[] = [];
  for (let c = 0; c < copies; c += 1)
    for (const l of lines) {
      const r = Object.fromEntries(head!.map((h, i) => [h, l[i]!])) as Record<string, string>;
      const caseId = uuidOf(`${c} ${r.case_no}`);
      const provenance = 'imported';
      const at = iso(r.mediation_start!), end = iso(r.mediation_close!);
      const cents = Math.round(Number(r.restitution || 0) * 100);
      const sat = r.satisfaction === 'Yes' ? true : r.satisfaction === 'No' ? false : undefined;
      out.push({ type: 'CaseHistoryImported', data: { caseId, provenance, jobId: uuidOf('j'), source: 'nyc', externalId: r.case_no, mappingVersion: '1',
        reported: { at, precision: 'date' }, closed: { at: end, precision: 'date' },
        ...(r.complaint_type ? { sourceCategory: slug(r.complaint_type) } : {}), sourceGroup: slug(r.industry!),
        flags: end < at ? ['close_before_start'] : [] } });
      out.push({ type: 'NoRemedyConcluded', data: { caseId, provenance, outcome: 'other', concludedAt: end } });
      if (cents > 0) out.push({ type: 'RestitutionRecorded', data: { caseId, provenance, amount: { amount: cents, currency: 'USD' }, recordedAt: end } });
      if (sat !== undefined) out.push({ type: 'SatisfactionImported', data: { caseId, provenance, satisfied: sat, recordedAt: end } });
      out.push({ type: 'CaseClosed', data: { caseId, provenance, outcome: 'other', closedAt: end } });
    }
  return out;
};
const pick = (m: any, names: string[]) => Object.fromEntries(names.map((n) => [n, m[n]]));
for (const copies of [1, 12])
  it(`nyc ${copies}`, async () => {
    const events = build(copies);
    for (const [name, create] of [['times', times], ['justice', justice], ['lessons', lessons]] as const) {
      const bed = await openReadServiceBed(create as never);
      let t = performance.now();
      await bed.append(events);
      console.log(name, copies, 'append+project', events.length, Math.round(performance.now() - t), 'ms');
      for (const q of ['', '', 'group-by=sourceCategory', 'group-by=sourceGroup']) {
        t = performance.now();
        const rows = await bed.figures(q);
        const took = Math.round(performance.now() - t);
        const m: any = rows[0]!.measures;
        if (q === '') console.log(name, took, 'ms', JSON.stringify(name === 'times' ? pick(m, ['cases', 'validDurations', 'flagged', 'ttcMedian', 'ttcP90', 'ttcMean', 'ttcMin', 'ttcMax', 'ttcSurvivalMedian', 'ttrFinalMedian', 'open']) : name === 'justice' ? pick(m, ['satisfied', 'nobodyAnswered', 'interactional', 'responseRate']) : m));
        else console.log(name, q, rows.length, took, 'ms', copies === 1 ? rows.slice(1).sort((a, b) => b.n! - a.n!).slice(0, 4).map((r: any) => JSON.stringify(name === 'times' ? [r.group, r.n, r.measures.ttcMedian.days, r.measures.ttcP90.days, r.measures.ttcMean.days] : name === 'justice' ? [r.group, r.n, r.measures.satisfied.value, r.measures.satisfied.counts] : [r.group, r.n, r.measures.cumulativeShare.value, r.measures.restitutionUSD.value])).join('\n') : '');
      }
      await bed.close();
    }
  }, 300_000);
