import { at, items, text, texts } from '../../parsers/structured.ts';
import { countOf, dayOf, type FailedTest, MAX_FAILURES, type TestReport } from './model.ts';

/** A report of Jest, or of Vitest, which writes the same; null for other JSON. */
export function readJest(value: unknown): TestReport | null {
  if (typeof at(value, 'numTotalTests') !== 'number') return null;
  const failed = countOf(at(value, 'numFailedTests'));
  return {
    format: 'Jest JSON',
    date: dayOf(at(value, 'startTime')),
    ran: countOf(at(value, 'numPassedTests')) + failed,
    failed,
    skipped: countOf(at(value, 'numPendingTests')) + countOf(at(value, 'numTodoTests')),
    failures: items(at(value, 'testResults')).flatMap(failuresIn).slice(0, MAX_FAILURES),
  };
}

function failuresIn(result: unknown): FailedTest[] {
  const file = text(at(result, 'name')) ?? text(at(result, 'testFilePath'));
  return items(at(result, 'assertionResults')).flatMap((each): FailedTest[] => {
    const name = text(at(each, 'title'));
    if (name === null || at(each, 'status') !== 'failed') return [];
    return [{ name, group: texts(at(each, 'ancestorTitles')).join(' '), file }];
  });
}
