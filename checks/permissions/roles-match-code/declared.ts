import type { ManifestView } from '../../../src/kit/index.ts';

/** The roles of the manifest, and what code calls them. */
export interface DeclaredRoles {
  readonly names: readonly string[];
  /** The declared role that a word of the code means; null for none. */
  meant(word: string): string | null;
  /** Words of the code that mean a role. */
  aliasesOf(role: string): readonly string[];
}

export function rolesIn(manifest: ManifestView | null): DeclaredRoles {
  const { roles = {}, role_aliases: aliases = {} } = manifest?.claims.permissions ?? {};
  const names = Object.keys(roles);
  const known = new Map([
    ...names.map((name) => [plain(name), name] as const),
    ...Object.entries(aliases).map(([word, role]) => [plain(word), role] as const),
  ]);
  return {
    names,
    meant: (word) => known.get(plain(word)) ?? null,
    aliasesOf: (role) =>
      Object.entries(aliases)
        .filter(([, meant]) => plain(meant) === plain(role))
        .map(([word]) => word),
  };
}

/** `super_admin`, `Super Admin` and `superadmin` are one. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}
