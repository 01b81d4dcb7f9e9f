/** Finds the files that an import of Python means, by the end of their paths. */
export function pythonModuleFiles(
  paths: readonly string[],
): (from: string, specifier: string, names: readonly string[]) => string[] {
  const known = new Set(paths.filter((path) => path.endsWith('.py')));
  const bySuffix = new Map<string, string[]>();
  for (const path of known) {
    const parts = path.replace(/(?:\/__init__)?\.py$/, '').split('/');
    for (let at = 0; at < parts.length; at++) {
      const key = parts.slice(at).join('.');
      bySuffix.set(key, [...(bySuffix.get(key) ?? []), path]);
    }
  }
  const relative = (from: string, module: string): string[] => {
    const dots = /^\.*/.exec(module)?.[0].length ?? 0;
    const folder = from.split('/').slice(0, -dots).join('/');
    const rest = module.slice(dots).replaceAll('.', '/');
    const stem = [folder, rest].filter((part) => part !== '').join('/');
    return [`${stem}.py`, `${stem}/__init__.py`].filter((path) => known.has(path));
  };
  const find = (from: string, module: string): string[] => {
    if (module.startsWith('.')) return relative(from, module);
    const found = bySuffix.get(module) ?? [];
    const near = found.filter((path) => path.split('/')[0] === from.split('/')[0]);
    return (near.length > 0 ? near : found).slice(0, 3);
  };
  return (from, specifier, names) => {
    const dot = specifier.endsWith('.') ? '' : '.';
    const inside = names
      .filter((name) => name !== '*')
      .flatMap((name) => find(from, `${specifier}${dot}${name}`));
    return [...find(from, specifier), ...inside];
  };
}
