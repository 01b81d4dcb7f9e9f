import type { Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { javascript, walk } from '../../parsers/javascript.ts';
import { functionName, isFunction } from '../failure-handling/javascript-scope.ts';
import { isExamplePath, isTestPath } from '../path-roles.ts';
import { effectOf, librariesIn } from '../startup/javascript-effects.ts';
import { type JsStep, stepsOf, textOf } from '../startup/javascript-steps.ts';
import { Draft, type FileLoss } from './draft.ts';
import { tellsOfBackup } from './notes.ts';

/** What migrations written in JavaScript take away on their way up: TypeORM, Sequelize, Knex, node-pg-migrate, migrate-mongo. */
export const javascriptMigrations = defineFileFact<readonly FileLoss[]>({
  id: 'javascript-migration-losses',
  files: ['**/{migration,migrations,migrate,*_migrations,*-migrations}/**/*.{js,ts,mjs,cjs,mts}'],
  mentions: /\b(drop|remove|del|delete|truncate|query|raw|sql|execute|bulkDelete)\w*\s*[(`]/i,
  parsers: [javascript],
  extract(file) {
    if (isTestPath(file.path) || isExamplePath(file.path) || file.path.endsWith('.d.ts')) return null;
    const { program, comments } = javascript.of(file);
    const draft = new Draft(tellsOfBackup(comments.map(({ value }) => value)));
    walk(program, (node, parents) => {
      if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return undefined;
      const parent = parents.at(-1);
      if (parent?.type === 'MemberExpression' && parent.object === node) return undefined;
      const steps = isOnTheWayUp(parents) ? stepsOf(node) : null;
      if (steps) read(steps, node, parents, file, draft);
      return undefined;
    });
    return draft.result();
  },
});

/** Inside a function named `up`, and in none named `down`. */
function isOnTheWayUp(parents: readonly Node[]): boolean {
  let up = false;
  for (const [index, node] of parents.entries()) {
    if (!isFunction(node)) continue;
    const name = functionName(node, parents.slice(0, index)) ?? '';
    if (/^down$|rollback|revert/i.test(name)) return false;
    up ||= name === 'up';
  }
  return up;
}

function read(
  steps: readonly JsStep[],
  node: Node,
  parents: readonly Node[],
  file: SourceFile,
  draft: Draft,
): void {
  const line = file.lineAt(node.start);
  for (const step of steps) readStep(step, line, parents, draft);
  const effect = effectOf(steps, librariesIn(file.text));
  if (effect?.effect === 'wipe' && !effect.what.startsWith('DELETE FROM'))
    draft.lose('rows', effect.target, null, line);
  if (effect?.effect === 'drop' && /dropCollection|\.drop\(/.test(effect.what))
    draft.lose('table', effect.target, null, line);
}

function readStep({ name, args }: JsStep, line: number, parents: readonly Node[], draft: Draft): void {
  if (args === null) return;
  const [first, second] = [textOf(args[0]), textOf(args[1])];
  if (/^createTable(IfNotExists)?$/.test(name)) draft.made(first);
  else if (/^addColumns?$/.test(name)) draft.made(first, second);
  else if (/^dropTable(IfExists)?$/.test(name)) {
    if (name.endsWith('IfExists')) draft.clears(first);
    draft.lose('table', first, null, line);
  } else if (/^(removeColumn|dropColumns?)$/.test(name))
    draft.lose('column', second === null ? tableAround(parents) : first, second ?? first, line);
  else if (name === 'bulkDelete' && isEverything(args[1])) draft.lose('rows', first, null, line);
  else if (RUNS_SQL.test(name) && first !== null) draft.sql(first, line);
}

const RUNS_SQL = /^(query|raw|sql|execute|exec|run|\$executeRaw|\$executeRawUnsafe)$/;

/** `null` or `{}` in the place of a filter. */
function isEverything(node: Node | undefined): boolean {
  if (node === undefined) return true;
  if (node.type === 'Literal') return node.value === null;
  return node.type === 'ObjectExpression' && node.properties.length === 0;
}

/** The table whose alteration this stands in: `knex.schema.alterTable('users', (table) => …)`. */
function tableAround(parents: readonly Node[]): string | null {
  for (const parent of parents.toReversed()) {
    if (parent.type !== 'CallExpression') continue;
    const step = stepsOf(parent)?.find(({ name }) => /^(alterTable|table)$/.test(name));
    if (step?.args) return textOf(step.args[0]);
  }
  return null;
}
