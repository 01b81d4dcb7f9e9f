import type { CallExpression, Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { isFunction } from '../failure-handling/javascript-scope.ts';
import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';
import { importedNames } from '../routes/javascript/imported-names.ts';
import { verifies } from '../routes/javascript/verifies.ts';
import type { ServerlessEntry, ServerlessFile } from './model.ts';
import { spentBy } from './spenders.ts';

/** Supabase's edge functions with their shared modules, and files that declare functions of Firebase. */
export const serverlessFiles = defineFileFact<ServerlessFile>({
  id: 'serverless-files',
  files: ['**/*.{ts,tsx,js,jsx,mjs,cjs,mts,cts}'],
  mentions: /\bDeno\b|\bserve\(|\bfirebase-functions\b|deno\.land|esm\.sh|withSupabase|from ['"](?:npm|jsr):/,
  parsers: [javascript],
  extract(file) {
    if (isTestPath(file.path) || isExamplePath(file.path) || isDocsPath(file.path)) return null;
    const edge = EDGE.test(file.path);
    if (!edge && !file.text.includes('firebase-functions')) return null;
    const { program } = javascript.of(file);
    const reader = new Reader(file, edge, importedNames(program));
    walk(program, (node, parents) => reader.visit(node, parents));
    return reader.read();
  },
});

const EDGE = /(^|\/)supabase\/functions\//;
const INDEX = /(^|\/)supabase\/functions\/([^/_][^/]*)\/index\.[cm]?[jt]sx?$/;

const SERVICE_KEY = /SERVICE_?ROLE|SUPABASE_SECRET_KEY/;
const LIMIT = /rate_?-?limit|throttl|cooldown|captcha|turnstile|attempt|quota|last_?sent|resend_?after/i;
const DECODERS = /^(?:atob|(?:\w+\.)?(?:decodeJwt|jwtDecode|jwt_decode)|jwt\.decode|decode)$/;

const ASKS_BACK =
  /(?:^|\.)(?:fetch\w{0,30}|retrieve|get\w{0,20}(?:Payment|Order|Transaction|Charge|Subscription)\w{0,10})$/;

class Reader {
  private readonly entries: ServerlessEntry[] = [];
  private readonly spends = new Map<string, ServerlessFile['spends'][number]>();
  private privileged: number | null = null;
  private limited = false;
  private decodes: number | null = null;
  private signatureHeader: number | null = null;
  private authorization = false;
  private scoped = false;
  private asksBack = false;
  private restricted: string | null = null;
  private readonly file: SourceFile;
  private readonly edge: boolean;
  private readonly imported: ReturnType<typeof importedNames>;

  constructor(file: SourceFile, edge: boolean, imported: ReturnType<typeof importedNames>) {
    this.file = file;
    this.edge = edge;
    this.imported = imported;
  }

  read(): ServerlessFile {
    const [, , name] = INDEX.exec(this.file.path) ?? [];
    const whole: ServerlessEntry[] =
      name === undefined
        ? []
        : [
            {
              platform: 'supabase',
              kind: 'http',
              name,
              line: null,
              guards: [],
              handlerLine: null,
              usesAdmin: false,
              asksBack: false,
              restricted: this.restricted,
            },
          ];
    return {
      entries: [...whole, ...this.entries],
      privileged: this.privileged,
      spends: [...this.spends.values()],
      limited: this.limited,
      decodes: this.authorization ? this.decodes : null,
      signatureHeader: this.signatureHeader,
      scoped: this.scoped,
      asksBack: this.asksBack,
    };
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    const line = () => this.file.lineAt(node.start);
    if (node.type === 'Identifier') this.limited ||= LIMIT.test(node.name);
    else if (node.type === 'Literal' || node.type === 'TemplateElement') this.text(node, line);
    else if (node.type === 'CallExpression') this.call(node, parents, line);
    else if (node.type === 'MemberExpression' && SERVICE_KEY.test(dottedName(node) ?? ''))
      this.privileged ??= line();
    return undefined;
  }

  private text(node: Node & { type: 'Literal' | 'TemplateElement' }, line: () => number): void {
    const text = node.type === 'Literal' ? (stringValue(node) ?? '') : node.value.raw;
    if (text === '' || text.length > 300) return;
    const kind = spentBy(text);
    if (kind && !this.spends.has(kind)) this.spends.set(kind, { kind, line: line() });
    // Only names: sentences about limits are messages.
    if (/^[\w.-]{1,60}$/.test(text)) {
      this.limited ||= LIMIT.test(text);
      if (/(?:^|-)signature(?:-256)?$/i.test(text)) this.signatureHeader ??= line();
      if (/^authorization$/i.test(text)) this.authorization = true;
    }
    if (/^firebase-admin/.test(text)) this.privileged ??= line();
  }

  private call(node: CallExpression, parents: readonly Node[], line: () => number): void {
    const name = dottedName(node.callee);
    if (name === null) return;
    const [first] = node.arguments;
    if (/(?:^|\.)env\.get$/.test(name) && first && SERVICE_KEY.test(stringValue(first) ?? ''))
      this.privileged ??= line();
    this.asksBack ||= ASKS_BACK.test(name);
    if (DECODERS.test(name)) this.decodes ??= line();
    if (/(?:^|\.)create(?:Server)?Client$/.test(name) && this.slice(node).includes('uthorization'))
      this.scoped = true;
    if (/^withSupabase$/.test(name) && first) this.restricted ??= supabaseAuth(this.slice(first));
    if (!this.edge && /(?:^|\.)on(?:Request|Call)$/.test(name)) this.firebase(node, name, parents, line());
  }

  private firebase(node: CallExpression, called: string, parents: readonly Node[], line: number): void {
    const handler = node.arguments.findLast((each) => isFunction(each));
    const named = node.arguments.at(-1);
    // An Express application in a function has routes of its own.
    if (!handler && named?.type !== 'Identifier') return;
    if (!handler && named?.type === 'Identifier' && /app|api|server/i.test(named.name)) return;
    const [options] = node.arguments;
    const restricted =
      options &&
      options !== handler &&
      /invoker["']?\s{0,3}:\s{0,3}["'[]+(?!public)/.test(this.slice(options))
        ? 'invoker'
        : null;
    this.entries.push({
      platform: 'firebase',
      kind: called.endsWith('onCall') ? 'callable' : 'http',
      name: assignedTo(parents) ?? 'function',
      line,
      guards: handler ? verifies(handler, this.file, this.imported).guards : [],
      handlerLine: handler ? this.file.lineAt(handler.start) : null,
      asksBack: handler !== undefined && /\bfetch\w{0,30}\(|\.retrieve\(/.test(this.slice(handler)),
      usesAdmin: handler ? ADMIN.test(this.slice(handler)) : true,
      restricted,
    });
  }

  private slice(node: Node): string {
    return this.file.text.slice(node.start, node.end);
  }
}

const ADMIN = /\badmin\.\w|\bgetFirestore\(|\bgetAuth\(|\bgetStorage\(|\bdb\b|\bfirestore\b|\bauth\(\)\./;

/** `user`, `secret` and the like; null where anybody may call. */
function supabaseAuth(options: string): string | null {
  const [, auth] = /\b(?:auth|allow)["']?\s{0,3}:\s{0,3}\[?\s{0,3}["'](\w{1,20})/.exec(options) ?? [];
  return auth === undefined || /^(?:none|public|always|publishable)$/.test(auth)
    ? null
    : `withSupabase ${auth}`;
}

/** The name under which a call's result is kept: `exports.x = …`, `export const x = …`. */
function assignedTo(parents: readonly Node[]): string | null {
  for (const parent of parents.toReversed()) {
    if (isFunction(parent)) return null;
    if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
    if (parent.type === 'AssignmentExpression') return dottedName(parent.left)?.split('.').at(-1) ?? null;
    if (parent.type === 'Property' && parent.key.type === 'Identifier') return parent.key.name;
  }
  return null;
}
