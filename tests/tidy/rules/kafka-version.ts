import type { Finding, Rule } from '../source-tree.ts';

const POM = 'infra/kafka/pom.xml';
const IMAGE = /apache\/kafka:([0-9.]+)/;

/** The jars and the images are one Kafka: what passes on the one is told of the other. */
export const kafkaVersion: Rule = {
  name: 'kafka-version',
  check: (tree) => {
    const wanted = /<kafka\.version>([0-9.]+)</.exec(tree.find(POM)?.text ?? '')?.[1];
    const findings: Finding[] = [];
    for (const file of tree.files) {
      for (const [index, line] of file.lines.entries()) {
        const found = IMAGE.exec(line)?.[1];
        if (found === undefined || found === wanted) continue;
        const message = `names Kafka ${found}, ${POM} has ${wanted}`;
        findings.push({ path: file.path, line: index + 1, message });
      }
    }
    return findings;
  },
};
