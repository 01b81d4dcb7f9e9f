import { defineFileFact } from '../../kit/fact.ts';
import { JAVASCRIPT_FILES } from '../../parsers/javascript.ts';

const CALL =
  /\b(?:fetch|axios(?:\.\w{2,10})?|\$\.(?:ajax|get|post|getJSON)|\$fetch|useFetch)\(|\bnew (?:XMLHttpRequest|WebSocket|EventSource)\b/;

/** The first place at which a file asks a server for something, told from its text. */
export const browserCalls = defineFileFact<number>({
  id: 'browser-calls',
  files: [...JAVASCRIPT_FILES, '**/*.{html,htm}'],
  mentions: CALL,
  extract: (file) => file.lineAt(CALL.exec(file.text)?.index ?? 0),
});
