import type { Allow, PathPart, RuleBlock, RuleFunction, RulesDocument } from './expression.ts';
import { readExpression } from './parse-expression.ts';
import { Scanner } from './scanner.ts';

/**
 * Firebase's Security Rules (Firestore, Storage) as a tree. Lenient where the compiler is not (a semicolon more or less),
 * strict where a misreading would change who may do what. Throws a ParseFailure.
 */
export function parseRules(text: string): RulesDocument {
  const scanner = new Scanner(text, 'security-rules');
  const functions: RuleFunction[] = [];
  const services: RulesDocument['services'][number][] = [];
  while (scanner.peek().kind !== 'end') {
    if (scanner.take(';')) continue;
    if (scanner.take('rules_version')) {
      scanner.expect('=');
      scanner.next();
    } else if (scanner.take('function')) functions.push(readFunction(scanner));
    else if (scanner.take('service')) {
      const name = readServiceName(scanner);
      services.push({ name, block: readBlock(scanner, []) });
    } else scanner.refuse('expected a service');
  }
  return { functions, services };
}

function readServiceName(scanner: Scanner): string {
  let name = scanner.name();
  while (scanner.take('.')) name += `.${scanner.name()}`;
  return name;
}

function readBlock(scanner: Scanner, path: readonly PathPart[]): RuleBlock {
  const block = {
    path,
    functions: [] as RuleFunction[],
    allows: [] as Allow[],
    matches: [] as RuleBlock[],
  };
  scanner.expect('{');
  while (!scanner.take('}')) {
    if (scanner.take(';')) continue;
    const { start } = scanner.peek();
    if (scanner.take('function')) block.functions.push(readFunction(scanner));
    else if (scanner.take('allow')) block.allows.push(readAllow(scanner, start));
    else if (scanner.take('match')) block.matches.push(readMatch(scanner));
    else scanner.refuse('expected match, allow or function');
  }
  return block;
}

function readMatch(scanner: Scanner): RuleBlock {
  return scanner.deeper(() => {
    const path = readPath(scanner);
    return readBlock(scanner, path);
  });
}

function readPath(scanner: Scanner): PathPart[] {
  const parts: PathPart[] = [];
  scanner.expect('/');
  do {
    const text = scanner.segment();
    if (text !== null) parts.push({ text, wildcard: null });
    else if (scanner.take('(')) {
      parts.push({ text: `(${scanner.name()})`, wildcard: null });
      scanner.expect(')');
    } else if (scanner.take('{')) parts.push(readWildcard(scanner));
    else scanner.refuse('an unfinished path');
  } while (scanner.take('/'));
  return parts;
}

function readWildcard(scanner: Scanner): PathPart {
  const text = scanner.name();
  let stars = 0;
  if (scanner.take('=')) while (scanner.take('*')) stars++;
  scanner.expect('}');
  return { text, wildcard: stars === 2 ? 'rest' : 'one' };
}

function readAllow(scanner: Scanner, offset: number): Allow {
  const methods = [scanner.name()];
  while (scanner.take(',')) methods.push(scanner.name());
  if (!scanner.take(':')) return { methods, condition: null, offset };
  scanner.expect('if');
  return { methods, condition: readExpression(scanner), offset };
}

function readFunction(scanner: Scanner): RuleFunction {
  const name = scanner.name();
  const parameters: string[] = [];
  scanner.expect('(');
  while (!scanner.take(')')) {
    parameters.push(scanner.name());
    scanner.take(',');
  }
  scanner.expect('{');
  const lets: RuleFunction['lets'][number][] = [];
  while (scanner.take('let')) {
    const variable = scanner.name();
    scanner.expect('=');
    lets.push({ name: variable, value: readExpression(scanner) });
    while (scanner.take(';'));
  }
  scanner.expect('return');
  const result = readExpression(scanner);
  while (scanner.take(';'));
  scanner.expect('}');
  return { name, parameters, lets, result };
}
