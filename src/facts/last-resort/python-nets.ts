import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { PYTHON_FILES } from '../../parsers/python.ts';
import { roleOf } from '../imports/imports.ts';
import { pythonStatements } from '../imports/python-lines.ts';
import { type FileNets, NOTHING, type Runtime, type Sign, saysSomething } from './model.ts';

const MENTIONS =
  /\b(?:FastAPI|Flask)\(|ROOT_URLCONF|\bhandler500\b|\bstreamlit\b|exception_handler|error_?handler|call_next\(|showErrorDetails/;

/** What makes an application. */
const MAKERS: readonly (readonly [Runtime, RegExp])[] = [
  ['fastapi', /^[\w.]+\s*(?::[^=]{1,40})?=\s*(?:fastapi\.)?FastAPI\(|^return (?:fastapi\.)?FastAPI\(/],
  ['flask', /^[\w.]+\s*(?::[^=]{1,40})?=\s*(?:flask\.)?Flask\(/],
  ['django', /^ROOT_URLCONF\s*=/],
];
const ANYTHING = String.raw`\(\s*(?:exc_class_or_status_code\s*=\s*|code_or_exception\s*=\s*)?(?:Exception|BaseException|500|(?:\w+\.)?InternalServerError|(?:\w+\.)?HTTPException|HTTPStatus\.INTERNAL_SERVER_ERROR|status\.HTTP_500_INTERNAL_SERVER_ERROR)\b`;
const NETS: readonly (readonly [Runtime, RegExp])[] = [
  [
    'fastapi',
    new RegExp(
      String.raw`(?:\bexception_handler|\badd_exception_handler)${ANYTHING.replace('|(?:\\w+\\.)?HTTPException', '')}`,
    ),
  ],
  ['fastapi', /\bexception_handlers\s*=\s*\{[^}]{0,300}\b(?:Exception|500)\s*:/],
  [
    'flask',
    new RegExp(String.raw`(?:\berrorhandler|\bapp_errorhandler|\bregister_error_handler)${ANYTHING}`),
  ],
  ['django', /^handler500\s*=/],
  ['streamlit', /set_option\(\s*["']client\.showErrorDetails["']\s*,\s*(?:False|["'](?:none|type)["'])/],
];

/** The runtimes that Python starts, and the handlers of last resort that it puts in. */
export const pythonNets = defineFileFact<FileNets>({
  id: 'last-resort-python',
  files: PYTHON_FILES,
  mentions: MENTIONS,
  extract(file) {
    if (roleOf(file.path) !== 'application') return null;
    const statements = pythonStatements(file.text, MENTIONS);
    const signs = (patterns: readonly (readonly [Runtime, RegExp])[]): Sign[] =>
      statements.flatMap(({ text, line }) =>
        patterns.flatMap(([runtime, pattern]) => (pattern.test(text) ? [{ runtime, line }] : [])),
      );
    const found: FileNets = {
      ...NOTHING,
      apps: [...signs(MAKERS), ...streamlitApp(file)],
      nets: [...signs(NETS), ...middleware(file)],
      pages:
        /\b(?:render_template|Jinja2Templates|TemplateResponse|HTMLResponse|FileResponse|send_from_directory)\b/.test(
          file.text,
        ),
    };
    return saysSomething(found) || found.pages ? found : null;
  },
});

/** A script that draws a page. */
function streamlitApp(file: SourceFile): Sign[] {
  const drawn = /^(?:import streamlit\b|from streamlit import)/m.exec(file.text);
  return drawn && /^\s*st\.\w+\(/m.test(file.text)
    ? [{ runtime: 'streamlit', line: file.lineAt(drawn.index) }]
    : [];
}

/** Middleware that waits for the rest inside `try`. */
function middleware(file: SourceFile): Sign[] {
  const call = /\bcall_next\(/.exec(file.text);
  const before = call ? file.text.slice(Math.max(0, call.index - 600), call.index) : '';
  const after = call ? file.text.slice(call.index, call.index + 1500) : '';
  return call &&
    /\n[ \t]+try:/.test(before) &&
    /\n[ \t]+except(?:\s+(?:Exception|BaseException)\b|\s*:)/.test(after)
    ? [{ runtime: 'fastapi', line: file.lineAt(call.index) }]
    : [];
}
