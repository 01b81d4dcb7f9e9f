import type { Node } from '@oxc-project/types';
import type { Comment } from 'oxc-parser';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { JAVASCRIPT_FILES, javascript, walk } from '../../parsers/javascript.ts';
import { operationsIn } from '../failure-handling/javascript-operations.ts';
import { reactionsOf } from '../failure-handling/javascript-reactions.ts';
import { enclosingName, isFunction } from '../failure-handling/javascript-scope.ts';
import { isSilent } from '../failure-handling/model.ts';
import { TELEMETRY } from '../failure-handling/vocabulary.ts';
import { nameOf } from './javascript-body.ts';
import { branchesAt, type FailureBranch } from './javascript-branches.ts';
import { isSuccessPage, RETURNED, readBranch, type Sign } from './javascript-signs.ts';
import type { FalseSuccess, FileBranches } from './model.ts';
import { JUSTIFIES, PAYMENT_OR_BOOKING, SAYS_THE_SAME } from './words.ts';

/** The failure branches of JavaScript and TypeScript that look like a success. */
export const javascriptFalseSuccess = defineFileFact<FileBranches>({
  id: 'false-success-javascript',
  files: JAVASCRIPT_FILES,
  mentions: /\bcatch\b|\bfinally\b|\bif \(!?\w{0,40}[eE]rr|\.ok\b|Exception\(/,
  parsers: [javascript],
  extract(file) {
    const { program, comments } = javascript.of(file);
    const found: FalseSuccess[] = [];
    let branches = 0;
    walk(program, (node, parents) => {
      const returned = returnedException(node, parents, file);
      if (returned) found.push(returned);
      for (const branch of branchesAt(node, parents, file)) {
        branches += 1;
        const pretends = judged(branch, file, comments);
        if (pretends) found.push(pretends);
      }
      return undefined;
    });
    return branches + found.length === 0 ? null : { branches, found: once(found) };
  },
});

/** A branch inside a branch is found twice. */
function once(found: readonly FalseSuccess[]): FalseSuccess[] {
  const seen = new Set<string>();
  return found.filter(({ line, sign }) => {
    const key = `${line} ${sign}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function judged(branch: FailureBranch, file: SourceFile, comments: readonly Comment[]): FalseSuccess | null {
  const name = enclosingName(branch.parents);
  if (SAYS_THE_SAME.test(`${name} ${branch.failed.what} ${file.path}`) || TELEMETRY.test(branch.failed.what))
    return null;
  const sign = signIn(branch, file);
  if (!sign) return null;
  return {
    pretence: sign.unclear && branch.failed.effect === 'read' ? 'error-with-200' : sign.pretence,
    sign: sign.text,
    ...branch.failed,
    line: file.lineAt(sign.offset),
    function: name,
    explained: isExplained(branch.body, sign, file, comments),
  };
}

function signIn(branch: FailureBranch, file: SourceFile): Sign | null {
  const { signs, navigations, told, retried } = readBranch(branch.body);
  const honest = told || retried;
  if (branch.kind === 'finally') {
    const said = signs.find(({ pretence }) => pretence === 'message');
    return said && !honest ? { ...said, pretence: 'finally' } : null;
  }
  if (honest) return null;
  const said = signs.find((sign) => isBelievable(sign, branch));
  if (said) return said;
  if (branch.failed.effect !== 'write') return null;
  const usual = branch.attempt ? readBranch(branch.attempt).navigations.map(({ target }) => target) : [];
  return (
    navigations.find((each) => isSuccessPage(each) || usual.includes(each.target)) ?? carriesOn(branch, file)
  );
}

/** `return true` may mean anything where no write failed. */
function isBelievable({ pretence, text }: Sign, { failed, kind }: FailureBranch): boolean {
  if (pretence === 'value') return failed.effect === 'write' || text !== 'return true';
  // A promise's callback, or `if (error)`, that answers itself: its status is what counts.
  return pretence !== 'returned-exception' || kind !== 'finally';
}

/** The failure is passed over in silence, and what stands behind says that it worked. */
function carriesOn({ body, after, failed, parents, kind }: FailureBranch, file: SourceFile): Sign | null {
  if (kind === 'promise' || after.length === 0 || !isPassedOver(body)) return null;
  const holder = parents.findLast(isFunction);
  const writes = holder?.body
    ? operationsIn(holder.body, file, false, 'all').filter(({ effect }) => effect === 'write').length
    : 0;
  if (!PAYMENT_OR_BOOKING.test(failed.what) && writes !== 1) return null;
  for (const statement of after) {
    const { signs, navigations, told } = readBranch(statement);
    const said =
      signs.find(({ pretence }) => pretence === 'message' || pretence === 'answer' || pretence === 'value') ??
      navigations.find(isSuccessPage);
    if (said) return { ...said, pretence: 'carries-on' };
    if (told) return null;
  }
  return null;
}

function isPassedOver(body: Node): boolean {
  const statements =
    body.type === 'BlockStatement' ? body.body : body.type === 'ExpressionStatement' ? [body] : [];
  const reactions = reactionsOf(statements, new Map());
  return (
    statements.length > 0 &&
    isSilent(reactions) &&
    !reactions.includes('moves-on') &&
    !reactions.includes('falls-back')
  );
}

/** `return new ForbiddenException()`: the framework sends it with status 200. */
function returnedException(node: Node, parents: readonly Node[], file: SourceFile): FalseSuccess | null {
  if (node.type !== 'ReturnStatement' || node.argument?.type !== 'NewExpression') return null;
  const name = nameOf(node.argument.callee);
  if (!RETURNED.test(name) || !/@nestjs\/common|@trpc\/server/.test(file.text) || isMade(parents))
    return null;
  return {
    pretence: 'returned-exception',
    sign: `return new ${name}`,
    what: 'the request',
    effect: 'unsure',
    line: file.lineAt(node.start),
    function: enclosingName(parents),
    explained: false,
  };
}

/** A function that only makes the exception; its caller throws it. */
function isMade(parents: readonly Node[]): boolean {
  return (
    /err|exception/i.test(enclosingName(parents) ?? '') ||
    parents.some((node) => node.type === 'Property' && /exceptionFactory/.test(nameOf(node.key)))
  );
}

function isExplained(body: Node, sign: Sign, file: SourceFile, comments: readonly Comment[]): boolean {
  const above = file.lineAt(sign.offset) - 1;
  return comments.some(
    ({ start, end, value }) =>
      ((start >= body.start && start <= body.end) || file.lineAt(end) === above) && JUSTIFIES.test(value),
  );
}
