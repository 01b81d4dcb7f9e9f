import { dataFiles } from '../../../src/facts/data-files/data-files.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { secretFiles } from '../../../src/facts/secrets/key-files.ts';
import { conclude, counted, defineCheck, fail } from '../../../src/kit/index.ts';
import { isDeclared } from './declared.ts';
import { judgeData } from './judge.ts';
import { judgeUploads } from './uploads.ts';

export default defineCheck({
  id: 'retention/no-real-data-in-repo',
  title: 'No real data in the repository',
  question: 'Is data about real people kept out of the repository?',
  why: 'Whatever is committed is copied to every machine of everybody who works on the code, to every service that builds it, and stays in the history after it was deleted. Nobody can erase a person from there.',
  how: 'Looks at the content of tracked data files: SQLite databases (rows in tables with columns about people), dumps, CSV, JSON and Excel files and logs (e-mail addresses and telephone numbers that could be somebody’s own: no example domains, no offices, no reserved numbers), cookies of browsers and folders of uploads. Of what is no text the first 100 KiB are read. No value is printed.',
  passes:
    'No tracked file holds rows about people, but those declared under `retention.fixtures_synthetic` (invented) or `retention.public_data` (published, with source and licence).',
  fix: 'Delete the file, add its name to .gitignore, and rewrite the history if the data is real: treat it as a leak and tell whoever answers for data protection. If it is invented, list it under retention.fixtures_synthetic; if it was published, under retention.public_data with its source and licence.',
  example: [
    '```yaml',
    'retention:',
    '  fixtures_synthetic: ["seed/*.csv"]',
    '  public_data: [{path: data/companies.csv, source: "https://data.gov.test/companies", licence: OGL-3}]',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['data-handling'],
  evidence: 'verified',
  waivable: false,
  facts: { dataFiles, fileList, secretFiles },
  evaluate({ facts, manifest }) {
    // Outside git nothing is tracked, and everything would be handed on.
    const inGit = facts.fileList.some(({ tracked }) => tracked);
    const kept = facts.fileList.filter(({ path, tracked }) => (tracked || !inGit) && !path.startsWith('../'));
    const paths = new Set(kept.map(({ path }) => path).filter((path) => !isDeclared(path, manifest)));
    const cookies = facts.secretFiles.values.filter(
      ({ path, value }) => paths.has(path) && value.some(({ kind }) => kind === 'cookies'),
    );
    return conclude({
      examined: kept.length,
      evidence: 'verified',
      findings: [
        ...judgeData(facts.dataFiles.filter(({ path }) => paths.has(path))),
        ...cookies.map(({ path }) =>
          fail('blocker', {
            subject: path,
            message: `${path} holds cookies of somebody’s signed-in session. Delete it, sign that session out, and take it out of the history.`,
            at: { path },
          }),
        ),
        ...judgeUploads([...paths]),
      ],
      pass: `None of ${counted(kept.length, 'tracked file')} holds data that looks like real people’s.`,
      nothing: 'There is no file.',
    });
  },
});
