import { codeChanges } from '../../../src/facts/code-changes.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { staticSite } from '../../../src/facts/packages/static-site.ts';
import { testBlocks } from '../../../src/facts/test-blocks/test-blocks.ts';
import { testResults } from '../../../src/facts/test-results/test-results.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { contextOf, journeysOf, noJourneys } from '../journeys.ts';
import { readReport } from '../report.ts';
import { edgesOf, judgeEdges } from './edges.ts';

export default defineCheck({
  id: 'tests/edge-cases-covered',
  title: 'Unexpected input is tested',
  question: 'Are unexpected inputs tested?',
  why: 'Users leave fields empty, click twice, paste a novel, and open pages that are not theirs; services go down. A tool that was tried only as it was meant to be used breaks on its first ordinary day.',
  how: 'Takes each entry of `tests.journeys` and follows the tests of its `edge` list as those of normal use are followed: each must exist, run and check something. Of six kinds (`empty`, `invalid`, `too-large`, `duplicate`, `unauthorised`, `dependency-down`) a journey needs two; kinds that cannot happen are listed under `not_applicable` with the reason. The body of each test is looked at: it should expect an error, a refusal or a status above 399, or show its kind by its words or its input.',
  passes:
    'Every journey has tests of two different kinds of unexpected input, each of which runs, checks something and looks like its kind.',
  fix: 'For each journey, ask what a user may do wrong and what may be down. Write a test for at least two kinds and point to them under `edge`.',
  example: [
    '```yaml',
    'tests:',
    '  journeys:',
    '    - name: Request a swap',
    '      normal: tests/swap.test.ts::requests a swap for a future shift',
    '      edge:',
    '        - {kind: invalid, test: "tests/swap.test.ts::rejects a shift in the past"}',
    '        - {kind: dependency-down, test: "tests/swap.test.ts::shows a message when saving fails"}',
    '      not_applicable: {too-large: a swap has no text}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { testBlocks, testResults, codeChanges, fileList, staticSite },
  evaluate({ facts, manifest, today }) {
    const journeys = journeysOf(manifest);
    if (journeys.length === 0 && facts.staticSite.small) {
      return notApplicable({
        examined: facts.staticSite.examined,
        reason: 'A few static pages with hardly any code take no input.',
      });
    }
    const report = readReport({ ...facts, manifest, today });
    const findings = manifest
      ? journeys.flatMap((journey) => judgeEdges(journey, contextOf(manifest, facts, today), report))
      : [];
    const edges = journeys.flatMap(edgesOf).length;
    return conclude({
      examined: edges,
      evidence: 'verified',
      findings: journeys.length === 0 ? [noJourneys(manifest, UNDECLARED)] : findings,
      pass: `Unexpected input is tested for ${counted(journeys.length, 'journey')}, by ${counted(edges, 'test')}. Whether these are the cases that matter is for people to judge.`,
      nothing: 'No journeys are declared under tests.journeys.',
    });
  },
});

const UNDECLARED =
  'Nobody has written down what users do with the tool, so nobody can say which mistakes and failures were tried. List the journeys under tests.journeys, each with tests of unexpected input.';
