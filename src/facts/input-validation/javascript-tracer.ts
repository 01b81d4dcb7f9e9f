import type { FileFactResult } from '../../kit/fact.ts';
import { entry } from '../routes/javascript/entry.ts';
import type { FunctionRef, Target, World } from '../routes/javascript/world.ts';
import { CHOOSES, isSchemaPackage, promisesCheck } from './libraries.ts';
import type { Checked, HandedRoot, InputFile, InputFunction, InputSink, InputStep } from './model.ts';

/** Where input comes in: a request, the arguments of a server action, the data of a callable function, a procedure's `input`. */
export type Start = 'request' | 'action' | 'callable' | 'procedure';

export interface Traced {
  readonly checked: Checked | null;
  readonly sink: InputSink | null;
  /** A request's body is read on the way, for more than to choose a record. */
  readonly reads: boolean;
}

/** How many helpers deep. */
const LEVELS = 2;

/** Packages that look at single values by hand. */
const LOOKS =
  /^(?:validator(?:\/.*)?|email-validator|is-email|libphonenumber-js|isemail|deep-email-validator|dompurify|isomorphic-dompurify|sanitize-html|xss)$/;

type Step<K extends InputStep['is']> = InputStep & { readonly is: K };

/** Follows what was sent from a handler to its first end. */
export class Tracer {
  private readonly world: World;
  private readonly files: ReadonlyMap<string, InputFile>;
  private readonly functions = new Map<string, InputFunction>();
  private readonly models: ReadonlyMap<string, 'mongoose' | 'sequelize'>;

  constructor(world: World, values: FileFactResult<InputFile>['values']) {
    this.world = world;
    this.files = new Map(values.map(({ path, value }) => [path, value]));
    for (const { path, value } of values)
      for (const each of value.functions) this.functions.set(`${path}#${each.fn}`, each);
    this.models = new Map(
      values.flatMap(({ value }) => value.models.map(({ name, library }) => [name, library] as const)),
    );
  }

  has(ref: FunctionRef): boolean {
    return this.inside(ref).some(({ path, fn }) => this.functions.has(`${path}#${fn}`));
  }

  trace(handlers: readonly FunctionRef[], start: Start, before: Checked | null = null): Traced {
    const run = new Run(this, before);
    // Several are all of a file; of one, what it holds.
    const [only] = handlers;
    const refs = only && handlers.length === 1 ? [only, ...this.inside(only).slice(1)] : handlers;
    const raw = handlers.flatMap(({ path, fn }) => this.startRoots(start, path, fn));
    run.through(refs, (root) => raw.some((each) => isWithin(root, each)), 0);
    const reads = !run.chose && refs.some(({ path, fn }) => this.functions.get(`${path}#${fn}`)?.reads);
    return { checked: run.checked, sink: run.sink, reads };
  }

  /** Whether a middleware asks a schema about the request, or looks at it by hand. */
  looksAt(ref: FunctionRef): Checked | null {
    const steps = this.steps(this.inside(ref));
    const schema = steps.find(({ step }) => step.is === 'schema' && !step.doubtful);
    const found =
      schema ??
      steps.find(({ step }) => step.is === 'test' && step.roots.some((root) => root.startsWith('body')));
    if (!found) return null;
    const at = { path: found.path, line: found.step.line };
    return { by: schema ? 'schema' : 'hand', name: found.step.name, at };
  }

  private startRoots(start: Start, path: string, fn: number): string[] {
    const params = this.world.function(path, fn)?.params ?? [];
    if (start === 'request') return ['body'];
    if (start === 'action') return ['body', ...params.map((_each, at) => `p${fn}.${at}`)];
    if (start === 'procedure') return [`p${fn}.0/input`];
    return [params[0] === 'data' ? `p${fn}.0` : `p${fn}.0/data`];
  }

  inside({ path, fn }: FunctionRef): FunctionRef[] {
    return this.world.within(path, fn).map((each) => ({ path, fn: each }));
  }

  steps(refs: readonly FunctionRef[]): { path: string; fn: number; step: InputStep }[] {
    return refs
      .flatMap(({ path, fn }) =>
        (this.functions.get(`${path}#${fn}`)?.steps ?? []).map((step) => ({ path, fn, step })),
      )
      .sort((a, b) => a.step.start - b.step.start);
  }

  follow(path: string, fn: number, name: string): Target {
    return this.world.follow(path, fn, { kind: 'name', name });
  }

  /** Whether a name that a file imports stands for a schema where it is made. */
  isSchema(path: string, called: string): boolean {
    const base = called.split('.', 1)[0] ?? '';
    const from = entry(this.world.files.get(path)?.imports ?? {}, base);
    if (!from) return false;
    if (isSchemaPackage(from.specifier)) return true;
    return this.world
      .resolve(path, from.specifier)
      .some((file) => this.files.get(file)?.schemas.includes(from.name) ?? false);
  }

  /** All functions of a file that do something with input. */
  functionsOf(path: string): FunctionRef[] {
    return (this.files.get(path)?.functions ?? []).map(({ fn }) => ({ path, fn }));
  }

  /** The roots that hold content, as fields for people; null where they only choose a record. */
  contentOf(path: string, roots: readonly string[]): string[] | null {
    const named = roots.map((root) => this.fieldName(path, root));
    const content = named.filter((field) => field === null || !CHOOSES.test(field));
    if (content.length === 0) return null;
    return [...new Set(content.flatMap((field) => field ?? []))];
  }

