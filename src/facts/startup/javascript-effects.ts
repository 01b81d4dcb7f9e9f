import { destroysIn, isPassing } from '../destructive/sql-text.ts';
import { fieldsOf, filtersNothing, isTrue, type JsStep, textOf } from './javascript-steps.ts';
import type { CodeSite } from './model.ts';

export type Found = Pick<CodeSite, 'effect' | 'what' | 'target'>;

/** Which libraries a file speaks of: the same names mean other things elsewhere. */
export interface Libraries {
  readonly sequelize: boolean;
  readonly knex: boolean;
  readonly drizzle: boolean;
  readonly mikro: boolean;
}

export function librariesIn(text: string): Libraries {
  return {
    sequelize: /sequelize/i.test(text),
    knex: /\bknex\b|objection/i.test(text),
    drizzle: /drizzle-orm|\bdrizzle\(/.test(text),
    mikro: /mikro-orm/.test(text),
  };
}

/** What a whole chain of calls does to a database; null for anything else. */
export function effectOf(steps: readonly JsStep[], libraries: Libraries): Found | null {
  return (
    byName(steps) ??
    (libraries.sequelize ? sequelize(steps) : null) ??
    (libraries.mikro ? mikro(steps) : null) ??
    (libraries.knex ? knex(steps) : null) ??
    (libraries.drizzle ? drizzle(steps) : null) ??
    supabase(steps) ??
    rawSql(steps)
  );
}

const DROPS = /^(dropCollection|dropDatabase|dropAllTables|dropAllSchemas|dropAllEnums|flushall|flushdb)$/;

function byName(steps: readonly JsStep[]): Found | null {
  const index = steps.findIndex(
    ({ args, name }) => args !== null && (DROPS.test(name) || name === 'deleteMany'),
  );
  const step = steps[index];
  if (step?.args) {
    const target = tableOf(steps, index);
    if (step.name !== 'deleteMany') return { effect: 'drop', what: called(steps, index), target };
    if (!filtersNothing(step.args) || isPassing(target)) return null;
    return { effect: 'wipe', what: called(steps, index), target };
  }
  const drop = steps.findIndex(({ name, args }) => name === 'drop' && args !== null);
  const onCollection = steps
    .slice(0, Math.max(0, drop))
    .some(({ name }) => /^(collection|sequelize|queryInterface)$/i.test(name));
  if (drop > 0 && onCollection)
    return { effect: 'drop', what: called(steps, drop), target: tableOf(steps, drop) };
  const synchronize = steps.findIndex(({ name, args }) => name === 'synchronize' && args !== null);
  if (synchronize <= 0) return null;
  const drops = isTrue(steps[synchronize]?.args?.[0]);
  return { effect: drops ? 'drop' : 'sync', what: called(steps, synchronize), target: null };
}

const DATABASE = /^(sequelize|db|database|connection|conn|sql|orm|models?)$/i;

function sequelize(steps: readonly JsStep[]): Found | null {
  const index = steps.findIndex(({ name, args }) => args !== null && /^(sync|truncate|destroy)$/.test(name));
  const step = steps[index];
  const receiver = steps[index - 1]?.name ?? '';
  if (!step?.args || index < 1) return null;
  const options = fieldsOf(step.args[0]);
  const isModel = /^[A-Z]/.test(receiver);
  if (step.name === 'sync') {
    if (!isModel && !DATABASE.test(receiver)) return null;
    const forced = isTrue(options?.get('force'));
    const target = isModel && receiver !== 'Sequelize' ? receiver : null;
    return { effect: forced ? 'drop' : 'sync', what: called(steps, index), target };
  }
  const all = step.name === 'truncate' || isTrue(options?.get('truncate'));
  const wipes =
    all || (isModel && step.args.length > 0 && options?.has('where') === true && filtersNothing(step.args));
  if (!isModel || !wipes || isPassing(receiver)) return null;
  return { effect: 'wipe', what: called(steps, index), target: receiver };
}

const GENERATOR = /^(updateSchema|refreshDatabase|dropSchema|createSchema|ensureDatabase|clearDatabase)$/;

function mikro(steps: readonly JsStep[]): Found | null {
  const index = steps.findIndex(({ name, args }) => args !== null && GENERATOR.test(name));
  const step = steps[index];
  if (!step || !steps.some(({ name }) => /schema|generator/i.test(name))) return null;
  const drops = /^(refreshDatabase|dropSchema|clearDatabase)$/.test(step.name);
  return { effect: drops ? 'drop' : 'sync', what: called(steps, index), target: null };
}

const FILTER =
  /^(where|andWhere|orWhere|whereIn|whereRaw|whereNot|whereNull|whereNotNull|whereBetween|whereNotIn|whereExists|first|limit|having|join|joinRaw|modify)/;

function knex(steps: readonly JsStep[]): Found | null {
  const [root] = steps;
  const table = root?.args ? textOf(root.args[0]) : null;
  const index = steps.findIndex(
    ({ name, args }) => args?.length === 0 && /^(del|delete|truncate)$/.test(name),
  );
  const known = table !== null || steps.some(({ name }) => /^(table|from|query)$/.test(name));
  if (index < 1 || !known || steps.some(({ name }) => FILTER.test(name)) || isPassing(table)) return null;
  return { effect: 'wipe', what: called(steps, index), target: table };
}

function drizzle(steps: readonly JsStep[]): Found | null {
  const index = steps.findIndex(({ name, args }) => name === 'delete' && args?.length === 1);
  const receiver = steps[index - 1]?.name ?? '';
  const [table] = steps[index]?.args ?? [];
  if (!/^(db|database|tx|trx|conn|drizzle)$/i.test(receiver) || !table) return null;
  if (table.type !== 'Identifier' && table.type !== 'MemberExpression') return null;
  if (steps.slice(index + 1).some(({ name }) => /^(where|limit|\$dynamic)$/.test(name))) return null;
  const target =
    table.type === 'Identifier' ? table.name : 'name' in table.property ? String(table.property.name) : null;
  return isPassing(target) ? null : { effect: 'wipe', what: called(steps, index), target };
}

const AFTER = /^(select|single|maybeSingle|throwOnError|then|catch|finally|returns)$/;

/** The client refuses to delete without a filter, so that those who want it all give one that everything passes. */
function supabase(steps: readonly JsStep[]): Found | null {
  const from = steps.find(({ name, args }) => name === 'from' && args !== null);
  const index = steps.findIndex(({ name, args }) => name === 'delete' && args !== null);
  if (!from || index < 0) return null;
  const filters = steps.slice(index + 1).filter(({ name }) => !AFTER.test(name));
  const target = textOf(from.args?.[0]);
  if (filters.length !== 1 || !filters.every(passesAll) || isPassing(target)) return null;
  return { effect: 'wipe', what: called(steps, index), target };
}

/** `neq('id', 0)`, `gte('id', 0)`, `not('id', 'is', null)` with values that are written out. */
function passesAll({ name, args }: JsStep): boolean {
  const [column, value, last] = args ?? [];
  if (!/(^|_)id$|^created_at$/.test(textOf(column) ?? '')) return false;
  if (name === 'not') return textOf(value) === 'is' && last?.type === 'Literal' && last.value === null;
  const written =
    value?.type === 'Literal' && /^(|-?[01]|0{8}-[0-]+|[01]970-.*|none|null)$/.test(String(value.value));
  return /^(neq|gte|gt)$/.test(name) && written;
}

const RUNS =
  /^(query|execute|exec|run|raw|\$executeRaw|\$executeRawUnsafe|\$queryRaw|\$queryRawUnsafe|sql|unsafe|prepare|batch|all|none|any|executeSql|execSQL|runAsync|execAsync|command)$/;

function rawSql(steps: readonly JsStep[]): Found | null {
  for (const { name, args } of steps) {
    const text = args && RUNS.test(name) ? textOf(args[0]) : null;
    const loss = text === null ? undefined : destroysIn(text).find(({ target }) => !isPassing(target));
    if (!loss || loss.loss === 'column' || loss.loss === 'values') continue;
    const words = { database: 'DROP DATABASE', table: 'DROP TABLE', rows: 'DELETE FROM' }[loss.loss];
    const what = `${words}${loss.target === null ? '' : ` ${loss.target}`}`;
    return { effect: loss.loss === 'rows' ? 'wipe' : 'drop', what, target: loss.target };
  }
  return null;
}

/** The collection, table or model that a call is made on. */
function tableOf(steps: readonly JsStep[], index: number): string | null {
  const named = steps[index]?.args?.[0];
  const own = /^drop(Collection|Database)$/.test(steps[index]?.name ?? '') ? textOf(named) : null;
  const collection = steps.find(({ name, args }) => name === 'collection' && args !== null);
  const before = steps[index - 1];
  return (
    own ??
    textOf(collection?.args?.[0]) ??
    (before && before.args === null && before.name !== '[]' ? before.name : null)
  );
}

function called(steps: readonly JsStep[], index: number): string {
  const names = steps.slice(0, index + 1).map(({ name }) => name);
  return `${names.slice(-3).join('.')}(${argumentsText(steps[index])})`;
}

function argumentsText(step: JsStep | undefined): string {
  const fields = fieldsOf(step?.args?.[0]);
  if (!fields) return '';
  const told = [...fields].flatMap(([key, value]) => (isTrue(value) ? [`${key}: true`] : []));
  return told.length > 0 ? `{ ${told.join(', ')} }` : fields.size === 0 ? '{}' : '…';
}
