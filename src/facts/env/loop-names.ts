import { UPPER_NAME } from './model.ts';

const LOOPS = [
  /\bfor\s{0,9}\(?\s{0,9}(?:const |let |var )?([A-Za-z_$][\w$]{0,60}) (?:of|in) ([A-Za-z_$][\w$]{0,60})\b/g,
  /\b([A-Za-z_$][\w$]{0,60})\s{0,9}\.(?:filter|forEach|map|every|some|find|reduce)\(\s{0,9}(?:async )?(?:function\s?)?\(?\s{0,9}([A-Za-z_$][\w$]{0,60})/g,
];
const LIST = /\b([A-Za-z_$][\w$]{0,60})(?:\s{0,9}:[^=\n]{0,60})?\s{0,9}=\s{0,9}[[({]([^\])}]{1,4000})[\])}]/g;

/**
 * The names that a variable takes which runs over a list of the same file: `for (const key of REQUIRED)`,
 * `REQUIRED.filter((key) => …)`, `for key in REQUIRED`. Null where there is no such list, or it holds anything else.
 */
export function loopNames(text: string, variable: string): readonly string[] | null {
  const [forIn, callback] = LOOPS.map((pattern) => [...text.matchAll(pattern)]);
  const lists = new Set([
    ...(forIn ?? []).filter(([, item]) => item === variable).map(([, , list]) => list),
    ...(callback ?? []).filter(([, , item]) => item === variable).map(([, list]) => list),
  ]);
  if (lists.size === 0) return null;
  const found = [...text.matchAll(LIST)]
    .filter(([, name]) => lists.has(name))
    .flatMap(([, , inner = '']) =>
      [...inner.matchAll(/["'`]([^"'`\n]{1,80})["'`]/g)].map(([, each = '']) => each),
    );
  return found.length > 0 && found.every((each) => UPPER_NAME.test(each)) ? found : null;
}
