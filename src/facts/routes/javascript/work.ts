import type { CallExpression, Node, TaggedTemplateExpression } from '@oxc-project/types';
import { dottedName } from '../../../parsers/javascript.ts';
import { type Chain, dotted, names } from '../../failure-handling/chain.ts';
import { classify } from '../../failure-handling/classify.ts';
import { chainOf } from '../../failure-handling/javascript-chain.ts';
import type { Work } from '../model.ts';
import { type Handed, handedTo, type Values } from './handed.ts';
import type { FoundWork } from './model.ts';

const MAIL =
  /(?:^|\.)(?:sendMail|sendTemplateEmail|sendTransacEmail|sendEmail)$|^(?:resend|sgMail|postmark|mailgun|mg|brevo)\.[\w.]{0,40}(?:send|create)$|(?:^|\.)emails\.send$/;
const SMS = /(?:^|\.)(?:twilio|twilioClient|client|sms)\.messages\.create$|(?:^|\.)sendSms$/i;
const MODEL =
  /(?:^|\.)(?:chat\.completions\.create|completions\.create|responses\.create|embeddings\.create|images\.generate|generateContent|generateContentStream|createChatCompletion|messages\.stream|transcriptions\.create|audio\.speech\.create)$|^(?:generateText|streamText|generateObject|streamObject|embed|embedMany|generateImage)$|(?:anthropic|claude)\w*\.(?:beta\.)?messages\.create$|^(?:llm|chain|agent|\w{0,20}Chain|chatModel)\.(?:invoke|stream|call)$/i;
const MODEL_HOST =
  /api\.openai\.com|api\.anthropic\.com|generativelanguage\.googleapis\.com|api\.groq\.com|openrouter\.ai|ai\.gateway\.lovable\.dev|api\.mistral\.ai|api\.perplexity\.ai|api\.together\.xyz|api\.deepseek\.com/;
const PAYMENT =
  /^(?:stripe|razorpay|paypal|square|braintree|mollie)\w*\.[\w.]{1,60}(?:create|update|cancel|capture|confirm|refund)$/i;
const COMMAND =
  /^(?:child_process\.|cp\.)?(?:exec|execSync|spawn|spawnSync|execFile|execFileSync|execa|fork)$/;
const FILE =
  /(?:^|\.)(?:writeFile|writeFileSync|appendFile|appendFileSync|unlink|unlinkSync|rm|rmSync|createWriteStream|sendFile|download|putObject)$/;
const BY_NAME: readonly (readonly [RegExp, Work['kind']])[] = [
  [MAIL, 'mail'],
  [SMS, 'sms'],
  [MODEL, 'language-model'],
  [PAYMENT, 'payment'],
  [COMMAND, 'command'],
  [FILE, 'file'],
];

const DELETE =
  /^(?:delete|deleteMany|deleteOne|destroy|remove|findByIdAndDelete|findOneAndDelete|findByIdAndRemove|del|deleteDoc|deleteUser|unlink)$/;
const SESSION =
  /^(?:req|request|ctx|res|session|cookies|cookieStore|map|set|cache|params|searchParams|headers|url|form|formData|store|this\.cache)(?:\.|$)/;

/** Work with the names of what chooses its record, which only its own function knows. */
export type ChosenWork = FoundWork & Pick<Handed, 'by'>;

/** What a call, or an SQL text after a tag, does to data or to the world, if anything. */
export function workOf(
  node: CallExpression | TaggedTemplateExpression,
  line: number,
  origins: Values['origins'],
  objects: Values['objects'] = () => [],
): ChosenWork | null {
  const chain = chainOf(node);
  if (!chain || chain.length === 0) return null;
  const path = dotted(chain);
  const kind = kindOf(chain, path);
  if (!kind) return null;
  const isRecord = kind === 'read' || kind === 'write' || kind === 'delete';
  const handed = handedTo(node, kind, kind === 'write' && creates(chain), { origins, objects });
  return {
    kind,
    target: isRecord ? targetOf(chain, node) : null,
    line,
    client: chain[0]?.name ?? '',
    ...handed,
    heldToCaller: handed.heldToCaller || OWN_ACCOUNT.test(path),
  };
}

