import type { DataFile } from '../../../src/facts/data-files/data-files.ts';
import { isExamplePath, isTestPath } from '../../../src/facts/path-roles.ts';
import { counted, type Finding, fail, review } from '../../../src/kit/index.ts';
import { named } from '../named.ts';

/** From so many on, a file is a list of people and no address of its author. */
const LIST = 5;
/** Names that say that the data is invented; whether it is, only a person can tell. */
const INVENTED =
  /(^|[/_.-])(?:mock|mocks|fake|faker|dummy|synthetic|sample|samples|demo|example|examples|fixture|fixtures|seed|seeds|seeder|stub|template|openapi|swagger|postman\w*|insomnia)s?([/_.-]|$)/i;

export function judgeData(file: DataFile): Finding[] {
  const { path, line } = file;
  const at = line === null ? { path } : { path, line };
  const found = judged(file);
  if (found === null) return [];
  const unsure = found.unsure || isTestPath(path) || isExamplePath(path) || INVENTED.test(path);
  const message = `${path} ${found.what}. ${unsure ? ASK : ACT}`;
  return [(unsure ? review : fail)('blocker', { subject: path, message, at })];
}

const ACT =
  'Everybody who ever cloned the repository has it. Take it out, also of the history; or declare it under retention.fixtures_synthetic if it is invented, under retention.public_data if it was published.';
const ASK =
  'Is any of it real? If it is invented, list it under retention.fixtures_synthetic; if not, take it out, also of the history.';

function judged(file: DataFile): { what: string; unsure: boolean } | null {
  if (file.unread !== null)
    return { what: `may hold data and could not be looked into: it is ${file.unread}`, unsure: true };
  if (file.kind === 'database') return database(file);
  const total = file.emails + file.phones;
  const parts = [
    ...(file.emails > 0 ? [counted(file.emails, 'e-mail address', 'e-mail addresses')] : []),
    ...(file.phones > 0 ? [counted(file.phones, 'telephone number')] : []),
  ].join(' and ');
  if (total >= LIST) return { what: `holds ${parts} that could be real people’s`, unsure: false };
  // A few in what a program wrote from live data are worth a look; in what somebody typed they are nothing.
  const written = file.kind === 'dump' || file.kind === 'log' || file.kind === 'spreadsheet';
  return total > 0 && written ? { what: `holds ${parts} that could be a real person’s`, unsure: true } : null;
}

function database({ tables }: DataFile): { what: string; unsure: boolean } | null {
  const [table] = tables.filter(({ rows }) => rows === 'some');
  const [unknown] = tables;
  if (table) {
    const columns = named(table.columns.map((name) => ({ name })));
    return { what: `is a database with rows in the table "${table.name}" (${columns})`, unsure: false };
  }
  if (!unknown) return null;
  return {
    what: `is a database whose table "${unknown.name}" is about people; whether it has rows could not be seen`,
    unsure: true,
  };
}
