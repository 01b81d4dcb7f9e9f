/**
 * Whether a specifier that no configuration explains may still be a file of the team's own: `components/ui/button` or
 * `@app/ui/button` where `…/ui/button.tsx` exists. For packages that are declared it is never asked.
 */
export function ownPaths(paths: readonly string[]): (specifier: string) => boolean {
  const byEnd = new Map<string, string[]>();
  for (const path of paths) {
    const stem = `/${path.replace(/(?:\/index)?\.(?:d\.)?\w{1,10}$/, '')}`;
    const end = stem.slice(stem.lastIndexOf('/') + 1);
    const known = byEnd.get(end);
    if (known) known.push(stem);
    else byEnd.set(end, [stem]);
  }
  return (specifier) => {
    const plain = specifier
      .replace(/^[@~#$]\/?/, '')
      .replace(/\.(?:[cm]?[jt]sx?|vue|svelte|json|s?css)$/, '');
    if (!plain.includes('/')) return false;
    const inside = plain.slice(plain.indexOf('/'));
    const candidates = byEnd.get(plain.slice(plain.lastIndexOf('/') + 1)) ?? [];
    const scoped = /^[@~#$]/.test(specifier);
    return candidates.some((stem) => stem.endsWith(`/${plain}`) || (scoped && stem.endsWith(inside)));
  };
}
