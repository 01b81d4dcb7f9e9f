import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { javascript } from '../../parsers/javascript.ts';
import { python } from '../../parsers/python.ts';
import { javascriptResults } from './javascript-results.ts';
import type { FileResults } from './model.ts';
import { pythonResults } from './python-results.ts';
import { topicOf } from './topic.ts';
import { javascriptIndex } from './tree-index.ts';

beforeAll(async () => {
  await javascript.load();
  await javascriptIndex.load();
  await python.load();
});

function read(path: string, text: string): FileResults {
  const fact = path.endsWith('.py') ? pythonResults : javascriptResults;
  return fact.extract(sourceFile(path, text)) ?? { calls: [], own: [] };
}

const fates = (text: string) =>
  read('a.ts', `async function f(x) { ${text} } // supabase`).calls.map(({ fate }) => fate);

describe('a result', () => {
  it.each([
    [
      'belongs to its own scope',
      "const { error } = await supabase.from('a').insert(x); run(() => { const { error } = other(); if (error) throw error; });",
      'data-only',
    ],
    [
      'is seen in an inner scope',
      "const { error } = await supabase.from('a').insert(x); run(() => { if (error) throw error; });",
      'checked',
    ],
    [
      'may be put into a variable of before',
      "let error; ({ error } = await supabase.from('a').insert(x)); if (error) throw error;",
      'checked',
    ],
    [
      'keeps a shorthand property',
      "const { error } = await supabase.from('a').insert(x); show({ error });",
      'checked',
    ],
    [
      'goes through what TypeScript adds',
      "const { error } = (await supabase!.from('a').insert(x)) as Answer; if (error) throw error;",
      'checked',
    ],
    ['may be given to a function', "check(await supabase.from('a').insert(x));", 'handed-on'],
    [
      'may be one of several',
      "const all = []; all.push(supabase.from('a').insert(x)); for (const { error } of await Promise.all(all)) if (error) throw error;",
      'checked',
    ],
    [
      'may be raced',
      "const { data } = await Promise.race([supabase.from('a').insert(x), late()]); use(data);",
      'data-only',
    ],
    [
      'is waited for in a chain',
      "supabase.from('a').insert(x).then(({ error }) => error && toast.error('no'));",
      'checked',
    ],
    ['throws', "await supabase.from('a').insert(x).throwOnError();", 'throws'],
    ['goes to the caller', "return supabase.from('a').insert(x);", 'returned'],
    [
      'goes to the caller as an error',
      "const { error } = await supabase.from('a').insert(x); return error;",
      'returns-failure',
    ],
    [
      'is logged',
      "const { error } = await supabase.from('a').insert(x); if (error) console.log(error);",
      'logged',
    ],
    [
      'is logged in one line',
      "const { error } = await supabase.from('a').insert(x); error && console.error(error);",
      'logged',
    ],
    [
      'is thrown under a condition',
      "const { error } = await supabase.from('a').insert(x); if (error && error.code !== '1') throw error;",
      'checked',
    ],
    [
      'is the test of a choice',
      "const { error } = await supabase.from('a').insert(x); error ? toast.error('no') : done();",
      'checked',
    ],
    ['is never sent', "supabase.from('a').insert(x);", 'never-sent'],
  ])('%s', (_name, text, fate) => {
    expect(fates(text)).toEqual([fate]);
  });

  it('is counted once, however long the chain', () => {
    expect(
      fates(
        "await supabase.from('a').update(x).eq('id', 1).select().single().then((r) => use(r.error)).catch(no);",
      ),
    ).toEqual(['checked']);
  });
});

describe('what is no call of Supabase', () => {
  it.each([
    'Array.from(x)',
    'Buffer.from(x)',
    "supabase.channel('a').on('b', f).subscribe()",
    "supabase.storage.from('a').getPublicUrl(x)",
    'supabase.auth.onAuthStateChange(f)',
    'db.select().from(users)',
  ])('%s', (text) => {
    expect(fates(`await ${text};`)).toEqual([]);
  });
});

describe('what a request is about', () => {
  it.each([
    ['https://api.stripe.com/v1/charges', 'payment'],
    ['/api/checkout', 'payment'],
    ['{}/api/payments/1', 'payment'],
    ['https://api.anthropic.com/v1/messages', 'language model'],
    ['/api/chat', 'language model'],
    ['/auth/login', 'sign-in'],
    ['/api/payments/stats', null],
    ['/api/notify-signup', null],
    ['/accounts/signup/csrf', null],
    ['/api/orders', null],
    [null, null],
  ])('%s', (address, topic) => {
    expect(topicOf(address)).toBe(topic);
  });
});

describe('the facts', () => {
  const words = fc.array(
    fc.constantFrom(
      ...'supabase . from ( ) { } [ ] => await fetch return const error = data , ; then catch if for of async function x "a" ` ${ } : requests get def class with as in not \n\t'.split(
        ' ',
      ),
    ),
    { maxLength: 60 },
  );
  it('read any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          words.map((list) => list.join(' ')),
        ),
        (text) => {
          for (const path of ['a.ts', 'a.jsx', 'a.vue', 'a.py']) {
            try {
              JSON.stringify(read(path, text));
            } catch (error) {
              if (!(error instanceof Error) || error.name !== 'ParseFailure') throw error;
            }
          }
        },
      ),
    );
  });
});
