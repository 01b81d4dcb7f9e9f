import type { Node, Program } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { type KeySource, keySources } from './key-source.ts';

/** One place where code holds a service's key, or a library that cannot work without one. */
export interface KeyUse {
  /**
   * `allowed`: a library was told to work in a browser all the same; `model`: a key is handed to a language model's service;
   * `server`: a library made for servers alone is used.
   */
  readonly kind: 'allowed' | 'model' | 'server';
  /** The package or the host. */
  readonly service: string;
  readonly key: KeySource;
  readonly line: number;
}

/** Libraries that need an account's secret: what they do in a browser, every visitor can do. */
const SERVER_PACKAGES =
  /^(?:firebase-admin(?:\/.*)?|nodemailer|stripe|razorpay|twilio|@sendgrid\/mail|resend|mailgun\.js|postmark)$/;
const MODEL_CLIENT =
  /^(?:OpenAI|AzureOpenAI|Anthropic|Groq|GoogleGenerativeAI|GoogleGenAI|Mistral|MistralClient|CohereClient|Cohere|Together|Replicate|HfInference|InferenceClient|createOpenAI|createAnthropic|createGoogleGenerativeAI|createGroq|ElevenLabsClient)$/;
const MODEL_HOST =
  /\b(api\.openai\.com|generativelanguage\.googleapis\.com|api\.anthropic\.com|api\.groq\.com|openrouter\.ai|api\.mistral\.ai|api\.cohere\.(?:ai|com)|api\.deepseek\.com|api\.perplexity\.ai|api-inference\.huggingface\.co|router\.huggingface\.co|api\.together\.xyz|api\.elevenlabs\.io|api\.replicate\.com|api\.x\.ai)\b/;
const KEY_HEADER = /^(?:authorization|x-api-key|x-goog-api-key|api-key|xi-api-key)$/i;

export const browserKeys = defineFileFact<readonly KeyUse[]>({
  id: 'browser-keys',
  files: JAVASCRIPT_FILES,
  mentions: new RegExp(
    `dangerouslyAllowBrowser|['"](?:firebase-admin[/'"]|nodemailer['"]|stripe['"]|razorpay['"]|twilio['"]|@sendgrid/mail['"]|resend['"]|mailgun\\.js['"]|postmark['"]|@google/gen|@google/generative-ai['"]|@anthropic-ai/sdk|openai['"]|groq-sdk|@ai-sdk/)|${MODEL_HOST.source}`,
  ),
  parsers: [javascript],
  extract(file) {
    const { program } = javascript.of(file);
    const sourceOf = keySources(program);
    const host = MODEL_HOST.exec(file.text)?.[1] ?? null;
    const found: KeyUse[] = serverPackages(program).map(({ service, at }) => ({
      kind: 'server',
      service,
      key: { from: 'unknown' },
      line: file.lineAt(at),
    }));
    walk(program, (node) => {
      const use = clientCall(node, sourceOf) ?? (host === null ? null : sentKey(node, host, sourceOf));
      if (use) found.push({ ...use, line: file.lineAt(node.start) });
      return undefined;
    });
    return found.length === 0 ? null : found;
  },
});

type Use = Omit<KeyUse, 'line'>;

/** `new OpenAI({ apiKey, dangerouslyAllowBrowser: true })`, `new GoogleGenerativeAI(key)`. */
function clientCall(node: Node, sourceOf: (node: Node) => KeySource): Use | null {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return null;
  const [first] = node.arguments;
  const name = dottedName(node.callee)?.replace(/^.*\./, '') ?? '';
  if (!first) return null;
  const options = first.type === 'ObjectExpression' ? first : null;
  const key = options ? propertyOf(options, /^(?:apiKey|token|auth|apiToken)$/) : first;
  const allowed = options && propertyOf(options, /^dangerouslyAllowBrowser$/);
  const on = allowed?.type === 'Literal' && allowed.value === true;
  if (!on && !MODEL_CLIENT.test(name)) return null;
  return { kind: on ? 'allowed' : 'model', service: name, key: key ? sourceOf(key) : { from: 'unknown' } };
}

/** A key in the address of a model's service, or in a header in a file that speaks to one. */
function sentKey(node: Node, host: string, sourceOf: (node: Node) => KeySource): Use | null {
  if (node.type === 'TemplateLiteral') {
    const [, last] = node.quasis;
    if (!last || !node.quasis.some(({ value }) => MODEL_HOST.test(value.raw) || /[?&]key=$/.test(value.raw)))
      return null;
    const at = node.quasis.findIndex(({ value }) => /[?&](?:api_?)?key=$/i.test(value.raw));
    const key = node.expressions[at];
    return at < 0 || !key ? null : known({ kind: 'model', service: host, key: sourceOf(key) });
  }
  if (node.type !== 'Property' || node.computed) return null;
  const name = node.key.type === 'Identifier' ? node.key.name : stringValue(node.key);
  return name !== null && KEY_HEADER.test(name)
    ? known({ kind: 'model', service: host, key: sourceOf(node.value) })
    : null;
}

/** Only where the key is seen to come from the code or its settings. */
const known = (use: Use): Use | null =>
  use.key.from === 'setting' || use.key.from === 'literal' ? use : null;

function propertyOf(object: Node, name: RegExp): Node | null {
  if (object.type !== 'ObjectExpression') return null;
  for (const each of object.properties) {
    if (each.type !== 'Property' || each.computed) continue;
    const key = each.key.type === 'Identifier' ? each.key.name : stringValue(each.key);
    if (key !== null && name.test(key)) return each.value;
  }
  return null;
}

/** Imports of server libraries whose names the code really uses, types left out. */
function serverPackages(program: Program): { service: string; at: number }[] {
  const imports = program.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return [];
    const service = statement.source.value;
    const names = statement.specifiers.flatMap((each) =>
      each.type === 'ImportSpecifier' && each.importKind === 'type' ? [] : [each.local.name],
    );
    return SERVER_PACKAGES.test(service) ? [{ service, at: statement.start, names }] : [];
  });
  if (imports.length === 0) return [];
  const used = new Set<string>();
  walk(program, (node) => {
    if (node.type === 'ImportDeclaration' || /^TS(?:Type|Interface|Qualified)/.test(node.type)) return false;
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') used.add(node.name);
    return undefined;
  });
  return imports
    .filter(({ names }) => names.some((name) => used.has(name)))
    .map(({ service, at }) => ({ service, at }));
}
