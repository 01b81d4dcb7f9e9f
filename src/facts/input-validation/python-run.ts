import type { Place } from '../../kit/source.ts';
import type { Code, Found } from '../routes/python/code.ts';
import { nameOf } from '../routes/python/expression.ts';
import { type CallPart, SENT, SENT_WHOLE, type WorkPart } from '../routes/python/model.ts';
import { CHOOSES, promisesCheck } from './libraries.ts';
import type { Checked, InputSink } from './model.ts';
import type { Bodies } from './python-bodies.ts';

const LEVELS = 2;
const ENDS = /^(?:write|mail|sms|language-model|payment|command)$/;

/** Decorators that put a schema before the handler. */
const DECORATOR =
  /(?:^|\.)(?:use_args|use_kwargs|use_body|expects_json|validate_json|arguments|input|expect_json|json_schema|validate|validate_schema|accepts|parse_with|body|doc_never)$/;

/** Methods that ask a schema or a form, whatever it is called. */
const ASKS =
  /(?:^|\.)(?:validate_on_submit|is_valid|full_clean|model_validate|model_validate_json|parse_obj|parse_raw|validate_python|validate_json|TypeAdapter|parse_args)$/;
const NAMED = /[sS]chema|[vV]alidator|[fF]orm\b|serializer|Serializer/;
const SCHEMA_MODULE =
  /^(?:jsonschema|fastjsonschema|cerberus|voluptuous|schema|webargs|marshmallow|pydantic|trafaret|colander|wtforms|email_validator)\b/;

type Step =
  | { readonly line: number; readonly rank: 0; readonly is: 'call'; readonly call: CallPart }
  | { readonly line: number; readonly rank: 1; readonly is: 'test'; readonly roots: readonly string[] }
  | { readonly line: number; readonly rank: 2; readonly is: 'work'; readonly work: WorkPart };

/** One way from a handler to the first end. */
export class PythonRun {
  checked: Checked | null = null;
  sink: InputSink | null = null;
  reads = false;
  private readonly seen = new Set<unknown>();

  constructor(
    private readonly code: Code,
    private readonly bodies: Bodies,
  ) {}

  /** What stands above the handler. */
  decorators({ path, part }: Found): void {
    for (const { value, line } of part.decorators) {
      const name = nameOf(value) ?? '';
      if (value.is === 'call' && DECORATOR.test(name)) this.check({ by: 'schema', name, at: { path, line } });
      else if (/valid|schema|sanit/i.test(name) && !/csrf|token|login|auth|permission/i.test(name))
        this.check({ by: 'unread', name, at: { path, line } });
    }
  }

  /** Connexion holds each request to the interface's own document. */
  byDocument(at: Place): void {
    this.check({ by: 'schema', name: 'the OpenAPI document', at });
  }

  through(found: Found, raw: readonly string[], depth: number): void {
    if (this.seen.has(found.part)) return;
    this.seen.add(found.part);
    const isRaw = (root: string): boolean => root.startsWith(SENT) || raw.includes(root);
    for (const step of stepsOf(found)) {
      if (this.sink) return;
      if (step.is === 'call') this.call(found, step.call, isRaw, depth);
      else if (step.is === 'test') {
        if (step.roots.some(isRaw))
          this.check({ by: 'hand', name: 'if', at: { path: found.path, line: step.line } });
      } else this.work(found, step.work, isRaw);
    }
  }

  private work(
    { path }: Found,
    { kind, target, line, roots, verb, inside }: WorkPart,
    isRaw: (root: string) => boolean,
  ): void {
    const raw = roots.filter(isRaw);
    if (raw.length > 0) this.reads = true;
    // It happens only where a test of what was sent holds.
    if (inside.some((root) => isRaw(root) && root !== SENT_WHOLE))
      this.check({ by: 'hand', name: 'if', at: { path, line } });
    if (!ENDS.test(kind) || raw.length === 0 || verb === 'delete') return;
    const named = raw.map((root) => (root.startsWith(`${SENT}:`) ? root.slice(SENT.length + 1) : null));
    if (named.every((name) => name !== null && CHOOSES.test(name))) return;
    this.sink = {
      kind,
      target: kind === 'write' ? target : null,
      at: { path, line },
      fields: named.includes(null) ? [] : [...new Set(named.flatMap((name) => name ?? []))],
      rulesSkipped: false,
    };
  }

  private call(found: Found, call: CallPart, isRaw: (root: string) => boolean, depth: number): void {
    const { path } = found;
    const { callee, line, args } = call;
    const at = { path, line };
    const raw = args.map(({ roots }) => roots.filter(isRaw));
    const given = raw.some((roots) => roots.length > 0);
    if (given) this.reads = true;
    if (ASKS.test(callee) || (given && this.isSchemaCall(found, callee))) {
      this.check({ by: 'schema', name: callee, at });
      return;
    }
    if (!given) return;
    const target = this.code.callable(found, callee);
    if (target && depth < LEVELS) {
      const parameters = target.part.parameters.filter(({ name }) => !/^(?:self|cls)$/.test(name));
      const names = args.flatMap(({ name }, index) => {
        const to = name ?? parameters[index]?.name;
        return to !== undefined && (raw[index]?.length ?? 0) > 0 ? [to] : [];
      });
      this.through(target, names, depth + 1);
    } else if (!target && promisesCheck(callee))
      this.check({ by: this.isLibrary(found, callee) ? 'hand' : 'unread', name: callee, at });
  }

  private isLibrary({ path, part }: Found, callee: string): boolean {
    return this.code.made(path, callee, part.name)?.is === 'library';
  }

  /** `OrderIn(**data)`, `OrderSchema().load(data)`, `jsonschema.validate(data, …)`. */
  private isSchemaCall({ path, part }: Found, callee: string): boolean {
    if (this.bodies.isSchema(path, callee, part.name)) return true;
    const dot = callee.lastIndexOf('.');
    const [base, tip] = [callee.slice(0, Math.max(dot, 0)), callee.slice(dot + 1)];
    if (/^(?:load|loads|validate|deserialize|check|parse|from_dict|is_valid)$/.test(tip) && base !== '')
      if (NAMED.test(base) || this.bodies.isSchema(path, base, part.name)) return true;
    const made = this.code.made(path, callee, part.name);
    return made?.is === 'library' && SCHEMA_MODULE.test(made.name);
  }

  /** A better answer replaces a worse one. */
  private check(found: Checked): void {
    if (this.checked === null || WORTH[found.by] > WORTH[this.checked.by]) this.checked = found;
  }
}

const WORTH: Record<Checked['by'], number> = { hand: 1, unread: 2, model: 3, schema: 4 };

/** Calls, tests and work of a function in the order of the text; a call on the line of the work comes before it. */
function stepsOf({ part }: Found): Step[] {
  const steps: Step[] = [
    ...part.calls.map((call): Step => ({ line: call.line, rank: 0, is: 'call', call })),
    ...part.tests.map(({ line, roots }): Step => ({ line, rank: 1, is: 'test', roots })),
    ...part.work.map((work): Step => ({ line: work.line, rank: 2, is: 'work', work })),
  ];
  return steps.sort((a, b) => a.line - b.line || a.rank - b.rank);
}
