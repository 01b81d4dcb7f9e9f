import { defineCases } from '../../../src/kit/index.ts';

const manifest = (personal: string): string => `
  readycheck: 1
  retention:
    processors:
      - {name: ChatGPT (OpenAI), purpose: answers questions${personal}, agreement: DPA 2026-09-02}
`;
const fields = `
  import OpenAI from 'openai';
  const openai = new OpenAI();
  export default async function handler(req, res) {
    const customer = await db.customers.findOne(req.query.id);
    const prompt = \`Write a letter to \${customer.fullName}, \${customer.email}.\`;
    const answer = await openai.chat.completions.create({
      model: 'gpt-4o',
      messages: [{ role: 'system', content: 'You write letters.' }, { role: 'user', content: prompt }],
    });
    res.json(answer.choices[0].message.content);
  }
`;
const freeText = `
  import OpenAI from 'openai';
  const openai = new OpenAI();
  export default async function handler(req, res) {
    const { message } = req.body;
    res.json(await openai.responses.create({ model: 'gpt-4o', input: message }));
  }
`;

export default defineCases([
  {
    name: 'passes where the provider is declared to receive personal data',
    files: { 'readycheck.yaml': manifest(', personal: true, ai_training: off'), 'api/letter.ts': fields },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'only advises where nothing is said about training',
    files: { 'readycheck.yaml': manifest(', personal: true'), 'api/chat.ts': freeText },
    verdict: 'pass',
    findings: ['readycheck.yaml:4 low'],
    says: /ai_training: off/,
  },
  {
    name: 'contradicts personal: false where a prompt holds fields about people',
    files: { 'readycheck.yaml': manifest(', personal: false'), 'api/letter.ts': fields },
    verdict: 'fail',
    findings: ['api/letter.ts:5 blocker contradiction'],
    says: /customer\.fullName, customer\.email/,
  },
  {
    name: 'asks about free text under personal: false',
    files: { 'readycheck.yaml': manifest(', personal: false'), 'api/chat.ts': freeText },
    verdict: 'needs-review',
    findings: ['api/chat.ts:5 high review'],
    says: /free text \(message\)/,
  },
  {
    name: 'fails where fields about people go to a provider that nobody declared',
    files: { 'api/letter.ts': fields },
    verdict: 'fail',
    findings: ['api/letter.ts:5 high'],
  },
  {
    name: 'asks about free text that goes to a provider that nobody declared',
    files: { 'api/chat.ts': freeText },
    verdict: 'needs-review',
    findings: ['api/chat.ts:5 high review'],
  },
  {
    name: 'reads f-strings, and requests over HTTP',
    files: {
      'app.py': `
        import requests
        def letter(patient):
            prompt = f"Summarise {patient['date_of_birth']}"
            return requests.post(
                "https://api.anthropic.com/v1/messages",
                json={"model": "claude", "messages": [{"role": "user", "content": prompt}]},
            )
      `,
    },
    verdict: 'fail',
    findings: ['app.py:3 high'],
    says: /Anthropic/,
  },
  {
    name: 'passes prompts of fixed text and of data about things, and embeddings',
    files: {
      'api/menu.ts': `
        import OpenAI from 'openai';
        const openai = new OpenAI();
        export default async function handler(req, res) {
          const dishes = await db.dishes.findMany();
          const list = dishes.map((dish) => dish.price).join();
          await openai.embeddings.create({ model: 'e', input: user.email });
          res.json(await openai.chat.completions.create({
            model: 'gpt-4o',
            user: session.user.email,
            messages: [{ role: 'system', content: 'Never ask for an email.' }, { role: 'user', content: list }],
          }));
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks where a model is used and no prompt can be followed',
    files: {
      'api/agent.ts':
        "import { createOpenAI } from '@ai-sdk/openai';\nexport const model = createOpenAI()('gpt-4o');\n",
    },
    verdict: 'needs-review',
    findings: ['api/agent.ts:1 high review'],
  },
  {
    name: 'does not apply where no language model is asked, or one on the same computer',
    files: {
      'app.py': `
        from openai import OpenAI
        ai = OpenAI(base_url="http://localhost:11434/v1")
        def ask(user):
            return ai.chat.completions.create(model="x", messages=[{"role": "user", "content": user.email}])
      `,
    },
    verdict: 'not-applicable',
  },
  {
    name: 'cannot say anything of code in a language that it does not read',
    files: { 'Sources/App/main.swift': 'print("hello")\n' },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
]);
