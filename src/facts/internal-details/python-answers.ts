import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import { BROAD, type Clause, clausesOf, operationsIn } from '../failure-handling/python-operations.ts';
import { roleOf } from '../imports/imports.ts';
import { type FailureAnswer, type FileAnswers, worstOf } from './model.ts';
import { pythonPieces } from './python-leaks.ts';
import { pythonSink } from './python-sinks.ts';

const MENTIONS =
  /\bexcept\b|\bformat_exc\b|\berrorhandler\b|\bexception_handler\b|\bst\.exception\b|\bDebuggedApplication\b/;
/** Code that answers somebody: a web framework is in sight. */
const SERVES =
  /\b(?:fastapi|flask|django|starlette|rest_framework|quart|sanic|aiohttp|bottle|tornado|falcon|streamlit|ninja|litestar|chalice|HTTPException|JsonResponse|JSONResponse|jsonify|connexion|robyn|APIRouter|lambda_handler)\b/;

/** What Python on the server answers when something fails. */
export const pythonAnswers = defineFileFact<FileAnswers>({
  id: 'failure-answers-python',
  files: PYTHON_FILES,
  mentions: MENTIONS,
  parsers: [python],
  extract(file) {
    if (roleOf(file.path) !== 'application' || !SERVES.test(file.text)) return null;
    const tree = python.of(file);
    const answers: FailureAnswer[] = [];
    walkPython(tree.root, (node) => {
      if (node.name === 'TryStatement')
        for (const clause of clausesOf(tree, node)) answers.push(...inClause(tree, node, clause, file));
      else if (node.name === 'FunctionDefinition') answers.push(...inErrorHandler(tree, node, file));
      else if (node.name === 'CallExpression') answers.push(...developmentPage(tree, node, file));
      return undefined;
    });
    return answers.length === 0 ? null : { answers, tellers: [] };
  },
});

/** What Python and its usual libraries raise by themselves; a class of the team's own is written for people. */
const FOREIGN =
  /(?:^|\.)(?:ValueError|TypeError|KeyError|IndexError|AttributeError|RuntimeError|LookupError|FileNotFoundError|PermissionError|ImportError|JSONDecodeError|UnicodeDecodeError|TimeoutError|IntegrityError|ProgrammingError|DataError|InterfaceError|PostgresError|MySQLError|RedisError|OpenAIError|CalledProcessError|SubprocessError|ServerSelectionTimeoutError|WriteError|DuplicateKeyError|NoSuchKey|ZeroDivisionError|ArithmeticError|AssertionError|MemoryError|EOFError)$/;

/** Where errors come from in one place of the code. */
interface Trouble {
  readonly name: string | null;
  /** Anything at all may have failed. */
  readonly broad: boolean;
  /** Raised by Python or a library, not by a class of the team's own. */
  readonly foreign: boolean;
  /** The code that was tried reads or writes something. */
  readonly works: boolean;
}

function inClause(tree: PythonTree, node: SyntaxNode, clause: Clause, file: SourceFile): FailureAnswer[] {
  const { types, body } = clause;
  const tried = node.getChild('Body');
  const broad = types.length === 0 || types.some((type) => BROAD.test(type));
  const trouble: Trouble = {
    name: nameOf(tree, clause.start, body),
    broad,
    foreign: broad || types.some((type) => FOREIGN.test(type)),
    works:
      tried !== null &&
      operationsIn(tree, tried, file).some(({ effect, helper }) => effect !== 'unsure' && helper === null),
  };
  return answersIn(tree, body, trouble, file);
}

/** `except Exception as e:` */
function nameOf(tree: PythonTree, start: SyntaxNode, body: SyntaxNode): string | null {
  let after = false;
  for (let at = start.nextSibling; at && at.from < body.from; at = at.nextSibling) {
    if (after && at.name === 'VariableName') return tree.text(at);
    after = at.name === 'as';
  }
  return null;
}

const HANDLES_ALL =
  /(?:errorhandler|exception_handler|app_errorhandler)\(\s*(?:Exception|BaseException|500|StarletteHTTPException|InternalServerError|HTTPStatus\.INTERNAL_SERVER_ERROR)\s*\)/;

