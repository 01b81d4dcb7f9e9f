import type { CallExpression, Node, ObjectExpression } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { roleOf } from '../imports/imports.ts';
import {
  anything,
  type CrossOrigin,
  type FileHardening,
  LIMITER_NAME,
  type Limiter,
  type LoginCookie,
  type Measure,
  SECURITY_HEADER,
} from './model.ts';
import { LOGIN_COOKIE, sameSiteOf } from './python-hardening.ts';

const MENTIONS =
  /\bcors\b|\bhelmet\b|rate-?limit|throttl|\blimiter\b|slow-?down|csurf|csrf|\blusca\b|express-session|cookie-session|Access-Control-Allow|\.cookie\(|cookies\(\)|secureHeaders|X-Frame-Options|Content-Security-Policy|Strict-Transport-Security/i;
const VERB = /\.(?:get|post|put|patch|delete|all|route)$/;

/** What JavaScript on the server says of the usual doors of abuse: one walk a file. */
export const javascriptHardening = defineFileFact<FileHardening>({
  id: 'http-hardening-javascript',
  files: ['**/*.{js,ts,mjs,cjs,mts,cts,tsx}'],
  mentions: MENTIONS,
  parsers: [javascript],
  extract(file) {
    if (
      /^(?:test|docs|example)$/.test(roleOf(file.path)) ||
      /\.min\.js$|\.d\.ts$|['"]use client['"]/.test(file.path) ||
      /^\s{0,20}['"]use client['"]/.test(file.text)
    )
      return null;
    const found = new Reader(file).read(javascript.of(file).program);
    return anything(found) ? found : null;
  },
});

class Reader {
  readonly #limiters: Limiter[] = [];
  readonly #crossOrigin: CrossOrigin[] = [];
  readonly #cookies: LoginCookie[] = [];
  readonly #forgery: Measure[] = [];
  readonly #headers: Measure[] = [];
  /** Objects that constants hold, for options that are named. */
  readonly #objects = new Map<string, ObjectExpression>();
  readonly #made = new Set<string>();
  readonly #set = new Map<string, { value: string; line: number }>();

  constructor(private readonly file: SourceFile) {}

  read(program: Node): FileHardening {
    walk(program, (node) => {
      if (node.type === 'VariableDeclarator') this.#declared(node);
      else if (node.type === 'CallExpression') this.#call(node);
      else if (node.type === 'ImportDeclaration') this.#imported(node.source.value, node);
      else if (node.type === 'Literal' && typeof node.value === 'string') this.#literal(node.value, node);
      return undefined;
    });
    this.#byHand();
    const [limiters, crossOrigin, cookies] = [this.#limiters, this.#crossOrigin, this.#cookies];
    return { limiters, crossOrigin, cookies, forgery: this.#forgery, headers: this.#headers };
  }

  #line(node: Node): number {
    return this.file.lineAt(node.start);
  }

  #declared({ id, init }: Extract<Node, { type: 'VariableDeclarator' }>): void {
    if (id.type !== 'Identifier' || !init) return;
    if (init.type === 'ObjectExpression') this.#objects.set(id.name, init);
    const made =
      init.type === 'CallExpression' || init.type === 'NewExpression' ? dottedName(init.callee) : null;
    if (made !== null && LIMITER_NAME.test(made)) this.#made.add(id.name);
  }

  #imported(module: string, node: Node): void {
    const line = this.#line(node);
    if (
      /^(?:csurf|csrf-csrf|csrf-sync|lusca|@edge-csrf\/\w+|hono\/csrf|koa-csrf|@fastify\/csrf-protection|tiny-csrf)/.test(
        module,
      )
    )
      this.#forgery.push({ line, name: module });
    if (/^(?:helmet|@fastify\/helmet|hono\/secure-headers|koa-helmet|next-safe|nosecone)/.test(module))
      this.#headers.push({ line, name: module });
  }

  #literal(text: string, node: Node): void {
    if (SECURITY_HEADER.test(text) && text.length < 60)
      this.#headers.push({ line: this.#line(node), name: text });
  }

  #call(node: CallExpression): void {
    const callee = dottedName(node.callee);
    if (callee === null) return;
    const [first, second, third] = node.arguments;
    if (callee === 'require' && first) this.#imported(stringValue(first) ?? '', node);
    if (/(?:^|\.)cors$/.test(callee)) this.#cors(node, first);
    else if (/\.register$/.test(callee) && first && /^(?:fastifyC|c)ors$/.test(dottedName(first) ?? ''))
      this.#cors(node, second);
    else if (/^(?:express)?[sS]ession$|^cookieSession$/.test(callee) && first)
      this.#session(node, callee, first);
    else if (/\.cookie$|cookies(?:\(\))?\.set$|\.setCookie$|^setCookie$/.test(callee))
      this.#cookie(
        node,
        callee === 'setCookie' ? [second, third, node.arguments[3]] : [first, second, third],
      );
    else if (/\.(?:setHeader|header|set|append)$/.test(callee) && first && second)
      this.#set.set((stringValue(first) ?? '').toLowerCase(), {
        value: this.#text(second),
        line: this.#line(node),
      });
    this.#limit(node, callee);
  }

  #text(node: Node): string {
    return this.file.text.slice(node.start, Math.min(node.end, node.start + 200));
  }

  #limit(node: CallExpression, callee: string): void {
    const line = this.#line(node);
    const [first] = node.arguments;
    const path = first ? stringValue(first) : null;
    const given = node.arguments.map((each) => this.#limiterIn(each)).find((name) => name !== null) ?? null;
    if (
      /\.use$|\.register$|\.addHook$|\.forRoot(?:Async)?$/.test(callee) &&
      (given !== null || /Throttler/.test(callee))
    )
      this.#limiters.push({
        line,
        name: given ?? callee,
        reach: path === null ? 'everywhere' : 'paths',
        paths: path === null ? [] : [path],
      });
    else if (VERB.test(callee) && path !== null && given !== null)
      this.#limiters.push({ line, name: given, reach: 'paths', paths: [path] });
    else if (
      LIMITER_NAME.test(callee) &&
      !/^(?:rateLimit|slowDown|rateLimiter|createRateLimit\w*|require)$/.test(callee)
    )
      this.#limiters.push({ line, name: callee, reach: 'here', paths: [] });
  }

  #limiterIn(node: Node): string | null {
    const name = node.type === 'ArrayExpression' ? null : dottedName(node);
    if (name !== null) return this.#made.has(name) || LIMITER_NAME.test(name) ? name : null;
    if (node.type !== 'ArrayExpression') return null;
    return (
      node.elements.map((each) => (each ? this.#limiterIn(each) : null)).find((each) => each !== null) ?? null
    );
  }

  #object(node: Node | undefined): ObjectExpression | null {
    if (node?.type === 'ObjectExpression') return node;
    return node?.type === 'Identifier' ? (this.#objects.get(node.name) ?? null) : null;
  }

  #cors(node: CallExpression, options: Node | undefined): void {
    const line = this.#line(node);
    const object = this.#object(options);
    if (!object) {
      this.#crossOrigin.push({ line, origin: options ? 'unknown' : 'any', credentials: false });
      return;
    }
    const origin = property(object, 'origin');
    const credentials = this.#text(property(object, 'credentials') ?? object) === 'true';
    this.#crossOrigin.push({ line, origin: origin ? this.#origin(origin) : 'any', credentials });
  }

  #origin(node: Node): CrossOrigin['origin'] {
    const text = stringValue(node);
    if (text !== null) return text === '*' ? 'any' : 'listed';
    if (node.type === 'Literal') return node.value === true ? 'reflected' : 'listed';
    if (node.type === 'ArrayExpression')
      return node.elements.some((each) => each && stringValue(each) === '*') ? 'any' : 'listed';
    const code = this.file.text.slice(node.start, Math.min(node.end, node.start + 1500));
    const lets =
      /\(\s*null\s*,\s*(?:true|origin)\s*\)/.test(code) ||
      /^\(?\s*origin\s*\)?\s*=>\s*origin\s*(?:\|\|\s*['"]\*['"])?$/.test(code);
    if (
      /Function/.test(node.type) &&
      lets &&
      !/\bif\b|\?|includes|indexOf|\.test\(|\.has\(|&&|===/.test(code)
    )
      return 'reflected';
    return 'unknown';
  }

  #session(node: CallExpression, name: string, options: Node): void {
    const object = this.#object(options);
    if (!object || (!property(object, 'secret') && !property(object, 'keys') && !property(object, 'cookie')))
      return;
    const cookie = this.#object(property(object, 'cookie') ?? undefined) ?? object;
    this.#cookies.push({ line: this.#line(node), name, sameSite: this.#sameSite(cookie) });
  }

  #cookie(node: CallExpression, [name, , options]: readonly (Node | undefined)[]): void {
    const text = name ? stringValue(name) : null;
    if (text === null || !LOGIN_COOKIE.test(text)) return;
    const object = this.#object(options);
    // Options that are computed may say anything.
    if (options && !object) return;
    this.#cookies.push({
      line: this.#line(node),
      name: `cookie "${text}"`,
      sameSite: object ? this.#sameSite(object) : null,
    });
  }

  #sameSite(object: ObjectExpression): LoginCookie['sameSite'] {
    const value = property(object, 'sameSite');
    if (!value) return null;
    if (value.type === 'Literal' && value.value === true) return 'strict';
    const text = stringValue(value);
    // Chosen by the environment: one of them is meant for production.
    return text === null ? (/lax|strict/i.test(this.#text(value)) ? 'lax' : null) : sameSiteOf(text);
  }

  /** `res.setHeader("Access-Control-Allow-Origin", …)`. */
  #byHand(): void {
    const origin = this.#set.get('access-control-allow-origin');
    if (!origin) return;
    const credentials = /true/.test(this.#set.get('access-control-allow-credentials')?.value ?? '');
    const kind = /^["'`]\*["'`]$/.test(origin.value)
      ? 'any'
      : /^(?:req|request|ctx|c\.req)\b.{0,40}origin/i.test(origin.value)
        ? 'reflected'
        : 'unknown';
    this.#crossOrigin.push({ line: origin.line, origin: kind, credentials });
  }
}

function property(object: ObjectExpression, name: string): Node | null {
  for (const each of object.properties)
    if (
      each.type === 'Property' &&
      !each.computed &&
      each.key.type === 'Identifier' &&
      each.key.name === name
    )
      return each.value;
  return null;
}