/** Methods of Supabase that act on whoever is signed in. */
const OWN_ACCOUNT = /\.auth\.(?:updateUser|reauthenticate|signOut|refreshSession|mfa\.\w+)$/;

const CREATES =
  /^(?:create|createMany|createManyAndReturn|bulkCreate|insert|insertOne|insertMany|insertInto|add|addDoc|push|save|build)$/;

/** Makes a record rather than choosing one. */
const creates = (chain: Chain): boolean =>
  chain.some(({ name, call }) => call && (CREATES.test(name) || /^\s*insert\s/i.test(call.first ?? ''))) &&
  !chain.some(({ name }) => /^(?:upsert|update|where|eq)$/.test(name));

/** What kind of work a call is, and on which table, whatever it is handed. */
export function doneBy(
  node: CallExpression | TaggedTemplateExpression,
): Pick<Work, 'kind' | 'target'> | null {
  const chain = chainOf(node);
  const kind = chain && chain.length > 0 ? kindOf(chain, dotted(chain)) : null;
  return chain && kind && { kind, target: targetOf(chain, node) };
}

function kindOf(chain: Chain, path: string): Work['kind'] | null {
  const known = BY_NAME.find(([name]) => name.test(path))?.[1];
  if (known) return known;
  const asksModel =
    MODEL_HOST.test(chain[0]?.call?.first ?? '') || MODEL_HOST.test(chain.at(-1)?.call?.first ?? '');
  if (/^(?:fetch|axios|ky|got|\$fetch)(?:\.|$)/.test(path)) return asksModel ? 'language-model' : null;
  if (SESSION.test(path)) return null;
  return databaseKind(shortened(chain));
}

/** Steps that only shape what a read gives. */
const SHAPES =
  /^(?:populate|sort|limit|skip|lean|exec|toArray|then|catch|finally|orderBy|select|where|eq|neq|in|is|gt|gte|lt|lte|order|range|single|maybeSingle|returning|session|count|include|leftJoin|innerJoin|groupBy|offset|distinct|project|next|map|throwOnError|filter|match|or|and|not|promise|all_never)$/;

/** `User.find(…).populate(…).sort(…)` is about the `find`. */
function shortened(chain: Chain): Chain {
  let end = chain.length;
  while (
    end > 2 &&
    SHAPES.test(chain[end - 1]?.name ?? '') &&
    VERB.test(
      chain
        .slice(0, end - 1)
        .map(({ name }) => name)
        .join(' '),
    )
  )
    end -= 1;
  return chain.slice(0, end);
}

const VERB =
  /\b(?:find|findOne|findById|findAll|findMany|aggregate|insert|update|upsert|delete|select|query|create|deleteMany|updateMany|updateOne|findOneAndUpdate|findByIdAndUpdate|findByIdAndDelete|distinct|countDocuments)\b/;

const FIRESTORE: Readonly<Record<string, Work['kind']>> = {
  setDoc: 'write',
  addDoc: 'write',
  updateDoc: 'write',
  deleteDoc: 'delete',
  getDoc: 'read',
  getDocs: 'read',
};

function databaseKind(chain: Chain): Work['kind'] | null {
  if (chain.length < 2) return FIRESTORE[chain[0]?.name ?? ''] ?? statement(chain);
  const found = classify(chain, { language: 'javascript', awaited: true });
  if (!found || found.effect === 'unsure' || found.helper !== null)
    return tableKind(chain) ?? statement(chain);
  if (found.effect === 'write')
    return names(chain).some((name) => DELETE.test(name)) || deletes(chain) ? 'delete' : 'write';
  return isOwnRead(chain) ? null : 'read';
}

