import { type Call, type Chain, described, dotted } from './chain.ts';
import type { Effect } from './model.ts';
import {
  ASKS,
  QUIET_RECEIVER,
  READ_NAME,
  SCRATCH,
  SQL_READ,
  SQL_WRITE,
  TELEMETRY,
  WRITE_NAME,
} from './vocabulary.ts';

/** What a call does, if it is one that matters. */
export interface Classified {
  readonly effect: Effect;
  readonly what: string;
  readonly helper: string | null;
  /** The library gives errors back instead of throwing: only a `throw` in the guarded code brings them to the handler. */
  readonly returnsErrors: boolean;
}

export interface Context {
  readonly language: 'javascript' | 'python';
  /** The call is awaited, or its language does not wait. */
  readonly awaited: boolean;
}

/** The effect of a call; null for one that neither reads nor writes anything lasting. */
export function classify(chain: Chain, context: Context): Classified | null {
  const tip = chain.at(-1);
  if (!tip?.call || chain.some(({ name }, index) => index < chain.length - 1 && QUIET_RECEIVER.test(name)))
    return null;
  const target = targetOf(chain);
  if (target !== null && TELEMETRY.test(target)) return null;
  for (const rule of RULES) {
    const found = rule(chain, tip.call, context);
    if (found) return { what: described(chain), helper: null, returnsErrors: false, ...found };
  }
  return null;
}

type Found = { readonly effect: Effect } & Partial<Classified>;
type Rule = (chain: Chain, call: Call, context: Context) => Found | null;

/** The table, collection, bucket or address that a chain names. */
function targetOf(chain: Chain): string | null {
  return chain.flatMap(({ call }) => call?.first ?? []).at(0) ?? null;
}

const names = (chain: Chain): string[] => chain.map(({ name }) => name);
const write = { effect: 'write' } as const;
const read = { effect: 'read' } as const;
const unsure = { effect: 'unsure' } as const;

const RULES: readonly Rule[] = [
  fetchCall,
  httpClient,
  supabase,
  sql,
  prisma,
  documents,
  firestore,
  objectMapper,
  sends,
  cloud,
  files,
  helper,
];

const CHANGES = /^(post|put|patch|delete|del)$/i;

function fetchCall(chain: Chain, { first, options, count }: Call): Found | null {
  const name = dotted(chain);
  if (
    !/^((window|globalThis|self)\.)?(fetch|\$fetch|ofetch|apiRequest|apiFetch|authFetch|fetchWithAuth|authenticatedFetch|fetchJson|fetchAPI)$|^axios$/.test(
      name,
    )
  )
    return null;
  if (CHANGES.test(first ?? '')) return count > 1 ? request(null) : null;
  if (Object.hasOwn(options, 'keepalive')) return null;
  const method = options['method'];
  if (method === undefined && Object.hasOwn(options, 'method')) return unsure;
  if (method === null) return unsure;
  return CHANGES.test(method ?? 'GET') ? request(first ?? options['url'] ?? null) : read;
}

/** A request that changes something, unless its address says that it only asks. */
function request(address: string | null): Found | null {
  if (address === null || /^\{\}$/.test(address)) return unsure;
  const path = address.replace(/^(https?:\/\/[^/]*|\{\})/, '');
  if (TELEMETRY.test(path)) return null;
  return ASKS.test(path) ? read : path.replace(/\{\}/g, '').length > 1 ? write : unsure;
}

const CLIENT =
  /^(axios|ky|got|superagent|\$http|https?|requests|httpx|aiohttp|api|rest|client|session|instance|agent|fetcher|\w*(Api|API|Client|Http|Axios|Instance|Request|_client|_api|_session))$/;
const CLIENT_READ = /^(get|head)$/;

