import { removeDataDir, startSuiteProcess } from '../running/suite-process.ts';
import { endRun } from '@amends/testing/run-directory';
import { driveCases } from './case-drive.ts';
import { openKeepAliveClient } from './keep-alive-client.ts';
import { cpuMsOf } from './process-usage.ts';
import { quantile } from './row.ts';
import { tokenOf } from './suite-token.ts';
import { execSync } from 'node:child_process';
const [secs, ...rates] = process.argv.slice(2).map(Number);
const suite = await startSuiteProcess({ environment: { AMENDS_CALENDAR: 'always_open', NODE_OPTIONS: process.env.PROF ? `--cpu-prof --cpu-prof-dir=${process.env.PROF}` : '' } });
const pgPids = () => execSync(`ps -eo pid,args | grep "postgres" | grep -v grep | grep -F -- "" | awk '{print $1}'`, { encoding: 'utf8' }).trim().split('\n').map(Number);
const post = Number(execSync(`pgrep -f ${suite.dataDir}/postgres/data -o`, { encoding: 'utf8' }).trim());
const kids = () => execSync(`ps -o pid,args --ppid ${post} --no-headers`, { encoding: 'utf8' }).trim().split('\n').map((l) => l.trim().split(/\s+/)).map(([pid, , ...rest]) => [Number(pid), rest.join(' ')] as const);
const pgCpu = () => { const m = new Map<string, number>(); for (const [pid, what] of kids()) { const k = what.replace(/127.*/, '').replace(/_app|_personal|_owner/g, '').trim(); m.set(k, (m.get(k) ?? 0) + (cpuMsOf(pid) || 0)); } return m; };
const client = openKeepAliveClient(suite.baseUrl, await tokenOf(suite, 'retailer'), 128);
for (const rate of rates) {
  const n0 = cpuMsOf(suite.pid), p0 = pgCpu(), g0 = process.cpuUsage();
  const t0 = performance.now();
  const d = await driveCases(client, rate, secs!, `r${rate}`);
  const took = performance.now() - t0;
  const p1 = pgCpu(); const g = process.cpuUsage(g0);
  const diffs = [...p1].map(([k, v]) => [k, (v - (p0.get(k) ?? 0)) / d.resolved] as const);
  console.log(rate, `${d.resolved}/${d.started} in ${(took / 1000).toFixed(1)}s p50 ${quantile(d.durationsMs, .5).toFixed(0)} p99 ${quantile(d.durationsMs, .99).toFixed(0)} node ms/case ${((cpuMsOf(suite.pid) - n0) / d.resolved).toFixed(1)} pg ms/case ${diffs.reduce((s, [, v]) => s + v, 0).toFixed(1)} gen ${((g.user + g.system) / 1000 / d.resolved).toFixed(1)}`, d.firstFailure);
  console.log(diffs.filter(([, v]) => v > 0.1).sort((a, b) => b[1] - a[1]).map(([k, v]) => `${k}=${v.toFixed(2)}`).join('  '));
}
if (process.env.REPORT) { const t = await tokenOf(suite, 'operator'); const r = await (await fetch(`${suite.baseUrl}/operations/v1/report`, { headers: { authorization: `Bearer ${t}` } })).json() as { findings: { area: string; name: string; detail: string }[] }; for (const f of r.findings) console.log(f.area, f.name, f.detail); console.log(suite.output().slice(-3000)); }
client.close(); await suite.stop(); removeDataDir(suite.dataDir); await endRun();
