import type { CallExpression, Node, Program } from '@oxc-project/types';
import { walk } from '../../parsers/javascript.ts';
import { isFunction } from '../failure-handling/javascript-scope.ts';
import { nameOf } from '../false-success/javascript-body.ts';
import type { Fate } from './model.ts';
import { FAILURE_NAME, SHOWS } from './words.ts';

/** What a file keeps in states, and which of them its page shows. */
export interface States {
  /** Setter to state. */
  readonly byName: ReadonlyMap<string, string>;
  readonly rendered: ReadonlySet<string>;
  /** Variables whose `error` or `isError` is read where it can be shown. */
  readonly errorsOf: ReadonlySet<string>;
  shows(name: string): boolean;
  /** What setting a state lets a person see. */
  fateOf(setter: string, raw: boolean): Fate;
}

/** @param template what of the file is no script: the page of a Vue or Svelte component, read for the names in it alone */
export function statesOf(program: Program, template: string): States {
  const byName = new Map<string, string>();
  const rendered = new Set<string>(template.match(/[A-Za-z_$][\w$]{0,60}/g) ?? []);
  const errorsOf = new Set<string>();
  const read = new Map<string, number>();
  const made: [string, string][] = [];
  walk(program, (node, parents) => {
    if (node.type === 'VariableDeclarator') noteState(node.id, node.init, byName);
    else if (node.type === 'MemberExpression') noteError(node, errorsOf);
    else if (node.type === 'Identifier') {
      read.set(node.name, (read.get(node.name) ?? 0) + 1);
      if (isShown(node, parents)) rendered.add(node.name);
      const variable = variableOf(parents);
      if (variable !== null) made.push([variable, node.name]);
    } else if (node.type === 'CallExpression') for (const name of toldByEffect(node)) rendered.add(name);
    return undefined;
  });
  for (let round = 0; round < 2; round++)
    for (const [whole, part] of made) if (rendered.has(whole)) rendered.add(part);
  const shows = (name: string): boolean => rendered.has(name);
  return {
    byName,
    rendered,
    errorsOf,
    shows,
    fateOf(setter, raw) {
      const name = byName.get(setter) ?? '';
      // One use is the declaration: nothing else reads it.
      const kind = shows(name) ? 'shown' : (read.get(name) ?? 0) > 1 ? 'handed' : 'silent';
      return { kind, raw: kind === 'shown' && raw, to: kind === 'handed' ? [name] : [], unread: false };
    },
  };
}

/** The variable that a name helps to make: `const text = error ? … : null`. */
function variableOf(parents: readonly Node[]): string | null {
  for (const parent of parents.toReversed()) {
    if (isFunction(parent) || parent.type === 'AwaitExpression') return null;
    if (parent.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : null;
  }
  return null;
}

/** `useEffect(() => { if (error) toast.error(error) }, [error])`: states whose change shows a message. */
function toldByEffect(node: CallExpression): string[] {
  const [effect, on] = node.arguments;
  if (!/(?:^|\.)use(?:Layout)?Effect$|^watch$/.test(nameOf(node.callee)) || !effect || !on) return [];
  const [body, names] =
    effect.type === 'ArrayExpression' || effect.type === 'Identifier' ? [on, effect] : [effect, on];
  let shows = false;
  walk(body, (each) => {
    shows ||= each.type === 'CallExpression' && SHOWS.test(nameOf(each.callee));
    return undefined;
  });
  if (!shows) return [];
  const elements: Node[] =
    names.type === 'ArrayExpression' ? names.elements.filter((each) => each !== null) : [names];
  return elements.map((each) => nameOf(each).split('.')[0] ?? '');
}

/** `const [error, setError] = useState(…)`. */
function noteState(id: Node, init: Node | null, byName: Map<string, string>): void {
  if (
    id.type !== 'ArrayPattern' ||
    init?.type !== 'CallExpression' ||
    !/(?:^|\.)(?:useState|createSignal|useSignal|useRef|useLocalStorage|useAtom|useRecoilState|useSafeState|useSetState)$/.test(
      nameOf(init.callee),
    )
  )
    return;
  const [state, setter] = id.elements;
  if (setter?.type === 'Identifier') byName.set(setter.name, state?.type === 'Identifier' ? state.name : '');
}

function noteError({ object, property }: { object: Node; property: Node }, errorsOf: Set<string>): void {
  if (
    property.type === 'Identifier' &&
    /^(?:error|isError|errors|failureReason|status|formState)$/.test(property.name) &&
    object.type === 'Identifier'
  )
    errorsOf.add(object.name);
}

/** In the text or an attribute of an element; not where it only is handled, and not as the name of something else. */
function isShown(node: Node, parents: readonly Node[]): boolean {
  const holder = parents.at(-1);
  if (
    holder?.type === 'MemberExpression' &&
    holder.property === node &&
    !holder.computed &&
    !FAILURE_NAME.test(nameOf(node))
  )
    return false;
  for (const parent of parents.toReversed()) {
    if (parent.type === 'JSXAttribute') return !/^on[A-Z]/.test(attributeName(parent.name));
    if (parent.type === 'JSXExpressionContainer' || parent.type === 'JSXSpreadAttribute') continue;
    if (parent.type === 'JSXElement' || parent.type === 'JSXFragment') return true;
  }
  return isEarlyPage(parents);
}

/** `if (error) return <Problem />`. */
function isEarlyPage(parents: readonly Node[]): boolean {
  const test = parents.findLast(({ type }) => type === 'IfStatement');
  return test?.type === 'IfStatement' && returnsPage(test.consequent);
}

function returnsPage(node: Node): boolean {
  if (node.type === 'BlockStatement') return node.body.some(returnsPage);
  return (
    node.type === 'ReturnStatement' &&
    (node.argument?.type === 'JSXElement' || node.argument?.type === 'JSXFragment')
  );
}

const attributeName = (name: Node): string => (name.type === 'JSXIdentifier' ? name.name : '');
