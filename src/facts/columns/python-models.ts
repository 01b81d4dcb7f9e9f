import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import {
  childrenOf,
  PYTHON_FILES,
  type PythonTree,
  python,
  pythonString,
  walkPython,
} from '../../parsers/python.ts';
import { type FoundColumn, type FoundTable, onDelete, type Reference, type SchemaSource } from './model.ts';
import { createdInCall, storedInCall } from './python-calls.ts';

const MENTIONS =
  /\bmodels\.\w{1,30}(?:Field|Key)\(|\bColumn\(|mapped_column\(|Mapped\[|\btable\s?=\s?True|create_table\(|\b(?:Email|Char|Text|String)Field\(|\(Document\)|insert_(?:one|many)\(|\.insert\(\s?[[{]|\.collection\(/;

/** Models of Django, SQLAlchemy, SQLModel, Peewee, MongoEngine and Beanie, and dictionaries that are stored by name. */
export const pythonModels = defineFileFact<readonly FoundTable[]>({
  id: 'python-models',
  files: PYTHON_FILES,
  mentions: MENTIONS,
  parsers: [python],
  extract(file) {
    const tree = python.of(file);
    const classes: PythonClass[] = [];
    const found: FoundTable[] = [];
    walkPython(tree.root, (node) => {
      if (node.name === 'ClassDefinition') classes.push(classOf(tree, node));
      if (node.name === 'CallExpression') {
        const table = createdInCall(tree, node, file) ?? storedInCall(tree, node, file);
        if (table && table.columns.length > 0) found.push(table);
      }
      return undefined;
    });
    const byName = new Map(classes.map((each) => [each.name, each]));
    for (const each of classes) found.push(...modelOf(each, byName, file));
    return found.length > 0 ? found : null;
  },
});

interface Field {
  readonly name: string;
  readonly annotation: string;
  readonly value: string;
  readonly from: number;
}

interface PythonClass {
  readonly name: string;
  readonly from: number;
  readonly bases: string;
  readonly fields: readonly Field[];
}

function classOf(tree: PythonTree, node: SyntaxNode): PythonClass {
  const children = childrenOf(node);
  const name = children.find((each) => each.name === 'VariableName');
  const bases = children.find((each) => each.name === 'ArgList');
  const body = children.find((each) => each.name === 'Body');
  return {
    name: name ? tree.text(name) : '',
    from: node.from,
    bases: bases ? tree.text(bases).slice(0, 300) : '',
    fields: body ? childrenOf(body).flatMap((each) => fieldOf(tree, each)) : [],
  };
}

/** The longest text of a value that is looked at; the first lines of a field tell what it is. */
const LOOKED_AT = 600;

function fieldOf(tree: PythonTree, node: SyntaxNode): Field[] {
  if (node.name !== 'AssignStatement') return [];
  const children = childrenOf(node);
  const name = children[0];
  if (name?.name !== 'VariableName') return [];
  const annotation = children.find((each) => each.name === 'TypeDef');
  const equals = children.findIndex((each) => each.name === 'AssignOp');
  const value = equals < 0 ? undefined : children[equals + 1];
  return [
    {
      name: tree.text(name),
      annotation: annotation ? tree.text(annotation).replace(/^:\s*/, '').slice(0, LOOKED_AT) : '',
      value: value ? tree.text(value).slice(0, LOOKED_AT) : '',
      from: name.from,
    },
  ];
}

const BARE_FIELDS = /\bfrom\s+(?:peewee|mongoengine|tortoise|django\.db\.models|playhouse)/;

function modelOf(each: PythonClass, all: ReadonlyMap<string, PythonClass>, file: SourceFile): FoundTable[] {
  const source = sourceOf(each, file.text);
  if (source === null) return [];
  const fields = source === 'sqlmodel' || source === 'document-model' ? inherited(each, all) : each.fields;
  const columns = fields.flatMap((field) => columnOf(field, source, file));
  const named = each.fields.find(({ name }) => name === '__tablename__')?.value;
  const name = (named === undefined ? null : pythonString(named)) ?? each.name;
  return columns.length > 0 ? [{ name, source, line: file.lineAt(each.from), columns }] : [];
}

const DJANGO = /^models\.\w+(?:Field|Key)\(|^models\.\w*(?:Field|Key)\b/;
const BARE = /^(?:\w+\.)?\w*(?:Field|ForeignKey)\(/;
const ALCHEMY = /(?:^|\b(?:db|sa|sqlalchemy)\.)(?:Column|mapped_column)\(/;

function sourceOf({ bases, fields }: PythonClass, text: string): SchemaSource | null {
  if (/\btable\s*=\s*True/.test(bases)) return 'sqlmodel';
  const values = fields.map(({ value }) => value);
  if (
    values.some((value) => ALCHEMY.test(value)) ||
    fields.some(({ annotation }) => /^(?:\w+\.)?Mapped\[/.test(annotation))
  )
    return 'sqlalchemy';
  if (values.some((value) => DJANGO.test(value))) return 'django';
  if (
    values.some((value) => BARE.test(value)) &&
    BARE_FIELDS.test(text) &&
    !/Form|Serializer|Schema/.test(bases)
  )
    return 'django';
  return /\bDocument\b/.test(bases) && /\b(?:beanie|odmantic|bunnet)\b/.test(text) ? 'document-model' : null;
}

/** Fields of the class and of those that it is built on in the same file, nearest first. */
function inherited(each: PythonClass, all: ReadonlyMap<string, PythonClass>): readonly Field[] {
  const fields = new Map<string, Field>();
  const open = [each];
  const done = new Set<string>();
  for (let next = open.shift(); next; next = open.shift()) {
    if (done.has(next.name)) continue;
    done.add(next.name);
    for (const field of next.fields) if (!fields.has(field.name)) fields.set(field.name, field);
    for (const [name] of next.bases.matchAll(/\w+/g)) {
      const base = all.get(name);
      if (base) open.push(base);
    }
  }
  return [...fields.values()];
}

function columnOf(field: Field, source: SchemaSource, file: SourceFile): FoundColumn[] {
  const { name, annotation, value, from } = field;
  const called = /^(?:\w+\.){0,2}(\w+)\(/.exec(value)?.[1] ?? '';
  if (/^(?:__|Meta$|model_config$|objects$)/.test(name) || /^relationship$/i.test(called)) return [];
  if (!isColumn(field, called, source)) return [];
  const type = source === 'django' ? called : source === 'sqlalchemy' ? `${annotation} ${value}` : annotation;
  return [
    { name, type: type.slice(0, 80).trim(), line: file.lineAt(from), references: referenceIn(value, called) },
  ];
}

function isColumn({ annotation, value }: Field, called: string, source: SchemaSource): boolean {
  if (source === 'django')
    return /(?:Field|Key)$/.test(called) && !/^(?:ManyToMany|GenericForeign)/.test(called);
  if (source !== 'sqlalchemy') return annotation !== '';
  return ALCHEMY.test(value) || /^(?:\w+\.)?Mapped\[(?!\s*(?:List|list)\b)/.test(annotation);
}

const RELATION = /^(?:ForeignKey|OneToOneField|ReferenceField|ForeignKeyField)$/;
const MODEL = /\(\s*(?:to\s*=\s*)?["']?([\w.]{1,80})/;
const KEY = /\b(?:ForeignKey\(\s*|foreign_key\s*=\s*)["']?([\w.]{1,80})/;

/** `ForeignKey(Patient, on_delete=models.CASCADE)` names a model, `ForeignKey("patients.id", ondelete="CASCADE")` a column. */
function referenceIn(value: string, called: string): Reference | null {
  const isRelation = RELATION.test(called);
  const target = (isRelation ? MODEL : KEY).exec(value)?.[1]?.split('.');
  const table = target?.at(isRelation || target.length === 1 ? -1 : -2);
  if (table === undefined) return null;
  const action = /\bon_?delete\s*=\s*(?:\w+\.)?["']?([\w ]{1,20})|\bmodels\.(CASCADE|SET_NULL)\b/i
    .exec(value)
    ?.slice(1);
  return { table, onDelete: onDelete(action?.find((each) => each !== undefined) ?? 'none') };
}
