import { staticSite } from '../../../src/facts/packages/static-site.ts';
import { isRealTest, type TestFile } from '../../../src/facts/test-blocks/model.ts';
import { testBlocks } from '../../../src/facts/test-blocks/test-blocks.ts';
import { conclude, defineCheck, fail, notApplicable, review } from '../../../src/kit/index.ts';

export default defineCheck({
  id: 'tests/tests-exist',
  title: 'Automated tests of this application',
  question: 'Are there automated tests of this app?',
  why: 'Without tests every change is a gamble, and its users are the ones who find out. It weighs more where the tool decides about people.',
  how: 'Reads the test files of every common runner and follows what they import or visit: a test counts when it drives the application’s own code. JavaScript, TypeScript and Python are parsed, other languages told by the conventions of their runners.',
  passes:
    'At least one test imports the application’s code, or drives it through the browser or its interface. Samples of project templates (Create React App, the Playwright demo, `1 + 1`) do not count.',
  fix: 'Write a test for what users do most: import the code behind it, or open the page, and check the result.',
  example: [
    '```ts',
    "import { total } from '../src/cart';",
    '',
    "it('adds up the prices', () => {",
    '  expect(total([{ price: 2 }, { price: 3 }])).toBe(5);',
    '});',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { testBlocks, staticSite },
  evaluate({ facts, manifest }) {
    const { files, examined } = facts.testBlocks;
    const blocks = files.reduce((sum, file) => sum + file.blocks.length, 0);
    const real = files.filter((file) => file.blocks.some((block) => isRealTest(file, block)));
    if (blocks === 0 && facts.staticSite.small) {
      const { examined: looked, lines } = facts.staticSite;
      return notApplicable({
        examined: looked,
        reason: `A static site with ${lines} lines of code, no routes and no store needs no automated tests.`,
      });
    }
    const severity = manifest?.claims.tool?.makes_decisions === true ? 'blocker' : 'high';
    const manual = manifest?.claims.tests?.manual_runs ?? [];
    const findings =
      real.length > 0
        ? []
        : manifest && manual.length > 0
          ? [
              review(severity, {
                subject: 'tests',
                message: MANUAL_ONLY,
                at: manifest.at('tests', 'manual_runs'),
              }),
            ]
          : [fail(severity, { subject: 'tests', message: missing(files), at: firstPlace(files) })];
    return conclude({
      examined: blocks > 0 ? blocks : examined,
      evidence: 'verified',
      findings,
      pass: summary(real),
      nothing: 'Add automated tests, or declare under tests.manual_runs how the tool is tested by hand.',
    });
  },
});

const MANUAL_ONLY =
  'The tool is tested by hand only. Whether that is enough cannot be told from the repository: add automated tests of what users do most, or have the sign-off accept it.';

function firstPlace(files: readonly TestFile[]) {
  const [file] = files;
  const [block] = file?.blocks ?? [];
  return file && block ? { path: file.path, line: block.line } : null;
}

function missing(files: readonly TestFile[]): string {
  if (files.length === 0) {
    return 'There is no automated test. Nobody can tell whether a change breaks the tool; begin with one test of what users do most.';
  }
  const samples = [...new Set(files.flatMap(({ blocks }) => blocks.flatMap(({ sample }) => sample ?? [])))];
  if (samples.length > 0 && files.every(({ blocks }) => blocks.every(({ sample }) => sample !== null))) {
    return `The only tests are the samples that the project template brought along (${samples.join(', ')}). They say nothing about this tool: write one that does.`;
  }
  if (files.some(({ drives }) => drives !== null)) {
    return 'The tests assert nothing about the application: they compare constants, or are a template’s samples. Check what the application’s code returns or shows.';
  }
  return 'None of the tests uses the application: they import none of its code and open none of its pages, so they pass however broken it is. Import the code that they are about.';
}

function summary(real: readonly TestFile[]): string {
  const count = real.reduce(
    (sum, file) => sum + file.blocks.filter((block) => isRealTest(file, block)).length,
    0,
  );
  const guessed = real.filter(({ parsed }) => !parsed);
  const languages = [...new Set(guessed.map(({ language }) => language))].join(', ');
  const told =
    guessed.length === 0 ? '' : ` (${languages}: told by the conventions of its runner, not parsed)`;
  return `${count} ${count === 1 ? 'test drives' : 'tests drive'} the application, in ${real.length} ${real.length === 1 ? 'file' : 'files'}${told}.`;
}
