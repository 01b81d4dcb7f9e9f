import type { CallExpression, JSXAttribute, Node } from '@oxc-project/types';
import type { SourceFile } from '../../kit/source.ts';
import { stringValue } from '../../parsers/javascript.ts';
import { isFunction } from '../failure-handling/javascript-scope.ts';
import { nameOf } from '../false-success/javascript-body.ts';
import type { Binding } from './model.ts';

/** What a person's action runs, where this node ties the two together; null where it does not. */
export function bindingOf(node: Node, parents: readonly Node[], file: SourceFile): Binding | null {
  if (node.type === 'JSXAttribute') return ofAttribute(node, file);
  if (node.type === 'CallExpression') return ofListener(node, file);
  if (node.type === 'Property') return ofOption(node, parents, file);
  if (node.type !== 'AssignmentExpression') return null;
  const [, event] = /\.on(click|submit|change|press)$/.exec(nameOf(node.left)) ?? [];
  return event ? bound(event, node.right, node, file) : null;
}

function bound(event: string, value: Node, node: Node, file: SourceFile): Binding | null {
  const runs = targetsOf(value);
  return runs.length > 0 ? { event, line: file.lineAt(node.start), offset: node.start, runs } : null;
}

function ofAttribute(node: JSXAttribute, file: SourceFile): Binding | null {
  const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
  if (!/^(?:on[A-Z]|action$|formAction$)/.test(name) || node.value?.type !== 'JSXExpressionContainer')
    return null;
  return bound(name, node.value.expression, node, file);
}

/** `button.addEventListener('click', save)`, `$('#form').on('submit', save)`, `$('#save').click(save)`. */
function ofListener(node: CallExpression, file: SourceFile): Binding | null {
  const { callee, arguments: args } = node;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return null;
  const { name } = callee.property;
  const handler = args.at(-1);
  if (!handler) return null;
  const [first] = args;
  const event = first ? (stringValue(first) ?? '') : '';
  if (name === 'addEventListener' || name === 'on') {
    const target = args[1];
    return /^(?:click|submit|change)$/.test(event) && target ? bound(event, target, node, file) : null;
  }
  const query =
    callee.object.type === 'CallExpression' && /^(?:\$|jQuery)$/.test(nameOf(callee.object.callee));
  return query && /^(?:click|submit|change)$/.test(name) && isFunction(handler)
    ? bound(name, handler, node, file)
    : null;
}

/** `useFormik({ onSubmit })`, `Alert.alert(…, [{ onPress }])`, `modal.confirm({ onOk })`. */
function ofOption(node: Node, parents: readonly Node[], file: SourceFile): Binding | null {
  if (node.type !== 'Property' || !/\.(?:[jt]sx|js|vue|svelte)$/.test(file.path)) return null;
  const name = nameOf(node.key);
  if (!/^on(?:Submit|Click|Press|Confirm|Ok)$/.test(name) || !isFunction(node.value)) return null;
  return parents.some(({ type }) => type === 'CallExpression') ? bound(name, node.value, node, file) : null;
}

/** Functions by offset, and names of functions. */
function targetsOf(value: Node): (number | string)[] {
  switch (value.type) {
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return [value.start];
    case 'Identifier':
      return [value.name];
    case 'MemberExpression': {
      const name = nameOf(value);
      return name === '' || name.startsWith('props.') ? [] : [name.replace(/^this\./, '')];
    }
    case 'CallExpression':
      return [
        ...targetsOf(value.callee),
        ...value.arguments.flatMap((argument) =>
          argument.type === 'Identifier' || isFunction(argument) ? targetsOf(argument) : [],
        ),
      ];
    case 'ConditionalExpression':
      return [...targetsOf(value.consequent), ...targetsOf(value.alternate)];
    case 'LogicalExpression':
      return targetsOf(value.right);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return targetsOf(value.expression);
    default:
      return [];
  }
}

/** A page's own attributes: Vue's `@click="save"`, Svelte's `on:click={save}`, `onclick="save()"` in HTML; names alone are read. */
const IN_TEMPLATE =
  /(?:@|v-on:|on:|\bon)(click|submit|change|press|confirm|save|delete)(?:[.|]\w{1,20}){0,4}\s{0,4}=\s{0,4}["'{]\{?\s{0,10}(?:\(\w{0,20}\)\s{0,2}=>\s{0,2})?(?:await\s|return\s)?([A-Za-z_$][\w$.]{0,60})/g;

export function templateBindings(template: string, file: SourceFile): Binding[] {
  return [...template.matchAll(IN_TEMPLATE)].flatMap(({ index, 1: event = '', 2: name = '' }) => ({
    event,
    line: file.lineAt(index),
    offset: index,
    runs: [name],
  }));
}
