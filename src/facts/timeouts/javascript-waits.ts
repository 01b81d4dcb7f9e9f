import { defineFileFact } from '../../kit/fact.ts';
import { JAVASCRIPT_FILES, javascript } from '../../parsers/javascript.ts';
import { ownNames } from '../call-results/own-names.ts';
import { javascriptIndex } from '../call-results/tree-index.ts';
import { clientOf } from './javascript-clients.ts';
import type { FileWaits, Waiting } from './model.ts';

const SHOWS =
  /\buse(State|Effect|Callback|Reducer)\(|^["']use client["']|@hotwired\/stimulus|\bdocument\.(querySelector|getElementById|addEventListener|body)|\bonClick=/m;

/** Calls of other services in JavaScript and TypeScript, and whether each stops waiting some time. */
export const javascriptWaits = defineFileFact<FileWaits>({
  id: 'waits-javascript',
  files: JAVASCRIPT_FILES,
  mentions:
    /fetch\w{0,20}\(|\b(axios|got|ky|openai|anthropic|groq-sdk|stripe|nodemailer|mysql2|mongoose|maxDuration)\b|@google\/gen|["'](npm:)?pg["'@]/i,
  parsers: [javascript, javascriptIndex],
  extract(file) {
    // A service worker answers for the page: what it asks is what the page asked.
    if (/addEventListener\(\s{0,3}["']fetch["']/.test(file.text)) return null;
    const { program } = javascript.of(file);
    const tree = javascriptIndex.of(file);
    const names = ownNames(program, tree);
    const isOwn = (name: string): boolean => names.has(name) || tree.bodies.has(name);
    const place = { tree, text: file.text, isOwn };
    const waits: Waiting[] = tree.calls.flatMap((node) => {
      const found = clientOf(node, place);
      return found ? [{ ...found, line: file.lineAt(node.start) }] : [];
    });
    const defaults = /\baxios\.defaults\.timeout\s{0,3}=/.test(file.text) ? ['axios'] : [];
    const limited = /^export const maxDuration\s*=/m.test(file.text);
    if (waits.length + defaults.length === 0 && !limited) return null;
    return { waits, limited, shows: SHOWS.test(file.text), defaults };
  },
});
