/** How a language writes its tests, told by conventions of name, place and text. */
export interface Convention {
  readonly language: string;
  readonly framework: string;
  readonly path: RegExp;
  /** Each match is one test; the first group that matched is its title. */
  readonly test: RegExp;
  /** Within a test, its annotations included: it is switched off. */
  readonly off: RegExp | null;
  readonly asserts: RegExp;
  /** On a test's first line or on its annotations: it runs alone. */
  readonly focus?: RegExp;
  /** A line that opens a group of which none runs, or of which alone it runs. */
  readonly groupOff?: RegExp;
  readonly groupFocus?: RegExp;
}

const JVM_OFF = /@(?:Disabled|Ignore)\b/;
const JVM_GROUP_OFF = /@(?:Disabled|Ignore)\b[^\n]*\n(?=(?:[^\n;{]*\n){0,6}?[^\n;{(]*\bclass\b)/g;

/** The conventions of languages that are not parsed; the first whose path and text fit a file is its own. */
export const CONVENTIONS: readonly Convention[] = [
  {
    language: 'Go',
    framework: 'go',
    path: /_test\.go$/,
    test: /^func (?:\([^)\n]*\) )?((?:Test|Fuzz|Example)\w*)\(|\b[FPX]?(?:It|Specify|Entry)\("([^"\n]*)"/gm,
    off: /^\tt\.Skip(?:f|Now)?\(|^[ \t]*[PX](?:It|Specify|Entry)\("/m,
    focus: /^[ \t]*F(?:It|Specify|Entry)\("/m,
    asserts: /\bt\.(?:Error|Fatal|Fail)|\b(?:assert|require|is|g|Expect|cmp)\b/,
  },
  {
    language: 'Java',
    framework: 'junit',
    path: /\.(?:java|groovy)$/,
    test: /@(?:Test|ParameterizedTest|RepeatedTest|Property)\b[^{;]{0,600}?\b(?:void|def)\s+(\w+)\s*\(|^[ \t]*public void (test\w+)\(\)|^[ \t]*def "([^"\n]*)"\(/gm,
    off: JVM_OFF,
    groupOff: JVM_GROUP_OFF,
    asserts: /\b(?:assert\w*|verify|expect|then|fail|isEqualTo)\b|\.should/,
  },
  {
    language: 'Kotlin',
    framework: 'junit',
    path: /\.kts?$/,
    test: /@(?:Test|ParameterizedTest)\b[^{;=]{0,600}?\bfun\s+(`[^`\n]*`|\w+)|^[ \t]*(?:test|it|should|given)\("([^"\n]*)"\)/gm,
    off: JVM_OFF,
    groupOff: JVM_GROUP_OFF,
    asserts: /\b(?:assert\w*|verify|expect|shouldBe|fail)\b|\.should/,
  },
  {
    language: 'C#',
    framework: 'dotnet',
    path: /\.(?:cs|fs|vb)$/,
    test: /\[(?:\w+\.)?(?:Fact|Theory|Test|TestCase|TestMethod|DataTestMethod)\b[^{;]{0,800}?\b(?:void|Task(?:<\w+>)?|let)\s+(\w+|``[^`\n]*``)\s*\(/g,
    off: /Skip\s*=|\[Ignore/,
    asserts: /\bAssert\b|\.Should|\bVerify/,
  },
  {
    language: 'Ruby',
    framework: 'rspec',
    path: /_spec\.rb$/,
    test: /^[ \t]*(?:it|specify|scenario|example|its|xit|fit|fspecify|xspecify|pending)\s*\(?\s*(?:["']([^"'\n]*)["']|(?=do\b|\{))/gm,
    off: /^[ \t]*(?:xit|xspecify|pending)\b|^ {0,8}skip\b(?![^\n]*\b(?:if|unless)\b)|,\s*(?::skip\b|skip:\s*(?:true|["']))/m,
    focus: /^[ \t]*(?:fit|fspecify)\b|,\s*(?::focus\b|focus:\s*true)/m,
    groupOff: /^[ \t]*x(?:describe|context|feature)\b[^\n]*/gm,
    groupFocus:
      /^[ \t]*(?:f(?:describe|context|feature)\b[^\n]*|(?:RSpec\.)?(?:describe|context|feature)\b[^\n]*,\s*(?::focus\b|focus:\s*true)[^\n]*)/gm,
    asserts: /\bexpect|\bshould|is_expected|\bassert/,
  },
  {
    language: 'Ruby',
    framework: 'minitest',
    path: /(?:_test\.rb|(?:^|\/)test_[^/]*\.rb)$/,
    test: /^[ \t]*(?:def (test_\w+)|(?:test|it|should)\s*\(?\s*["']([^"'\n]*)["'])/gm,
    off: /^ {0,8}skip\b(?![^\n]*\b(?:if|unless)\b)/m,
    asserts: /\b(?:assert|refute|must_|wont_|expect|flunk)/,
  },
  {
    language: 'PHP',
    framework: 'phpunit',
    path: /(?:Test|Cest|\.test|Spec)\.php$|(?:^|\/)tests\/.*\.php$/,
    test: /\bfunction (test\w*)\s*\(|@test\b[^{;]{0,600}?\bfunction (\w+)\s*\(|#\[Test\][^{;]{0,600}?\bfunction (\w+)\s*\(|^[ \t]*(?:it|test)\(\s*["']([^"'\n]*)["']/gm,
    off: /->skip\((?:\)|["'])|->todo\(|^(?: {8}|\t\t)\$this->markTest(?:Skipped|Incomplete)\(/m,
    focus: /->only\(\)/,
    asserts: /\bassert|\bexpect|->should|->see/i,
  },
  {
    language: 'Rust',
    framework: 'cargo',
    path: /\.rs$/,
    test: /#\[(?:\w+::)*(?:test|rstest|quickcheck|test_case|proptest)\b[^{;]{0,600}?\bfn (\w+)\s*[(<]|\brgtest!\(\s*(\w+)|\b(?:proptest|quickcheck)! \{\s{0,200}(?:#\[test\]\s*)?fn (\w+)/g,
    off: /#\[ignore/,
    asserts: /\bassert|\bpanic|should_panic|\bprop_assert|\bunwrap\b|\?;|\beqnice!/,
  },
  {
    language: 'Dart',
    framework: 'flutter',
    path: /_test\.dart$/,
    test: /^[ \t]*(?:test|testWidgets|patrolTest|blocTest(?:<[^>\n]*>)?)\(\s*(?:r?["']([^"'\n]*)["']|\w)/gm,
    off: /skip:\s*(?:true|["'])/,
    asserts: /\bexpect|\bverify/,
  },
  {
    language: 'Elixir',
    framework: 'mix',
    path: /_test\.exs$/,
    test: /^[ \t]*(?:test|property|feature) "([^"\n]*)"/gm,
    off: /@tag :?skip/,
    asserts: /\bassert|\brefute/,
  },
  {
    language: 'Swift',
    framework: 'swift',
    path: /\.swift$/,
    test: /\bfunc (test\w+)\(\)|@Test\b[^{;]{0,300}?\bfunc (\w+)\s*\(/g,
    off: /\.disabled/,
    asserts: /\bXCT|#expect|#require/,
  },
  {
    language: 'Scala',
    framework: 'sbt',
    path: /\.scala$/,
    test: /^[ \t]*(?:test|it|property)\(\s*"([^"\n]*)"|^[ \t]*"([^"\n]*)" (?:should|in|must|-)\b|@Test\b[^{;]{0,300}?\bdef (\w+)/gm,
    off: /\bignore\b/,
    asserts: /\bassert|\bshould|\bmust/,
  },
  {
    language: 'Haskell',
    framework: 'cabal',
    path: /(?:^|\/)(?:tests?|spec)\/.*\.hs$|(?:Spec|Test)\.hs$/,
    test: /^[ \t]*(?:it|prop|specify|testCase|testProperty)\s+"([^"\n]*)"/gm,
    off: /\bxit\b|pending/,
    asserts: /\bshould|@\?=|assert|===/,
  },
  {
    language: 'C/C++',
    framework: 'ctest',
    path: /\.(?:c|cc|cpp|cxx)$/,
    test: /^[ \t]*(?:TEST|TEST_F|TEST_P|TYPED_TEST|TEST_CASE|SCENARIO|BOOST_AUTO_TEST_CASE|START_TEST|ZTEST|RUN_TEST)\s*\(\s*([^)\n]*)\)/gm,
    off: /\bDISABLED_/,
    asserts: /\b(?:EXPECT|ASSERT|REQUIRE|CHECK|BOOST|ck_assert|TEST_ASSERT)/,
  },
  {
    language: 'Shell',
    framework: 'bats',
    path: /\.bats$/,
    test: /^[ \t]*@test ["']([^"'\n]*)["']/gm,
    off: /^[ \t]*skip\b/m,
    asserts: /\bassert|\[\[? |\bstatus\b/,
  },
  {
    language: 'SQL',
    framework: 'pgtap',
    path: /(?:^|\/)(?:supabase\/tests|tests?|pgtap)\/.*\.(?:sql|pg)$|\.test\.sql$/,
    test: /\bselect\s+(?:\*\s+from\s+)?(?:extensions\.|tap\.)?(?:plan|no_plan)\s*\(()/gi,
    off: null,
    asserts:
      /\b(?:ok|is|isnt|results_eq|throws_ok|lives_ok|has_\w+|is_empty|policies_are|matches|throws_like|set_eq|bag_eq)\s*\(/i,
  },
  {
    language: 'Gherkin',
    framework: 'cucumber',
    path: /\.feature$/,
    test: /^[ \t]*(?:Scenario(?: Outline)?|Example|Escenario|Szenario|Scénario):\s*([^\n]*)/gm,
    off: /@(?:skip|wip|ignore)\b/,
    asserts: /\bThen\b|\bEntonces\b|\bDann\b|\bAlors\b/,
  },
  {
    language: 'Clojure',
    framework: 'clojure',
    path: /_test\.clj[cs]?$/,
    test: /\(deftest\s+(?:\^\S+\s+)?([\w?!*<>=-]+)/g,
    off: null,
    asserts: /\(is\b/,
  },
  {
    language: 'Perl',
    framework: 'prove',
    path: /(?:^|\/)x?t\/.*\.t$/,
    test: /^[ \t]*subtest ["']([^"'\n]*)["']|\b(?:done_testing|plan)\b()/gm,
    off: null,
    asserts: /\bok\b|\bis\b/,
  },
  {
    language: 'R',
    framework: 'testthat',
    path: /(?:^|\/)tests\/.*\.[rR]$/,
    test: /\b(?:test_that|it)\(\s*["']([^"'\n]*)["']/g,
    off: /\bskip\(/,
    asserts: /\bexpect_/,
  },
  {
    language: 'Lua',
    framework: 'busted',
    path: /_spec\.lua$/,
    test: /\bit\(\s*["']([^"'\n]*)["']/g,
    off: /\bpending\(/,
    asserts: /\bassert/,
  },
]; // prettier-ignore
