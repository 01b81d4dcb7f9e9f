import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import { argumentsOf } from '../failure-handling/python-chain.ts';
import type { DebugKind, DebugSetting } from './model.ts';
import { truthOf } from './python-truth.ts';

export interface PythonDebug {
  readonly settings: readonly DebugSetting[];
  /** A module of Django settings. */
  readonly isSettings: boolean;
  /** Modules whose every name it takes over, as `.base`. */
  readonly takesOver: readonly string[];
  /** The settings module that it names as the default (`os.environ.setdefault("DJANGO_SETTINGS_MODULE", …)`). */
  readonly settingsModule: string | null;
}

/** What each Python file switches on for debugging. */
export const pythonDebug = defineFileFact<PythonDebug>({
  id: 'python-debug',
  files: PYTHON_FILES,
  mentions: /\bdebug\b|DEBUG|\breload\s*=|DJANGO_SETTINGS_MODULE|INSTALLED_APPS/,
  parsers: [python],
  extract(file) {
    const tree = python.of(file);
    const isSettings =
      DJANGO_SETTINGS.test(file.text) ||
      (/(^|\/)settings(\/|[\w-]*\.py$)/.test(file.path) && /django|^from \.\w* import \*/im.test(file.text));
    const settings: DebugSetting[] = [];
    walkPython(tree.root, (node) => {
      const found =
        node.name === 'CallExpression'
          ? ofCall(tree, node, file)
          : node.name === 'AssignStatement'
            ? ofAssignment(tree, node, isSettings)
            : null;
      if (found) settings.push({ ...found, line: file.lineAt(node.from), main: isUnderMain(tree, node) });
      return undefined;
    });
    const settingsModule = /DJANGO_SETTINGS_MODULE["']\s*,\s*["']([\w.]+)["']/.exec(file.text)?.[1] ?? null;
    if (settings.length === 0 && !isSettings && settingsModule === null) return null;
    return { settings, isSettings, takesOver: isSettings ? starImports(file.text) : [], settingsModule };
  },
});

const DJANGO_SETTINGS = /^(INSTALLED_APPS|ROOT_URLCONF|MIDDLEWARE|WSGI_APPLICATION)\s*[+:=]/m;

type Found = Pick<DebugSetting, 'kind' | 'state' | 'variable'>;

function starImports(text: string): string[] {
  return [...text.matchAll(/^\s*from\s+([\w.]+)\s+import\s+\*/gm)].flatMap(([, module]) => module ?? []);
}

const FLASK = /\b(flask|dash|quart|connexion|flask_socketio|flask_restx|flask_appbuilder)\b/i;

function ofCall(tree: PythonTree, node: SyntaxNode, file: SourceFile): Found | null {
  const list = node.getChild('ArgList');
  const callee = node.firstChild ? tree.text(node.firstChild).replace(/\s/g, '') : '';
  if (!list) return null;
  const { plain, named } = argumentsOf(tree, list);
  const [kind, key] = kindOfCall(callee, file.text) ?? [];
  // The third argument of Flask's `run(host, port, debug)`.
  const value =
    key === undefined ? undefined : (named.get(key) ?? (kind === 'flask-run' ? plain[2] : undefined));
  return kind && value ? { kind, ...truthOf(tree, value) } : null;
}

/** The setting that a call can carry, and the name of its argument. */
function kindOfCall(callee: string, text: string): readonly [DebugKind, string] | null {
  if (/^uvicorn\.run$|^(hypercorn|granian)\.\w+$/.test(callee)) return ['reload', 'reload'];
  if (/(^|\.)(FastAPI|Starlette|Litestar|APIFlask|Sanic)$/.test(callee)) return ['asgi-app', 'debug'];
  if (/\.config\.update$/.test(callee)) return ['flask-config', 'DEBUG'];
  if (/\.launch$/.test(callee)) return ['gradio', 'debug'];
  if (/\.run_server$/.test(callee)) return ['flask-run', 'debug'];
  if (/^(asyncio|subprocess|loop|mcp|bot|client)\.run$/.test(callee)) return null;
  const serves =
    /(^|\.)(app|application|socketio|server|\w*_app|api)\.run$|create_app\(.*\)\.run$/.test(callee) ||
    (/\.run$/.test(callee) && FLASK.test(text));
  return serves ? ['flask-run', 'debug'] : null;
}

function ofAssignment(tree: PythonTree, node: SyntaxNode, isSettings: boolean): Found | null {
  const target = node.firstChild;
  const value = node.lastChild;
  if (!target || !value) return null;
  const name = tree.text(target).replace(/\s/g, '');
  if (name === 'DEBUG' && isSettings && isTopLevel(node)) return { kind: 'django', ...truthOf(tree, value) };
  if (name === 'DEBUG' && isFlaskConfig(tree, node)) return { kind: 'flask-config', ...truthOf(tree, value) };
  const subscript =
    /^\w+\.config\[["']DEBUG["']\]$/.test(name) || /^(app|application|server)\.debug$/.test(name);
  return subscript ? { kind: 'flask-config', ...truthOf(tree, value) } : null;
}

/** In the module itself, or in one of its `if`s. */
function isTopLevel(node: SyntaxNode): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (/^(FunctionDefinition|ClassDefinition)$/.test(parent.name)) return false;
  }
  return true;
}

/** `class Config:` of Flask; classes named for development or tests are for that. */
function isFlaskConfig(tree: PythonTree, node: SyntaxNode): boolean {
  const owner = node.parent?.parent;
  const name = owner?.name === 'ClassDefinition' ? owner.getChild('VariableName') : null;
  return (
    name !== null &&
    name !== undefined &&
    /^(Base|Default|Prod\w*|Production|Live|App|Flask)?_?(Config|Configuration)$|^Config(Prod\w*|Base|Default)$/.test(
      tree.text(name),
    )
  );
}

function isUnderMain(tree: PythonTree, node: SyntaxNode): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (
      parent.name === 'IfStatement' &&
      childrenOf(parent).some((part) => part.name === 'BinaryExpression' && /__name__/.test(tree.text(part)))
    )
      return true;
    if (parent.name === 'FunctionDefinition') {
      const name = parent.getChild('VariableName');
      if (name && tree.text(name) === 'main') return true;
    }
  }
  return false;
}
