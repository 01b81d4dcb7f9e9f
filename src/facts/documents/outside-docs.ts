import type { Document } from './model.ts';

const DOCS =
  /(?:^|[./])(?:docs?|documentation|guides?|handbook|manual|wiki|help|readthedocs|rtfd|gitbook|learn)(?:[./]|$)/i;
const DOCS_TEXT =
  /\b(?:documentation|docs|handbook|manual|wiki|guide|dokumentation|handbuch|documentación|documentação|документация)\b|文档|ドキュメント|문서/iu;
const CODE_HOST =
  /^(?:www\.)?(?:github\.com|gitlab\.com|npmjs\.com|pypi\.org|crates\.io|shields\.io|img\.shields\.io|hub\.docker\.com)$/i;
const WIKI = /^https?:\/\/(?:www\.)?git(?:hub|lab)\.com\/([^/\s]+\/[^/\s]+)\/(?:-\/)?wikis?(?:[/?#]|$)/i;

/**
 * The address of the tool's own documentation outside the repository that a document sends its readers to; null if there is
 * none. It is its own if the host bears the name in the document's title: other links are the documentation of what it is built with.
 */
export function outsideDocs(readme: Document): string | null {
  const title = readme.sections.find(({ depth }) => depth > 0)?.heading ?? '';
  const names = [title, title.split(/[\s:,|]/)[0] ?? ''].map(plain).filter((name) => name.length >= 4);
  const own = readme.links.find(({ target, text, image }) => {
    if (image) return false;
    const wiki = WIKI.exec(target)?.[1];
    if (wiki !== undefined) return names.some((name) => plain(wiki).includes(name));
    const [, host = '', path = ''] = /^https?:\/\/([^/\s:?#]+)[^/\s?#]*(\/[^\s?#]*)?/i.exec(target) ?? [];
    if (host === '' || CODE_HOST.test(host) || !(DOCS.test(host + path) || DOCS_TEXT.test(text)))
      return false;
    return names.some((name) => plain(host).includes(name));
  });
  return own?.target ?? null;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
