import { defineCases } from '../../../src/kit/index.ts';

const production = `
  readycheck: 1
  tool: {name: Rota, stage: production}
`;
const pilot = `
  readycheck: 1
  tool: {name: Rota, stage: pilot}
`;

const app = (
  files: Record<string, string>,
  manifest: string | null = production,
): Record<string, string> => ({
  ...(manifest === null ? {} : { 'readycheck.yaml': manifest }),
  'package.json': '{"dependencies": {"react": "19", "react-dom": "19"}}',
  'index.html': '<script type="module" src="/src/main.tsx"></script>',
  'src/main.tsx': `
    import { createRoot } from 'react-dom/client';
    import { Page } from './Page';
    createRoot(document.body).render(<Page />);
  `,
  ...files,
});

const rows = `[
      { id: 1, name: 'Ada', shifts: 4 },
      { id: 2, name: 'Ben', shifts: 7 },
    ]`;

export default defineCases([
  {
    name: 'fails where a page shows records that are called mocks',
    files: app({
      'src/Page.tsx': `const mockShifts = ${rows};\nexport const Page = () => <List items={mockShifts} />;`,
    }),
    verdict: 'fail',
    findings: ['src/Page.tsx:1 medium'],
    says: /Made-up data \("mockShifts"\) is in front of users \(.*src\/main\.tsx/,
  },
  {
    name: 'asks for review in a pilot',
    files: app(
      {
        'src/Page.tsx': `const mockShifts = ${rows};\nexport const Page = () => <List items={mockShifts} />;`,
      },
      pilot,
    ),
    verdict: 'needs-review',
    findings: ['src/Page.tsx:1 medium review'],
  },
  {
    name: 'fails where no stage is declared',
    files: app(
      {
        'src/Page.tsx': `const mockShifts = ${rows};\nexport const Page = () => <List items={mockShifts} />;`,
      },
      null,
    ),
    verdict: 'fail',
    findings: ['src/Page.tsx:1 medium'],
  },
  {
    name: 'passes where the page asks for what it shows',
    files: app({
      'src/Page.tsx':
        "export function Page() { const { data } = useQuery({ queryKey: ['shifts'], queryFn: fetchShifts }); return <List items={data} />; }",
    }),
    verdict: 'pass',
  },
  {
    name: 'follows a file of samples to the page that takes them, and names each once',
    files: app({
      'src/Page.tsx':
        "import { shifts, people } from './mockData';\nexport const Page = () => <List items={shifts} people={people} />;",
      'src/mockData.ts': `export const shifts = ${rows};\nexport const people = ${rows};\nexport const tabOptions = ${rows};`,
    }),
    verdict: 'fail',
    findings: ['src/mockData.ts:1 medium'],
    says: /"people" and "shifts"/,
  },
  {
    name: 'is quiet where only types are taken from such a file, and where nothing takes it',
    files: app({
      'src/Page.tsx':
        "import type { Shift } from './mockData';\nexport const Page = ({ items }: { items: Shift[] }) => <List items={items} />;",
      'src/mockData.ts': `export interface Shift { id: number }\nexport const shifts = ${rows};`,
      'src/old.ts': "import { shifts } from './mockData';\nexport default shifts;",
    }),
    verdict: 'pass',
  },
  {
    name: 'weighs more where it is about payments, sign-in or what a model answers',
    files: app({
      'src/Page.tsx':
        "import { Checkout } from './Checkout';\nimport { login } from './auth';\nimport { reply } from './assistant';\nexport const Page = () => <Checkout login={login} reply={reply} />;",
      'src/Checkout.tsx': `const mockCards = ${rows};\nexport const Checkout = () => <List items={mockCards} />;`,
      'src/auth.ts': `const MOCK_USERS = ${rows};\nexport const login = (name: string) => MOCK_USERS.find((each) => each.name === name);`,
      'src/assistant.ts':
        "const mockResponses = ['I am happy to help you.', 'You find it in the menu.', 'Anything else I can do?'];\nexport const reply = () => mockResponses[Math.floor(Math.random() * 3)];",
    }),
    verdict: 'fail',
    findings: ['src/Checkout.tsx:1 high', 'src/assistant.ts:1 high', 'src/auth.ts:1 high'],
    says: /where it is about what a language model answers/,
  },
  {
    name: 'fails where records are made up by lot or shown when the real ones fail',
    files: app({
      'src/Page.tsx': `
        const generateMockVisits = () => Array.from({ length: 30 }, (_, day) => ({ day, visits: Math.floor(Math.random() * 90) }));
        export function Page() {
          const [visits, setVisits] = useState([]);
          useEffect(() => { fetchVisits().then(setVisits).catch(() => setVisits(generateMockVisits())); }, []);
          return <Chart data={visits} />;
        }
      `,
    }),
    verdict: 'fail',
    findings: ['src/Page.tsx:1 medium'],
  },
  {
    name: 'fails where faker reaches the browser',
    files: app({
      'src/Page.tsx':
        "import { faker } from '@faker-js/faker';\nexport const Page = () => <p>{faker.person.fullName()}</p>;",
    }),
    verdict: 'fail',
    findings: ['src/Page.tsx:1 medium'],
  },
  {
    name: 'fails where a form waits and says that it was sent',
    files: app({
      'src/Page.tsx': `
        export function Page() {
          const handleSubmit = async (event) => {
            event.preventDefault();
            setIsSending(true);
            await new Promise((resolve) => setTimeout(resolve, 1500));
            toast.success('Your message was sent');
            setIsSending(false);
          };
          return <form onSubmit={handleSubmit} />;
        }
      `,
    }),
    verdict: 'fail',
    findings: ['src/Page.tsx:2 medium'],
    says: /"handleSubmit" only waits and then answers as if it had worked/,
  },
  {
    name: 'fails where a payment is only simulated, as a comment says',
    files: app({
      'src/Page.tsx':
        "import { PaymentForm } from './PaymentForm';\nexport const Page = () => <PaymentForm />;",
      'src/PaymentForm.tsx': `
        export function PaymentForm({ onPaymentSuccess }) {
          const handlePay = () => {
            // Simulate the call of the provider
            setTimeout(() => {
              onPaymentSuccess({ brand: brandOf(card), paymentVerified: true });
            }, 2000);
          };
          return <button onClick={handlePay} />;
        }
      `,
    }),
    verdict: 'fail',
    findings: ['src/PaymentForm.tsx:2 high'],
  },
  {
    name: 'is quiet where a wait follows real work, hides a message, or calls what it is handed',
    files: app({
      'src/Page.tsx': `
        export function Page({ onSubmit }) {
          const handleSave = async () => {
            await fetch('/api/shifts', { method: 'POST' });
            await new Promise((resolve) => setTimeout(resolve, 500));
            toast.success('Saved');
          };
          const handleSubmit = async () => {
            await new Promise((resolve) => setTimeout(resolve, 500));
            await onSubmit(values);
            toast.success('Saved');
          };
          const confirmPayment = async () => {
            await new Promise((resolve) => setTimeout(resolve, 900));
            await onComplete([{ amount, approved: true }]);
          };
          const sendForm = async () => {
            await new Promise((resolve) => setTimeout(resolve, 150));
            setSent(true);
          };
          const showSuccessMessage = () => {
            setSuccess(true);
            setTimeout(() => setSuccess(false), 3000);
          };
          return <form onSubmit={handleSave} />;
        }
      `,
    }),
    verdict: 'pass',
  },
  {
    name: 'fails where a dashboard shows figures that are written out',
    files: app({
      'src/Page.tsx':
        "import { Dashboard } from './dashboard/Dashboard';\nexport const Page = () => <Dashboard />;",
      'src/dashboard/Dashboard.tsx': `
        const stats = [
          { label: 'Revenue', value: '€45,231', change: '+20.1%' },
          { label: 'Orders', value: '1,204', change: '+4%' },
          { label: 'Average wait', value: '1m 24s', change: '-8%' },
        ];
        export const Dashboard = () => stats.map((each) => <Card {...each} />);
      `,
    }),
    verdict: 'fail',
    findings: ['src/dashboard/Dashboard.tsx:1 medium'],
    says: /figures in "stats" are written out in the code/,
  },
  {
    name: 'is quiet about figures that are computed, begin at nothing, or praise the firm on its landing page',
    files: app({
      'src/Page.tsx':
        "import { Dashboard } from './dashboard/Dashboard';\nimport { Landing } from './landing/Stats';\nexport const Page = () => <><Dashboard /><Landing /></>;",
      'src/dashboard/Dashboard.tsx': `
        const emptyStats = [{ label: 'Orders', value: 0 }, { label: 'Users', value: 0 }, { label: 'Visits', value: 0 }];
        export const Dashboard = ({ orders }) => {
          const stats = [
            { label: 'Orders', value: orders.length },
            { label: 'Open', value: orders.filter((each) => each.open).length },
            { label: 'Paid', value: orders.filter((each) => each.paid).length },
          ];
          return <Cards stats={stats ?? emptyStats} />;
        };
      `,
      'src/landing/Stats.tsx': `
        const stats = [{ label: 'Users', value: '10K+' }, { label: 'Countries', value: '40' }, { label: 'Stars', value: '4.9' }];
        export const Landing = () => <Cards stats={stats} />;
      `,
    }),
    verdict: 'pass',
  },
  {
    name: 'is not misled by names: mockups, rates, an input that is spread, a password that slows down guessing',
    files: app({
      'src/Page.tsx': `
        const mockups = ['a.png', 'b.png', 'c.png'];
        const mockupData = ${rows};
        const sampleRate = 0.15;
        const dummyInput = { name: 'a', age: 3, city: 'b' };
        const DUMMY_PASSWORD = 'x';
        const fakeEvent = { type: 'change', target: 'x', value: 'y' };
        const sampleQuestions = ['How do I start here?', 'What does it cost me?', 'Who looks after it?'];
        const fakeId = '00000000-0000-0000-0000-000000000001';
        export const Page = () => <List {...dummyInput} items={[mockups, mockupData, sampleRate, DUMMY_PASSWORD, fakeEvent, fakeId, sampleQuestions]} placeholder="Sample data" />;
      `,
    }),
    verdict: 'pass',
  },
  {
    name: 'leaves what stands behind a test for development, and what such a test alone loads',
    files: app({
      'src/main.tsx': `
        import { createRoot } from 'react-dom/client';
        import { Page } from './Page';
        if (import.meta.env.DEV) await import('./mockServer');
        createRoot(document.body).render(<Page />);
      `,
      'src/mockServer.ts': `const mockShifts = ${rows};\nserve(mockShifts);`,
      'src/Page.tsx': `
        const mockShifts = ${rows};
        export const Page = ({ items }) => <List items={import.meta.env.DEV ? mockShifts : items} />;
      `,
    }),
    verdict: 'pass',
  },
  {
    name: 'is not taken in by a flag that is always on',
    files: app({
      'src/Page.tsx': `const USE_MOCK = true;\nconst mockShifts = ${rows};\nexport const Page = ({ items }) => <List items={USE_MOCK ? mockShifts : items} />;`,
    }),
    verdict: 'fail',
    findings: ['src/Page.tsx:2 medium'],
  },
  {
    name: 'leaves tests, stories, seeds, previews and landing pages alone',
    files: app({
      'src/Page.tsx':
        "import { Hero } from './landing/Hero';\nimport { Preview } from './editor/ThemePreview';\nexport const Page = () => <><Hero /><Preview /></>;",
      'src/landing/Hero.tsx': `const mockShifts = ${rows};\nexport const Hero = () => <List items={mockShifts} />;`,
      'src/editor/ThemePreview.tsx': `const sampleData = ${rows};\nexport const Preview = () => <List items={sampleData} />;`,
      'src/Page.stories.tsx': `const mockShifts = ${rows};\nexport default { args: { items: mockShifts } };`,
      'src/Page.test.tsx': `const mockShifts = ${rows};\nit('works', () => render(<Page items={mockShifts} />));`,
      'scripts/seed.ts': `import { faker } from '@faker-js/faker';\nconst sampleUsers = ${rows};\nsave(sampleUsers, faker);`,
    }),
    verdict: 'pass',
  },
  {
    name: 'fails where a route of the server answers with samples',
    files: {
      'readycheck.yaml': production,
      'package.json': '{"dependencies": {"next": "16"}}',
      'app/api/shifts/route.ts': `import { MOCK_SHIFTS } from '../../../lib/samples';\nexport async function GET() { return Response.json(MOCK_SHIFTS); }`,
      'lib/samples.ts': `export const MOCK_SHIFTS = ${rows};`,
    },
    verdict: 'fail',
    findings: ['lib/samples.ts:1 medium'],
    says: /the server runs it for those who call/,
  },
  {
    name: 'reads Python handlers and what they import',
    files: {
      'readycheck.yaml': production,
      'main.py': `
        from fastapi import FastAPI
        from auth import find
        app = FastAPI()
        @app.post("/login")
        def login(name: str):
            return find(name)
      `,
      'auth.py': `
        fake_users_db = {"ada": {"name": "Ada", "role": "admin"}, "ben": {"name": "Ben", "role": "user"}}
        def find(name):
            return fake_users_db.get(name)
      `,
      'tests/test_login.py': 'mock_users = [{"name": "Ada"}]\nprint(mock_users)',
      'seed.py': 'from faker import Faker\nfake = Faker()',
    },
    verdict: 'fail',
    findings: ['auth.py:1 high'],
    says: /"fake_users_db".*who may come in/,
  },
  {
    name: 'does not apply to a library',
    files: {
      'package.json': '{"name": "dates", "main": "index.js"}',
      'index.js': `const mockShifts = ${rows};\nmodule.exports = mockShifts;`,
    },
    verdict: 'not-applicable',
  },
]);
