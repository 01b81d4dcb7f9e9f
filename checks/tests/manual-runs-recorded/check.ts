import { codeChanges } from '../../../src/facts/code-changes.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { staticSite } from '../../../src/facts/packages/static-site.ts';
import { testBlocks } from '../../../src/facts/test-blocks/test-blocks.ts';
import { caseDocuments } from '../../../src/facts/test-results/case-documents.ts';
import { conclude, counted, defineCheck, fail, notApplicable } from '../../../src/kit/index.ts';
import { journeysOf } from '../journeys.ts';
import { judgeRun } from './judge.ts';
import { whyNotNeeded } from './needed.ts';
import { runsThatCount } from './runs.ts';
import { statusFiles, unrecorded } from './status-files.ts';

export default defineCheck({
  id: 'tests/manual-runs-recorded',
  title: 'Tests by hand are recorded',
  question: 'If tested by hand, is there a real record?',
  why: 'A test by hand leaves nothing behind but what somebody writes down. Without who, when, what was expected and what came, “we tested it” is a memory, and a status file that a coding agent wrote is not even that.',
  how: 'Takes the entries of `tests.manual_runs` that journeys point to, or else the newest one. Each needs a person of the manifest, a date within 90 days, a result, and under `cases` a document with expected and actual results; a commit that it names must exist. Where git knows it, a run older than the last change of the application’s code is asked about. Status files of coding agents (`test_result.md`, `…_COMPLETE.md`, `TEST_REPORT.md`) are no records.',
  passes:
    'Each run that counts was made by a named person in the last 90 days, passed, and has its cases written down. Where automated tests cover every journey, none is needed.',
  fix: 'Let a person go through the journeys, write steps, expected and actual results into a document, and add an entry under `tests.manual_runs`. Or write automated tests.',
  example: [
    '```yaml',
    'tests:',
    '  manual_runs:',
    '    - {id: approve-2026-10-12, by: dana, date: 2026-10-12, commit: 4f1c2ab, cases: docs/tests/approve.md, result: pass}',
    '```',
  ].join('\n'),
  severity: 'medium',
  gates: ['error-handling'],
  evidence: 'recorded',
  facts: { testBlocks, codeChanges, caseDocuments, fileList, staticSite },
  evaluate({ facts, manifest, today }) {
    const excuse = whyNotNeeded(manifest, facts, today);
    if (excuse) return notApplicable(excuse);
    const runs = runsThatCount(manifest);
    if (!manifest || runs.length === 0) {
      const message = unrecorded(statusFiles(facts.fileList), journeysOf(manifest).length > 0);
      const at = manifest?.at('tests', 'manual_runs') ?? statusFiles(facts.fileList)[0] ?? null;
      return conclude({
        examined: 1,
        evidence: 'none',
        findings: [fail('medium', { subject: 'manual runs', message, at })],
        pass: '',
        nothing: 'No runs by hand are recorded under tests.manual_runs.',
      });
    }
    return conclude({
      examined: runs.length,
      evidence: 'recorded',
      findings: runs.flatMap((run) => judgeRun(run, manifest, facts, today)),
      pass: `${counted(runs.length, 'run')} by hand ${runs.length === 1 ? 'is' : 'are'} recorded in full, and passed.`,
      nothing: 'No runs by hand are recorded under tests.manual_runs.',
    });
  },
});
