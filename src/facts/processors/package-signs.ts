import type { PackageImport } from '../imports/imports.ts';
import type { Project } from '../packages/packages.ts';
import { isApplicationPath } from '../path-roles.ts';
import { processorOfNpm, processorOfPackage, processorOfPypi } from './lookup.ts';
import type { Sign } from './merge.ts';

/** In languages whose imports are not read, what is declared counts as used. */
export function otherPackageSigns(projects: readonly Project[]): Sign[] {
  return projects.flatMap(({ ecosystem, path, dependencies }) => {
    if (ecosystem === 'npm' || ecosystem === 'python' || ecosystem === 'deno') return [];
    if (!isApplicationPath(path)) return [];
    return dependencies.flatMap(({ name, dev, line }) => {
      const processor = dev ? null : processorOfPackage(name);
      return processor ? [{ id: processor.id, by: 'dependency' as const, path, line, weak: false }] : [];
    });
  });
}

/** SDKs that are declared and that nothing imports. */
export function unusedSigns(projects: readonly Project[], imports: readonly PackageImport[]): Sign[] {
  const imported = new Set(imports.map(({ ecosystem, package: name }) => `${ecosystem} ${name}`));
  return projects.flatMap(({ ecosystem, path, dependencies }) => {
    if ((ecosystem !== 'npm' && ecosystem !== 'python') || !isApplicationPath(path)) return [];
    return dependencies.flatMap(({ name, dev, line }) => {
      const module = name.replaceAll('-', '_');
      const processor = dev ? null : ecosystem === 'npm' ? processorOfNpm(name) : processorOfPypi(module);
      const used = imported.has(ecosystem === 'npm' ? `npm ${name}` : `pypi ${module}`);
      return processor && processor.id !== 'smtp' && !used
        ? [{ id: processor.id, by: 'unused' as const, path, line, weak: true }]
        : [];
    });
  });
}
