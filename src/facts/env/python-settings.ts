import type { SyntaxNode } from '@lezer/common';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, type PythonTree } from '../../parsers/python.ts';
import type { EnvUse } from './model.ts';

/** The variables that a class of pydantic's settings reads: its fields, with their prefix and aliases. */
export function settingsFields(tree: PythonTree, node: SyntaxNode, file: SourceFile): EnvUse[] {
  const bases = node.getChild('ArgList');
  const body = node.getChild('Body');
  if (!bases || !body || !/\bBaseSettings\b/.test(tree.text(bases))) return [];
  const prefix = /\benv_prefix\s{0,9}=\s{0,9}["']([^"'\n]*)["']/.exec(tree.text(body))?.[1] ?? '';
  return childrenOf(body).flatMap((statement) => {
    const found = statement.name === 'AssignStatement' ? fieldOf(tree, statement) : null;
    if (found === null) return [];
    const { alias, field, hasDefault } = found;
    return [
      {
        name: alias ?? `${prefix}${field}`.toUpperCase(),
        line: file.lineAt(statement.from),
        hasDefault,
        implicit: hasDefault && alias === null,
      },
    ];
  });
}

const ALIAS =
  /\b(?:env|alias|validation_alias)\s{0,9}=\s{0,9}(?:AliasChoices\(\s{0,9})?\[?["'](\w{1,80})["']/;
/** A default that says that the value is to come from outside. */
const NO_VALUE = /^(?:None|""|''|\.\.\.|Field\(\s*(?:\.\.\.|None|""|'')?[^]*\))$/;

function fieldOf(tree: PythonTree, statement: SyntaxNode) {
  const field = statement.firstChild?.name === 'VariableName' ? tree.text(statement.firstChild) : '';
  const type = statement.getChild('TypeDef');
  if (!type || field === '' || field.startsWith('_') || /ClassVar|ConfigDict/.test(tree.text(type)))
    return null;
  const whole = tree.text(statement);
  const value = whole
    .slice(tree.text(type).length + field.length)
    .replace(/^\s*=\s*/, '')
    .trim();
  const alias = ALIAS.exec(value)?.[1] ?? null;
  const given = /^Field\(/.test(value)
    ? /\bdefault(?:_factory)?\s*=|^Field\(\s*["'\d\w[{][^=]*[,)]/.test(value)
    : true;
  return {
    field,
    alias,
    hasDefault: value !== '' && (!NO_VALUE.test(value) || (value.startsWith('Field(') && given)),
  };
}
