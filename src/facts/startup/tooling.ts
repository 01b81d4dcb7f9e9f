import { roleOf } from '../imports/imports.ts';

const NAME =
  /(^|\/)(?:manage|(?:[\w-]*[-_.])?(?:init[-_]?(?:db|database)|initdb|(?:db|database)[-_]?(?:init|setup|reset)|create[-_]?(?:db|tables?|database|admin|schema)|setup[-_]\w+|drop[-_]?\w*|clear[-_]?\w*|clean(?:up)?[-_]?\w*|wipe|purge|populate[-_]?\w*|import[-_]\w+|load[-_]\w+|fix[-_]\w+|rebuild[-_]?\w*|migrate[-_]?\w*|seed\w*|reset\w*))\.(?:py|[cm]?[jt]sx?)$/i;
const FOLDER =
  /(^|\/)(scripts?|tools?|tooling|bin|cli|hack|management\/commands|commands|seeds?|seeders?|fixtures?|factories|extra|utils\/scripts|\.claude|\.agents|\.cursor|codefixes|notebooks?|backups?)\//i;

/** Whether a file is a tool that somebody runs, and not a part of what is started. */
export function isTooling(path: string): boolean {
  return roleOf(path) === 'script' || NAME.test(path) || FOLDER.test(path);
}
