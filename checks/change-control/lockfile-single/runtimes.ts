import { isDevelopmentPath } from '../../../src/facts/deployment/entry.ts';
import type { RuntimePin } from '../../../src/facts/lockfiles/runtimes.ts';
import { isShippedPath } from '../../../src/facts/lockfiles/shipped.ts';
import { compareVersions, newestAllowed, type Runtime } from '../../../src/facts/lockfiles/versions.ts';
import { type Finding, fail } from '../../../src/kit/index.ts';
import { endedOn, RUNTIME_NAMES } from './end-of-life.ts';

/**
 * Runtimes and images whose support has ended; each release once, where it stands first.
 * @param library whether everything here is a library: its tests may run on releases that its users still have
 */
export function outdated(pins: readonly RuntimePin[], library: boolean, today: string): Finding[] {
  const found = new Map<string, { pin: RuntimePin; version: string; end: string; places: Set<string> }>();
  for (const pin of pins.filter((each) => isJudged(each) && !(library && each.kind === 'workflow'))) {
    const { version, end } = lastToEnd(pin, today) ?? {};
    if (version === undefined || end === undefined) continue;
    const key = `${pin.runtime} ${version
      .split('.')
      .slice(0, pin.runtime === 'node' ? 1 : 2)
      .join('.')}`;
    const known = found.get(key);
    if (known) known.places.add(pin.path);
    else found.set(key, { pin, version, end, places: new Set([pin.path]) });
  }
  return [...found].map(([subject, { pin, version, end, places }]) => {
    const others = [...places].slice(1, 4);
    const also = others.length > 0 ? ` It also stands in ${others.join(', ')}.` : '';
    const message = `${RUNTIME_NAMES[pin.runtime]} ${version} has had no security fixes since ${end}, so holes that become known stay open. Move to a release that is supported.${also}`;
    return fail('medium', { subject, message, at: { path: pin.path, line: pin.line } });
  });
}

/** What users may have at least (`go` directive, `requires-python`) is no runtime, unless it shuts newer ones out. */
function isJudged({ kind, runtime, path }: RuntimePin): boolean {
  if (path.startsWith('../') && kind !== 'workflow') return false;
  if (kind === 'bound') return runtime !== 'go' && isShippedPath(path);
  return kind === 'workflow' || (isShippedPath(path) && !isDevelopmentPath(path)) || /^\.[\w-]+$/.test(path);
}

/** The newest of the versions, if support of every one has ended; a matrix that holds old beside new is there to test them. */
function lastToEnd(
  { runtime, specifications }: RuntimePin,
  today: string,
): { version: string; end: string } | null {
  const ended = specifications.flatMap((specification) => {
    const version = newestAllowed(specification);
    const end = version === null ? null : endedOn(runtime, version, today);
    return version === null || end === null ? [] : [{ version, end }];
  });
  if (ended.length < specifications.length) return null;
  return ended.sort((a, b) => compareVersions(a.version, b.version)).at(-1) ?? null;
}

/** Advice for a runtime that is in use and that nothing fixes. */
export function unpinned(
  pins: readonly RuntimePin[],
  used: readonly { readonly runtime: Runtime; readonly path: string }[],
): Finding[] {
  const missing = used.filter(
    ({ runtime }) =>
      !pins.some((pin) => pin.runtime === runtime && pin.specifications.some((text) => /\d/.test(text))),
  );
  return missing.map(({ runtime, path }) => {
    const where =
      runtime === 'node' ? '.nvmrc or "engines" in package.json' : '.python-version or requires-python';
    const message = `No file says which version of ${RUNTIME_NAMES[runtime]} the tool runs on, so the next build may take another. Write it into ${where}.`;
    return fail('low', { subject: `${runtime} version`, message, at: { path } });
  });
}
