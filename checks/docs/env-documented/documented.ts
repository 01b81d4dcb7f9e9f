import type { Document, Library } from '../../../src/facts/documents/documents.ts';
import { findSection } from '../../../src/facts/documents/find-section.ts';
import { isAgentDocument, isFormalDocument, linkedDocuments } from '../../../src/facts/documents/linked.ts';
import { findReadme } from '../../../src/facts/documents/readme.ts';
import type { MentionedSettings } from '../../../src/facts/env/mentioned-settings.ts';
import type { Settings } from '../../../src/facts/env/settings.ts';
import type { FileFactResult, ManifestView, Place } from '../../../src/kit/index.ts';

/** What documents the settings. */
export interface Documentation {
  /** Paths that count. */
  readonly sources: readonly string[];
  /** Whether one of them names the variable; the case does not matter. */
  names(variable: string): boolean;
  /** Whether that one names it. */
  namedIn(path: string, variable: string): boolean;
  /** A document that names the variable and does not count. */
  aside(variable: string): string | null;
  /** The README leads to a site of documentation on the web, which may be made of what lies in the repository's folder. */
  readonly site: { readonly target: string; readonly at: Place } | null;
  /** The README is there and could not be read. */
  readonly unread: { readonly path: string; readonly reason: string } | null;
  /** Full lists on the web that a document or the manifest leads to. */
  readonly elsewhere: readonly { readonly target: string; readonly at: Place }[];
  /** Pointers of the manifest that lead nowhere. */
  readonly lost: readonly { readonly pointer: string; readonly at: Place }[];
}

export function documentationOf(
  library: Library,
  mentioned: FileFactResult<MentionedSettings>,
  settings: Settings,
  manifest: ManifestView | null,
): Documentation {
  const { documents, elsewhere, lost, files } = declared(library, settings, manifest);
  const readmes = readmesOf(library, settings);
  const own = [...new Set([...readmes, ...documents])];
  const counted = [...new Set([...own, ...linkedDocuments(library, own)])].filter(isForPeople);
  const sources = [
    ...new Set([...settings.examples.map(({ path }) => path), ...files, ...counted.map(({ path }) => path)]),
  ];
  const byPath = new Map(mentioned.values.map(({ path, value }) => [path, upper(value)]));
  for (const { path, settings: each } of settings.examples) byPath.set(path, upper(each));
  const namedIn = (path: string, variable: string): boolean =>
    byPath.get(path)?.has(variable.toUpperCase()) ?? false;
  const others = library.documents.filter((each) => isForPeople(each) && !sources.includes(each.path));
  return {
    sources,
    names: (variable) => sources.some((path) => namedIn(path, variable)),
    namedIn,
    aside: (variable) =>
      others.find(({ path }) => byPath.get(path)?.has(variable.toUpperCase()))?.path ?? null,
    site: own.flatMap(siteOf)[0] ?? null,
    unread: findReadme(library).unread,
    elsewhere: [...elsewhere, ...own.flatMap(listsElsewhere)],
    lost,
  };
}

const upper = (names: readonly { readonly name: string }[]): Set<string> =>
  new Set(names.map(({ name }) => name.toUpperCase()));

const isForPeople = ({ path }: Document): boolean => !isAgentDocument(path) && !isFormalDocument(path);

/** The README that people see first, and those of the folders in which a setting is read. */
function readmesOf(library: Library, { settings }: Settings): Document[] {
  const first = findReadme(library).document;
  const places = settings.flatMap(({ uses }) => uses.map(({ path }) => path));
  const nested = library.documents.filter(({ path }) => {
    const folder = /^(.*\/)readme(?:\.\w+)?$/i.exec(path)?.[1];
    return folder !== undefined && places.some((place) => place.startsWith(folder));
  });
  return first ? [first, ...nested] : nested;
}

