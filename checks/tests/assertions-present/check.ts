import { fileList } from '../../../src/facts/file-list.ts';
import { testBlocks } from '../../../src/facts/test-blocks/test-blocks.ts';
import { conclude, counted, defineCheck, type Finding, fail, notApplicable } from '../../../src/kit/index.ts';
import { judgedTests, type Placed, placesOf, unjudged } from './judged.ts';

/** Among this many tests, fewer than one in a hundred that compares constants is advice. */
const LARGE_SUITE = 100;

export default defineCheck({
  id: 'tests/assertions-present',
  title: 'Tests assert something',
  question: 'Do tests assert something?',
  why: 'A test without an assertion passes however wrong the result is, as long as nothing crashes. It looks like safety in every report, and is none.',
  how: 'Parses each test in JavaScript, TypeScript and Python, and looks for what can make it fail: the assertions of every common library, snapshots, queries that throw where nothing is found, types that the compiler checks, a deliberate throw. Functions that a test calls are followed one file far: one called `expectSaved` that asserts nothing does not count. In other languages only the presence of an assertion is told, never its absence. A test that is switched off is left to another check.',
  passes:
    'At most one test in ten has no assertion, and none compares constants only, as `expect(true).toBe(true)` does (in a suite of more than a hundred tests, fewer than one in a hundred).',
  fix: 'Let each test check the result: what the function returns, what the page shows, what was saved. Delete placeholders, or write the test that they stand for.',
  example: [
    '```ts',
    "it('refuses a shift in the past', async () => {",
    '  const response = await request(app).post("/shifts").send({ day: "2020-01-01" });',
    '  expect(response.status).toBe(422);',
    '});',
    '```',
  ].join('\n'),
  severity: 'medium',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { testBlocks, fileList },
  evaluate({ facts }) {
    const { files } = facts.testBlocks;
    if (files.every(({ blocks }) => blocks.length === 0)) {
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'There are no automated tests that could assert anything.',
      });
    }
    const tests = judgedTests(files);
    const without = tests.filter(({ block }) => block.asserts === false);
    const trivial = tests.filter(({ block }) => block.trivial);
    const rest = unjudged(files);
    return conclude({
      examined: tests.length,
      evidence: 'verified',
      findings: [...silent(without, tests.length), ...constants(trivial, tests.length)],
      pass: `${counted(tests.length - without.length, 'test asserts', 'tests assert')} something, ${without.length} of ${tests.length} do not.${rest}`,
      nothing: `No test could be judged.${rest} Have the sign-off say who read them.`,
    });
  },
});

function silent(without: readonly Placed[], all: number): Finding[] {
  const [first] = without;
  if (!first || without.length * 10 <= all) return [];
  const share = Math.round((without.length / all) * 100);
  return [
    fail('medium', {
      subject: 'tests without assertions',
      message: `${without.length} of ${counted(all, 'test')} (${share} %) check nothing: they pass however wrong the result is. Let each check what the code returns, shows or saves: ${placesOf(without)}.`,
      at: { path: first.path, line: first.block.line },
    }),
  ];
}

/** One finding a file. */
function constants(trivial: readonly Placed[], all: number): Finding[] {
  const few = all > LARGE_SUITE && trivial.length * 100 < all;
  return [...new Set(trivial.map(({ path }) => path))].map((path) => {
    const here = trivial.filter((each) => each.path === path);
    const titles = here.slice(0, 3).map(({ block }) => `"${block.title}"`);
    const more = here.length > 3 ? ` and ${here.length - 3} more` : '';
    return fail(few ? 'low' : 'medium', {
      subject: 'tests of constants',
      message: `${titles.join(', ')}${more} can never fail: ${here.length === 1 ? 'it compares' : 'they compare'} constants, as expect(true).toBe(true) does. Check a result of the application, or delete ${here.length === 1 ? 'it' : 'them'}.`,
      at: { path, line: here[0]?.block.line ?? 1 },
    });
  });
}
