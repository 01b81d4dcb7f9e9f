import { defineCases } from '../../../src/kit/index.ts';

const manifest = (audience: string, ...more: readonly string[]): string =>
  [
    'readycheck: 1',
    'tool:',
    `  audience: ${audience}`,
    'retention:',
    '  classes: [{name: customers, personal: true}]',
    '  processors:',
    '    - {name: Resend, purpose: e-mail, personal: true}',
    '    - {name: Sentry, purpose: errors, personal: false}',
    ...more,
    '',
  ].join('\n');
const filler = 'We keep your name and address to deliver what you order and to answer what you ask. '.repeat(
  5,
);
const notice = (...sentences: readonly string[]): string =>
  ['# Privacy', '', filler, '', ...sentences, ''].join('\n');
const users = 'CREATE TABLE customers (id int, full_name text, email text);\n';

export default defineCases([
  {
    name: 'passes where the notice names each processor of personal data and a contact',
    files: {
      'readycheck.yaml': manifest('customers', '  privacy_notice: docs/privacy.md'),
      'docs/privacy.md': notice('E-mail is sent through Resend. Ask us: privacy@rota.test'),
    },
    verdict: 'pass',
  },
  {
    name: 'finds the page by its name, and reads its text between the tags',
    files: {
      'readycheck.yaml': manifest('public'),
      'src/pages/Datenschutz.tsx': `
        import { Resend } from 'resend';
        export default () => (
          <main>
            <p>${filler}</p>
            <p>E-mails are sent by <b>Resend</b>. <a href="mailto:privacy@rota.test">Ask us</a></p>
          </main>
        );
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'contradicts a notice that leaves out a processor that the manifest declares',
    files: {
      'readycheck.yaml': manifest('customers', '  privacy_notice: docs/privacy.md'),
      'docs/privacy.md': notice('Ask us: privacy@rota.test'),
    },
    verdict: 'fail',
    findings: ['docs/privacy.md high contradiction'],
    says: /Resend/,
  },
  {
    name: 'contradicts a sentence that the processors refute, even where all are named',
    files: {
      'readycheck.yaml': manifest('customers', '  privacy_notice: docs/privacy.md'),
      'docs/privacy.md': notice(
        'We use Resend.',
        '',
        'We do not share your personal data with third parties.',
        '',
        'Ask us: privacy@rota.test',
      ),
    },
    verdict: 'fail',
    findings: ['docs/privacy.md high contradiction'],
    says: /share your personal data/,
  },
  {
    name: 'accepts a sentence that leaves room for processors',
    files: {
      'readycheck.yaml': manifest('customers', '  privacy_notice: docs/privacy.md'),
      'docs/privacy.md': notice(
        'We do not share your data with third parties except with Resend, who sends our e-mail.',
        '',
        'We do not sell or share your data with anyone for marketing. Ask us: privacy@rota.test',
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'fails a notice that names nobody to ask',
    files: {
      'readycheck.yaml': manifest('customers', '  privacy_notice: docs/privacy.md'),
      'docs/privacy.md': notice('We use Resend.'),
    },
    verdict: 'fail',
    findings: ['docs/privacy.md medium'],
  },
  {
    name: 'asks for a check of promises that the code cannot show',
    files: {
      'readycheck.yaml': manifest('customers', '  privacy_notice: docs/privacy.md'),
      'docs/privacy.md': notice(
        'We use Resend. Your data is deleted immediately when you leave. Ask us: privacy@rota.test',
      ),
    },
    verdict: 'needs-review',
    findings: ['docs/privacy.md medium review'],
  },
  {
    name: 'fails where people from outside use the tool and there is no notice',
    files: { 'readycheck.yaml': manifest('customers'), 'supabase/migrations/1_init.sql': users },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 medium'],
  },
  {
    name: 'fails a pointer to nothing',
    files: { 'readycheck.yaml': manifest('customers', '  privacy_notice: docs/privacy.md') },
    verdict: 'fail',
    findings: ['readycheck.yaml:9 medium'],
  },
  {
    name: 'asks somebody to compare a notice that lies on the web',
    files: { 'readycheck.yaml': manifest('customers', '  privacy_notice: https://rota.test/privacy') },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:9 medium review'],
  },
  {
    name: 'asks where, without a manifest, data about people is kept and no notice is found',
    files: { 'supabase/migrations/1_init.sql': users },
    verdict: 'needs-review',
    findings: ['supabase/migrations/1_init.sql:1 medium review'],
  },
  {
    name: 'fails where, without a manifest, a tool takes payments from people and has no notice',
    files: {
      'supabase/migrations/1_init.sql': users,
      'api/pay.ts': "import Stripe from 'stripe';\nexport const stripe = new Stripe(process.env.KEY);\n",
    },
    verdict: 'fail',
    findings: ['supabase/migrations/1_init.sql:1 medium'],
  },
  {
    name: 'asks about those whom the code shows and the notice does not name, without a manifest',
    files: {
      'api/pay.ts': "import Stripe from 'stripe';\nexport const stripe = new Stripe(process.env.KEY);\n",
      'public/privacy.html': `<p>${filler}</p><p>Ask us: privacy@rota.test</p>`,
    },
    verdict: 'needs-review',
    findings: ['public/privacy.html medium review'],
    says: /Stripe/,
  },
  {
    name: 'asks where the text of the notice is kept elsewhere',
    files: {
      'readycheck.yaml': manifest('public'),
      'src/pages/privacy.tsx': "export default () => <Text id='privacy.body' />;\n",
    },
    verdict: 'needs-review',
    findings: ['src/pages/privacy.tsx medium review'],
  },
  {
    name: 'does not apply to a tool for staff with a notice for staff',
    files: {
      'readycheck.yaml': manifest('internal', '  privacy_notice: docs/staff.md'),
      'docs/staff.md': '# Notice for staff\n\nWhat personnel keeps about you, and whom to ask.\n',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'asks for the notice for staff',
    files: { 'readycheck.yaml': manifest('internal'), 'src/main.ts': "document.title = 'Rota';\n" },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:5 medium review'],
  },
  {
    name: 'does not apply where nothing shows data about people',
    files: { 'src/main.ts': "document.title = 'Opening hours';\n" },
    verdict: 'not-applicable',
  },
]);
