import { type Call, names } from './chain.ts';
import { type Found, type Rule, read, unsure, write } from './rule.ts';
import { SQL_READ, SQL_WRITE } from './vocabulary.ts';

export const sql: Rule = (chain, { first }) => {
  const tip = chain.at(-1)?.name ?? '';
  if (
    first === null ||
    !/^(query|execute|exec|executemany|executescript|run|prepare|raw|sql|none|one|any|\$executeRaw|\$executeRawUnsafe|\$queryRaw|all|get|batch|text|fetch|fetchrow|fetch_all|fetch_one|unsafe)$/.test(
      tip,
    )
  )
    return null;
  return SQL_WRITE.test(first) ? write : SQL_READ.test(first) ? read : null;
};

/** Prisma's `db.order.create(…)`, Drizzle's `db.insert(orders).values(…)`. */
export const prisma: Rule = (chain) => {
  const links = names(chain);
  const tip = links.at(-1) ?? '';
  const client = links.findIndex((name) => /^(\w*[pP]risma\w*|db|tx|trx)$/.test(name));
  if (client < 0) return null;
  if (/^\$transaction$/.test(tip)) return write;
  if (links.length - client === 3) {
    if (PRISMA_WRITE.test(tip)) return write;
    if (PRISMA_READ.test(tip)) return read;
  }
  const builder = chain[client + 1];
  if (!builder?.call) return null;
  const table = builder.call.count === 1 && builder.call.first === null;
  if (/^(insert|update|delete)$/.test(builder.name) && table) return write;
  return builder.name === 'select' ? read : null;
};

const PRISMA_WRITE = /^(create|createMany|createManyAndReturn|update|updateMany|upsert|delete|deleteMany)$/;
const PRISMA_READ = /^(find(Many|First|Unique|FirstOrThrow|UniqueOrThrow)|count|aggregate|groupBy)$/;

/** Methods that only databases have, whatever they are called on. */
const DATABASE_WRITE =
  /^(insertOne|insertMany|updateOne|updateMany|replaceOne|deleteOne|deleteMany|bulkWrite|findOneAndUpdate|findOneAndDelete|findOneAndReplace|findByIdAndUpdate|findByIdAndDelete|findByIdAndRemove|bulkCreate|insert_one|insert_many|update_one|update_many|replace_one|delete_one|delete_many|bulk_write|find_one_and_update|find_one_and_delete|bulk_create|bulk_update|get_or_create|update_or_create|bulk_save_objects|bulk_insert_mappings|to_sql|append_row|append_rows|insert_rows_json|createDocument|updateDocument|deleteDocument|persistAndFlush|create_document|update_document)$/;
const DATABASE_READ =
  /^(findById|findByPk|findAll|findAndCountAll|find_one|countDocuments|getDocument|listDocuments)$/;

export const documents: Rule = (chain) => {
  const tip = chain.at(-1)?.name ?? '';
  if (chain.length < 2) return null;
  return DATABASE_WRITE.test(tip) ? write : DATABASE_READ.test(tip) ? read : null;
};

export const firestore: Rule = (chain, { inner, count }) => {
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
};

const MODEL = /^[A-Z][A-Za-z0-9]+$/;
const NO_RECORD =
  /^(img|image|im|fig|figure|plt|canvas|ctx|context|pdf|doc|wb|workbook|writer|draw|document|font|model|self_model|sound|form|serializer)$/i;

/** Active records and repositories: `user.save()`, `User.create({…})`, `repo.update(…)`, `session.commit()`. */
export const objectMapper: Rule = (chain, call, { awaited, language }) => {
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
};

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
