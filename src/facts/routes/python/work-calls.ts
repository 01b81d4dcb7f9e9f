import { type Chain, names } from '../../failure-handling/chain.ts';
import type { Work } from '../model.ts';

/** What a call does, as far as its chain of names and its text tell. */
export interface Done {
  readonly kind: Work['kind'];
  readonly target: string | null;
  /** Stores records that were changed before: `session.commit()`, `form.save()`. */
  readonly stores?: boolean;
  /** Makes a record rather than choosing one. */
  readonly creates?: boolean;
}

/** The longest text of a call that is searched. */
const LONGEST = 1500;

const SQL_TABLE = /\b(?:from|into|update|join)\s+["'`[]?([A-Za-z_][\w.]{0,60})/i;
const IN_TEXT = /["']\s*((?:SELECT|INSERT|UPDATE|DELETE|REPLACE)\s[^"]{1,300})/i;
const RUNS_SQL =
  /^(?:execute|executemany|executescript|fetch|fetchrow|fetchval|fetch_all|fetch_one|query|raw|text|read_sql|read_sql_query|run|exec)$/;
const MODEL_IN =
  /\b(?:select|query|get|delete|update|insert|exists|scalar|get_object_or_404|get_list_or_404|aget_object_or_404|get_or_404|first_or_404)\(\s*(?:\w+\.)?([A-Z]\w*[a-z]\w*)/;
const STORED = /\b(?:add|merge)\(\s*(?:\w+\.)?([A-Z]\w*[a-z]\w*)\(/;
const MODEL_OF =
  /\b([A-Z]\w*)\.(?:query|objects|all_objects|_default_manager|_base_manager|select|get_by_id|get_or_none)\b/;
const SESSION = /(?:session|db|database|conn|connection|engine|cursor|cur|tx|uow)\w*$/i;

export function modelIn(text: string): string | null {
  const part = text.slice(0, LONGEST);
  return MODEL_OF.exec(part)?.[1] ?? MODEL_IN.exec(part)?.[1] ?? STORED.exec(part)?.[1] ?? null;
}

/** Where several apply, the first. */
export function workOf(chain: Chain, text: string): Done | null {
  for (const rule of RULES) {
    const done = rule(chain, names(chain), text.slice(0, LONGEST));
    if (done) return done;
  }
  return null;
}

type Rule = (chain: Chain, links: readonly string[], text: string) => Done | null;

const RULES: readonly Rule[] = [
  sql,
  django,
  supabase,
  firestore,
  queries,
  sqlalchemy,
  documents,
  records,
  models,
  messages,
  system,
];

function sql(chain: Chain, _links: readonly string[], text: string): Done | null {
  for (const { name, call } of chain) {
    if (!call || !RUNS_SQL.test(name)) continue;
    const inside = call.first ?? IN_TEXT.exec(text)?.[1] ?? '';
    const [, verb = ''] = /^\s*(?:\/\*[^*]*\*\/\s*)?([a-z]+)/i.exec(inside) ?? [];
    const target = SQL_TABLE.exec(inside)?.[1] ?? null;
    if (/^(?:select|with)$/i.test(verb) && /\s/.test(inside.trim())) return { kind: 'read', target };
    if (/^(?:insert|update|replace|merge|upsert)$/i.test(verb) && target !== null)
      return { kind: 'write', target, creates: /^(?:insert|replace)$/i.test(verb) };
    if (/^delete$/i.test(verb) && target !== null) return { kind: 'delete', target };
  }
  return null;
}

const WRITES =
  /^(?:a?create|a?bulk_create|a?get_or_create|a?update_or_create|a?update|a?bulk_update|create_user|create_superuser|insert|insert_many)$/;

function django(_chain: Chain, links: readonly string[], text: string): Done | null {
  const manager = links.findIndex((name) =>
    /^(?:objects|all_objects|_default_manager|_base_manager)$/.test(name),
  );
  const target = manager > 0 ? (links[manager - 1] ?? null) : modelIn(text);
  if (manager > 0) {
    const rest = links.slice(manager + 1);
    if (rest.some((name) => WRITES.test(name))) return { kind: 'write', target };
    return { kind: rest.some((name) => /^a?delete$/.test(name)) ? 'delete' : 'read', target };
  }
  return /^a?get_(?:object|list)_or_404$/.test(links.at(-1) ?? '') ? { kind: 'read', target } : null;
}

function supabase(chain: Chain, links: readonly string[]): Done | null {
  const at = chain.findIndex(({ name, call }) => /^(?:table|from_)$/.test(name) && call?.first);
  const target = chain[at]?.call?.first ?? null;
  const verb = links.slice(at + 1).find((name) => /^(?:select|insert|update|upsert|delete)$/.test(name));
  if (at < 0 || verb === undefined) return null;
  return {
    kind: verb === 'select' ? 'read' : verb === 'delete' ? 'delete' : 'write',
    target,
    creates: verb === 'insert',
  };
}

function firestore(chain: Chain, links: readonly string[]): Done | null {
  const at = chain.findIndex(
    ({ name, call }) => /^(?:collection|reference|collection_group)$/.test(name) && call,
  );
  if (at < 0) return null;
  const target = chain[at]?.call?.first ?? null;
  const tip = links.at(-1) ?? '';
  if (/^(?:set|update|add|create|push)$/.test(tip)) return { kind: 'write', target };
  if (tip === 'delete') return { kind: 'delete', target };
  return /^(?:get|stream|to_dict|on_snapshot|get_all)$/.test(tip) ? { kind: 'read', target } : null;
}

const SESSION_VERB =
  /^(?:add|add_all|merge|bulk_save_objects|bulk_insert_mappings|delete|commit|get|get_one|get_or_404|one_or_404|first_or_404|exec|execute|scalars?|stream)$/;

/** `Order.query.filter_by(…)` and `session.query(Order)`. */
function queries(_chain: Chain, links: readonly string[], text: string): Done | null {
  const query = links.indexOf('query');
  const before = links[query - 1] ?? '';
  if (query < 1 || !(/^[A-Z]/.test(before) || SESSION.test(before))) return null;
  const target = modelIn(text);
  const rest = links.slice(query + 1);
  if (rest.includes('delete')) return { kind: 'delete', target };
  return { kind: rest.includes('update') ? 'write' : 'read', target };
}

function sqlalchemy(_chain: Chain, links: readonly string[], text: string): Done | null {
  const verb = links.find((name, at) => SESSION.test(links[at - 1] ?? '') && SESSION_VERB.test(name));
  if (verb === undefined) return null;
  const target = modelIn(text);
  if (verb === 'commit') return { kind: 'write', target: null, stores: true };
  if (/^(?:add|add_all|merge|bulk\w*)$/.test(verb)) return { kind: 'write', target, stores: true };
  // A client for files or a cache deletes what a text names.
  if (verb === 'delete')
    return target === null || !/["']/.test(text) ? { kind: 'delete', target, stores: true } : null;
  if (/^exec/.test(verb)) return executed(text, target);
  return target !== null || /\bselect\(/.test(text) || verb !== 'get' ? { kind: 'read', target } : null;
}

function executed(text: string, target: string | null): Done | null {
  if (/\bdelete\(\s*[\w.]*[A-Z]/.test(text)) return { kind: 'delete', target };
  if (/\b(?:update|insert)\(\s*[\w.]*[A-Z]/.test(text)) return { kind: 'write', target };
  return /\bselect\(/.test(text) || target !== null ? { kind: 'read', target } : null;
}

function documents(_chain: Chain, links: readonly string[]): Done | null {
  const [tip = '', collection = null] = links.toReversed();
  const method = /^(?:sort|limit|skip|to_list)$/.test(tip)
    ? (links.find((name) => /^find/.test(name)) ?? tip)
    : tip;
  const at = links.lastIndexOf(method);
  const target = at > 0 ? (links[at - 1] ?? null) : collection;
  if (links.length < 2) return null;
  if (
    /^(?:insert_one|insert_many|update_one|update_many|replace_one|find_one_and_update|find_one_and_replace|bulk_write)$/.test(
      method,
    )
  )
    return { kind: 'write', target };
  const item = awsTable(links, target);
  if (item) return item;
  if (/^(?:delete_one|delete_many|find_one_and_delete)$/.test(method)) return { kind: 'delete', target };
  return /^(?:find_one|count_documents|estimated_document_count)$/.test(method) ||
    (method === 'find' && /coll|db|mongo|users?$|s$/i.test(target ?? '') && links.length > 1)
    ? { kind: 'read', target }
    : null;
}

/** DynamoDB's tables. */
function awsTable(links: readonly string[], target: string | null): Done | null {
  const tip = links.at(-1) ?? '';
  if (/^(?:put_item|update_item|batch_write_item)$/.test(tip)) return { kind: 'write', target };
  if (tip === 'delete_item') return { kind: 'delete', target };
  return /^(?:get_item|batch_get_item|scan)$/.test(tip) ? { kind: 'read', target } : null;
}

const NO_RECORD =
  /^(?:img|image|im|fig|figure|plt|canvas|pdf|doc|document|wb|workbook|writer|font|model|file|f|upload\w*|photo|pic\w*|buffer|out|output|joblib|np|torch|pickle|json|audio|video|storage|default_storage)$/i;

/** Active records: `user.save()`, `serializer.save()`, `order.delete()`. */
function records(chain: Chain, links: readonly string[]): Done | null {
  const [tip = '', receiver = ''] = links.toReversed();
  const { call = null } = chain.at(-1) ?? {};
  if (!call || links.length < 2 || NO_RECORD.test(receiver)) return null;
  const keyed = Object.keys(call.options).every((key) =>
    /^(?:update_fields|commit|using|force_insert|user|owner|author|created_by)$/.test(key),
  );
  if (/^a?save$/.test(tip) && (call.count === 0 || keyed))
    return { kind: 'write', target: null, stores: true };
  if (/^(?:a?delete|delete_instance)$/.test(tip) && call.count === 0)
    return { kind: 'delete', target: null, stores: true };
  return null;
}

const MODEL_NAME =
  /(?:llm|chain|agent|model|chat|gemini|gpt|claude|crew|rag|qa|query_engine|graph|pipeline)\w*$/i;

function models(chain: Chain, links: readonly string[]): Done | null {
  const done = { kind: 'language-model', target: null } as const;
  const [tip = '', receiver = '', before = ''] = links.toReversed();
  const options = chain.at(-1)?.call?.options ?? {};
  if (
    /^(?:generate_content|generate_content_async|send_message_stream|chat_completion|acompletion)$/.test(tip)
  )
    return done;
  if (
    /^(?:create|stream|parse)$/.test(tip) &&
    /^(?:completions|responses|ChatCompletion|Completion|images|embeddings|transcriptions|speech)$/.test(
      receiver,
    )
  )
    return done;
  if (
    /^(?:create|stream)$/.test(tip) &&
    receiver === 'messages' &&
    (Object.hasOwn(options, 'model') ||
      Object.hasOwn(options, 'max_tokens') ||
      /anthropic|claude/i.test(before))
  )
    return done;
  if (
    /^(?:invoke|ainvoke|predict|arun|astream|stream|kickoff)$/.test(tip) &&
    MODEL_NAME.test(receiver) &&
    receiver !== 'model'
  )
    return done;
  if (/^(?:chat|generate)$/.test(tip) && /^(?:ollama|cohere|co|litellm)$/.test(receiver)) return done;
  return tip === 'completion' && receiver === 'litellm' ? done : null;
}

function messages(_chain: Chain, links: readonly string[], text: string): Done | null {
  const [tip = '', receiver = ''] = links.toReversed();
  if (/^(?:send_mail|send_mass_mail|sendmail|mail_admins|send_email|send_templated_mail)$/.test(tip))
    return links.length === 1 || /mail|smtp|server|ses|client|resend/i.test(receiver) || tip === 'send_mail'
      ? { kind: 'mail', target: null }
      : null;
  if (
    /^(?:send|send_message|send_messages)$/.test(tip) &&
    /mail|smtp|sendgrid|^sg$|Emails|fm$/i.test(links.slice(0, -1).join('.'))
  )
    return { kind: 'mail', target: null };
  if (receiver === 'messages' && tip === 'create' && /\bto\s*=/.test(text))
    return { kind: 'sms', target: null };
  if (
    links.some((name) => /^(?:stripe|razorpay|paypalrestsdk|braintree)$/.test(name)) &&
    /^(?:create|capture|confirm|refund|modify)$/.test(tip)
  )
    return { kind: 'payment', target: null };
  return null;
}

function system(chain: Chain, links: readonly string[]): Done | null {
  const [tip = '', receiver = ''] = links.toReversed();
  if (
    (receiver === 'os' && /^(?:system|popen)$/.test(tip)) ||
    (receiver === 'subprocess' && /^(?:run|Popen|call|check_output|check_call|getoutput)$/.test(tip))
  )
    return { kind: 'command', target: null };
  if (/^(?:send_file|send_from_directory|FileResponse)$/.test(tip)) return { kind: 'file', target: null };
  if (tip === 'open' && links.length === 1 && /^[wax]/.test(chain.at(-1)?.call?.second ?? ''))
    return { kind: 'file', target: null };
  return tip === 'save' && /^(?:file|f|upload\w*|photo)$/i.test(receiver)
    ? { kind: 'file', target: null }
    : null;
}
