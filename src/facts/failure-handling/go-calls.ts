import type { GoToken, GoTokens } from './go-tokens.ts';
import type { Effect } from './model.ts';
import { SQL_WRITE, WRITE_NAME } from './vocabulary.ts';

/** A call as Go writes it: `tx.ExecContext(ctx, "…")`, `db.Create(&order).Error`. */
export interface GoCall {
  readonly names: readonly string[];
  /** Its texts among the arguments of the last call. */
  readonly texts: readonly string[];
  readonly called: boolean;
  /** The token after it. */
  readonly end: number;
}

/** The call that begins at a token; null where none does. */
export function goCallAt({ tokens, partner }: GoTokens, from: number): GoCall | null {
  if (tokens[from]?.kind !== 'name') return null;
  const names: string[] = [tokens[from].text];
  let texts: readonly string[] = [];
  let called = false;
  let at = from + 1;
  for (;;) {
    const text = tokens[at]?.text;
    const following = tokens[at + 1];
    const close = partner[at] ?? -1;
    if (text === '.' && following?.kind === 'name') {
      names.push(following.text);
      at += 2;
    } else if ((text === '(' || text === '[') && tokens[at]?.kind === 'sign' && close > at) {
      if (text === '(') {
        called = true;
        texts = tokens.slice(at + 1, close).flatMap((each) => (each.kind === 'text' ? each.text : []));
      }
      at = close + 1;
    } else return { names, texts, called, end: at };
  }
}

export interface GoEffect {
  readonly effect: Effect;
  readonly what: string;
  readonly helper: string | null;
}

const DATABASE =
  /(?:^|[a-z_])(?:db|database|tx|txn|transaction|conn|connection|pool|stmt|pg|sqlx?|queryer|execer)$|(?:DB|Db|Tx|Txn|Conn|Stmt|Pool)$/;
const EXECUTES = /^(?:Must)?(?:Named)?Exec(?:Context)?$/;
const DOCUMENTS =
  /^(?:InsertOne|InsertMany|UpdateOne|UpdateMany|UpdateByID|ReplaceOne|DeleteOne|DeleteMany|BulkWrite|FindOneAndUpdate|FindOneAndReplace|FindOneAndDelete)$/;
const MAPPER = /^(?:Create|Save|Updates?|UpdateColumns?|Delete)$/;
const SENDS = /^(?:smtp\.SendMail|http\.(?:Post|PostForm))$/;
const CLOUD = /^(?:PutObject|DeleteObject|PutItem|UpdateItem|DeleteItem|SendMessage|SendEmail|DialAndSend)$/;

/** What a call changes; null where nothing says that it does. */
export function goEffect({ names, texts, called }: GoCall): GoEffect | null {
  // GORM gives its error as a field of what it returns.
  const field = names.at(-1) === 'Error';
  const path = field ? names.slice(0, -1) : names;
  const tip = path.at(-1) ?? '';
  if (!called || path.length < 2) return null;
  const what = path.join('.').slice(0, 70);
  const effect = executes(path, texts);
  if (effect === null) return null;
  if (effect || DOCUMENTS.test(tip) || CLOUD.test(tip) || SENDS.test(path.join('.')))
    return { effect: effect ?? 'write', what, helper: null };
  if (field && MAPPER.test(tip) && path.some((name) => DATABASE.test(name)))
    return { effect: 'write', what, helper: null };
  const own = tip.charAt(0).toLowerCase() + tip.slice(1);
  return WRITE_NAME.test(own) ? { effect: 'unsure', what, helper: tip } : null;
}

/** For SQL: its effect, null where it changes no data, undefined where it is no SQL. */
function executes(path: readonly string[], texts: readonly string[]): Effect | null | undefined {
  const [tip = '', receiver = ''] = path.toReversed();
  if (tip === 'Commit') return /(?:^|[a-z_])tx$|Tx$/.test(receiver) ? 'write' : undefined;
  if (!EXECUTES.test(tip) || !DATABASE.test(receiver)) return undefined;
  const sql = texts.find((text) => /^\s*\w+\s/.test(text));
  if (sql !== undefined) return SQL_WRITE.test(sql) ? 'write' : null;
  return /stmt$/i.test(receiver) ? 'write' : 'unsure';
}

/** What an SQL text at the start of a call changes. */
export const hasSqlWrite = ({ texts }: GoCall): boolean => texts.some((text) => SQL_WRITE.test(text));

export const isEnd = (token: GoToken | undefined): boolean =>
  token === undefined || token.kind === 'end' || token.text === '}';
