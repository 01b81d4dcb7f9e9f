import { DEBIAN_NAMES, type Runtime, UBUNTU_NAMES } from './versions.ts';

export interface ImageVersion {
  readonly runtime: Runtime;
  readonly version: string;
}

const RUNTIMES: Readonly<Record<string, Runtime>> = {
  node: 'node',
  python: 'python',
  ruby: 'ruby',
  php: 'php',
  golang: 'go',
  go: 'go',
  debian: 'debian',
  ubuntu: 'ubuntu',
  alpine: 'alpine',
  sdk: 'dotnet',
  aspnet: 'dotnet',
  runtime: 'dotnet',
}; // prettier-ignore

/** What an image's name and tag say of its runtime and of the system beneath: `node:18-alpine3.18` of both. */
export function imageVersions(image: string): ImageVersion[] {
  const reference =
    image
      .trim()
      .split(/\s+/)
      .filter((word) => !word.startsWith('--'))[0]
      ?.split('@')[0] ?? '';
  const slash = reference.lastIndexOf('/');
  const colon = reference.lastIndexOf(':');
  if (colon <= slash) return [];
  const name = reference.slice(slash + 1, colon);
  const tag = reference.slice(colon + 1).toLowerCase();
  return [...own(name, reference, tag), ...system(tag)];
}

/** Only the official images and CircleCI's: in another's `acme/node:4` the number is its own. */
function own(name: string, reference: string, tag: string): ImageVersion[] {
  const official =
    /^((docker\.io\/)?(library\/)?|cimg\/|circleci\/|public\.ecr\.aws\/docker\/library\/|mcr\.microsoft\.com\/(dotnet\/|devcontainers\/))[\w-]+:/.test(
      reference,
    );
  const runtime = Object.hasOwn(RUNTIMES, name) ? RUNTIMES[name] : undefined;
  if (!official || runtime === undefined || (runtime === 'dotnet' && !reference.includes('dotnet/')))
    return [];
  const codename =
    runtime === 'debian'
      ? DEBIAN_NAMES[first(tag)]
      : runtime === 'ubuntu'
        ? UBUNTU_NAMES[first(tag)]
        : undefined;
  const version = codename ?? /^v?(\d+(?:\.\d+)?)/.exec(tag)?.[1];
  return version === undefined ? [] : [{ runtime, version }];
}

const first = (tag: string): string => {
  const [word = ''] = tag.split('-');
  return /^[a-z]+$/.test(word) ? word : '';
};

function system(tag: string): ImageVersion[] {
  const words = tag.split('-').slice(1);
  return words.flatMap((word): ImageVersion[] => {
    const debian = Object.hasOwn(DEBIAN_NAMES, word) ? DEBIAN_NAMES[word] : undefined;
    if (debian !== undefined) return [{ runtime: 'debian', version: debian }];
    const alpine = /^alpine(\d+\.\d+)$/.exec(word)?.[1];
    return alpine === undefined ? [] : [{ runtime: 'alpine', version: alpine }];
  });
}
