import { fileList } from '../../../src/facts/file-list.ts';
import { imports } from '../../../src/facts/imports/imports.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import { testBlocks } from '../../../src/facts/test-blocks/test-blocks.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { dependenciesOf } from './dependencies.ts';
import { judgeDependency, judgeJourney } from './judge.ts';
import { servicesIn } from './services.ts';
import { triesIn } from './tries.ts';

export default defineCheck({
  id: 'errors/failure-tested',
  title: 'Failing has been tried',
  question: 'Has failing been tried?',
  why: 'The database will be unreachable one day, and so will each service that the tool leans on. Whether users then see a clear message or lose an hour of work should not be found out on that day.',
  how: 'Takes every critical store and processor of the manifest, by provider (where none is declared, the databases, file stores, models, payment and sign-in services that the code uses), and every journey. For each it looks for a test with wrong input, without permission or with a dependency down that the manifest points to and that really runs, or for a drill under `errors.drills` by a person of the manifest within the last 180 days. A drill is matched by what it covers, else by the words of its scenario; one that names nothing counts only where there is one dependency.',
  passes:
    'Each critical dependency was made to fail, by a test or in a drill, and each journey has a test that makes it fail or rests on a database or sign-in that was.',
  fix: 'Take each dependency away once (stop the database, use a wrong key, block the address), write down what users saw and whether anything was lost under errors.drills, or write a test with kind dependency-down and point to it from its journey.',
  example: [
    '```yaml',
    'errors:',
    '  drills:',
    '    - scenario: database unreachable',
    '      covers: [db]',
    '      by: dana',
    '      date: 2026-10-12',
    '      result: banner shown, nothing lost',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['error-handling'],
  evidence: 'recorded',
  facts: { stores, testBlocks, imports, fileList },
  evaluate({ facts, manifest, today }) {
    const dependencies = dependenciesOf(manifest, facts.stores, servicesIn(facts.imports));
    const journeys = manifest?.claims.tests?.journeys ?? [];
    if (dependencies.length + journeys.length === 0) {
      return notApplicable({
        examined: facts.fileList.length,
        reason:
          'The tool keeps no data, uses no service for models, payment or sign-in and declares no journeys: nothing that it leans on could fail.',
      });
    }
    const tries = triesIn(manifest, facts.testBlocks, facts.fileList, today);
    const judged = [
      ...dependencies.map((dependency) => judgeDependency(dependency, dependencies, tries)),
      ...(manifest ? journeys.map((_, index) => judgeJourney(index, manifest, dependencies, tries)) : []),
    ];
    const recorded = judged.some(({ by }) => by.length > 0 && by.every((each) => each.by === 'record'));
    return conclude({
      examined: judged.length,
      evidence: recorded ? 'recorded' : 'verified',
      findings: judged.flatMap(({ finding }) => finding ?? []),
      pass: `Whatever the tool depends on was made to fail: ${counted(dependencies.length, 'critical dependency', 'critical dependencies')} and ${counted(journeys.length, 'journey')}.`,
      nothing: 'Neither stores nor journeys are declared.',
    });
  },
});
