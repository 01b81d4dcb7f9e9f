import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { CONVENTIONS, type Convention } from './conventions.ts';
import type { TestBlock, TestFileText } from './model.ts';
import { sampleOf } from './samples.ts';

/** Tests in languages that are not parsed, by the conventions of their runners. */
export const textTests = defineFileFact<TestFileText>({
  id: 'text-tests',
  files: [
    '**/*.{go,java,groovy,kt,kts,cs,fs,vb,rb,php,rs,dart,exs,swift,scala,hs,c,cc,cpp,cxx,bats,sql,pg,feature,clj,cljs,cljc,t,r,R,lua}',
  ],
  mentions:
    /\b(?:test|Test|TEST|it|specify|scenario|Scenario|Fact|Theory|plan|no_plan|PLAN|rgtest|quickcheck|Escenario|Szenario)|Test\b|_test\b/,
  extract(file) {
    const convention = CONVENTIONS.find(
      ({ path, test }) => path.test(file.path) && file.text.search(test) >= 0,
    );
    if (!convention) return null;
    const { language, framework } = convention;
    return { language, framework, parsed: false, blocks: readBlocks(file, convention), references: [] };
  },
});

/** In a test's body: it leaves where something it needs is absent. */
const SOMETIMES = /markTestSkipped|XCTSkip|GTEST_SKIP|\bt\.Skip|\bassum(?:e|ing)\w*\(|#\[cfg_attr/;

const MAX_BLOCKS = 5000;

function readBlocks(file: SourceFile, convention: Convention): TestBlock[] {
  const code = blankComments(file.text, convention.language);
  const matches = [...code.matchAll(convention.test)].slice(0, MAX_BLOCKS);
  return matches.map((match, index) => {
    const title =
      match
        .slice(1)
        .find((group) => group !== undefined)
        ?.replace(/^`+|`+$/g, '') ||
      (file.path.split('/').at(-1) ?? '');
    const end = matches[index + 1]?.index ?? code.length;
    const body = code.slice(match.index, end);
    return {
      title,
      titles: [title],
      line: file.lineAt(match.index + match[0].search(/\S/)),
      endLine: file.lineAt(Math.max(match.index, end - 1)),
      skipped: convention.off?.test(`${lineBefore(code, match.index)}\n${body.slice(0, 2000)}`) ?? false,
      conditional: SOMETIMES.test(body.slice(0, 2000)),
      focused: false,
      parametrised: false,
      asserts: convention.asserts.test(body.slice(0, 20_000)) ? true : null,
      trivial: false,
      sample: sampleOf(title, body),
    };
  });
}

function lineBefore(text: string, offset: number): string {
  const end = text.lastIndexOf('\n', offset);
  return end < 0 ? '' : text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
}

const HASH = /^[ \t]*#[^\n]*/gm;
const DASHES = /^[ \t]*--[^\n]*/gm;
const SLASHES = /^[ \t]*\/\/[^\n]*/gm;

/** Blanks out lines that are comments as a whole, so that a test commented out does not count. */
function blankComments(text: string, language: string): string {
  const hash = /^(?:Ruby|Elixir|Shell|Perl|R|Gherkin)$/.test(language);
  const comment = hash ? HASH : /^(?:SQL|Haskell|Lua)$/.test(language) ? DASHES : SLASHES;
  return text.replace(comment, (match) => ' '.repeat(match.length));
}
