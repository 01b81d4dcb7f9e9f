interface Sample {
  readonly name: string;
  readonly title: RegExp;
  /** Must hold of the block's text as well. */
  readonly body: RegExp;
  /** Only where it expects a single thing. */
  readonly single?: true;
}

/** What project templates bring along, told by what it does; changed to fit the application, it is a test. */
const SAMPLES: readonly Sample[] = [
  { name: 'Create React App', title: /./, body: /learn react/i },
  { name: 'Create React App', title: /^renders without crashing$/, body: /ReactDOM\.render\(<App \/>/ },
  { name: 'Vue', title: /^renders (properly|props\.msg when passed)$/, body: /HelloWorld/ },
  { name: 'Vue', title: /^visits the app root url$/i, body: /You did it!|Welcome to Your Vue/ },
  {
    name: 'Angular',
    title: /^should (create|be created|create the app|render title|have (as title|the) .*)$/,
    body: /toBeTruthy\(\)|is running|Hello, /,
    single: true,
  },
  { name: 'Nest', title: /^(should return "Hello World!"|\/ \(GET\))$/, body: /Hello World!/ },
  { name: 'Playwright demo', title: /./, body: /goto\(\s*["'`]https:\/\/(demo\.)?playwright\.dev/ },
  {
    name: 'Cypress demo',
    title: /./,
    body: /visit\(\s*["'`]https:\/\/(example\.cypress\.io|docs\.cypress\.io)/,
  },
  { name: 'Expo', title: /^(renders correctly|`?<?ThemedText)/, body: /Snapshot test!/ },
  { name: 'React Native', title: /^renders correctly$/, body: /create\(<App \/>\);?\s*\}\);?\s*\}\);?\s*$/ },
  {
    name: 'Laravel',
    title:
      /^(test_example|test_that_true_is_true|that true is true|test_the_application_returns_a_successful_response|the application returns a successful response|testBasicTest)$/,
    body: /assertTrue\(true\)|toBeTrue\(\)|get\('\/'\)/,
  },
  { name: 'Flutter', title: /^Counter increments smoke test$/, body: /Icons\.add/ },
  { name: 'Android', title: /^(addition_isCorrect|useAppContext)$/, body: /2 \+ 2|appContext/ },
  { name: 'Cargo', title: /^it_works$/, body: /\b(2 \+ 2|add\(2, 2\))/ },
  { name: 'Spring', title: /^contextLoads$/, body: /\{\s*\}\s*\}?\s*$/ },
  { name: '.NET', title: /^(Test1|TestMethod1)$/, body: /\{\s*(Assert\.Pass\(\);)?\s*\}/ },
  { name: 'Xcode', title: /^test(Example|PerformanceExample|Launch|LaunchPerformance)$/, body: /./ },
  { name: 'Rails', title: /^the truth$/, body: /assert true/ },
]; // prettier-ignore

/** The template that a block came with, if it is still as the template wrote it. */
export function sampleOf(title: string, body: string): string | null {
  const text = body.slice(0, 3000);
  const single = text.split('expect(').length <= 2;
  return (
    SAMPLES.find((sample) => (single || !sample.single) && sample.title.test(title) && sample.body.test(text))
      ?.name ?? null
  );
}
