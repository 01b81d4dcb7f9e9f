import type { CallExpression, Node } from '@oxc-project/types';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import { holdsTyped } from './javascript-nodes.ts';
import { PERSON_MODEL } from './names.ts';

const WRITES =
  /^(create|insert|insertOne|insertMany|save|update|updateOne|updateMany|findByIdAndUpdate|findOneAndUpdate|upsert|build|findOrCreate|bulkCreate|set|setDoc|addDoc|add|push|put|values|insertAsync|merge)$/;
const LOOKS_UP =
  /^(find|findOne|findFirst|findUnique|findOneBy|findBy|count|countDocuments|where|exists|match)$/;
/** Whoever receives it there keeps the password, or passes it on to the server. */
const ELSEWHERE =
  /(^|\.)\w*(auth|axios|api|http|client|service|firebase|clerk\w*|cognito\w*|keycloak|supabase\.auth|fetch|request|z|yup|joi|form|formik|redis|cache|validator|mutation|trpc)\w*\./i;
const COLLECTION =
  /(^|\.)(\w*(users?|accounts?|admins?|members?|customers?|students?|employees?|usuarios?)(Col|Coll|Collection|Repo|Repository|Model|Table|Db|DB|Schema)?)\.\w+$/;
const QUERY = /(^|\.)(from|collection|table|doc|knex|insert|update|prisma|drizzle)\./;
const PRISMA =
  /(^|\.)(prisma|db|tx|database|orm)\.\w*(user|account|admin|member|customer|student|employee)\w*\.\w+$/i;

/** What a call does to stored records, as far as its name and its receiver tell. */
export function databaseCall(node: CallExpression): 'write' | 'look-up' | null {
  const callee = dottedName(node.callee) ?? '';
  const last = callee.slice(callee.lastIndexOf('.') + 1);
  const effect = WRITES.test(last) ? 'write' : LOOKS_UP.test(last) ? 'look-up' : null;
  if (effect === null) return null;
  if (/^(setDoc|addDoc)$/.test(callee)) return effect;
  if (PRISMA.test(callee)) return effect;
  const owner = callee.split('.').at(-2) ?? '';
  if (PERSON_MODEL.test(owner)) return effect;
  if (/(^|\.)auth\./i.test(callee)) return null;
  if (QUERY.test(callee)) return /\bauth\b/.test(callee) ? null : effect;
  return COLLECTION.test(callee) && !ELSEWHERE.test(callee) ? effect : null;
}

/** An argument that holds a password as typed: the object itself, or a variable that was given one. */
export function givesTyped(args: readonly Node[], objects: ReadonlySet<string>): boolean {
  return args.some((each): boolean => {
    if (each.type === 'ObjectExpression') return holdsTyped(each);
    if (each.type === 'ArrayExpression')
      return each.elements.some((item) => item !== null && givesTyped([item], objects));
    return each.type === 'Identifier' && objects.has(each.name);
  });
}

/** `.eq("password", password)`, `where("password", "==", password)` */
export function columnCompared(node: CallExpression): Node | null {
  const callee = dottedName(node.callee) ?? '';
  if (!/(^|\.)(eq|where|andWhere|match|filter)$/.test(callee) || node.arguments.length < 2) return null;
  const [first] = node.arguments;
  const name = first ? (stringValue(first) ?? '') : '';
  return /(^|[._])(password|passwd|pwd|senha)$/i.test(name) ? (node.arguments.at(-1) ?? null) : null;
}
