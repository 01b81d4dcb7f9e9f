import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { javascript } from '../../parsers/javascript.ts';
import { python } from '../../parsers/python.ts';
import { inputFlows } from './javascript-flows.ts';
import { bodyRoot } from './javascript-roots.ts';
import { isSchemaPackage, promisesCheck } from './libraries.ts';
import { pythonLooseFields } from './python-loose-fields.ts';

beforeAll(async () => {
  await javascript.load();
  await python.load();
});

const steps = (text: string): string[] =>
  (inputFlows.extract(sourceFile('routes.js', text))?.functions ?? []).flatMap((each) =>
    each.steps.map((step) => {
      const roots = step.is === 'call' ? step.args.flatMap((arg) => arg.map(({ root }) => root)) : step.roots;
      return `${step.is} ${step.name}:${step.line} ${roots.join(' ')}`;
    }),
  );

describe('what functions do with input', () => {
  it('follows the body through names, patterns, objects and lists', () => {
    expect(
      steps(`
        async function add(req, res) {
          const { title, ...rest } = req.body;
          const row = { title: title.trim(), tags: rest.tags.map((tag) => tag.name) };
          await db.notes.insertOne(row);
        }
      `),
    ).toEqual(['sink db.notes.insertOne:5 body/title body/tags']);
  });

  it('ends at a schema, and at what is only yes or no', () => {
    expect(
      steps(`
        import { z } from 'zod';
        const Note = z.object({});
        async function add(req) {
          const note = Note.parse(req.body);
          await db.notes.insertOne({ ...note, pinned: !req.body.pinned });
        }
      `),
    ).toEqual(['schema Note.parse:5 body']);
  });

  it('takes the body from a promise and from a request in a pattern', () => {
    expect(
      steps(`
        export const action = ({ request }) =>
          request.json().then((body) => db.notes.insertOne({ text: body.text }));
      `),
    ).toEqual(['sink db.notes.insertOne:3 p2.0/text body/text']);
  });

  it('is not confused by another answer of the same name', () => {
    expect(
      steps(`
        async function rates(req) {
          const request = await fetch('https://rates.example.org');
          const body = await other.json();
          await db.rates.insertOne(body);
        }
      `),
    ).toEqual([]);
  });

  it('keeps the fields of an object that is written out apart', () => {
    expect(
      inputFlows
        .extract(
          sourceFile(
            'a.js',
            'function add(req) { audit({ action: "add", text: req.body.text, id: req.body.id }); }',
          ),
        )
        ?.functions.at(0)
        ?.steps.at(0),
    ).toMatchObject({
      is: 'call',
      args: [
        [
          { field: 'text', root: 'body/text' },
          { field: 'id', root: 'body/id' },
        ],
      ],
    });
  });

  it('never throws', () => {
    const part = fc.constantFrom(
      'req.body',
      'const {a, ...b} = ',
      'await ',
      'z.parse(',
      'db.x.insertOne(',
      ')',
      '{',
      '}',
      '=> ',
      'async ',
      '(req) ',
      'if (a) return 400;',
      'new X(',
      '\n',
      '[',
      ']',
      'for (const q of req.body) ',
      'sql`${a}`',
      ';',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const file = sourceFile('a.ts', parts.join(''));
        try {
          javascript.of(file);
        } catch {
          return;
        }
        expect(() => inputFlows.extract(file)).not.toThrow();
      }),
    );
  });
});

describe('words of validation', () => {
  it('knows packages by any address', () => {
    expect(
      [
        'zod',
        'npm:zod@4',
        'https://deno.land/x/zod@v3.22.4/mod.ts',
        '@hapi/joi@17',
        '@hono/zod-validator',
      ].map(isSchemaPackage),
    ).toEqual([true, true, true, true, true]);
    expect(['class-transformer', 'zodiac-signs', './zod', 'lodash'].map(isSchemaPackage)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('takes a promise from the last part of a name', () => {
    expect(['notes.validateNote', 'isValidEmail', 'sanitizeHtml', 'check_order'].map(promisesCheck)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['validRoles.includes', 'checkout', 'parser', 'invalidate'].map(promisesCheck)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('knows the body of a request from other things', () => {
    expect(
      ['req.body.email', 'ctx.request.body', 'event.body', 'c.req.json', 'req.body.items.map'].map(bodyRoot),
    ).toEqual(['body/email', 'body', 'body', 'body', 'body/items']);
    expect(['res.json', 'response.body', 'ctx.body', 'document.body', 'prequel.body'].map(bodyRoot)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('loose fields of Python’s models', () => {
  it('finds records of anything, and nothing that has a type', () => {
    const text = [
      'class Order(BaseModel):',
      '    title: str',
      '    extra: dict',
      '    meta: Optional[Dict[str, Any]] = None',
      '    counts: dict[str, int]',
      '    items: list[Item]',
    ].join('\n');
    expect(pythonLooseFields.extract(sourceFile('a.py', text))).toEqual([
      { model: 'Order', field: 'extra', line: 3 },
      { model: 'Order', field: 'meta', line: 4 },
    ]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(() =>
          pythonLooseFields.extract(sourceFile('a.py', `class A(B):\n    x: dict\n${text}`)),
        ).not.toThrow();
      }),
    );
  });
});
