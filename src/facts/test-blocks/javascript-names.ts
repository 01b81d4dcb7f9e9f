import type { Program } from '@oxc-project/types';
import { stringValue } from '../../parsers/javascript.ts';

const USUAL = ['it', 'test', 'specify', 'fit', 'xit', 'xtest', 'xspecify', 'ftest', 'scenario', 'Scenario'];

/** Frameworks whose test function has no fixed name, because it is their default export. */
const DEFAULT_EXPORTS =
  /^(ava|tape|tap|node:test|test|blue-tape|tape-catch|zora|uvu|brittle|tapzero|@hapi\/lab)$/;

/** Names under which a file knows its test functions. */
export function testNames(program: Program): ReadonlySet<string> {
  return new Set([
    ...USUAL,
    ...program.body.flatMap((statement) => [...imported(statement), ...required(statement)]),
  ]);
}

function imported(statement: Program['body'][number]): string[] {
  if (statement.type !== 'ImportDeclaration' || !DEFAULT_EXPORTS.test(statement.source.value)) return [];
  return statement.specifiers.flatMap((item) =>
    item.type === 'ImportDefaultSpecifier' ? [item.local.name] : [],
  );
}

function required(statement: Program['body'][number]): string[] {
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id, init }) => {
    const [argument] = init?.type === 'CallExpression' ? init.arguments : [];
    const source = argument ? stringValue(argument) : null;
    return id.type === 'Identifier' && source !== null && DEFAULT_EXPORTS.test(source) ? [id.name] : [];
  });
}
