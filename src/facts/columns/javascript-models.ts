import type { CallExpression, Class, Decorator, NewExpression, Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { calledName, chainOf, entriesOf, entry, type Link, objectIn } from './javascript-chain.ts';
import { storedObject } from './javascript-stored.ts';
import { type FoundColumn, type FoundTable, onDelete, type Reference, type SchemaSource } from './model.ts';
import { mongooseColumns, sequelizeColumns } from './object-schemas.ts';

const MENTIONS =
  /\b(?:pg|mysql|sqlite|mssql)Table|pgSchema|@Entity\b|@Table\b|@Schema\(|DataTypes\b|\bSchema\(|[cC]reateTable\(|defineTable\(|(?:add|set|update)Doc\(|\.collection\(\s?['"`]|\.from\(\s?['"`][^'"`\n]{1,60}['"`]\s?\)\s{0,40}\.(?:insert|upsert|update)\(/;

/** Tables, models and collections that JavaScript and TypeScript describe, and objects that they store by name. */
export const javascriptModels = defineFileFact<readonly FoundTable[]>({
  id: 'javascript-models',
  files: JAVASCRIPT_FILES,
  mentions: MENTIONS,
  parsers: [javascript],
  extract(file) {
    const found: FoundTable[] = [];
    const models = new Map<string, string>();
    walk(javascript.of(file).program, (node, parents) => {
      if (node.type === 'ClassDeclaration') found.push(...decorated(node, file));
      if (node.type === 'CallExpression' || node.type === 'NewExpression') {
        const table = described(node, parents, file) ?? storedObject(node, file);
        if (table) found.push(table);
        modelName(node, models);
      }
      return undefined;
    });
    const named = found
      .filter(({ columns, name }) => columns.length > 0 && name !== '')
      .map((table) => ({ ...table, name: models.get(table.name) ?? table.name.replace(/[sS]chema$/, '') }));
    return named.length > 0 ? named : null;
  },
});

/** `mongoose.model('User', userSchema)`: the schema's name is a variable, the model's is the collection's. */
function modelName(
  { callee, arguments: [first, second] }: CallExpression | NewExpression,
  into: Map<string, string>,
): void {
  if (calledName(callee) !== 'model' || first === undefined || second?.type !== 'Identifier') return;
  const name = stringValue(first);
  if (name !== null) into.set(second.name, name);
}

type Call = CallExpression | NewExpression;

function described(call: Call, parents: readonly Node[], file: SourceFile): FoundTable | null {
  const name = calledName(call.callee);
  if (name === null) return null;
  const [first, second] = call.arguments;
  const make = (
    source: SchemaSource,
    table: string | null,
    columns: readonly FoundColumn[],
  ): FoundTable | null =>
    table === null ? null : { name: table, source, line: file.lineAt(call.start), columns };
  const text = first ? stringValue(first) : null;
  if (/^(?:pg|mysql|sqlite|mssql)Table$|^(?:create)?Table$/.test(name) && text !== null && objectIn(second))
    return make(name === 'createTable' ? 'sequelize' : 'drizzle', text, tableColumns(name, second, file));
  if (name === 'table' && text !== null && objectIn(second))
    return make('drizzle', text, tableColumns(name, second, file));
  if (/^(?:createTable(?:IfNotExists)?|alterTable)$/.test(name) && text !== null)
    return make('knex', text, knex(second, file));
  if (name === 'defineTable') return make('convex', keyAround(parents), valueColumns(first, file));
  if (
    name === 'define' &&
    text !== null &&
    second?.type === 'ObjectExpression' &&
    /sequelize/i.test(file.text)
  )
    return make('sequelize', text, sequelizeColumns(second, file));
  if (name === 'init' && first?.type === 'ObjectExpression' && file.text.includes('DataTypes'))
    return make(
      'sequelize',
      dottedName(call.callee)?.split('.').at(-2) ?? null,
      sequelizeColumns(first, file),
    );
  if (name === 'Schema' && first?.type === 'ObjectExpression' && /mongoose/i.test(file.text))
    return make('mongoose', variableAround(parents), mongooseColumns(first, file));
  return null;
}

function tableColumns(name: string, node: Node | undefined, file: SourceFile): FoundColumn[] {
  const object = objectIn(node);
  if (object && name === 'createTable') return sequelizeColumns(object, file);
  return valueColumns(node, file);
}

/** Columns whose values are calls: `text('email').notNull()`, `v.string()`. */
function valueColumns(node: Node | undefined, file: SourceFile): FoundColumn[] {
  const object = objectIn(node);
  if (!object) return [];
  return entriesOf(object).map(({ key, value, start }) => {
    const chain = chainOf(value);
    return {
      name: key,
      type: chain[0]?.name ?? '',
      line: file.lineAt(start),
      references: referenceIn(chain),
    };
  });
}

/** `.references(() => users.id, { onDelete: 'cascade' })`. */
function referenceIn(chain: readonly Link[]): Reference | null {
  const link = chain.find(({ name }) => name === 'references');
  const [target, options] = link?.args ?? [];
  if (target?.type !== 'ArrowFunctionExpression') return null;
  const table = dottedName(target.body)?.split('.')[0];
  const action = entry(options, 'onDelete');
  return table === undefined
    ? null
    : { table, onDelete: onDelete((action && stringValue(action)) ?? 'none') };
}

/** `(table) => { table.string('email').notNull(); table.foreign('user_id')… }`. */
function knex(builder: Node | undefined, file: SourceFile): FoundColumn[] {
  if (builder?.type !== 'ArrowFunctionExpression' && builder?.type !== 'FunctionExpression') return [];
  if (builder.body?.type !== 'BlockStatement') return [];
  return builder.body.body.flatMap((statement) => {
    if (statement.type !== 'ExpressionStatement') return [];
    const chain = chainOf(statement.expression);
    const [first] = chain;
    const name = first?.args[0] ? stringValue(first.args[0]) : null;
    if (
      !first ||
      name === null ||
      /^(?:comment|index|unique|primary|foreign|drop\w*|rename\w*|check)$/.test(first.name)
    )
      return [];
    const text = (link: string) => {
      const arg = chain.find((each) => each.name === link)?.args[0];
      return arg ? stringValue(arg) : null;
    };
    const table = text('inTable') ?? text('references')?.split('.').at(-2) ?? null;
    const references = table === null ? null : { table, onDelete: onDelete(text('onDelete') ?? 'none') };
    return [{ name, type: first.name, line: file.lineAt(statement.start), references }];
  });
}

const PROPERTY = /^(?:Primary\w*|\w*Column|Column|Prop|Property|ManyToOne|OneToOne|ForeignKey|PrimaryKey)$/;

/** TypeORM's, MikroORM's and sequelize-typescript's entities, Nest's schemas for Mongoose. */
function decorated(node: Class, file: SourceFile): FoundTable[] {
  const mark = node.decorators.find((each) => /^(?:Entity|Table|Schema|ViewEntity)$/.test(nameOf(each)));
  if (!mark) return [];
  const columns = node.body.body.flatMap((member) => {
    if (member.type !== 'PropertyDefinition' || member.key.type !== 'Identifier') return [];
    const marks = member.decorators.filter((each) => PROPERTY.test(nameOf(each)));
    const [first] = marks;
    if (!first) return [];
    return [
      {
        name: member.key.name,
        type: marks
          .map((each) => file.text.slice(each.start, each.end))
          .join(' ')
          .slice(0, 120),
        line: file.lineAt(member.key.start),
        references: relation(marks, file),
      },
    ];
  });
  const called = argumentsOf(mark).flatMap((each) => stringValue(each) ?? [])[0];
  const source = nameOf(mark) === 'Schema' ? 'mongoose' : nameOf(mark) === 'Table' ? 'sequelize' : 'typeorm';
  return [{ name: called ?? node.id?.name ?? '', source, line: file.lineAt(node.start), columns }];
}

function relation(marks: readonly Decorator[], file: SourceFile): Reference | null {
  const mark = marks.find((each) => /^(?:ManyToOne|OneToOne|ForeignKey)$/.test(nameOf(each)));
  if (!mark) return null;
  const text = file.text.slice(mark.start, mark.end);
  const table = /=>\s?(\w+)/.exec(text)?.[1];
  return table === undefined
    ? null
    : { table, onDelete: onDelete(/onDelete:\s?['"](\w[\w ]*)/.exec(text)?.[1] ?? 'none') };
}

function nameOf({ expression }: Decorator): string {
  return (
    (expression.type === 'CallExpression' ? calledName(expression.callee) : calledName(expression)) ?? ''
  );
}

function argumentsOf({ expression }: Decorator): readonly Node[] {
  return expression.type === 'CallExpression' ? expression.arguments : [];
}

/** The key under which a value stands: `users` in `{ users: defineTable(…) }`; calls on it may follow. */
function keyAround(parents: readonly Node[]): string | null {
  const property = parents.findLast((each) => each.type === 'Property');
  return property?.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : null;
}

function variableAround(parents: readonly Node[]): string | null {
  const variable = parents.findLast((each) => each.type === 'VariableDeclarator');
  if (variable?.type === 'VariableDeclarator' && variable.id.type === 'Identifier') return variable.id.name;
  const call = parents.findLast((each) => each.type === 'CallExpression');
  const first = call?.type === 'CallExpression' ? call.arguments[0] : undefined;
  return first ? stringValue(first) : null;
}
