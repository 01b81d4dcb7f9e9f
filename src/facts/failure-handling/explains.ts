/** Words that say no more than the code: "ignore", "handle error", a forgotten line of code. */
const SAYS_NOTHING =
  /^(todo|fixme|xxx|hack)\b|^(handle|ignore|ignored|ignoring|silent|silently|silence|catch|swallow)?\W*(handle |ignore |ignored |fail |the |this |any |all |parse |parsing )*(errors?|exceptions?|failures?|fails?)?( here| silently)?\W*$|^(eslint|biome|prettier|ts-|@ts|noqa|type:|pylint|pragma|istanbul|c8|v8|readycheck-ignore)/i;
const IS_CODE = /[;{}]\s*$|=>|console\.|\w\(.*\)\s*$|^\s*(return|throw|raise|print|await|const|let|import)\b/;
const REASON =
  /best.?effort|non.?(critical|fatal|blocking|essential)|not (critical|fatal|essential|important)|optional|intentional|on purpose|expected|harmless|ok(ay)? to|fine|safe to|fire.and.forget|already|no need|does not matter|doesn't matter/i;

/** True where a text says that a failure does not matter. */
export function givesReason(text: string): boolean {
  return /best.?effort|non.?(critical|fatal|blocking|essential)|not (critical|fatal|essential)|fire.and.forget|\bseed(ing|ed)\b/i.test(
    text,
  );
}

/** True where a comment gives a reason for letting a failure pass. */
export function explains(comment: string): boolean {
  const text = comment.replace(/^[\s/*#!-]+|[\s/*]+$/g, '').trim();
  if (SAYS_NOTHING.test(text) || IS_CODE.test(text)) return false;
  return REASON.test(text) || text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length >= 4;
}