  /** `email` of `body/email`; a parameter's own name; null for a body as it came. */
  private fieldName(path: string, root: string): string | null {
    const [base = '', field] = root.split('/');
    if (field !== undefined) return field;
    const [, fn, at] = /^p(\d+)\.(\d+)$/.exec(base) ?? [];
    if (fn === undefined || at === undefined) return null;
    const name = this.world.function(path, Number(fn))?.params[Number(at)] ?? null;
    return name === null || /^(?:data|formData|input|values|payload|body|params|dto|fields)$/.test(name)
      ? null
      : name;
  }

  /** The library whose model a store is, where that model has rules; `File` may be what `./file.model` gives. */
  rulesOf(path: string, target: string | null): 'mongoose' | 'sequelize' | null {
    if (target === null) return null;
    const from = entry(this.world.files.get(path)?.imports ?? {}, target);
    const made = from
      ? this.world.resolve(path, from.specifier).flatMap((file) => this.files.get(file)?.models ?? [])
      : [];
    return this.models.get(target) ?? made[0]?.library ?? null;
  }
}

const isWithin = (root: string, raw: string): boolean => root === raw || root.startsWith(`${raw}/`);

const UPDATES = /update|Update|findOneAnd|replace/;

/** One way from a handler to the first end. */
class Run {
  checked: Checked | null;
  sink: InputSink | null = null;
  /** Something was changed that input only chose. */
  chose = false;
  private readonly tracer: Tracer;
  private readonly seen = new Set<string>();

  constructor(tracer: Tracer, before: Checked | null) {
    this.tracer = tracer;
    this.checked = before;
  }

  /** @param holdsRequest whether the functions were handed the request itself, so that whatever they parse comes from it */
  through(
    refs: readonly FunctionRef[],
    isRaw: (root: string) => boolean,
    depth: number,
    holdsRequest = false,
  ): void {
    for (const { path, fn, step } of this.tracer.steps(refs)) {
      if (this.sink) return;
      if (step.is === 'call') this.call(path, fn, step, isRaw, depth);
      else if (step.roots.some(isRaw) || (step.is === 'schema' && holdsRequest)) this.take(path, step, isRaw);
    }
  }

  private take(
    path: string,
    step: Exclude<InputStep, { is: 'call' }>,
    isRaw: (root: string) => boolean,
  ): void {
    const at = { path, line: step.line };
    if (step.is === 'test') this.check({ by: 'hand', name: step.name, at });
    else if (step.is === 'sink') this.end(path, step, step.roots.filter(isRaw));
    else
      this.check({
        by: !step.doubtful || this.tracer.isSchema(path, step.name) ? 'schema' : 'unread',
        name: step.name,
        at,
      });
  }

  private end(path: string, step: Step<'sink'>, roots: readonly string[]): void {
    const fields = this.tracer.contentOf(path, roots);
    this.chose ||= fields === null;
    if (fields === null) return;
    const { kind, target, line, verb } = step;
    const rules = this.tracer.rulesOf(path, target);
    const rulesSkipped = rules === 'mongoose' && UPDATES.test(verb) && !step.runsRules;
    this.sink = { kind, target, at: { path, line }, fields, rulesSkipped };
    if (rules !== null && !rulesSkipped && this.checked?.by !== 'schema')
      this.checked = { by: 'model', name: target ?? '', at: { path, line } };
  }

  /** A better answer replaces a worse one. */
  private check(found: Checked): void {
    if (this.checked === null || WORTH[found.by] > WORTH[this.checked.by]) this.checked = found;
  }

  private call(
    path: string,
    fn: number,
    step: Step<'call'>,
    isRaw: (root: string) => boolean,
    depth: number,
  ): void {
    const request = step.args.some((roots) => roots.some(({ root }) => REQUEST.test(root)));
    const raw = step.args.map((roots) => roots.filter(({ root }) => isRaw(root)));
    const given = raw.some((roots) => roots.length > 0);
    if (!given && !(request && depth === 0)) return;
    const target = this.tracer.follow(path, fn, step.name);
    const at = { path, line: step.line };
    if (target.kind === 'function') this.into(path, target, raw, depth, request && depth === 0);
    else if (!given) return;
    else if (target.kind === 'package' && LOOKS.test(target.specifier))
      this.check({ by: 'hand', name: step.name, at });
    else if (promisesCheck(step.name) && target.kind !== 'package')
      this.check({ by: 'unread', name: step.name, at });
  }

  private into(
    path: string,
    target: FunctionRef,
    raw: readonly (readonly HandedRoot[])[],
    depth: number,
    holdsRequest: boolean,
  ): void {
    const key = `${target.path}#${target.fn}`;
    if (depth >= LEVELS || this.seen.has(key)) return;
    this.seen.add(key);
    const given = raw.flatMap((roots, at) =>
      roots
        .filter(({ root }) => this.tracer.contentOf(path, [root]) !== null)
        .map(({ field }) => `p${target.fn}.${at}${field === null ? '' : `/${field}`}`),
    );
    this.through(
      this.tracer.inside(target),
      (root) => root === 'body' || root.startsWith('body/') || given.some((each) => isWithin(root, each)),
      depth + 1,
      holdsRequest,
    );
  }
}

/** The request or the context that a handler receives. */
const REQUEST = /^p\d+\.0$/;

const WORTH: Record<Checked['by'], number> = { hand: 1, unread: 2, model: 3, schema: 4 };