/** A function for what nobody caught: `@app.errorhandler(Exception)`. */
function inErrorHandler(tree: PythonTree, node: SyntaxNode, file: SourceFile): FailureAnswer[] {
  const decorated = node.parent?.name === 'DecoratedStatement' ? node.parent : null;
  const head = decorated ? tree.text(decorated).slice(0, node.from - decorated.from) : '';
  const body = node.getChild('Body');
  const list = node.getChild('ParamList');
  if (!body || !list || !HANDLES_ALL.test(head) || /StarletteHTTP/.test(head)) return [];
  const names = list.getChildren('VariableName').map((each) => tree.text(each));
  const name = names.find((each) => /^(?:e|ex|exc|err|error|exception)$/.test(each)) ?? null;
  return answersIn(tree, body, { name, broad: true, foreign: true, works: true }, file);
}

/** Every answer in the body of a handler; what is nested in another `try` belongs to that one's clauses as well. */
function answersIn(tree: PythonTree, body: SyntaxNode, trouble: Trouble, file: SourceFile): FailureAnswer[] {
  const found: FailureAnswer[] = [];
  const aliases = new Map<string, ReturnType<typeof pythonPieces>>();
  walkPython(body, (node) => {
    if (/^(?:FunctionDefinition|ClassDefinition|LambdaExpression)$/.test(node.name)) return false;
    if (node.name === 'AssignStatement') {
      const [target, , value] = childrenOf(node);
      if (target?.name === 'VariableName' && value)
        aliases.set(tree.text(target), pythonPieces(tree, value, trouble.name, aliases, body, true));
      return undefined;
    }
    if (isExceptionBox(tree, node)) {
      found.push({
        line: file.lineAt(node.from),
        leak: 'stack',
        what: 'st.exception()',
        status: null,
        where: functionAround(tree, node),
        via: null,
      });
      return false;
    }
    const sink = pythonSink(tree, node);
    if (!sink) return undefined;
    const pieces = sink.payload.flatMap((each) => pythonPieces(tree, each, trouble.name, aliases, body));
    const told = pieces.filter(({ leak }) =>
      sink.page === true ? leak === 'stack' : isTold(leak, sink.status, trouble),
    );
    const leak = worstOf(told.map((piece) => piece.leak));
    found.push({
      line: file.lineAt(node.from),
      leak,
      what: told.find((piece) => piece.leak === leak)?.what ?? '',
      status: sink.status,
      where: functionAround(tree, node),
      via: null,
    });
    return false;
  });
  return found;
}

/** Streamlit's box for an exception: its text and its trace. */
function isExceptionBox(tree: PythonTree, node: SyntaxNode): boolean {
  return (
    node.name === 'CallExpression' &&
    node.firstChild !== null &&
    tree.text(node.firstChild) === 'st.exception'
  );
}

function isTold(
  leak: FailureAnswer['leak'],
  status: number | null,
  { broad, foreign, works }: Trouble,
): boolean {
  if (leak === 'stack' || leak === 'query') return true;
  if (status !== null && status >= 500) return foreign;
  if (status !== null && status >= 400) return status === 400 && broad && works;
  return broad;
}

function functionAround(tree: PythonTree, node: SyntaxNode): string | null {
  for (let parent = node.parent; parent; parent = parent.parent) {
    const name = parent.name === 'FunctionDefinition' ? parent.getChild('VariableName') : null;
    if (name) return tree.text(name);
  }
  return null;
}

/** Werkzeug's page for developers, put around the application by hand. */
function developmentPage(tree: PythonTree, node: SyntaxNode, file: SourceFile): FailureAnswer[] {
  const callee = node.firstChild ? tree.text(node.firstChild) : '';
  if (!/(?:^|\.)DebuggedApplication$/.test(callee)) return [];
  for (let parent = node.parent; parent; parent = parent.parent) if (parent.name === 'IfStatement') return [];
  return [
    {
      line: file.lineAt(node.from),
      leak: 'stack',
      what: 'DebuggedApplication',
      status: 500,
      where: null,
      via: null,
    },
  ];
}
