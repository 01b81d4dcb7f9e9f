import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import { childrenOf, PYTHON_FILES, python, pythonString, walkPython } from '../../parsers/python.ts';
import { asksForRole, isConversation, isRoleField, isRoleName, isUser, type RoleWord } from './model.ts';

/** Roles by name in Python: comparisons, guards, decorators, enums, Django's groups and staff flag. */
export const pythonRoles = defineFileFact<readonly RoleWord[]>({
  id: 'python-roles',
  files: PYTHON_FILES,
  mentions:
    /\b\w*[rR]oles?\b\W{1,12}(['"[({]|\w*Roles?\.)|\b\w*[rR]ole\w*\(|\bgroups?\b[^\n]{0,40}name|\bis_staff\b|\bis_superuser\b|class \w*Role/,
  parsers: [python],
  extract(file) {
    const { root, text } = python.of(file);
    const found: RoleWord[] = [];
    walkPython(root, (node) => {
      for (const word of wordsOf(node, text)) found.push({ ...word, line: file.lineAt(node.from) });
      return undefined;
    });
    return found.length === 0 ? null : found;
  },
});

type Word = Omit<RoleWord, 'line'>;
type Text = (node: SyntaxNode) => string;

function wordsOf(node: SyntaxNode, text: Text): Word[] {
  if (node.name === 'BinaryExpression') return compared(node, text);
  if (node.name === 'CallExpression') return called(text(node.firstChild ?? node), node, text);
  if (node.name === 'Decorator')
    return called(
      text(node)
        .slice(1)
        .replace(/\([^]*$/, ''),
      node,
      text,
    );
  if (node.name === 'ClassDefinition') return enumerated(node, text);
  if (node.name === 'MemberExpression' && /\.is_(staff|superuser)$/.test(text(node)))
    return words([text(node).endsWith('staff') ? 'staff' : 'superuser'], 'enforced');
  return [];
}

/** `user.role == "admin"`, `user.role in ("admin", "staff")`, `"admin" in user.roles`. */
function compared(node: SyntaxNode, text: Text): Word[] {
  const [left] = childrenOf(node);
  const right = childrenOf(node).at(-1);
  if (!left || !right || !/^[^"']*(==|!=|\bin\b)/.test(text(node).slice(text(left).length))) return [];
  const [field, values] = holdsRole(text(left)) ? [left, right] : [right, left];
  return holdsRole(text(field)) ? words(strings(values, text), 'enforced') : [];
}

function holdsRole(source: string): boolean {
  const parts = source.replace(/\.(value|name|lower\(\))$/, '').split('.');
  const field = parts.at(-1) ?? '';
  const holder = parts.at(-2);
  return isRoleField(field) && (holder === undefined || isUser(holder));
}

function called(name: string, node: SyntaxNode, text: Text): Word[] {
  const list = node.getChild('ArgList');
  if (!list) return [];
  if (
    /\bgroups\.(filter|get)$|\bGroup\.objects\.(get|filter|get_or_create|create)$/.test(name) &&
    /\bname(__in)?\s*=/.test(text(list))
  )
    return words(strings(list, text), 'enforced');
  return asksForRole(name.slice(name.lastIndexOf('.') + 1)) ? words(strings(list, text), 'enforced') : [];
}

/** `class Role(str, Enum): ADMIN = "admin"`. */
function enumerated(node: SyntaxNode, text: Text): Word[] {
  const name = node.getChild('VariableName');
  const body = node.getChild('Body');
  const bases = node.getChild('ArgList');
  if (!name || !body || !bases || !/Roles?$/.test(text(name)) || !/Enum|Choices/.test(text(bases))) return [];
  return words(
    body.getChildren('AssignStatement').flatMap((each) => strings(each, text).slice(0, 1)),
    'named',
  );
}

/** String literals, and `Role.ADMIN`, in a value, a list or arguments, and not deeper. */
function strings(node: SyntaxNode, text: Text): string[] {
  const nodes = /^(String|MemberExpression)$/.test(node.name)
    ? [node]
    : childrenOf(node).flatMap((each) => (LIST.test(each.name) ? childrenOf(each) : [each]));
  return nodes
    .map((each) =>
      each.name === 'String' ? pythonString(text(each)) : (MEMBER.exec(text(each))?.[1] ?? null),
    )
    .filter((each) => each !== null);
}

const LIST = /^(ArrayExpression|TupleExpression|SetExpression|ParenthesizedExpression)$/;
const MEMBER = /^(?:\w+\.)?\w*Roles?\.([A-Za-z]\w*)(?:\.value)?$/;

function words(texts: readonly string[], use: RoleWord['use']): Word[] {
  return isConversation(texts) ? [] : texts.filter(isRoleName).map((role) => ({ role, use }));
}
