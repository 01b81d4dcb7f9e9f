import { fileList } from '../../../src/facts/file-list.ts';
import { mockData } from '../../../src/facts/mock-data/mock-data.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { findingsOf } from './judge.ts';

export default defineCheck({
  id: 'tests/no-mock-data-live',
  title: 'No demo data in front of users',
  question: 'Is the app showing real results, not demo data?',
  why: 'A prototype is often shown with invented orders, invented figures and a button that waits two seconds and says "Sent". If that stays, people decide by numbers that nobody measured, and believe that something was paid, sent or saved when nothing was.',
  how: 'Takes what people reach: the modules that a page brings to the browser, and what the handlers of the server import. In these it looks for records under names such as `mockOrders`, `dummyUsers` or `sampleData` and files that are called so, functions that make them up, an import of faker, a handler that only waits with `setTimeout` and then reports success, and lists of figures of a dashboard that are written out. Tests, stories, seeds, landing pages, previews and what stands behind a test for development are left out.',
  passes: 'Nothing that people reach shows made-up records or reports a success that nothing brought about.',
  fix: 'Replace the made-up data by a call to the real source, with a state for "loading", "nothing there" and "failed". Where the real thing does not exist yet, take the button away or say so on the page. Move samples to tests, stories and seeds, or put them behind `import.meta.env.DEV`.',
  example: [
    '```tsx',
    'const { data: orders, error, isPending } = useQuery({ queryKey: ["orders"], queryFn: fetchOrders });',
    'if (isPending) return <Skeleton />;',
    'if (error) return <Failed retry={refetch} />;',
    'return <OrderTable orders={orders} />;',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: [],
  evidence: 'verified',
  facts: { mockData, fileList },
  evaluate({ facts, manifest }) {
    const { found, examined } = facts.mockData;
    if (examined === 0)
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'Nothing here is shown to people or serves requests.',
      });
    return conclude({
      examined,
      evidence: 'verified',
      findings: findingsOf(found, manifest?.claims.tool?.stage ?? null),
      pass: `No made-up data was found in the ${counted(examined, 'file')} that people reach.`,
      nothing: 'Nothing that people reach was found.',
    });
  },
});
