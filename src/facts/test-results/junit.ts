import { elementsIn, type XmlElement } from '../../parsers/xml.ts';
import { countOf, dayOf, type FailedTest, MAX_FAILURES, type TestReport } from './model.ts';

/**
 * A report in JUnit's form, as nearly every runner writes it: cases are counted, since the totals in attributes are those of
 * one suite or of all, as each tool likes. Null for other XML.
 */
export function readJunit(root: XmlElement): TestReport | null {
  if (root.name !== 'testsuites' && root.name !== 'testsuite') return null;
  const cases = casesIn(root);
  const skipped = cases.filter(({ element }) => has(element, 'skipped')).length;
  const failed = cases.filter(({ element }) => has(element, 'failure') || has(element, 'error'));
  return {
    format: 'JUnit XML',
    date: newest(root),
    ran: cases.length > 0 ? cases.length - skipped : stated(root),
    failed:
      cases.length > 0 ? failed.length : countOf(root.attributes.failures) + countOf(root.attributes.errors),
    skipped,
    failures: failed.slice(0, MAX_FAILURES).map(failure),
  };
}

interface Case {
  readonly element: XmlElement;
  readonly suite: XmlElement;
}

/** Suites may hold suites; the parser bounds how deep. */
function casesIn(root: XmlElement): Case[] {
  const suites = [root];
  const found: Case[] = [];
  for (let suite = suites.pop(); suite; suite = suites.pop()) {
    for (const element of elementsIn(suite)) {
      if (element.name === 'testcase') found.push({ element, suite });
      else if (element.name === 'testsuite') suites.push(element);
    }
  }
  return found;
}

const has = (element: XmlElement, name: string): boolean => elementsIn(element, name).length > 0;

/** A report of totals alone. */
function stated(root: XmlElement): number {
  const { tests, skipped, disabled } = root.attributes;
  return Math.max(0, countOf(tests) - countOf(skipped) - countOf(disabled));
}

function failure({ element, suite }: Case): FailedTest {
  const { name = '', classname = '', file } = element.attributes;
  return { name, group: classname, file: file ?? suite.attributes.file ?? null };
}

/** The newest day that the report or one of its suites names. */
function newest(root: XmlElement): string | null {
  const suites = [root, ...elementsIn(root, 'testsuite')];
  const days = suites.flatMap(({ attributes }) => dayOf(attributes.timestamp) ?? []);
  return days.sort((a, b) => (a < b ? -1 : 1)).at(-1) ?? null;
}
