/**
 * Folders and files that lie in the tree and are not the team's work: bundled libraries, build output, generated
 * code, an editor's own copies of what was.
 * Facts do not look into them unless they ask to (secrets count wherever they lie).
 */
const FOLDERS =
  /(^|\/)(node_modules|bower_components|vendor|vendors|third[_-]party|\.yarn|\.venv|venv|site-packages|__pycache__|\.next|\.nuxt|\.svelte-kit|\.output|\.history)\//;
const FILES = /(\.min\.(js|css|mjs)|[.-]bundle\.js|\.generated\.\w+|\.pb\.go|_pb2\.py|\.d\.ts)$/;

export function isVendored(path: string): boolean {
  return FOLDERS.test(path) || FILES.test(path);
}
