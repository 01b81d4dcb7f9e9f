import type { Document } from './model.ts';

/** Addresses under which somebody can be reached: mail, chat, forum, telephone, a tracker for questions. */
const TARGET =
  /^(?:mailto|tel|sms|xmpp|irc):|^(?:https?:)?\/\/(?:www\.)?(?:discord\.(?:gg|com)|discordapp\.com|[\w-]+\.slack\.com|slack\.|join\.slack\.com|t\.me|telegram\.me|wa\.me|chat\.whatsapp\.com|api\.whatsapp\.com|gitter\.im|matrix\.to|reddit\.com\/r\/|www\.reddit\.com\/r\/|groups\.google\.com|forum\.|community\.|discuss\.|discourse\.|support\.|help\.|zulipchat\.com|[\w-]+\.zulipchat\.com|linkedin\.com\/in\/|x\.com\/|twitter\.com\/|mastodon\.|bsky\.app\/profile|calendly\.com|opencollective\.com)|\/(?:discussions|issues)(?:\/new(?:\/choose)?)?\/?(?:[?#].*)?$|\/(?:contact|support|help|community)(?:-us)?\/?$/i;
const MAIL = /[\w.+-]{1,64}(?:@|\s?[[(]at[\])]\s?)[\w-]{1,63}(?:\.|\s?[[(]dot[\])]\s?)[a-z]{2,}/i;
const PHONE = /(?:\+|\b00)[1-9][\d ()/-]{7,17}\d/;
const NOT_REAL = /@example\.|you@|your[-_.]?e?mail@|youremail|user@|name@|noreply|no-reply/i;

/** Whether a document, or some sections of it in a row, names an address. */
export function namesAddress(document: Document, sections = document.sections): boolean {
  const from = sections[0]?.line ?? 0;
  const last = sections.at(-1);
  const to =
    (last && document.sections[document.sections.indexOf(last) + 1]?.line) ?? Number.MAX_SAFE_INTEGER;
  const linked = document.links.some(
    ({ target, image, line }) => !image && line >= from && line < to && isAddress(target),
  );
  return linked || sections.some(({ text }) => isReal(MAIL.exec(text)?.[0]) || PHONE.test(text));
}

const isReal = (mail: string | undefined): boolean => mail !== undefined && !NOT_REAL.test(mail);

function isAddress(target: string): boolean {
  return TARGET.test(target) && !NOT_REAL.test(target) && !/your[-_]?(?:user|org|repo|name)/i.test(target);
}
