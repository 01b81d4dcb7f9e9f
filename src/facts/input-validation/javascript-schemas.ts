import type { CallExpression, Node } from '@oxc-project/types';
import { dottedName } from '../../parsers/javascript.ts';
import type { ImportedName } from '../routes/javascript/trace.ts';
import { isSchemaPackage, ONLY_SCHEMAS, SCHEMA_METHOD, SCHEMA_NAME } from './libraries.ts';

/** Methods that only transform, of packages whose others decide. */
const TRANSFORMS = /^(?:plainToInstance|plainToClass|instanceToPlain)$/;
const GLOBAL =
  /^(?:JSON|Date|URL|Math|path|url|qs|querystring|Number|Object|Array|Promise|RegExp|semver|yaml|YAML|csv|Papa|marked|cheerio|dotenv|cookie|chrono|ms)$/;

/** Which names of a file stand for schemas, and which calls ask one. */
export class Schemas {
  private readonly library = new Set<string>();
  private readonly top = new Set<string>();
  private readonly imported: ReadonlyMap<string, ImportedName>;

  constructor(imported: ReadonlyMap<string, ImportedName>) {
    this.imported = imported;
    for (const [local, { specifier }] of imported) if (isSchemaPackage(specifier)) this.library.add(local);
  }

  names(): string[] {
    return [...this.top];
  }

  /** `const order = z.object(…)`, `const validate = ajv.compile(order)`. */
  bind(name: string, init: Node, isTop: boolean): void {
    const root = init.type === 'NewExpression' ? dottedName(init.callee) : dottedName(init);
    const [base = ''] = (root ?? '').split('.');
    if (!this.library.has(base) || TRANSFORMS.test(base)) return;
    this.library.add(name);
    if (isTop) this.top.add(name);
  }

  /** Whether a call asks a schema; `doubtful` where it is a method of something of the team's own that may be one. */
  check(node: CallExpression): 'sure' | 'doubtful' | null {
    const path = dottedName(node.callee);
    if (path === null) return null;
    if (/^(?:(?:c|ctx|context)\.)?req(?:uest)?\.valid$/.test(path)) return 'sure';
    const steps = path.split('.');
    const [base = ''] = steps;
    if (this.library.has(base)) return asksLibrary(steps, node) ? 'sure' : null;
    const method = steps.at(-1) ?? '';
    if (steps.length < 2 || GLOBAL.test(base) || node.arguments.length === 0 || !SCHEMA_METHOD.test(method))
      return null;
    if (ONLY_SCHEMAS.test(method) || SCHEMA_NAME.test(steps.slice(0, -1).join('.'))) return 'sure';
    return this.isOwn(base) && /^(?:parse|validate|check|assert)$/.test(method) ? 'doubtful' : null;
  }

  private isOwn(name: string): boolean {
    return /^[.@~#]/.test(this.imported.get(name)?.specifier ?? '');
  }
}

/** `orderSchema.parse(body)`, `validate(body)` of a compiled one, `v.parse(Order, body)`. */
function asksLibrary(steps: readonly string[], node: CallExpression): boolean {
  const [base = ''] = steps;
  const method = steps.at(-1) ?? '';
  if (TRANSFORMS.test(base) || TRANSFORMS.test(method)) return false;
  if (steps.length === 1) return !isMaker(base);
  return SCHEMA_METHOD.test(method) && node.arguments.length > 0;
}

/** Calls of a library that make a schema rather than ask one: `object({…})`, `body('email')`. */
const isMaker = (name: string): boolean =>
  /^(?:object|string|number|array|boolean|body|param|query|check|header|cookie|celebrate|zValidator|vValidator|tbValidator|sValidator|validator|createRoute|createInsertSchema|createSelectSchema|createUpdateSchema|type|struct|oneOf|checkSchema|Segments|createSafeActionClient|createServerAction)$/.test(
    name,
  );
