import type { ListedFile } from '../../../src/facts/file-list.ts';
import {
  contradiction,
  type Finding,
  fail,
  type ManifestView,
  type Place,
  review,
} from '../../../src/kit/index.ts';

/** What `change_control.ci` says: a file that is there, one that is not, or words. */
export interface CiClaim {
  readonly text: string;
  readonly kind: 'file' | 'missing' | 'words';
  readonly at: Place;
}

export function claimedCi(manifest: ManifestView | null, files: readonly ListedFile[]): CiClaim | null {
  const text = manifest?.claims.change_control?.ci;
  if (!manifest || text === undefined) return null;
  const path = text.replace(/^\.\//, '').split('#')[0] ?? text;
  const known = files.some((file) => file.path === path || file.rootPath === path);
  const pathLike = /\.(ya?ml|toml|json)$|Jenkinsfile/.test(path) && !/\s|:\/\//.test(path);
  return {
    text,
    kind: known ? 'file' : pathLike ? 'missing' : 'words',
    at: manifest.at('change_control', 'ci'),
  };
}

/** The findings of a failure, seen against the claim: a claim that does not hold makes each of them a contradiction. */
export function falseClaim(claim: CiClaim | null, findings: readonly Finding[]): Finding[] {
  if (!claim) return [...findings];
  if (claim.kind === 'missing') {
    const message = `The manifest says that tests run by ${claim.text}, and there is no such file; nothing else runs them on every change.`;
    return [contradiction('high', { subject: 'change_control.ci', message, at: claim.at })];
  }
  if (claim.kind === 'words') {
    const message = `The manifest says that "${claim.text}" runs the tests. That is outside this repository: somebody must confirm that it runs them on every change and that a failure stops the change.`;
    return [review('high', { subject: 'change_control.ci', message, at: claim.at })];
  }
  return findings.map(({ subject, message, at }) =>
    contradiction('high', {
      subject,
      message: `${message} The manifest names ${claim.text} as what checks every change.`,
      at,
    }),
  );
}

/** Tests do run, but the manifest names a file that is gone. */
export function unneededClaim(claim: CiClaim | null, workflow: string | undefined): Finding[] {
  if (claim?.kind !== 'missing') return [];
  const message = `change_control.ci names ${claim.text}, which does not exist; ${workflow ?? "the host's build"} runs the tests. Correct the path.`;
  return [fail('low', { subject: 'change_control.ci', message, at: claim.at })];
}
