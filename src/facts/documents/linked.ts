import { posix } from 'node:path';
import type { Library } from './documents.ts';
import { findSection } from './find-section.ts';
import type { Document } from './model.ts';

/** Written for coding agents, or by them about their own work: no evidence of anything. */
const AGENTS =
  /(^|\/)(?:(?:agents?|claude|gemini|copilot-instructions|cursor|windsurf|replit|warp|test_result|skill|llms?(?:-full)?)\.(?:md|txt|mdc)$|\.(?:claude|cursor|agents?|ai|opencode|windsurf|kiro|codex|gemini|roo|bolt)\/)/i;
const STATUS = /(^|\/)[A-Z0-9_-]*(?:_COMPLETE|_SUMMARY|_FIXED|_STATUS|_REPORT|_DONE)\.md$/;
const OTHER =
  /(^|\/)(?:licen[cs]e|copying|notice|changelog|changes|history|code[_-]of[_-]conduct|authors|contributors|release[-_]?notes|migrat(?:ion|ing)|upgrad(?:e|ing))(?:\.\w+)?$/i;

/** Instructions to coding agents and their status reports. */
export function isAgentDocument(path: string): boolean {
  return AGENTS.test(path) || STATUS.test(path);
}

/** Licences, changelogs and the like: they tell nothing of what the tool is and how to work with it. */
export function isFormalDocument(path: string): boolean {
  return OTHER.test(path);
}

/** Every document that the given ones lead to inside the repository, through at most `steps` links; without the given. */
export function linkedDocuments(library: Library, from: readonly Document[], steps = 2): Document[] {
  const known = new Set(from);
  let edge: readonly Document[] = from;
  for (let step = 0; step < steps; step++) {
    const next = edge.flatMap((document) => targetsOf(library, document)).filter((each) => !known.has(each));
    for (const document of next) known.add(document);
    edge = [...new Set(next)];
  }
  return [...known].slice(from.length);
}

function targetsOf(library: Library, document: Document): Document[] {
  const links = document.links.filter(({ image }) => !image).map(({ target }) => target);
  const mentions = document.sections.flatMap(
    ({ text }) => text.match(/[\w./-]{1,200}\.(?:md|rst|adoc)\b/g) ?? [],
  );
  return [...new Set([...links, ...mentions])].flatMap((target) =>
    resolveLink(library, document.path, target),
  );
}

/** The documents that a link leads to; a folder's are all in it. */
export function resolveLink(library: Library, from: string, target: string): Document[] {
  const path = pathOf(from, target);
  if (path === null || path === '.' || path === '') return [];
  for (const candidate of [path, `${path}.md`, `${path}.rst`, `${path}.mdx`]) {
    const found = findSection(library, candidate);
    if (found.kind === 'document') return [found.document];
    if (found.kind === 'folder') return [...found.documents];
  }
  return [];
}

/** A page of a code host's own view of a repository: `https://github.com/owner/name/blob/main/docs/a.md`. */
const HOSTED =
  /^https?:\/\/(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\/[^/\s]+\/[^/\s]+\/(?:-\/)?(?:blob|tree|src|raw)\/[^/\s]+\/(.+)$/;

function pathOf(from: string, target: string): string | null {
  const [bare = ''] = (HOSTED.exec(target)?.[1] ?? target).split(/[?#]/);
  if (bare === '') return null;
  if (HOSTED.test(target)) return bare;
  if (/^[a-z][a-z+.-]*:/i.test(bare)) return null;
  return bare.startsWith('/') ? bare.slice(1) : posix.normalize(posix.join(posix.dirname(from), bare));
}
