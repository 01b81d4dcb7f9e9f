/** Runtimes and systems whose support ends on a known day. */
export type Runtime = 'node' | 'python' | 'ruby' | 'php' | 'go' | 'dotnet' | 'debian' | 'ubuntu' | 'alpine';

/** Code names under which images and pins know versions. */
const NODE_NAMES: Readonly<Record<string, string>> = {
  argon: '4',
  boron: '6',
  carbon: '8',
  dubnium: '10',
  erbium: '12',
  fermium: '14',
  gallium: '16',
  hydrogen: '18',
  iron: '20',
  jod: '22',
  krypton: '24',
}; // prettier-ignore
export const DEBIAN_NAMES: Readonly<Record<string, string>> = {
  jessie: '8',
  stretch: '9',
  buster: '10',
  bullseye: '11',
  bookworm: '12',
  trixie: '13',
}; // prettier-ignore
export const UBUNTU_NAMES: Readonly<Record<string, string>> = {
  trusty: '14.04',
  xenial: '16.04',
  bionic: '18.04',
  focal: '20.04',
  jammy: '22.04',
  noble: '24.04',
};

/**
 * The newest version that a specification lets in, as `18` or `3.9`; null where it is open upwards or says nothing.
 * Knows exact versions, npm's ranges, Python's comparisons and the names of Node's releases.
 */
export function newestAllowed(specification: string): string | null {
  const alternatives = specification
    .toLowerCase()
    .split('||')
    .map((part) => newestOf(part.trim()));
  if (alternatives.some((version) => version === null)) return null;
  return (
    alternatives
      .filter((version) => version !== null)
      .sort(compareVersions)
      .at(-1) ?? null
  );
}

function newestOf(part: string): string | null {
  const named = Object.entries(NODE_NAMES).find(([name]) => part === `lts/${name}` || part === name);
  if (named) return named[1];
  const hyphen = /^[\d.]+\s+-\s+([\d.x*]+)$/.exec(part);
  if (hyphen?.[1] !== undefined) return plain(hyphen[1]);
  const below = /<(=?)\s*v?(\d+)(?:\.(\d+))?/.exec(part);
  if (below)
    return below[1] === '='
      ? [below[2], below[3]].filter((number) => number !== undefined).join('.')
      : before(Number(below[2]), below[3]);
  const [, sign = '', version] =
    /^([=~^>!]{0,3})\s*(?:(?:node|python|ruby|php|go)-?)?v?(\d[\d.x*]*)/.exec(part) ?? [];
  if (version === undefined || /^>|!/.test(sign)) return null;
  // `^3.8`, Ruby's `~> 3.2` and Python's `~=3.8` let later minors in.
  const open = sign === '^' || (/^~[>=]$/.test(sign) && version.split('.').length === 2);
  return plain(version, open);
}

/** `18.x` is 18; with `open`, only the major is fixed. */
function plain(version: string, open = false): string | null {
  const [major, minor] = version.split('.');
  if (major === undefined || !/^\d+$/.test(major)) return null;
  return minor !== undefined && /^\d+$/.test(minor) && !open ? `${major}.${minor}` : major;
}

/** The newest below `3.10` is 3.9, below `19` is 18, below `4` of a runtime with minors unknown. */
function before(major: number, minor: string | undefined): string | null {
  if (minor !== undefined && Number(minor) > 0) return `${major}.${Number(minor) - 1}`;
  return major > 4 ? String(major - 1) : null;
}

export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