/** Supabase's way to write it, whatever the client is called: `client.from('orders').delete()`. */
function tableKind(chain: Chain): Work['kind'] | null {
  const from = chain.findIndex(({ name, call }) => name === 'from' && call?.first);
  const verb = chain
    .slice(from + 1)
    .find(({ name, call }) => call && /^(?:select|insert|update|upsert|delete)$/.test(name))?.name;
  if (from < 1 || verb === undefined) return null;
  return verb === 'select' ? 'read' : verb === 'delete' ? 'delete' : 'write';
}

/** The last resort of {@link classify} takes `service.getUsers()` for a read: here its body tells. */
const isOwnRead = (chain: Chain): boolean =>
  /^(?:get|fetch|load|list|search)[A-Z]/.test(chain.at(-1)?.name ?? '') &&
  !/^(?:getDocument|getItem|getOne|getMany|getRawMany)$/.test(chain.at(-1)?.name ?? '');

const QUERIES =
  /^(?:query|execute|exec|run|all|get|any|one|none|manyOrNone|oneOrNone|raw|unsafe|prepare|sql|each)$/;

/** An SQL text handed to a driver with a callback, or a query without `await`. */
function statement(chain: Chain): Work['kind'] | null {
  const tip = chain.at(-1);
  if (!tip?.call) return null;
  if (/^(?:find|findOne|aggregate|countDocuments)$/.test(tip.name)) return 'read';
  if (/^(?:insert|insertOne|updateOne|save)$/.test(tip.name)) return 'write';
  // Of a digest, the second is an encoding.
  if (tip.name === 'update' && tip.call.count > 1 && tip.call.first === null && tip.call.second === null)
    return 'write';
  // With a callback; without one it is an element of a page.
  if (tip.name === 'remove' && tip.call.count === 1 && tip.call.first === null) return 'delete';
  if (!QUERIES.test(tip.name)) return null;
  const text = tip.call.first ?? '';
  if (/^\s*delete\s/i.test(text)) return 'delete';
  if (/^\s*(?:insert|update|replace|merge|truncate|create|alter|drop)\s/i.test(text)) return 'write';
  return /^\s*(?:select|with)\s/i.test(text) ? 'read' : null;
}

const deletes = (chain: Chain): boolean => chain.some(({ call }) => /^\s*delete\s/i.test(call?.first ?? ''));

const SQL_TABLE = /\b(?:from|into|update|table)\s+["'`[]?([a-z_]\w*(?:\.[a-z_]\w*)?)/i;

function targetOf(chain: Chain, node: Node): string | null {
  const links = names(shortened(chain));
  const named = chain.find(
    ({ name, call }) => /^(?:from|collection|table|into|doc)$/.test(name) && call?.first,
  );
  if (named?.call?.first) return named.call.first.split('/')[0] ?? null;
  const sql = chain
    .map(({ call }) => SQL_TABLE.exec(call?.first ?? '')?.[1])
    .find((table) => table !== undefined);
  if (sql !== undefined) return sql;
  const own = chain.findIndex(({ name, call }) => /^(?:insert|update|delete|from)$/.test(name) && call);
  const table = own > 0 ? identifierArgument(node) : null;
  if (table !== null) return table;
  const model = links.length >= 2 ? links.at(-2) : undefined;
  return model !== undefined &&
    !/^(?:db|prisma|tx|pool|conn|connection|knex|trx|res|this|repository|repo|em|manager|session|supabase\w*|\w*[cC]lient)$/.test(
      model,
    )
    ? model
    : null;
}

/** `db.insert(orders).values(…)`. */
function identifierArgument(node: Node): string | null {
  let found: string | null = null;
  for (let at: Node = node; at.type === 'CallExpression'; ) {
    const [first] = at.arguments;
    if (first?.type === 'Identifier' && /\.(?:insert|update|delete|from)$/.test(dottedName(at.callee) ?? ''))
      found = first.name;
    if (at.callee.type !== 'MemberExpression') break;
    at = at.callee.object;
  }
  return found;
}