/** What the manifest names under `docs.env` and `docs.maintainer_guide`. */
function declared(library: Library, { examples }: Settings, manifest: ManifestView | null) {
  const documents: Document[] = [];
  const files: string[] = [];
  const elsewhere: { target: string; at: Place }[] = [];
  const lost: { pointer: string; at: Place }[] = [];
  for (const { pointer, field, at } of pointersOf(manifest)) {
    const found = findSection(library, pointer);
    if (found.kind === 'document' || found.kind === 'section' || found.kind === 'no-heading')
      documents.push(found.document);
    else if (found.kind === 'folder') documents.push(...found.documents);
    else if (field !== 'env') continue;
    else if (found.kind === 'url') elsewhere.push({ target: pointer, at });
    else if (examples.some(({ path }) => path === pointer.replace(/^\.\//, ''))) files.push(pointer);
    else lost.push({ pointer, at });
  }
  return { documents, files, elsewhere, lost };
}

function pointersOf(manifest: ManifestView | null) {
  if (!manifest) return [];
  const { docs } = manifest.claims;
  const fields = ['env', 'maintainer_guide'] as const;
  return fields.flatMap((field) => {
    const value = docs?.[field];
    const pointers = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return pointers.map((pointer: string) => ({ pointer, field, at: manifest.at('docs', field) }));
  });
}

const ABOUT_SETTINGS =
  /environment[ _-]?variables?|\benv[ _-]?(?:vars?|variables)\b|configuration[ _-]?(?:options|reference|guide|parameters)|(?:self[ _-]?hosted|server)[ _-]?configuration|configur(?:ation|ing)(?:[/#.]|$)|all (?:available )?(?:settings|options)/i;
/** Documentation of what the tool is built with: it does not list this tool's settings. */
const VENDOR =
  /^https?:\/\/(?:[\w-]+\.)*(?:vite\.dev|vitejs\.dev|nextjs\.org|supabase\.com|vercel\.com|github\.com\/(?:motdotla|vercel|vitejs)|docs\.github\.com|docker\.com|prisma\.io|stackoverflow\.com|npmjs\.com|12factor\.net|expo\.dev|create-react-app\.dev|heroku\.com|render\.com|railway\.(?:app|com)|netlify\.com|cloudflare\.com|python\.org|djangoproject\.com|palletsprojects\.com|pydantic\.dev|fastapi\.tiangolo\.com|tiangolo\.com|streamlit\.io|laravel\.com|lovable\.dev|firebase\.google\.com|google\.com|openai\.com|stripe\.com|wikipedia\.org|nodejs\.org|spring\.io|microsoft\.com|nuxt\.com|astro\.build|svelte\.dev|angular\.io|clerk\.com|docs\.astral\.sh|jestjs\.io)(?:[/:?#]|$)/i;

/** Links that lead to a list of the settings outside the repository. */
function listsElsewhere({ path, links }: Document) {
  return links
    .filter(
      ({ target, text, image }) =>
        !image &&
        /^https?:\/\//.test(target) &&
        !VENDOR.test(target) &&
        (ABOUT_SETTINGS.test(text) || ABOUT_SETTINGS.test(target)),
    )
    .map(({ target, line }) => ({ target, at: { path, line } }));
}

/** A link to the tool's own documentation. */
function siteOf({ path, links }: Document) {
  return links
    .filter(
      ({ target, text, image }) =>
        !image &&
        /^https?:\/\//.test(target) &&
        !VENDOR.test(target) &&
        (/^https?:\/\/docs?\./.test(target) ||
          (/\bdoc(?:s|umentation)\b/i.test(text) && /docs?|wiki/.test(target))),
    )
    .map(({ target, line }) => ({ target, at: { path, line } }));
}

/** `.env.example`, `README.md and docs/setup.md`, for a sentence. */
export function listed(paths: readonly string[]): string {
  if (paths.length <= 3)
    return [paths.slice(0, -1).join(', '), paths.at(-1)].filter((part) => part !== '').join(' and ');
  return `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more`;
}
