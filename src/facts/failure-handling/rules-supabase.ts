import { type Chain, names } from './chain.ts';
import { type Found, type Rule, unsure } from './rule.ts';
import { READ_NAME } from './vocabulary.ts';

const CLIENT = /supabase|^(sb|db|client|adminClient|serviceClient)$/i;
const NAMED = /supabase|^sb$/i;
const CHANGES = /^(insert|update|upsert|delete)$/;

/** Supabase: tables, functions in the database, files, users. Its JavaScript client returns errors. */
export const supabase: Rule = (chain, _call, { language }) => {
  const links = names(chain);
  const root = links.find((name) => CLIENT.test(name));
  if (root === undefined) return null;
  const returnsErrors = language === 'javascript' && !links.includes('throwOnError');
  const found = table(chain, language) ?? (NAMED.test(root) ? service(chain) : null);
  return found && { ...found, returnsErrors };
};

function table(chain: Chain, language: string): Found | null {
  const links = names(chain);
  const at = links.findIndex((name) => name === 'from' || (language === 'python' && name === 'table'));
  if (at < 1 || !chain[at]?.call || links.includes('storage')) return null;
  const steps = links.slice(at);
  if (steps.some((name) => CHANGES.test(name))) return { effect: 'write' };
  return steps.includes('select') ? { effect: 'read' } : null;
}

const USERS =
  /^(signUp|updateUser|createUser|deleteUser|inviteUserByEmail|updateUserById|resetPasswordForEmail)$/;

function service(chain: Chain): Found | null {
  const links = names(chain);
  const tip = links.at(-1) ?? '';
  if (links.includes('storage')) {
    if (/^(upload|update|move|copy|uploadToSignedUrl)$/.test(tip)) return { effect: 'write' };
    return /^(download|list|createSignedUrl)$/.test(tip) ? { effect: 'read' } : null;
  }
  const rpc = chain.find(({ name }) => name === 'rpc')?.call;
  if (rpc) return { effect: READ_NAME.test(rpc.first ?? '') ? 'read' : 'write' };
  if (links.includes('functions')) return tip === 'invoke' ? unsure : null;
  return links.includes('auth') && USERS.test(tip) ? { effect: 'write' } : null;
}
