import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import type { Route } from '../routes/model.ts';
import { Code, type Found } from '../routes/python/code.ts';
import { Modules } from '../routes/python/modules.ts';
import { pythonModules } from '../routes/python/python-modules.ts';
import { pythonRoutes } from '../routes/python/python-routes.ts';
import type { Checked, InputUse, InputValidation, LooseField } from './model.ts';
import { Bodies, type Typed } from './python-bodies.ts';
import { type FoundLooseField, pythonLooseFields } from './python-loose-fields.ts';
import { PythonRun } from './python-run.ts';
import { isSigned } from './signed.ts';

const SOURCES = { pythonModules, pythonRoutes, pythonLooseFields };

const CHANGES = /^(?:POST|PUT|PATCH|ANY|CALL)$/;
/** Apps whose widgets hand over values one by one: there is no body. */
const APPS = /^(?:streamlit|gradio|dash)$/;
const ENDS = /^(?:write|mail|sms|language-model|payment|command)$/;

/** What the handlers of Python's web frameworks do with what they are sent. */
export const pythonInput = defineDerivedFact<typeof SOURCES, InputValidation>({
  id: 'python-input',
  from: SOURCES,
  derive({ pythonModules: modules, pythonRoutes: { routes }, pythonLooseFields: loose }) {
    const reader = new Reader(new Code(new Modules(modules)), loose);
    const found = routes.map((route) => reader.read(route));
    return {
      uses: found.flatMap((each) => (each && 'checked' in each ? [each] : [])),
      notFollowed: found.flatMap((each) => (each && !('checked' in each) ? [each] : [])),
    };
  },
});

class Reader {
  private readonly bodies: Bodies;
  private readonly loose = new Map<string, LooseField[]>();

  constructor(
    private readonly code: Code,
    loose: FileFactResult<readonly FoundLooseField[]>,
  ) {
    this.bodies = new Bodies(code);
    for (const { path, value } of loose.values)
      for (const { model, field, line } of value) {
        this.loose.set(model, [...(this.loose.get(model) ?? []), { model, field, at: { path, line } }]);
      }
  }

  /** Null where nothing is sent or changed; the handler's place alone where its input could not be followed. */
  read({ framework, method, path, at, work, guards }: Route): InputUse | Place | null {
    const handler = CHANGES.test(method) && !APPS.test(framework) ? handlerAt(this.code, at) : null;
    // A signed message comes from a service that the team trusts.
    if (!handler || isSigned(guards)) return null;
    const typed = framework === 'fastapi' ? this.bodies.typed(handler, path) : null;
    // What a typed body lets through is held to its type, wherever it goes.
    if (!work.some(({ kind }) => ENDS.test(kind)) && !typed?.models.length) return null;
    const run = this.run(handler, framework, at);
    const checked: Checked | null =
      run.checked?.by === 'schema' || run.sink || !typed
        ? run.checked
        : { by: 'schema', name: typed.name, at };
    if (run.sink || checked?.by === 'schema')
      return { framework, method, path, at, checked, sink: run.sink, loose: this.looseIn(typed) };
    return run.reads ? at : null;
  }

  private run(handler: Found, framework: string, at: Place): PythonRun {
    const run = new PythonRun(this.code, this.bodies);
    run.decorators(handler);
    if (framework === 'connexion') run.byDocument(at);
    run.through(handler, this.bodies.raw(handler, framework), 0);
    return run;
  }

  /** By the model's name, where only one has it: a file of models alone says nothing of routes and is not read for them. */
  private looseIn(typed: Typed | null): LooseField[] {
    return (typed?.models ?? []).flatMap((model) => {
      const fields = this.loose.get(model) ?? [];
      return new Set(fields.map(({ at }) => at.path)).size === 1 ? fields : [];
    });
  }
}

/** The function that stands at a place. */
function handlerAt(code: Code, { path, line }: { path: string; line?: number }): Found | null {
  const part = code.modules.get(path)?.parts.functions.find((each) => each.line === line && each.name !== '');
  return part ? { path, part } : null;
}
