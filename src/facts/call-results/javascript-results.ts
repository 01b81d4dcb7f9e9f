import type { CallExpression, Node } from '@oxc-project/types';
import type { Comment } from 'oxc-parser';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { JAVASCRIPT_FILES, type JavaScriptTree, javascript } from '../../parsers/javascript.ts';
import { enclosingName, isBackground, isCleanup } from '../failure-handling/javascript-scope.ts';
import { clearsLeftOvers, endsInFailure, isExplained } from './around.ts';
import { Follower } from './fate.ts';
import { httpCall, isFetch } from './http-call.ts';
import { type CallResult, type Fate, type FileResults, isUnread, type OwnCall } from './model.ts';
import { type OwnNames, ownNames } from './own-names.ts';
import { RESPONSE, type Reading, SUPABASE } from './reading.ts';
import { supabaseCall } from './supabase-call.ts';
import { javascriptIndex, type TreeIndex } from './tree-index.ts';

/** What becomes of the results of Supabase's client and of `fetch`, and of the team's own functions that hand these on. */
export const javascriptResults = defineFileFact<FileResults>({
  id: 'call-results-javascript',
  files: JAVASCRIPT_FILES,
  mentions: /supabase|fetch\w{0,20}\(|\bawait\b|\.then\(/i,
  parsers: [javascript, javascriptIndex],
  extract(file) {
    const reader = new Reader(file, javascript.of(file), javascriptIndex.of(file));
    return reader.read();
  },
});

class Reader {
  private readonly file: SourceFile;
  private readonly comments: readonly Comment[];
  private readonly tree: TreeIndex;
  private readonly names: OwnNames;
  private readonly supabase: boolean;
  private readonly calls: CallResult[] = [];
  /** Names of functions here that hand a result, or its failure, to their callers. */
  private readonly givers = new Set<string>();

  constructor(file: SourceFile, { program, comments }: JavaScriptTree, tree: TreeIndex) {
    this.file = file;
    this.comments = comments;
    this.tree = tree;
    this.names = ownNames(program, tree);
    this.supabase = /supabase/i.test(file.text);
  }

  read(): FileResults | null {
    const calls = this.tree.calls.filter((node) => node.type === 'CallExpression');
    const others = calls.filter((node) => !this.isResult(node));
    const own = others.flatMap((node) => this.ownCall(node) ?? []);
    return this.calls.length + own.length === 0 ? null : { calls: this.calls, own };
  }

  private isResult(node: CallExpression): boolean {
    const found = this.supabase ? supabaseCall(node, this.tree) : null;
    if (found) {
      this.note('supabase', node, SUPABASE, { ...found, topic: null });
      return true;
    }
    if (!isFetch(node, (name) => this.names.has(name) || this.tree.bodies.has(name))) return false;
    const request = MAKES_BLOB.test(this.around(node) ?? '') ? null : httpCall(node, this.tree);
    if (request) this.note('http', node, RESPONSE, { ...request, throws: false, lazy: false });
    return true;
  }

  private note(
    kind: CallResult['kind'],
    node: CallExpression,
    reading: Reading,
    found: Pick<CallResult, 'effect' | 'what' | 'topic'> & { throws: boolean; lazy: boolean },
  ): void {
    const follower = new Follower(this.tree, reading);
    const followed = found.throws ? 'throws' : follower.fateOf(node);
    const unsent = found.lazy && this.tree.parentOf(node)?.type === 'ExpressionStatement';
    const fate = unsent && !found.throws ? 'never-sent' : followed;
    if (follower.giver !== null) this.givers.add(follower.giver);
    const { effect, what, topic } = found;
    this.calls.push({
      kind,
      effect,
      what,
      fate,
      topic: topic ?? topicOfFunction(this.around(node)),
      deafCatch: follower.caught && isUnread(fate),
      ...this.place(node, fate, what),
      function: fate === 'returned' || fate === 'returns-failure' ? follower.giver : this.around(node),
    });
  }

  private around(node: Node): string | null {
    return enclosingName(this.tree.parentsOf(node));
  }

  private place(
    node: Node,
    fate: Fate,
    what: string,
  ): Pick<CallResult, 'line' | 'explained' | 'background' | 'undoing'> {
    const parents = this.tree.parentsOf(node);
    const hidden = isUnread(fate) || fate === 'logged' || fate === 'returns-failure';
    return {
      line: this.file.lineAt(node.start),
      explained: hidden && isExplained(this.file, this.comments, node, parents),
      background: isBackground(parents),
      undoing:
        hidden &&
        (isCleanup(parents) || endsInFailure(this.file, node, parents) || this.clears(what, node, parents)),
    };
  }

  private clears(what: string, node: Node, parents: readonly Node[]): boolean {
    return /\.(delete|remove)$/.test(what) && clearsLeftOvers(this.file, this.comments, node, parents);
  }

  private ownCall(node: CallExpression): OwnCall | null {
    const called = this.called(node.callee);
    if (!called || !this.mayLeaveUnread(node)) return null;
    const supabase = new Follower(this.tree, SUPABASE).fateOf(node);
    const http = new Follower(this.tree, RESPONSE).fateOf(node);
    if (!isUnread(supabase) && !isUnread(http)) return null;
    return {
      ...called,
      function: this.around(node),
      supabase,
      http,
      ...this.place(node, 'discarded', called.name),
    };
  }

  /** A cheap look: it is waited for, or nothing takes what it gives. */
  private mayLeaveUnread(node: CallExpression): boolean {
    const parent = this.tree.parentOf(node);
    if (parent?.type === 'MemberExpression')
      return (
        parent.object === node &&
        parent.property.type === 'Identifier' &&
        /^(then|catch|finally)$/.test(parent.property.name)
      );
    return (
      parent !== null &&
      /^(Await|ArrowFunction|Array)Expression$|^(Expression|Return)Statement$/.test(parent.type)
    );
  }

  /** One of this file's own functions that hand on a result, or a function of another file. */
  private called(callee: Node): Pick<OwnCall, 'name' | 'from'> | null {
    if (callee.type === 'Identifier') {
      const from = this.names.get(callee.name) ?? null;
      return from !== null || this.givers.has(callee.name) ? { name: callee.name, from } : null;
    }
    if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier')
      return null;
    const { name } = callee.property;
    const root = callee.object.type === 'Identifier' ? callee.object.name : null;
    const from = root === null ? null : (this.names.get(root) ?? null);
    if (from !== null) return { name, from };
    const here = callee.object.type === 'ThisExpression' || (root !== null && this.tree.bodies.has(name));
    return here && this.givers.has(name) ? { name, from: null } : null;
  }
}

/** Functions that turn what is on the device into another form. */
const MAKES_BLOB = /blob|data_?ur[li]|base64/i;

const PAYS =
  /^(handle|on)?(create|process|confirm|start|submit|make)?(payment|checkout|charge|refund|payout)s?(intent|session|order|submit)?$/i;
const SIGNS_IN = /^(handle|on|do|submit)?(log-?in|sign-?in|sign-?up|register)(user)?(submit)?$/i;

/** Functions whose names say what a request is about where its address does not. */
function topicOfFunction(name: string | null): CallResult['topic'] {
  if (name === null) return null;
  return PAYS.test(name) ? 'payment' : SIGNS_IN.test(name) ? 'sign-in' : null;
}
