import type { CallExpression, Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, walk } from '../../parsers/javascript.ts';
import type { Chain } from '../failure-handling/chain.ts';
import { chainOf } from '../failure-handling/javascript-chain.ts';
import { enclosingName, isBackground, isFunction } from '../failure-handling/javascript-scope.ts';
import { BY_DATE, type Deletion, type FileDeletions, unlessEmpty } from './model.ts';

/** What JavaScript and TypeScript delete by date, and what they let a clock run. */
export const javascriptDeletions = defineFileFact<FileDeletions>({
  id: 'deletions-javascript',
  files: JAVASCRIPT_FILES,
  mentions:
    /\b(?:deleteMany|destroy|deleteObjects|(?:batch|db|tx|trx)\.delete)\(|\.(?:delete|remove)\(\)|delete\s+from\s|expireAfterSeconds|\bexpires\s?:\s?['"\d]|\bcron|onSchedule|scheduleJob|setInterval|lifecycleRules/i,
  parsers: [javascript],
  extract(file) {
    const found = new Collector(file);
    walk(javascript.of(file).program, (node, parents) => found.visit(node, parents));
    return unlessEmpty(found.result());
  },
});

const DELETES = /^(deleteMany|destroy|delete|remove|deleteAll|deleteWhere|recursiveDelete|deleteObjects)$/;
const CLOCK =
  /(^|\.)(setInterval|schedule|scheduleJob|onSchedule|onRun|CronJob|createFunction|cron|addCronJob|scheduled|repeatable)$/;
/** Marks by which a platform runs the whole file at set times. */
const SCHEDULED_FILE =
  /\bexport\s+const\s+config\b[^;]{0,120}\bschedule\b|@Cron\(|\bDeno\.cron\(|\bschedules\.task\(|\{\s*cron:\s*['"]|\basync\s+scheduled\s*\(/;
const LONGEST = 8000;

class Collector {
  readonly #file: SourceFile;
  readonly #byClock: boolean;
  readonly #deletions: Deletion[] = [];
  readonly #runs = new Set<string>();

  constructor(file: SourceFile) {
    this.#file = file;
    this.#byClock = SCHEDULED_FILE.test(file.text);
  }

  result(): FileDeletions {
    return { deletions: this.#deletions, runs: [...this.#runs], calls: [] };
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const callee = dottedName(node.callee) ?? '';
      if (CLOCK.test(callee)) this.#clock(node);
      if (node.type === 'CallExpression') this.#call(node, callee, parents);
    } else if (node.type === 'Property' && node.key.type === 'Identifier')
      this.#rule(node.key.name, node, parents);
  }

  /** Every name in what a clock is given. */
  #clock(node: Node): void {
    const text = this.#file.text.slice(node.start, Math.min(node.end, node.start + LONGEST));
    for (const [, name] of text.matchAll(/\b([A-Za-z_]\w{2,60})\b/g)) if (name) this.#runs.add(name);
  }

  #call(node: CallExpression, callee: string, parents: readonly Node[]): void {
    const last = callee.slice(callee.lastIndexOf('.') + 1);
    const sql = this.#sql(node);
    if (!DELETES.test(last) && sql === null) return;
    const around = parents.findLast(isFunction);
    const text = sql ?? this.#text(around ?? outermost(node, parents));
    if (!BY_DATE.test(text)) return;
    const chain = chainOf(node);
    this.#deletions.push({
      function: enclosingName(parents),
      line: this.#file.lineAt(node.start),
      targets: sql === null ? (chain ? targetsOf(chain) : []) : targetsOfSql(sql),
      scheduled: this.#byClock || isBackground(parents),
      what: 'a program',
    });
  }

  #text(node: Node): string {
    return this.#file.text.slice(node.start, Math.min(node.end, node.start + LONGEST));
  }

  /** The text of a statement in the arguments. */
  #sql(node: CallExpression): string | null {
    const text = this.#file.text.slice(node.start, Math.min(node.end, node.start + 2000));
    return node.arguments.length > 0 && /["'`]\s*delete\s+from\s/i.test(text) && !/function|=>/.test(text)
      ? text
      : null;
  }

  /** `expireAfterSeconds: 3600`, `expires: '30d'` of a schema, a lifecycle of a bucket. */
  #rule(name: string, node: Extract<Node, { type: 'Property' }>, parents: readonly Node[]): void {
    const value = this.#file.text.slice(node.value.start, Math.min(node.value.end, node.value.start + 60));
    const object = parents.at(-1);
    const beside = object
      ? this.#file.text.slice(object.start, Math.min(object.end, object.start + 300))
      : '';
    const ttl =
      (name === 'expireAfterSeconds' && /^[\d_*\s]+$/.test(value)) ||
      (name === 'expires' && /\btype\s*:\s*Date\b/.test(beside) && /^['"]?\d/.test(value));
    const lifecycle = name === 'expiration' && /Duration\.days\(/.test(value);
    if (!ttl && !lifecycle) return;
    const model = /\bmodel(?:<[^>]{0,80}>)?\(\s*['"](\w+)['"]/.exec(this.#file.text)?.[1];
    this.#deletions.push({
      function: null,
      line: this.#file.lineAt(node.start),
      targets: ttl && model !== undefined ? [model] : [],
      scheduled: true,
      what: ttl ? 'expiry in the database' : 'storage lifecycle',
    });
  }
}

function outermost(node: Node, parents: readonly Node[]): Node {
  return parents.findLast(({ type }) => type.endsWith('Statement') || type === 'VariableDeclaration') ?? node;
}

/** `prisma.loan.deleteMany`, `Loan.destroy`, `from("loans").delete`, `db.delete(loans)` */
function targetsOf(chain: Chain): string[] {
  const named = chain.find(({ name, call }) => call?.first && /^(from|collection|table|ref|doc)$/.test(name));
  if (named?.call?.first) return [named.call.first];
  const owner = chain.at(-2);
  if (
    !owner ||
    owner.call ||
    /^(batch|db|this|prisma|tx|snapshot|doc|ref|client|knex|trx|writer)$/i.test(owner.name)
  )
    return [];
  return [owner.name];
}

function targetsOfSql(sql: string): string[] {
  const [, name] = /delete\s+from\s+["'`]?([\w.]{1,80})/i.exec(sql) ?? [];
  return name === undefined ? [] : [name.split('.').at(-1) ?? name];
}
