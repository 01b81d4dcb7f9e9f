import { ParseFailure } from '../../kit/parser.ts';
import type { Comparison, Expression } from './expression.ts';
import { type Dialect, Scanner } from './scanner.ts';

/** One condition, whole. Throws {@link ParseFailure}. */
export function parseExpression(text: string, dialect: Dialect): Expression {
  const scanner = new Scanner(text, dialect);
  const expression = readExpression(scanner);
  if (scanner.peek().kind !== 'end') scanner.refuse('more than one condition');
  return expression;
}

export function readExpression(scanner: Scanner): Expression {
  return scanner.deeper(() => {
    const test = readAny(scanner);
    if (!scanner.take('?')) return test;
    const then = readExpression(scanner);
    scanner.expect(':');
    return { kind: 'choice', test, then, otherwise: readExpression(scanner) };
  });
}

function readAny(scanner: Scanner): Expression {
  const items = [readAll(scanner)];
  while (scanner.take('||')) items.push(readAll(scanner));
  return joined('any', items);
}

function readAll(scanner: Scanner): Expression {
  const items = [readComparison(scanner)];
  while (scanner.take('&&')) items.push(readComparison(scanner));
  return joined('all', items);
}

function joined(kind: 'all' | 'any', items: readonly Expression[]): Expression {
  const [first] = items;
  return first && items.length === 1 ? first : { kind, items };
}

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '==': '==',
  '===': '==',
  '!=': '!=',
  '!==': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  in: 'in',
  is: 'is',
};

/** One comparison, or two of which the first is the operand of the second: `a in b == false`. */
function readComparison(scanner: Scanner): Expression {
  let left = readSum(scanner);
  for (let read = 0; read < 3; read++) {
    const { kind, text } = scanner.peek();
    const operator = kind === 'string' || !Object.hasOwn(COMPARISONS, text) ? undefined : COMPARISONS[text];
    if (operator === undefined) break;
    scanner.next();
    left = { kind: 'compare', operator, left, right: readSum(scanner) };
  }
  return left;
}

/** Arithmetic of whatever rank: which comes first changes nothing of what is read. */
function readSum(scanner: Scanner): Expression {
  const parts = [readUnary(scanner)];
  while (scanner.take('+', '-', '*', '/', '%')) parts.push(readUnary(scanner));
  const [first] = parts;
  return first && parts.length === 1 ? first : { kind: 'parts', parts };
}

function readUnary(scanner: Scanner): Expression {
  if (scanner.take('!')) return scanner.deeper(() => ({ kind: 'not', operand: readUnary(scanner) }));
  if (scanner.take('-')) return scanner.deeper(() => ({ kind: 'parts', parts: [readUnary(scanner)] }));
  return readPostfix(scanner);
}

const MAX_CHAIN = 60;

function readPostfix(scanner: Scanner): Expression {
  let value = readOperand(scanner);
  for (let links = 0; ; links++) {
    if (links > MAX_CHAIN) scanner.refuse('a chain that is too long');
    if (scanner.take('.')) value = { kind: 'member', object: value, property: scanner.name() };
    else if (scanner.take('(')) value = { kind: 'call', callee: value, args: readList(scanner, ')') };
    else if (scanner.take('[')) {
      const [index, ...more] = readList(scanner, ']');
      if (!index) return scanner.refuse('expected an index');
      value =
        more.length > 0 ? { kind: 'parts', parts: [value, index] } : { kind: 'index', object: value, index };
    } else return value;
  }
}

/** Up to the closing mark; between the items stand commas, or colons in maps and ranges. */
function readList(scanner: Scanner, close: string): Expression[] {
  const list: Expression[] = [];
  while (!scanner.take(close)) {
    list.push(readExpression(scanner));
    if (!scanner.take(',', ':') && scanner.peek().text !== close) scanner.refuse(`expected ${close}`);
  }
  return list;
}

const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

function readOperand(scanner: Scanner): Expression {
  const { kind, text, start } = scanner.peek();
  if (kind === 'symbol' && text === '/') return readSlash(scanner, start);
  scanner.next();
  if (kind === 'string') return { kind: 'literal', value: text.slice(1, -1) };
  if (kind === 'number') return { kind: 'literal', value: Number(text) };
  if (kind === 'name')
    return Object.hasOwn(WORDS, text)
      ? { kind: 'literal', value: WORDS[text] ?? null }
      : { kind: 'name', name: text };
  if (text === '(') {
    const inner = readExpression(scanner);
    scanner.expect(')');
    return inner;
  }
  if (text === '[') return { kind: 'parts', parts: readList(scanner, ']') };
  if (text === '{') return { kind: 'parts', parts: readList(scanner, '}') };
  throw new ParseFailure(`rules: unexpected ${text === '' ? 'end' : text} at offset ${start}`);
}

/** A path of Security Rules, `/databases/$(database)/documents/users/$(id)`; in the Realtime Database a regular expression. */
function readSlash(scanner: Scanner, start: number): Expression {
  if (scanner.dialect === 'realtime-database') {
    if (!scanner.pattern(start)) scanner.refuse('an unfinished regular expression');
    return { kind: 'parts', parts: [] };
  }
  const parts: Expression[] = [];
  while (scanner.take('/')) {
    const value = scanner.segment();
    if (value !== null) parts.push({ kind: 'literal', value });
    else if (scanner.take('$')) {
      scanner.expect('(');
      parts.push(readExpression(scanner));
      scanner.expect(')');
    } else if (scanner.take('(')) {
      scanner.name();
      scanner.expect(')');
    } else scanner.refuse('an unfinished path');
  }
  return { kind: 'parts', parts };
}
