import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../../kit/fact.ts';
import type { SourceFile } from '../../../kit/source.ts';
import { childrenOf, PYTHON_FILES, python } from '../../../parsers/python.ts';
import { roleOf } from '../../imports/imports.ts';
import { BodyReader } from './body.ts';
import { Expressions } from './expression.ts';
import type {
  CallExpression,
  ClassPart,
  Expression,
  FunctionPart,
  ImportedName,
  ModuleParts,
  NamedValue,
  Parameter,
} from './model.ts';

/** Words of web frameworks, and of what their helpers do: without one of them a file has no part in a route. */
const MENTIONS =
  /\b(?:fastapi|flask\w*|django|connexion|streamlit|gradio|dash|starlette|rest_framework|chalice|quart|sqlmodel|sqlalchemy|pymongo|motor|supabase|firebase_admin|openai|anthropic|boto3|HTTPException|jwt|jose|BaseSettings)\b|\bdb\.session\b|\.objects\.|\bredirect\(|\babort\(/;
const FOLDERS_WITHOUT = /(^|\/)(?:migrations|alembic|locale|node_modules|management\/commands)\//;

/** What each module of Python says of routes, guards and work: one walk a file, put together in derived facts. */
export const pythonModules = defineFileFact<ModuleParts>({
  id: 'python-modules',
  files: PYTHON_FILES,
  mentions: MENTIONS,
  parsers: [python],
  extract(file) {
    if (/^(?:test|docs|example)$/.test(roleOf(file.path)) || FOLDERS_WITHOUT.test(file.path)) return null;
    return new ModuleReader(file, new Expressions(python.of(file), file)).parts();
  },
});

const COMPOSES =
  /(?:^|\.)(?:include_router|include|register_blueprint|register_blueprints|add_url_rule|add_api_route|add_route|add_websocket_route|before_request|before_app_request|add_middleware|mount|mount_gradio_app|add_\w*resource|add_namespace|register|add_api|launch|BasicAuth|login|login_required|authenticate|extend|append|auth_middleware|CSRFProtect|route|errorhandler|init_app|run_app|set_page_config|title|login_button|ChatInterface)$/;
/** Literals that say where something is; all others stay where they are. */
const PLAIN_TEXT =
  /^(?:\w*(?:PREFIX|API_V\d|API_STR|API_PATH|API_ROOT|URLCONF|BASE_PATH)\w*|\w*prefix|template_name|lookup_\w+|login_url|http_method_names)$/;
/** Statements of a block that hold others. */
const BLOCKS = /^(?:IfStatement|TryStatement|WithStatement|ForStatement|WhileStatement)$/;

class ModuleReader {
  readonly #imports: ImportedName[] = [];
  readonly #functions: FunctionPart[] = [];
  readonly #classes: ClassPart[] = [];
  readonly #values: NamedValue[] = [];
  readonly #uses: CallExpression[] = [];
  readonly #flaskSession: boolean;

  constructor(
    private readonly file: SourceFile,
    private readonly read: Expressions,
  ) {
    this.#flaskSession = /^\s*from (?:flask|quart) import\b[^#]{0,600}?\bsession\b/m.test(file.text);
  }

  parts(): ModuleParts | null {
    const { root } = this.read.tree;
    this.#block(root, '');
    const main = this.#body(root, []);
    // A script that Streamlit runs from top to bottom is one handler.
    this.#functions.push({ name: '', line: 1, decorators: [], parameters: [], ...main });
    return {
      imports: this.#imports,
      functions: this.#functions,
      classes: this.#classes,
      values: this.#values,
      uses: this.#uses,
    };
  }

  #body(block: SyntaxNode, parameters: readonly string[]) {
    return new BodyReader(this.read, this.#flaskSession, () => undefined).of(block, parameters);
  }

  #block(block: SyntaxNode, scope: string): void {
    for (const statement of childrenOf(block)) this.#statement(statement, scope);
  }

  #statement(node: SyntaxNode, scope: string): void {
    switch (node.name) {
      case 'ImportStatement':
        this.#import(node);
        return;
      case 'DecoratedStatement':
        this.#define(node.lastChild, this.#decorators(node), scope);
        return;
      case 'FunctionDefinition':
      case 'ClassDefinition':
        this.#define(node, [], scope);
        return;
      case 'AssignStatement':
      case 'UpdateStatement':
        this.#assign(node);
        return;
      case 'ExpressionStatement':
      case 'ReturnStatement':
        this.#use(node);
        return;
      case 'StatementGroup':
        this.#block(node, scope);
        return;
      default:
        if (!BLOCKS.test(node.name)) return;
        if (node.name === 'WithStatement') this.#with(node);
        // What is put in only while developing is no way in.
        if (node.name === 'IfStatement' && this.#isForDevelopment(node)) return;
        for (const body of node.getChildren('Body')) this.#block(body, scope);
    }
  }

  #define(node: SyntaxNode | null, decorators: FunctionPart['decorators'], scope: string): void {
    const name = node?.getChild('VariableName');
    const body = node?.getChild('Body');
    if (!node || !name || !body) return;
    const full = `${scope}${this.read.tree.text(name)}`;
    if (node.name === 'ClassDefinition') {
      this.#class(node, body, full, decorators);
      return;
    }
    const parameters = this.#parameters(node.getChild('ParamList'));
    const own = this.#body(
      body,
      parameters.map((each) => each.name),
    );
    this.#functions.push({ name: full, line: this.file.lineAt(node.from), decorators, parameters, ...own });
    this.#block(body, `${full}.`);
  }

  #class(node: SyntaxNode, body: SyntaxNode, name: string, decorators: FunctionPart['decorators']): void {
    const list = node.getChild('ArgList');
    const bases = list ? this.read.call('', list, node).plain : [];
    const attributes: NamedValue[] = [];
    const methods: string[] = [];
    for (const statement of childrenOf(body)) {
      const inner = statement.name === 'DecoratedStatement' ? statement.lastChild : statement;
      const method = inner?.name === 'FunctionDefinition' ? inner.getChild('VariableName') : null;
      if (method) methods.push(this.read.tree.text(method));
      if (statement.name === 'AssignStatement') {
        const value = this.#assigned(statement);
        if (value) attributes.push(value);
      } else this.#statement(statement, `${name}.`);
    }
    this.#classes.push({ name, line: this.file.lineAt(node.from), bases, decorators, attributes, methods });
  }

  #decorators(node: SyntaxNode): FunctionPart['decorators'] {
    return node.getChildren('Decorator').map((decorator) => {
      const list = decorator.getChild('ArgList');
      const names = childrenOf(decorator).filter(
        ({ name }) => name === 'VariableName' || name === 'PropertyName',
      );
      const name = names.map((each) => this.read.tree.text(each)).join('.');
      const inner = decorator.getChild('CallExpression') ?? decorator.getChild('MemberExpression');
      const value: Expression =
        name === '' && inner
          ? this.read.of(inner)
          : list
            ? this.read.call(name, list, decorator)
            : { is: 'name', name };
      return { value, line: this.file.lineAt(decorator.from) };
    });
  }

  #parameters(list: SyntaxNode | null): Parameter[] {
    if (!list) return [];
    const found: Parameter[] = [];
    const parts = childrenOf(list);
    for (const [at, part] of parts.entries()) {
      const before = parts[at - 1]?.name ?? '';
      if (part.name !== 'VariableName' || before === 'AssignOp') continue;
      const type = parts[at + 1]?.name === 'TypeDef' ? parts[at + 1] : undefined;
      const inner = type ? childrenOf(type)[1] : undefined;
      const assign = type ? at + 2 : at + 1;
      const value = parts[assign]?.name === 'AssignOp' ? parts[assign + 1] : undefined;
      found.push({
        name: this.read.tree.text(part),
        type: inner ? this.read.of(inner) : null,
        value: value ? this.read.of(value) : null,
      });
    }
    return found;
  }

  #assigned(node: SyntaxNode): NamedValue | null {
    const parts = childrenOf(node);
    const [target] = parts;
    const at = parts.findLastIndex(({ name }) => name === 'AssignOp' || name === 'UpdateOp');
    const value = parts[at + 1];
    const name = target ? this.read.dotted(target) : null;
    if (!value || name === null || at < 0) return null;
    if (/string$/i.test(value.name) && !PLAIN_TEXT.test(name)) return null;
    return {
      name: name.replace(/^self\./, ''),
      value: this.read.of(value),
      line: this.file.lineAt(node.from),
    };
  }

  #assign(node: SyntaxNode): void {
    const found = this.#assigned(node);
    if (found && found.value.is !== 'other') this.#values.push(found);
    if (found?.value.is === 'call' && COMPOSES.test(found.value.callee)) this.#uses.push(found.value);
  }

  #use(node: SyntaxNode): void {
    for (const child of childrenOf(node)) {
      const expression = child.name === 'CallExpression' ? this.read.of(child) : null;
      if (expression?.is === 'call' && COMPOSES.test(expression.callee)) this.#uses.push(expression);
    }
  }

  #isForDevelopment(node: SyntaxNode): boolean {
    const test = node.firstChild?.nextSibling;
    return (
      test !== null &&
      test !== undefined &&
      node.getChildren('Body').length === 1 &&
      /^[\w.]*(?:ENV|ENVIRONMENT|environment)\w*\s*(?:==|in)\s*[[({]?["'](?:local|dev|development|test|testing)["']|^(?:[\w.]*\.)?(?:DEBUG|debug)$/.test(
        this.read.tree.text(test),
      )
    );
  }

  /** `with gr.Blocks() as demo:` */
  #with(node: SyntaxNode): void {
    const parts = childrenOf(node);
    const at = parts.findIndex(({ name }) => name === 'as');
    const [call, target] = [parts[at - 1], parts[at + 1]];
    if (at > 0 && call && target?.name === 'VariableName')
      this.#values.push({
        name: this.read.tree.text(target),
        value: this.read.of(call),
        line: this.file.lineAt(call.from),
      });
  }

  #import(node: SyntaxNode): void {
    const text = this.read.tree
      .text(node)
      .replace(/#.*$/gm, '')
      .replace(/[\s()\\]+/g, ' ')
      .trim();
    const from = /^from (\.[. ]*[\w.]*|[\w.]+) ?import (.+)$/.exec(text);
    for (const part of (from?.[2] ?? text.replace(/^import /, '')).split(',')) {
      const [, name, as] = /^ ?([\w.]+|\*)(?: as (\w+))? ?$/.exec(part) ?? [];
      if (name === undefined) continue;
      if (from) this.#imports.push({ as: as ?? name, module: (from[1] ?? '').replaceAll(' ', ''), name });
      else this.#imports.push({ as: as ?? name, module: name, name: null });
    }
  }
}
