import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { isDevelopmentPath } from '../deployment/entry.ts';
import { roleOf } from '../imports/imports.ts';
import { type FailureAnswer, FOR_DEVELOPERS } from './model.ts';

/** What PHP and its settings show when something fails. Read line by line: what is not on one line is not seen. */
export const textAnswers = defineFileFact<readonly FailureAnswer[]>({
  id: 'failure-answers-php',
  files: ['**/*.php', '**/php*.ini', '**/.user.ini', '**/.htaccess'],
  mentions: /display_errors|getMessage\(|getTraceAsString\(|mysqli_(?:connect_)?error\(/,
  extract(file) {
    if (roleOf(file.path) !== 'application' || isDevelopmentPath(file.path)) return null;
    const lines = file.text.split('\n');
    const found = lines.flatMap((line, index) => {
      const answer = line.length > 500 || /^\s*(?:\/\/|#|;|\*)/.test(line) ? null : ofLine(line, file);
      const above = lines.slice(Math.max(0, index - ABOVE), index + 1).join('\n');
      return answer && !FOR_DEVELOPERS.test(above.replaceAll(SETTING_NAME, '')) && !TERMINAL.test(above)
        ? [{ ...answer, line: index + 1 }]
        : [];
    });
    return found.length === 0 ? null : found;
  },
});

/** How many lines above may hold the condition. */
const ABOVE = 4;
const SETTING_NAME = /display_errors|show_errors/g;
const TERMINAL = /PHP_SAPI|php_sapi_name|STDERR|\bcli\b/;

const SWITCHED_ON =
  /\bini_set\(\s*['"]display_errors['"]\s*,\s*(?:['"]?(?:1|on|stdout)['"]?|true)\s*\)|^\s*(?:php_(?:admin_)?(?:flag|value)\s+)?display_errors\s*[=\s]\s*["']?(?:on|1|stdout)\b/i;
const SHOWN =
  /\b(?:echo|print|die|exit)\b[^;]{0,200}?(->getMessage\(\)|->getTraceAsString\(\)|\bmysqli_(?:connect_)?error\()/;

function ofLine(line: string, { path }: SourceFile): Omit<FailureAnswer, 'line'> | null {
  const rest = { status: null, where: null, via: null };
  if (SWITCHED_ON.test(line)) return { leak: 'stack', what: 'display_errors', ...rest };
  const [, shown] = path.endsWith('.php') ? (SHOWN.exec(line) ?? []) : [];
  if (shown === undefined) return null;
  const leak = shown.includes('Trace') ? 'stack' : shown.startsWith('mysqli') ? 'query' : 'message';
  return { leak, what: shown.replace(/^->/, '').replace(/\($/, '()'), ...rest };
}
