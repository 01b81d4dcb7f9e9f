import type { CallExpression, Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { isUploadFolder } from './upload-folder.ts';

/** What code does to make files public. */
export type BucketCode =
  /** `storage.createBucket('notes', { public: true })`; `public` is null where it is not a literal. */
  | {
      readonly kind: 'create';
      readonly bucket: string;
      readonly public: boolean | null;
      readonly line: number;
    }
  /** `ACL: 'public-read'` of an upload to S3. */
  | { readonly kind: 'acl'; readonly acl: string; readonly line: number }
  /** `app.use('/uploads', express.static('uploads'))`; `guard`: what stands before it, by name. */
  | {
      readonly kind: 'served';
      readonly folder: string;
      readonly guard: string | null;
      readonly line: number;
    };

const GUARD = /auth|protect|require|verif|guard|jwt|passport|session|signed|login/i;

export const bucketCode = defineFileFact<readonly BucketCode[]>({
  id: 'bucket-code',
  files: JAVASCRIPT_FILES,
  mentions: /\bcreateBucket\b|\b(express|serve)\w*\.static\(|\bserveStatic\(|['"]public-read/,
  parsers: [javascript],
  extract(file) {
    const found: BucketCode[] = [];
    /** The last middleware for everything before, where its name is that of a guard. */
    let everywhere: string | null = null;
    walk(javascript.of(file).program, (node, parents) => {
      const line = file.lineAt(node.start);
      if (node.type === 'CallExpression') {
        everywhere ??= guardForAll(node);
        const call = created(node, line) ?? served(node, parents, everywhere, line);
        if (call) found.push(call);
      } else if (node.type === 'Property') {
        const acl = keyName(node.key) === 'ACL' ? stringValue(node.value) : null;
        if (acl?.startsWith('public-read')) found.push({ kind: 'acl', acl, line });
      }
      return undefined;
    });
    return found.length === 0 ? null : found;
  },
});

function created({ callee, arguments: args }: CallExpression, line: number): BucketCode | null {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return null;
  const [first, options] = args;
  const bucket = first ? stringValue(first) : null;
  return callee.property.name === 'createBucket' && bucket !== null
    ? { kind: 'create', bucket, public: options ? publicOption(options) : false, line }
    : null;
}

function publicOption(options: Node): boolean | null {
  if (options.type !== 'ObjectExpression') return null;
  for (const property of options.properties) {
    if (property.type !== 'Property' || keyName(property.key) !== 'public') continue;
    return property.value.type === 'Literal' && typeof property.value.value === 'boolean'
      ? property.value.value
      : null;
  }
  return false;
}

function served(
  node: CallExpression,
  parents: readonly Node[],
  everywhere: string | null,
  line: number,
): BucketCode | null {
  if (!/^(express\.static|serveStatic|serve\.static)$/.test(dottedName(node.callee) ?? '')) return null;
  const folder = node.arguments[0] ? lastText(node.arguments[0]) : null;
  if (folder === null || !isUploadFolder(folder)) return null;
  const mount = parents.at(-1);
  const before =
    mount?.type === 'CallExpression' ? mount.arguments.slice(0, mount.arguments.indexOf(node)) : [];
  const guard = before.map((each) => dottedName(each)).find((name) => name !== null && name !== undefined);
  return { kind: 'served', folder, guard: guard ?? everywhere, line };
}

/** `app.use(requireAuth)`. */
function guardForAll({ callee, arguments: args }: CallExpression): string | null {
  const [first] = args;
  if (!/\.use$/.test(dottedName(callee) ?? '') || !first || args.length > 1) return null;
  const name = dottedName(first);
  return name !== null && GUARD.test(name) ? name : null;
}

/** `'uploads'`, `path.join(__dirname, 'uploads')`. */
function lastText(node: Node): string | null {
  if (node.type !== 'CallExpression') return stringValue(node);
  const texts = node.arguments.map((each) => stringValue(each)).filter((each) => each !== null);
  return texts.length > 0 ? texts.join('/') : null;
}

function keyName(key: Node): string | null {
  return key.type === 'Identifier' ? key.name : stringValue(key);
}
