import { endRun } from '@amends/testing/run-directory';
const [file, fn, quick] = process.argv.slice(2);
const m = await import(`./${file}.ts`);
try {
  console.log(
    JSON.stringify(
      await m[fn!]({ quick: quick === 'quick', say: (l: string) => console.error(l) }),
      null,
      1,
    ),
  );
} finally {
  await endRun();
}
