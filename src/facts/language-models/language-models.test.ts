import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { languageModels } from './language-models.ts';

const inputs = async (path: string, ...lines: readonly string[]): Promise<string[]> => {
  const collection = await collect([languageModels], memoryRepository({ [path]: lines.join('\n') }));
  const found = collection.value(languageModels)?.calls ?? [];
  return found.flatMap(({ inputs: all }) => all.map(({ name, kind }) => `${kind} ${name}`));
};

const OPENAI = "import OpenAI from 'openai';\nconst openai = new OpenAI();";

describe('what goes into prompts', () => {
  it('is read from templates, through names and helpers of the file', async () => {
    expect(
      await inputs(
        'api/ask.ts',
        OPENAI,
        'function build(customer) { return `Write to ${customer.email.trim()}`; }',
        'export const ask = async (user, question) => {',
        '  const prompt = `For ${user.fullName}: ${question}`;',
        '  const messages = [{ role: "system", content: "You help." }];',
        '  messages.push({ role: "user", content: prompt + build(user) });',
        '  return openai.chat.completions.create({ model: pick(user.phone), messages });',
        '};',
      ),
    ).toEqual(['personal user.fullName', 'free-text question', 'personal customer.email']);
  });

  it('is read from requests over HTTP', async () => {
    expect(
      await inputs(
        'supabase/functions/ask/index.ts',
        'const { patient } = await req.json();',
        'await fetch("https://ai.gateway.lovable.dev/v1/chat/completions", {',
        '  method: "POST", headers: { Authorization: `Bearer ${email}` },',
        '  body: JSON.stringify({ model: "x", messages: [{ role: "user", content: JSON.stringify(patient) }] }),',
        '});',
      ),
    ).toEqual(['free-text patient']);
  });

  it('is read from Python', async () => {
    expect(
      await inputs(
        'app/ask.py',
        'from openai import OpenAI',
        'client = OpenAI()',
        'def ask(row, question):',
        '    prompt = f"Mail for {row[\'email\']}: {question}"',
        '    prompt += "Phone: {}".format(row.phone_number.strip())',
        '    return client.chat.completions.create(model=row.email, messages=[{"role": "user", "content": prompt}])',
      ),
    ).toEqual(['personal row.email', 'free-text question', 'personal row.phone_number']);
  });

  it('is nothing where texts, products and answers of the model alone make it up', async () => {
    expect(
      await inputs(
        'api/ask.ts',
        OPENAI,
        'const SYSTEM = "Never ask for an email.";',
        'const products = await db.products.findMany();',
        'const res = await openai.responses.create({ model: "x", instructions: SYSTEM, input: `List ${products.map((p) => p.price).join()}` });',
        'await openai.embeddings.create({ model: "y", input: user.email });',
        'await openai.chat.completions.create({ messages: [{ role: "user", content: res.choices[0].message.content }] });',
      ),
    ).toEqual([]);
  });

  it('never fails on arbitrary text', () =>
    fc.assert(
      fc.asyncProperty(fc.string(), fc.constantFrom('api/a.ts', 'a.py'), async (text, path) => {
        await inputs(path, OPENAI, `openai.chat.completions.create(${text})`);
      }),
      { numRuns: 40 },
    ));
});
