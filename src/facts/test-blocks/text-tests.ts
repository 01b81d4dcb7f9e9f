import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { CONVENTIONS, type Convention } from './conventions.ts';
import { edgeSigns } from './edge-signs.ts';
import type { Off, TestBlock, TestFileText } from './model.ts';
import { sampleOf } from './samples.ts';
import { Comments, lineCommentsIn, shareReasons } from './skip-reasons.ts';

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
    const blocks = readBlocks(file, convention);
    return { language, framework, parsed: false, blocks, references: [], functions: [] };
  },
});

/** In a test's body: it leaves where something it needs is absent. */
const SOMETIMES =
  /markTestSkipped|XCTSkip|GTEST_SKIP|\bt\.Skip|\bassum(?:e|ing)\w*\(|#\[cfg_attr|^[ \t]*skip\b|Enabled(?:If|On)|Disabled(?:If|On)/m;

/** What is asserted about constants alone: it holds whatever the application does. */
const CONSTANT =
  /\b(?:assert(?:True|_true)?|assert\.(?:True|ok)|Assert\.(?:True|IsTrue|Pass)|expect|assert!|assert(?:_equal|_eq!|Equals?|Same)|Assert\.(?:Equal|AreEqual))\s*\(?\s*(?:t, ?)?(?:true|True|1, ?1|true, ?true)\s*\)[^\n]*/g;

const MAX_BLOCKS = 5000;
const MAX_TEXT = 20_000;

function readBlocks(file: SourceFile, convention: Convention): TestBlock[] {
  const code = blankComments(file.text, convention.language);
  const matches = [...code.matchAll(convention.test)].slice(0, MAX_BLOCKS);
  const starts = matches.map((match) => annotated(code, match.index + match[0].search(/\S/)));
  const context: Context = {
    file,
    convention,
    code,
    comments: new Comments(lineCommentsIn(file.text, markOf(convention.language))),
    off: groups(code, convention.groupOff),
    focused: groups(code, convention.groupFocus),
  };
  return shareReasons(
    matches.map((match, index) => {
      const end = Math.max(match.index + match[0].length, starts[index + 1] ?? code.length);
      return readBlock(match, starts[index] ?? match.index, end, context);
    }),
  );
}

interface Context {
  readonly file: SourceFile;
  readonly convention: Convention;
  readonly code: string;
  readonly comments: Comments;
  /** Groups that are switched off, and that run alone. */
  readonly off: readonly Group[];
  readonly focused: readonly Group[];
}

/** @param start where its annotations begin */
function readBlock(match: RegExpExecArray, start: number, end: number, context: Context): TestBlock {
  const { file, convention, code, focused } = context;
  const whole = code.slice(start, Math.min(end, start + MAX_TEXT));
  const title = titleOf(match, file.path);
  const off = offIn(whole, start, match.index, context);
  const alone = focused.some((group) => isWithin(match.index, group));
  return {
    title,
    titles: [title],
    line: file.lineAt(match.index + match[0].search(/\S/)),
    endLine: file.lineAt(Math.max(match.index, end - 1)),
    skipped: off !== null,
    off,
    conditional: off === null && SOMETIMES.test(whole.slice(0, 2000)),
    focused: alone || (convention.focus?.test(whole.slice(0, 400)) ?? false),
    parametrised: PARAMETRISED.test(whole.slice(0, 600)),
    ...assertions(whole, convention.asserts),
    sample: sampleOf(title, code.slice(match.index, end)),
    helpers: [],
    signs: edgeSigns(title, whole),
  };
}

const PARAMETRISED = /Parameterized|Theory|InlineData|DataProvider|TestCase\(|rstest|test_case/;

/** Where a test is switched off: by its group, else within. */
function offIn(whole: string, start: number, offset: number, context: Context): Off | null {
  const { file, convention, comments } = context;
  const group = context.off.find((each) => isWithin(offset, each));
  if (group) return comments.off(file.lineAt(group.start + group.text.search(/\S/)), reasonIn(group.text));
  const own = convention.off?.exec(whole.slice(0, 2000));
  if (!own) return null;
  const line = file.lineAt(start + own.index + own[0].search(/\S/));
  return comments.off(line, reasonIn(whole.slice(own.index, own.index + 400)), file.lineAt(start));
}

const isWithin = (offset: number, group: Group): boolean => group.start <= offset && offset < group.end;

function titleOf(match: RegExpMatchArray, path: string): string {
  const written = match.slice(1).find((group) => group !== undefined);
  return written?.replace(/^`+|`+$/g, '') || (path.split('/').at(-1) ?? '');
}

/** Without a parser only that it asserts can be seen, never that it does not: its helpers are not followed. */
function assertions(text: string, asserts: RegExp): { asserts: true | null; trivial: boolean } {
  if (!asserts.test(text)) return { asserts: null, trivial: false };
  const rest = text.replace(CONSTANT, '');
  return { asserts: true, trivial: rest.length < text.length && !asserts.test(rest) };
}

/** Where the annotations above a test begin. */
function annotated(code: string, offset: number): number {
  let start = code.lastIndexOf('\n', offset - 1) + 1;
  for (let lines = 0; lines < 12 && start > 0; lines++) {
    const above = code.lastIndexOf('\n', start - 2) + 1;
    if (!/^[ \t]*(?:@|\[\w|#\[)/.test(code.slice(above, start))) break;
    start = above;
  }
  return start;
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Groups that begin with such a line: to the line that closes at its indentation, else to the end of the file. */
function groups(code: string, pattern: RegExp | undefined): Group[] {
  if (!pattern) return [];
  return [...code.matchAll(pattern)].slice(0, 100).map((match) => {
    const indent = /^[ \t]*/.exec(match[0])?.[0] ?? '';
    const close = code.indexOf(`\n${indent}end`, match.index);
    return { start: match.index, end: close < 0 ? code.length : close, text: match[0] };
  });
}

/** The reason that an annotation or a call gives. */
function reasonIn(text: string): string | null {
  const [, double, single] =
    /(?:Disabled|Ignore|Skip\s*=|\bskip|pending|ignore\s*=|disabled|Skipf?|Skipped|Incomplete|todo)\s*:?\s*\(?\s*(?:value\s*=\s*)?(?:"([^"\n]{1,300})"|'([^'\n]{1,300})')/.exec(
      text,
    ) ?? [];
  return double ?? single ?? null;
}

const HASH = /^[ \t]*#(?!\[)[^\n]*/gm;
const DASHES = /^[ \t]*--[^\n]*/gm;
const SLASHES = /^[ \t]*\/\/[^\n]*/gm;

/** Blanks out lines that are comments as a whole, so that a test commented out does not count. */
function blankComments(text: string, language: string): string {
  const comment = isHash(language) ? HASH : isDashes(language) ? DASHES : SLASHES;
  return text.replace(comment, (match) => ' '.repeat(match.length));
}

const isHash = (language: string): boolean => /^(?:Ruby|Elixir|Shell|Perl|R|Gherkin)$/.test(language);
const isDashes = (language: string): boolean => /^(?:SQL|Haskell|Lua)$/.test(language);

function markOf(language: string): RegExp {
  return isHash(language) ? /(?:^|\s)#/ : isDashes(language) ? /--/ : /\/\/|^\s*\/?\*/;
}
