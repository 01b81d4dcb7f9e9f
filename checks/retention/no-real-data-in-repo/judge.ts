import type { DataFile } from '../../../src/facts/data-files/data-files.ts';
import { isExamplePath, isTestPath } from '../../../src/facts/path-roles.ts';
import { counted, type Finding, fail, type Place, review } from '../../../src/kit/index.ts';
import { named } from '../named.ts';

/** From so many on, a file is a list of people and no address of its author. */
const LIST = 5;
/** Names that say that the data is invented; whether it is, only a person can tell. */
const INVENTED =
  /(^|[/_.-])(?:mock|mocks|fake|faker|dummy|synthetic|sample|samples|demo|example|examples|fixture|fixtures|seed|seeds|seeder|stub|template|openapi|swagger|postman\w*|insomnia)s?([/_.-]|$)/i;

/** A finding a file; those of one folder that only a person can tell are one question. */
export function judgeData(files: readonly DataFile[]): Finding[] {
  const unsure = new Map<string, Judged[]>();
  const sure: Finding[] = [];
  for (const file of files) {
    const found = judged(file);
    if (found === null) continue;
    const { path } = file;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const group = file.unread === null ? folder : path;
    if (found.unsure || isTestPath(path) || isExamplePath(path) || INVENTED.test(path))
      unsure.set(group, [...(unsure.get(group) ?? []), found]);
    else
      sure.push(
        fail('blocker', { subject: path, message: `${path} ${found.what}. ${ACT}`, at: placeOf(file) }),
      );
  }
  return [...sure, ...[...unsure].flatMap(([folder, found]) => asked(folder, found))];
}

/** So many files of a folder are asked about one by one; more are asked about together. */
const FEW = 2;

function asked(folder: string, found: readonly Judged[]): Finding[] {
  const [first] = found;
  if (found.length <= FEW || first === undefined)
    return found.map(({ file, what }) =>
      review('blocker', { subject: file.path, message: `${file.path} ${what}. ${ASK}`, at: placeOf(file) }),
    );
  const names = named(found.map(({ file }) => ({ name: file.path.slice(folder.length) })));
  const where = folder === '' ? 'The top folder' : folder.slice(0, -1);
  const message = `${where} holds ${found.length} data files that may be about real people (${names}). The first: it ${first.what}. ${ASK}`;
  return [review('blocker', { subject: folder, message, at: placeOf(first.file) })];
}

const placeOf = ({ path, line }: DataFile): Place => (line === null ? { path } : { path, line });

const ACT =
  'Everybody who ever cloned the repository has it. Take it out, also of the history; or declare it under retention.fixtures_synthetic if it is invented, under retention.public_data if it was published.';
const ASK =
  'Is any of it real? If it is invented, list it under retention.fixtures_synthetic; if not, take it out, also of the history.';

interface Judged {
  readonly file: DataFile;
  /** What follows its name in a sentence. */
  readonly what: string;
  readonly unsure: boolean;
}

function judged(file: DataFile): Judged | null {
  const found = seen(file);
  return found && { file, ...found };
}

function seen(file: DataFile): Omit<Judged, 'file'> | null {
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

function database({ tables }: DataFile): Omit<Judged, 'file'> | null {
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
