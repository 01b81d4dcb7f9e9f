import { goCallAt } from './go-calls.ts';
import type { GoTokens } from './go-tokens.ts';
import type { Reaction } from './model.ts';

const ENDS = /^(?:panic|os\.Exit|\w*[lL]og(?:ger)?\.(?:Fatal|Panic)\w*|slog\.Fatal\w*|t\.\w+)$/;
const LOGS =
  /^(?:\w+\.)*(?:\w*[lL]og(?:ger)?|slog|zap|logrus|glog|klog|sugar|lg|l)\.\w+(?:\.\w+)*$|^fmt\.Print\w*$|^(?:println|print)$|^sentry\.CaptureException$/;
const TIDIES = /\.(?:Rollback|Close|Cancel|Unlock|Done|Abort)$/;

/** What the statements between two braces do with an error; whatever is not known does something. */
export function goReactions(source: GoTokens, from: number, to: number): Reaction[] {
  const { tokens } = source;
  const found = new Set<Reaction>();
  let at = from;
  while (at < to) {
    const token = tokens[at];
    if (!token || token.kind === 'end') {
      at += 1;
      continue;
    }
    if (token.text === 'continue' || token.text === 'break') {
      found.add('moves-on');
      at += 1;
      continue;
    }
    const call = goCallAt(source, at);
    const after = call ? tokens[call.end] : undefined;
    if (!call?.called || !(call.end >= to || after?.kind === 'end')) return ['acts'];
    found.add(ofCall(call.names.join('.')));
    at = call.end;
  }
  return found.size === 0 ? ['nothing'] : [...found];
}

function ofCall(name: string): Reaction {
  if (ENDS.test(name)) return 'acts';
  if (LOGS.test(name)) return 'logs';
  return TIDIES.test(name) ? 'tidies' : 'acts';
}
