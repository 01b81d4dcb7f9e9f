import type { Guard, Route, Work } from '../model.ts';
import type { Code } from './code.ts';
import { argument, nameOf } from './expression.ts';
import { guard } from './guards.ts';
import type { Handlers } from './handlers.ts';
import type { ModuleParts } from './model.ts';

type Module = Code['modules']['all'][number];

/** Apps that one script is: every widget of Streamlit, Gradio and Dash is behind the same address, so each is one route. */
export function appRoutes(code: Code, handlers: Handlers): Route[] {
  const imported = importedFiles(code);
  return code.modules.all.flatMap((module) => {
    const framework = frameworkOf(module.parts);
    const starts = framework !== null && isEntry(framework, module, imported);
    return starts ? [route(handlers, framework, module)] : [];
  });
}

function frameworkOf({ imports }: ModuleParts): 'streamlit' | 'gradio' | 'dash' | null {
  for (const { module } of imports) {
    const [top] = module.split('.');
    if (top === 'streamlit' || top === 'gradio' || top === 'dash') return top;
  }
  return null;
}

function isEntry(framework: string, { path, parts }: Module, imported: ReadonlySet<string>): boolean {
  const used = parts.uses.map(({ callee }) => callee);
  if (framework === 'gradio') return used.some((callee) => /\.launch$|mount_gradio_app$/.test(callee));
  if (framework === 'dash')
    return parts.values.some(({ value }) => /^(?:dash\.)?Dash$/.test(nameOf(value) ?? ''));
  if (/(^|\/)pages\/[^/]+\.py$/.test(path)) return true;
  // A module that others import draws a part of their page.
  const draws =
    used.some((callee) => /^st\.(?:set_page_config|title|run)$/.test(callee)) ||
    parts.functions.some(({ calls }) => calls.length > 0);
  return draws && !imported.has(path);
}

function importedFiles(code: Code): ReadonlySet<string> {
  return new Set(
    code.modules.all.flatMap(({ path, parts }) =>
      parts.imports
        .flatMap(({ module, name }) => [
          module,
          ...(name === null ? [] : [`${module}${module.endsWith('.') ? '' : '.'}${name}`]),
        ])
        .flatMap((module) => code.modules.file(path, module) ?? [])
        .filter((file) => file !== path),
    ),
  );
}

function route(handlers: Handlers, framework: 'streamlit' | 'gradio' | 'dash', module: Module): Route {
  const { path, parts } = module;
  const work: Work[] = [];
  const guards: Guard[] = [...libraryGuards(framework, module)];
  for (const part of parts.functions) {
    const found = { path, part };
    // All that is defined here and run by a widget is sent by whoever sits before the page.
    work.push(
      ...handlers.works.of(
        found,
        new Map(part.parameters.map(({ name }) => [name, new Set(['sent' as const])])),
      ),
    );
    if (framework === 'streamlit' && (part.name === '' || isCalled(parts, part.name)))
      guards.push(...handlers.guards.ofFunction(found, 'raise'));
  }
  const seen = new Set<string>();
  const distinct = work.filter(({ kind, target }) => {
    const key = `${kind} ${target}`;
    return !seen.has(key) && seen.add(key);
  });
  const name = path.replace(/^.*\//, '').replace(/\.py$/, '');
  const address = /(^|\/)pages\//.test(path) ? `/${name.replace(/^\d+_/, '')}` : '/';
  return {
    framework,
    method: 'ANY',
    path: address,
    at: { path, line: 1 },
    guards,
    work: distinct,
    partly: false,
  };
}

function isCalled({ functions }: ModuleParts, name: string): boolean {
  return functions.some(
    ({ name: from, calls }) => from === '' && calls.some(({ callee }) => callee === name),
  );
}

/** Logins that the framework or a known library brings. */
function libraryGuards(framework: string, { path, parts }: Module): Guard[] {
  const found: Guard[] = [];
  for (const use of [
    ...parts.uses,
    ...parts.values.flatMap(({ value }) => (value.is === 'call' ? [value] : [])),
  ]) {
    const at = { path, line: use.line };
    const auth = argument(use, 'auth') ?? argument(use, 'auth_dependency');
    if (
      framework === 'gradio' &&
      auth &&
      /\.launch$|mount_gradio_app$/.test(use.callee) &&
      !(auth.is === 'other' && auth.text === 'None')
    )
      found.push(guard('auth', 'session', 'library', at));
    if (framework === 'dash' && /(?:^|\.)(?:BasicAuth|OIDCAuth)$/.test(use.callee))
      found.push(guard(use.callee, 'session', 'library', at));
  }
  const main = parts.functions.find(({ name }) => name === '');
  const library = parts.imports.some(({ module }) =>
    /^streamlit_(?:authenticator|google_auth|oauth|keycloak|auth0|msal)/.test(module),
  );
  for (const { callee, line } of parts.functions.flatMap(({ calls }) => calls)) {
    const name = callee.replace(/^.*\./, '');
    if (
      framework === 'streamlit' &&
      library &&
      /^(?:login|check_authentification|authorize_button|auth_button)$/.test(name)
    )
      found.push(guard(callee, 'session', 'library', { path, line }));
  }
  return main ? found : [];
}
