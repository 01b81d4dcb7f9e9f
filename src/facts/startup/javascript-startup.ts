import type { Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { JAVASCRIPT_FILES, javascript, walk } from '../../parsers/javascript.ts';
import { isTestPath } from '../path-roles.ts';
import { effectOf, type Found, type Libraries, librariesIn } from './javascript-effects.ts';
import { functionAround, isGuarded, momentOf } from './javascript-moment.ts';
import { isTrue, type JsStep, stepsOf } from './javascript-steps.ts';
import type { CodeSite, MadeCall, StartupFile } from './model.ts';

/** What shapes or empties a database, and what starts a server, in each JavaScript file. */
export const javascriptStartup = defineFileFact<StartupFile>({
  id: 'javascript-startup',
  files: JAVASCRIPT_FILES,
  mentions:
    /\.listen\s*\(|createServer|NestFactory|onModuleInit|onApplicationBootstrap|\.sync\s*\(|synchronize|dropSchema|deleteMany|drop(?:Collection|Database|AllTables)|truncate|\.del\(|\.delete\(\)|\b(?:db|tx|trx|database)\s*\.delete\(|DROP\s+(?:TABLE|DATABASE|SCHEMA)|DELETE\s+FROM|getSchemaGenerator|\.drop\(\)/i,
  parsers: [javascript],
  extract(file) {
    if (isTestPath(file.path)) return null;
    const found = new Reader(file);
    walk(javascript.of(file).program, (node, parents) => found.visit(node, parents));
    const { sites, calls, serves } = found;
    return sites.length > 0 || calls.length > 0 || serves ? { sites, calls, serves } : null;
  },
});

/** Names that say nothing of which function is meant. */
const COMMON =
  /^(log|error|warn|info|require|json|send|status|map|filter|forEach|push|join|get|set|use|find|on|catch|then|finally|next|trim|split|String|Number|resolve|reject|end|test|it|describe|expect|toString|parse|stringify|slice|keys|values|entries|includes|replace|exit|now|Boolean|Array|Date|Object|floor|round|useState|useEffect|t|cn)$/;

class Reader {
  readonly sites: CodeSite[] = [];
  readonly calls: MadeCall[] = [];
  serves = false;
  private readonly file: SourceFile;
  private readonly libraries: Libraries;
  private readonly typeorm: boolean;
  private readonly known = new Set<string>();

  constructor(file: SourceFile) {
    this.file = file;
    this.libraries = librariesIn(file.text);
    this.typeorm = /typeorm|DataSource|mikro-orm/i.test(file.text);
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    if (node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression') this.call(node, parents);
    else if (node.type === 'Property' && this.typeorm) this.setting(node, parents);
    return undefined;
  }

  private call(node: Node, parents: readonly Node[]): void {
    const parent = parents.at(-1);
    const goesOn = parent?.type === 'MemberExpression' && parent.object === node;
    const steps = goesOn ? null : stepsOf(node);
    if (!steps) return;
    const effect = effectOf(steps, this.libraries);
    if (effect) this.site(effect, node, parents);
    else this.plainCall(steps, node, parents);
  }

  /** `synchronize: true` in the options of a connection. */
  private setting(node: Node & { type: 'Property' }, parents: readonly Node[]): void {
    const { key, value } = node;
    const name = key.type === 'Identifier' ? key.name : null;
    if ((name !== 'synchronize' && name !== 'dropSchema') || isEntityOption(parents)) return;
    const guarded = !isTrue(value);
    const off = value.type === 'Literal' && value.value !== true;
    if (off) return;
    const effect = name === 'dropSchema' ? 'drop' : 'sync';
    const what = `${name}: ${guarded ? '…' : 'true'}`;
    // Options are read when the connection is made, wherever they are written.
    this.sites.push({
      effect,
      what,
      target: null,
      line: this.file.lineAt(node.start),
      runs: 'startup',
      within: null,
      span: null,
      guarded: guarded || isGuarded(parents, node, this.file.text),
    });
  }

  private site(found: Found, node: Node, parents: readonly Node[]): void {
    const { runs, within } = momentOf(parents);
    const guarded = isGuarded(parents, node, this.file.text);
    const around = functionAround(parents);
    const span = around ? ([this.file.lineAt(around.start), this.file.lineAt(around.end)] as const) : null;
    this.sites.push({ ...found, line: this.file.lineAt(node.start), runs, within, span, guarded });
  }

  private plainCall(steps: readonly JsStep[], node: Node, parents: readonly Node[]): void {
    for (const [index, { name, args }] of steps.entries()) {
      if (args === null || COMMON.test(name)) continue;
      if ((name === 'listen' && index > 0) || name === 'serve' || /^NestFactory$/.test(steps[0]?.name ?? ''))
        this.serves = true;
      const { runs, within } = momentOf(parents);
      const key = `${name} ${runs} ${within}`;
      if (this.known.has(key) || isGuarded(parents, node, this.file.text)) continue;
      this.known.add(key);
      this.calls.push({ name, runs, within });
    }
  }
}

/** `@Entity({ synchronize: false })` is about one table, and not about the connection. */
function isEntityOption(parents: readonly Node[]): boolean {
  return parents.some((parent) => parent.type === 'Decorator');
}
