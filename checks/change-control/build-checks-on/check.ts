import { checksMade } from '../../../src/facts/build-checks/checks-made.ts';
import { forcedInstalls } from '../../../src/facts/build-checks/forced-installs.ts';
import { mypyOff } from '../../../src/facts/build-checks/mypy-config.ts';
import { ignoredChecks } from '../../../src/facts/build-checks/next-config.ts';
import { silencedFiles } from '../../../src/facts/build-checks/silenced-files.ts';
import { strictness } from '../../../src/facts/build-checks/strictness.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { forced, ignored, loose, mypy, silenced } from './findings.ts';

export default defineCheck({
  id: 'change-control/build-checks-on',
  title: 'The build’s safety nets are on',
  question: 'Are the checks that come with the build switched on?',
  why: 'The compiler and the linter find, for nothing and in seconds, what users would find next week. Whoever switches them off to get a version out has not removed the errors, only the list of them.',
  how: 'Reads what the build uses: the configuration of Next.js (types and lint left out), TypeScript’s strictness through everything that its configuration extends and references, whole files that are kept from the compiler or the linter, mypy told to ignore everything, and installations that are forced in CI, in images and on hosts. What is generated or copied from a vendor, and tests, are left aside.',
  passes:
    'The build stops for errors of types and lint, TypeScript is strict, and no file of the team’s own is kept from the tools. What CI checks on every change although the build leaves it out, `--legacy-peer-deps` alone, and strictness that nobody switched on are advice.',
  fix: 'Switch the net on again, and mend what it finds. Where that is too much at once: let CI run it on what changes, or switch the flags on one by one, `noImplicitAny` first; for single lines use `@ts-expect-error` with a reason.',
  example: ['```json', '{"compilerOptions": {"strict": true}}', '```'].join('\n'),
  severity: 'high',
  gates: [],
  evidence: 'verified',
  facts: { ignoredChecks, strictness, silencedFiles, mypyOff, forcedInstalls, checksMade, fileList },
  evaluate({ facts, manifest }) {
    const production = manifest?.claims.tool?.stage === 'production';
    const findings = [
      ...ignored(facts.ignoredChecks, facts.checksMade, production),
      ...loose(facts.strictness),
      ...silenced(facts.silencedFiles.values, facts.fileList),
      ...mypy(facts.mypyOff.values),
      ...forced(facts.forcedInstalls),
    ];
    const examined = facts.silencedFiles.examined + facts.strictness.length;
    if (examined === 0 && findings.length === 0) {
      return notApplicable({
        examined: facts.fileList.length,
        reason:
          'There is no JavaScript, TypeScript or Python code; the safety nets of other languages are not looked at.',
      });
    }
    const known = facts.strictness.filter(({ state }) => state === 'strict').length;
    return conclude({
      examined,
      evidence: 'verified',
      findings,
      pass: `No safety net of the build is switched off: ${counted(facts.silencedFiles.examined, 'file')} of code read, ${counted(known, 'strict configuration')} of TypeScript.`,
      nothing: 'No code was found.',
    });
  },
});
