import type { ManifestView } from './view.ts';

/** Roles that nobody can train: for them the user guide is the training. */
const PUBLIC = new Set(['public', 'everyone', 'visitor', 'visitors', 'guest', 'guests', 'anonymous']);

/** The declared roles, and those of them whose people the team can reach and train. */
export function declaredRoles(manifest: ManifestView | null): { all: string[]; trainable: string[] } {
  const all = Object.keys(manifest?.claims.permissions?.roles ?? {});
  return { all, trainable: all.filter((role) => !PUBLIC.has(role)) };
}
