import { type SqlAtom, sqlAtoms } from '../../parsers/sql-split.ts';

/** One step of a PL/pgSQL body that decides what it gives back. */
export type Step =
  | { readonly kind: 'if' | 'elsif' | 'return'; readonly text: string }
  | { readonly kind: 'else' | 'end-if' | 'raise' }
  /** A variable gets a value: `text` is the query that gives it. */
  | { readonly kind: 'set'; readonly name: string; readonly text: string };

/** Words after which a new statement begins. */
const OPENERS = new Set(['begin', 'declare', 'loop', 'then', 'exception', 'else', ';']);
/** Statements that end with a word instead of a semicolon. */
const HEADS: Readonly<Record<string, string>> = {
  if: 'then',
  elsif: 'then',
  elseif: 'then',
  when: 'then',
  for: 'loop',
  foreach: 'loop',
  while: 'loop',
};

/** The steps of a body, in order. Never throws; linear. */
export function bodySteps(body: string): Step[] {
  const steps: Step[] = [];
  let first: SqlAtom | null = null;
  /** Depth of CASE … END, whose THEN and ELSE are not those of an IF. */
  let cases = 0;
  for (const atom of sqlAtoms(body)) {
    const { word, at } = atom;
    if (!first) {
      if (word === 'else') steps.push({ kind: 'else' });
      if (!OPENERS.has(word)) first = atom;
      continue;
    }
    cases = nested(cases, word);
    const closes = word === (HEADS[first.word] ?? ';') && cases === 0;
    if (closes) steps.push(...step(body.slice(first.at, at), first.word));
    if (closes || word === ';') {
      first = null;
      cases = 0;
    }
  }
  return steps;
}

function nested(cases: number, word: string): number {
  return word === 'case' ? cases + 1 : word === 'end' ? Math.max(0, cases - 1) : cases;
}

function step(text: string, word: string): Step[] {
  if (word === 'if') return [{ kind: 'if', text: text.slice(2) }];
  if (word === 'elsif' || word === 'elseif') return [{ kind: 'elsif', text: text.slice(word.length) }];
  if (word === 'end') return /^end\s+if\b/i.test(text) ? [{ kind: 'end-if' }] : [];
  if (word === 'raise')
    return /^raise\s+(notice|info|log|debug|warning)\b/i.test(text) ? [] : [{ kind: 'raise' }];
  if (word === 'return') return [{ kind: 'return', text: text.slice(6) }];
  if (word === 'select' || word === 'with') return selectInto(text);
  return assignment(text);
}

const INTO = /\binto\s+(?:strict\s+)?([a-z_]\w*)(?:\s*,\s*[a-z_]\w*)*/i;

function selectInto(text: string): Step[] {
  const into = INTO.exec(text);
  if (!into) return [];
  const query = `${text.slice(0, into.index)} ${text.slice(into.index + into[0].length)}`;
  return [{ kind: 'set', name: (into[1] ?? '').toLowerCase(), text: query }];
}

/** `name := value`, also in a declaration: `name uuid := auth.uid()`. */
function assignment(text: string): Step[] {
  const [name, second, ...rest] = sqlAtoms(text);
  if (!name || !second || !/^[a-z_]/i.test(name.word)) return [];
  const sign = [second, ...rest].find(({ word }) => word === ':=' || word === 'default');
  const plain = second.word === '=' ? second : sign;
  if (!plain) return [];
  return [
    {
      kind: 'set',
      name: text.slice(name.at, name.end).toLowerCase(),
      text: `select ${text.slice(plain.end)}`,
    },
  ];
}
