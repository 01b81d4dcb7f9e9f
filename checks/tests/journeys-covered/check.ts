import { codeChanges } from '../../../src/facts/code-changes.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { staticSite } from '../../../src/facts/packages/static-site.ts';
import { testBlocks } from '../../../src/facts/test-blocks/test-blocks.ts';
import { testResults } from '../../../src/facts/test-results/test-results.ts';
import {
  conclude,
  counted,
  defineCheck,
  fail,
  type ManifestView,
  notApplicable,
} from '../../../src/kit/index.ts';
import type { TestContext } from '../../resolve-test.ts';
import { contextOf, follow, type Journey, journeysOf, nameOf, noJourneys } from '../journeys.ts';
import { type Reported, readCoverage, readReport } from '../report.ts';

export default defineCheck({
  id: 'tests/journeys-covered',
  title: 'Normal use is tested',
  question: 'Is each declared normal use tested?',
  why: 'What users do every day must keep working after every change. A list of these journeys, each with the test that proves it, answers in one place whether it still does.',
  how: 'Takes each entry of `tests.journeys` and follows `normal` to its test: `path::title`, by the exact title, then without regard to case and accents, then by the beginning of a title that stands for a table of inputs; or `manual:<id>` to a run by hand of the last 90 days. The test must not be switched off, must check something, and must use the application’s code. A report that `tests.results` names (JUnit XML, or the JSON of Jest or Vitest) is read too: it counts if tests ran in it, within 90 days and after the last change of the code, and a test that it shows as failed fails.',
  passes:
    'Every journey has an automated test of normal use that runs and checks something. A run by hand goes to the sign-off.',
  fix: 'Write down under `tests.journeys` what users do most, write a test for each, and point to it as `path::title`.',
  example: [
    '```yaml',
    'tests:',
    '  journeys:',
    '    - name: Request a swap',
    '      normal: tests/swap.test.ts::requests a swap for a future shift',
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
        reason: 'A few static pages with hardly any code have no journeys to test.',
      });
    }
    const context = { ...facts, manifest, today };
    const [report, coverage] = [readReport(context), readCoverage(context)];
    const findings = manifest
      ? journeys.flatMap((journey) => judge(journey, contextOf(manifest, facts, today), report) ?? [])
      : [];
    return conclude({
      examined: journeys.length,
      evidence: 'verified',
      findings: [
        ...(journeys.length === 0 ? [noJourneys(manifest, UNDECLARED)] : findings),
        ...report.findings,
        ...coverage.findings,
      ],
      pass: `Normal use is tested for ${counted(journeys.length, 'journey')}.${report.note}${coverage.note}`,
      nothing: 'No journeys are declared under tests.journeys.',
    });
  },
});

const UNDECLARED =
  'Nobody has written down what users do with the tool, so nobody can say whether it is tested. List the journeys under tests.journeys, each with its test.';

function judge(journey: Journey, context: TestContext, report: Reported) {
  const path = ['tests', 'journeys', journey.index] as const;
  const subject = `journey ${nameOf(journey)}`;
  if (journey.normal === undefined) return fail('high', untested(journey, context.manifest));
  return follow(
    journey.normal,
    `"${nameOf(journey)}" in normal use`,
    subject,
    [...path, 'normal'],
    context,
    report,
  ).finding;
}

function untested(journey: Journey, manifest: ManifestView) {
  return {
    subject: `journey ${nameOf(journey)}`,
    message: `"${nameOf(journey)}" names no test of normal use. Write one and point to it as normal: path::title.`,
    at: manifest.at('tests', 'journeys', journey.index),
  };
}
