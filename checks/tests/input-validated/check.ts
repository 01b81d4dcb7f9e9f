import { fileList } from '../../../src/facts/file-list.ts';
import { inputValidation } from '../../../src/facts/input-validation/input-validation.ts';
import { routes } from '../../../src/facts/routes/routes.ts';
import { serverlessFunctions } from '../../../src/facts/serverless/serverless-functions.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { notExamined, unreadLanguages } from '../../permissions/entry-points.ts';
import { findingsOf, notReadFindings } from './judge.ts';

export default defineCheck({
  id: 'tests/input-validated',
  title: 'Input is checked on the server',
  question: 'Is every write input checked on the server?',
  why: 'A form in the browser checks nothing: whoever calls the address directly can send a missing name, a text of ten megabytes, a price below zero or a field that was never meant to be set. What the server does not refuse stands in the data, in a mail or in a prompt.',
  how: 'Takes the routes, server actions and serverless functions that change something, and follows the body that they are sent to the first thing that it reaches: a store, a language model, a mail, a payment, a command. On the way it must pass a schema (zod, yup, Joi, valibot, Ajv, a typed Pydantic body, a serializer, a form) in a middleware, in the handler or in its helper, or end in a model that has rules of its own. A schema that is only installed proves nothing, nor does one in the browser. Helpers are followed two levels deep; identifiers that only choose a record are left to other checks.',
  passes:
    'Every body that is stored, mailed or put before a language model passes a schema on the server first.',
  fix: 'Describe what a request may hold in a schema (types, lengths, allowed values), parse the body with it as the first line of the handler, answer 400 where it does not fit, and use only what the schema gives back.',
  example: [
    '```ts',
    'const Order = z.object({ email: z.email(), quantity: z.number().int().min(1).max(99) });',
    '',
    "router.post('/orders', async (req, res) => {",
    '  const order = Order.safeParse(req.body);',
    '  if (!order.success) return res.status(400).json({ error: z.prettifyError(order.error) });',
    '  await prisma.order.create({ data: order.data });',
    '});',
    '```',
    '',
    '```python',
    'class OrderIn(BaseModel):',
    '    email: EmailStr',
    '    quantity: int = Field(ge=1, le=99)',
    '',
    '@router.post("/orders")',
    'def create(order: OrderIn): ...',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { inputValidation, routes, serverlessFunctions, fileList },
  evaluate({ facts }) {
    const { uses, notFollowed } = facts.inputValidation;
    const { routes: all, unresolved, notRead } = facts.routes;
    const entries = all.length + unresolved.length + notRead.length + facts.serverlessFunctions.length;
    const unread = unreadLanguages(facts.fileList);
    if (entries + unread.length === 0)
      return notApplicable({
        examined: facts.fileList.length,
        reason:
          'There is no server code that takes input. Where a service stores it for the browser, its constraints and row rules are judged under permissions.',
      });
    const left = notExamined(facts.routes);
    const apps = all.some(({ framework }) => APPS.test(framework));
    if (uses.length + notFollowed.length === 0 && entries > 0 && left === null && !apps)
      return notApplicable({
        examined: entries,
        reason: `No entry point takes a body and stores, sends or asks anything with it (${counted(entries, 'entry point')} looked at).`,
      });
    const rest = [
      notFollowed.length > 0
        ? `The input of ${counted(notFollowed.length, 'more handler')} could not be followed to where it ends and was not examined.`
        : null,
      left,
    ].filter((each) => each !== null);
    return conclude({
      examined: uses.length,
      evidence: 'verified',
      findings: [...findingsOf(uses), ...notReadFindings(notRead)],
      pass: [
        `The input of ${counted(uses.length, 'handler')} passes a schema before it is used.`,
        ...rest,
      ].join(' '),
      nothing: [
        apps
          ? 'The app takes its input from widgets, one by one, which this tool does not follow.'
          : `No handler was found whose input could be followed${unread.length > 0 ? ` (${unread.join(', ')} code is not read)` : ''}.`,
        ...rest,
        'Say in the sign-off how what people send is checked.',
      ].join(' '),
    });
  },
});

/** One address, with widgets instead of bodies. */
const APPS = /^(?:streamlit|gradio|dash)$/;
