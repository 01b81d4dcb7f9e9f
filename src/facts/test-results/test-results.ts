import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import { json } from '../../parsers/json.ts';
import { xml } from '../../parsers/xml.ts';
import { readCobertura, readIstanbul, readLcov } from './coverage.ts';
import { readJest } from './jest.ts';
import { readJunit } from './junit.ts';
import type { CoverageReport, TestReport } from './model.ts';

type Report = { readonly tests: TestReport } | { readonly coverage: CoverageReport };

/** Reports of test runs and of coverage that lie in the repository, told by their shape, whatever they are called. */
const reports = defineFileFact<Report>({
  id: 'test-reports',
  files: ['**/*.{xml,json,info,lcov}'],
  mentions:
    /<testsuites?\b|<coverage\b[^>]{0,600}\bline-rate|"numTotalTests"|"total"\s{0,9}:\s{0,9}\{\s{0,9}"lines"|^SF:/m,
  parsers: [xml, json],
  extract(file) {
    if (/\.(?:info|lcov)$/.test(file.path)) return ofCoverage(readLcov(file.text));
    if (file.path.endsWith('.json')) {
      const { value } = json.of(file);
      return ofTests(readJest(value)) ?? ofCoverage(readIstanbul(value));
    }
    const root = xml.of(file);
    return ofTests(readJunit(root)) ?? ofCoverage(readCobertura(root));
  },
});

const ofTests = (tests: TestReport | null): Report | null => tests && { tests };
const ofCoverage = (coverage: CoverageReport | null): Report | null => coverage && { coverage };

/** What the reports in the repository say, by path. */
export interface TestResults {
  readonly tests: readonly (TestReport & { readonly path: string })[];
  readonly coverage: readonly (CoverageReport & { readonly path: string })[];
}

export const testResults = defineDerivedFact({
  id: 'test-results',
  from: { reports },
  derive({ reports }): TestResults {
    return {
      tests: reports.values.flatMap(({ path, value }) =>
        'tests' in value ? [{ path, ...value.tests }] : [],
      ),
      coverage: reports.values.flatMap(({ path, value }) =>
        'coverage' in value ? [{ path, ...value.coverage }] : [],
      ),
    };
  },
});