function httpClient(chain: Chain, call: Call, { awaited }: Context): Found | null {
  const [name = '', receiver = ''] = names(chain).reverse();
  if (!CLIENT.test(receiver)) return null;
  const address = call.first ?? options(call, 'url');
  const sure =
    /^(axios|ky|got|superagent|requests|httpx)$/.test(receiver) || /^([/{]|https?:)/.test(address ?? '');
  if (!sure && !awaited) return null;
  if (CLIENT_READ.test(name)) return sure ? read : null;
  if (name === 'request') return CHANGES.test(call.first ?? options(call, 'method') ?? '') ? unsure : null;
  if (!CHANGES.test(name) || call.count === 0) return null;
  return sure ? request(address) : unsure;
}

function options({ options: given }: Call, key: string): string | null {
  return Object.hasOwn(given, key) ? (given[key] ?? null) : null;
}

const SUPABASE_CHANGES = /^(insert|update|upsert|delete)$/;

function supabase(chain: Chain, _call: Call, { language }: Context): Found | null {
  const links = names(chain);
  const root = links.find((name) => /supabase|^(sb|db|client|adminClient|serviceClient)$/i.test(name));
  const at = links.findIndex((name) => name === 'from' || (language === 'python' && name === 'table'));
  const returnsErrors = language === 'javascript' && !links.includes('throwOnError');
  if (root === undefined) return null;
  if (at > 0 && chain[at]?.call && !links.includes('storage')) {
    const change = links.slice(at).some((name) => SUPABASE_CHANGES.test(name));
    return change
      ? { effect: 'write', returnsErrors }
      : links.slice(at).includes('select')
        ? { effect: 'read', returnsErrors }
        : null;
  }
  if (!/supabase|^sb$/i.test(root)) return null;
  if (links.includes('storage')) return storage(links, returnsErrors);
  const rpc = chain.find(({ name }) => name === 'rpc')?.call;
  if (rpc) return { effect: READ_NAME.test(rpc.first ?? '') ? 'read' : 'write', returnsErrors };
  const tip = links.at(-1) ?? '';
  if (links.includes('functions')) return tip === 'invoke' ? { effect: 'unsure', returnsErrors } : null;
  return links.includes('auth') &&
    /^(signUp|updateUser|createUser|deleteUser|inviteUserByEmail|updateUserById|resetPasswordForEmail)$/.test(
      tip,
    )
    ? { effect: 'write', returnsErrors }
    : null;
}

function storage(links: readonly string[], returnsErrors: boolean): Found | null {
  const tip = links.at(-1) ?? '';
  if (/^(upload|update|move|copy|uploadToSignedUrl)$/.test(tip)) return { effect: 'write', returnsErrors };
  return /^(download|list|createSignedUrl)$/.test(tip) ? { effect: 'read', returnsErrors } : null;
}

function sql(chain: Chain, { first }: Call): Found | null {
  const tip = chain.at(-1)?.name ?? '';
  if (
    first === null ||
    !/^(query|execute|exec|executemany|executescript|run|prepare|raw|sql|none|one|any|\$executeRaw|\$executeRawUnsafe|\$queryRaw|all|get|batch|text|fetch|fetchrow|fetch_all|fetch_one|unsafe)$/.test(
      tip,
    )
  )
    return null;
  return SQL_WRITE.test(first) ? write : SQL_READ.test(first) ? read : null;
}

function prisma(chain: Chain): Found | null {
  const links = names(chain);
  const tip = links.at(-1) ?? '';
  const client = links.findIndex((name) => /^(\w*[pP]risma\w*|db|tx|trx)$/.test(name));
  if (client < 0) return null;
  if (/^\$transaction$/.test(tip)) return write;
  if (links.length - client === 3) {
    if (/^(create|createMany|createManyAndReturn|update|updateMany|upsert|delete|deleteMany)$/.test(tip))
      return write;
    return /^(find(Many|First|Unique|FirstOrThrow|UniqueOrThrow)|count|aggregate|groupBy)$/.test(tip)
      ? read
      : null;
  }
  const builder = chain[client + 1];
  if (!builder?.call) return null;
  if (
    /^(insert|update|delete)$/.test(builder.name) &&
    builder.call.count === 1 &&
    builder.call.first === null
  )
    return write;
  return builder.name === 'select' ? read : null;
}

/** Methods that only databases have, whatever they are called on. */
const DATABASE_WRITE =
  /^(insertOne|insertMany|updateOne|updateMany|replaceOne|deleteOne|deleteMany|bulkWrite|findOneAndUpdate|findOneAndDelete|findOneAndReplace|findByIdAndUpdate|findByIdAndDelete|findByIdAndRemove|bulkCreate|insert_one|insert_many|update_one|update_many|replace_one|delete_one|delete_many|bulk_write|find_one_and_update|find_one_and_delete|bulk_create|bulk_update|get_or_create|update_or_create|bulk_save_objects|bulk_insert_mappings|to_sql|append_row|append_rows|insert_rows_json|createDocument|updateDocument|deleteDocument|persistAndFlush|create_document|update_document)$/;
const DATABASE_READ =
  /^(findById|findByPk|findAll|findAndCountAll|find_one|countDocuments|getDocument|listDocuments)$/;

function documents(chain: Chain): Found | null {
  const tip = chain.at(-1)?.name ?? '';
  if (chain.length < 2) return null;
  return DATABASE_WRITE.test(tip) ? write : DATABASE_READ.test(tip) ? read : null;
}

function firestore(chain: Chain, { inner, count }: Call): Found | null {
  const links = names(chain);
  const tip = links.at(-1) ?? '';
  if (links.length === 1) {
    if (
      /^(setDoc|addDoc|updateDoc|deleteDoc|runTransaction|uploadBytes|uploadString|uploadBytesResumable)$/.test(
        tip,
      )
    )
      return write;
    if (/^(set|update|push|remove)$/.test(tip) && /^(ref|child|dbRef|push)$/.test(inner ?? '')) return write;
    return /^(getDoc|getDocs|getDownloadURL)$/.test(tip) ? read : null;
  }
  const document = chain
    .slice(0, -1)
    .some(
      ({ name, call }) =>
        (/^(doc|document|collection)$/.test(name) && call) ||
        /^\w+(DocRef|DocumentRef|docRef)$/.test(name) ||
        name === 'docRef',
    );
  if (document && /^(set|update|add|create|delete)$/.test(tip)) return write;
  if (/^(\w*[bB]atch)$/.test(links.at(-2) ?? '') && tip === 'commit' && count === 0) return write;
  return document && tip === 'get' ? read : null;
}

const MODEL = /^[A-Z][A-Za-z0-9]+$/;
const NO_RECORD =
  /^(img|image|im|fig|figure|plt|canvas|ctx|context|pdf|doc|wb|workbook|writer|draw|document|font|model|self_model|sound|form|serializer)$/i;

/** Active records and repositories: `user.save()`, `User.create({…})`, `repo.update(…)`, `session.commit()`. */
function objectMapper(chain: Chain, call: Call, { awaited, language }: Context): Found | null {
  const [tip = '', receiver = ''] = names(chain).reverse();
  const links = names(chain);
  if (chain.length < 2 || !awaited) return null;
  if (
    /(repo|repository|entityManager|^em|^manager)$/i.test(receiver) &&
    /^(save|insert|update|delete|remove|softDelete|upsert|flush|persist)$/.test(tip)
  )
    return write;
  if (language === 'python') return pythonRecord(links, tip, receiver, call);
  if (tip === 'save' && call.count === 0 && !NO_RECORD.test(receiver)) return write;
  if (tip === 'destroy' && Object.hasOwn(call.options, 'where')) return write;
  if (MODEL.test(receiver) && tip === 'create' && call.count > 0) return chain.length === 2 ? write : unsure;
  if (MODEL.test(receiver) && /^(update|upsert)$/.test(tip) && call.count === 2) return write;
  return MODEL.test(receiver) && /^(find|findOne)$/.test(tip) ? read : null;
}

function pythonRecord(links: readonly string[], tip: string, receiver: string, call: Call): Found | null {
  if (
    /^(commit|flush)$/.test(tip) &&
    /(session|conn|connection|db|database|tx|transaction|cnx|con)$/i.test(receiver) &&
    call.count === 0
  )
    return write;
  if (links.includes('objects'))
    return /^(create|update|delete)$/.test(tip)
      ? write
      : /^(get|filter|all|first|count|exists)$/.test(tip)
        ? read
        : null;
  const plain = call.count === 0 || Object.hasOwn(call.options, 'update_fields');
  if (tip === 'save' && plain && !NO_RECORD.test(receiver)) return write;
  if (/^(delay|apply_async)$/.test(tip)) return write;
  return /session$/i.test(receiver) && /^(query|scalars?)$/.test(tip) ? read : null;
}

/** Messages, payments and queues. */
function sends(chain: Chain, call: Call): Found | null {
  const links = names(chain);
  const [tip = '', receiver = ''] = [...links].reverse();
  if (/^(sendMail|sendmail|send_mail|send_message|sendTemplateEmail|sendTransacEmail|send_email)$/.test(tip))
    return /bot/i.test(receiver) ? unsure : write;
  if (
    links.some((name) =>
      /^(resend|sgMail|sendgrid|postmark|mailgun|mg|mailer|transporter|mailchimp|brevo|mail|sg)$/i.test(name),
    ) &&
    /^(send|create|post)$/.test(tip)
  )
    return write;
  if (receiver === 'messages' && tip === 'create') {
    const model =
      ['model', 'max_tokens'].some((key) => Object.hasOwn(call.options, key)) ||
      links.some((name) => /anthropic|claude|openai/i.test(name));
    return model ? read : links.some((name) => /twilio|client|sms/i.test(name)) ? write : null;
  }
  if (
    links.some((name) =>
      /^(stripe|razorpay|paypal|paystack|square|braintree|mollie|flutterwave)\w*$/i.test(name),
    )
  ) {
    if (/^(create|update|cancel|capture|confirm|refund|del|delete|pay|finalizeInvoice)$/i.test(tip))
      return write;
    return /^(retrieve|list|fetch|all)$/.test(tip) ? read : null;
  }
  if (/^(sendToQueue|sendMessageBatch|publishMessage)$/.test(tip)) return write;
  return /(queue|producer|publisher|pubsub|sqs|sns|inngest|qstash)$/i.test(receiver) &&
    /^(add|addBulk|send|publish|publishJSON|sendMessage|enqueue)$/.test(tip)
    ? write
    : null;
}

/** Cloud clients: `s3.putObject(…)`, `client.send(new PutItemCommand(…))`. */
function cloud(chain: Chain, { inner }: Call): Found | null {
  const tip = chain.at(-1)?.name ?? '';
  if (tip === 'send' && inner?.endsWith('Command'))
    return /^(Put|Delete|Update|Batch(Write|Delete)|Send|Copy|Publish|TransactWrite|Upload)/.test(inner)
      ? write
      : read;
  return chain.length > 1 &&
    /^(putObject|put_object|upload_file|upload_fileobj|put_item|update_item|delete_item|uploadFile|uploadStream|upload_blob|upload_from_filename)$/.test(
      tip,
    )
    ? write
    : null;
}

function files(chain: Chain, { first, inner }: Call): Found | null {
  const tip = chain.at(-1)?.name ?? '';
  if (/^(writeFile|writeFileSync|appendFile|appendFileSync)$/.test(tip))
    return SCRATCH.test(first ?? '') ? null : unsure;
  if (/^(readFile|readFileSync)$/.test(tip)) return null;
  return inner === 'open' && tip === 'dump' ? unsure : null;
}

/** Own functions: the name alone proves nothing, but it says which body to look at. */
function helper(chain: Chain, _call: Call, { awaited, language }: Context): Found | null {
  const tip = chain.at(-1)?.name ?? '';
  const written =
    language === 'python' ? tip.replace(/_(\w)/, (_, letter: string) => letter.toUpperCase()) : tip;
  if (chain.length > 3 || !awaited || TELEMETRY.test(tip.replace(/([A-Z])/g, '_$1'))) return null;
  if (WRITE_NAME.test(written)) return { effect: 'unsure', helper: tip };
  return language === 'javascript' &&
    /^(get|fetch|load|list|search)[A-Z]/.test(tip) &&
    !/^get(Item|Element|Context|User|Session|Attribute|Bounding)/.test(tip)
    ? read
    : null;
}
