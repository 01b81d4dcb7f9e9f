import * as z from 'zod';
import { AREAS, EVIDENCE, GATES, SEVERITIES, STAGES, STATUSES } from '../kit/vocabulary.ts';

/**
 * The report: what `audit` knows, ready for any reporter. It is also the public JSON format; its JSON Schema is made
 * from here. Fields are added, never changed, within one version of `schema`.
 */
const ids = <const T extends readonly { id: string }[]>(list: T) =>
  z.enum(list.map((item) => item.id) as [T[number]['id'], ...T[number]['id'][]]);

const findingSchema = z.strictObject({
  kind: z.enum(['fail', 'review']).describe('fail: proven; review: the repository alone cannot decide'),
  message: z.string(),
  severity: z.enum(SEVERITIES),
  path: z.string().nullable(),
  line: z.int().positive().nullable(),
  contradiction: z.boolean().describe('The manifest says one thing and the code another'),
  gates: z
    .array(ids(GATES))
    .describe('The gates that this finding holds while it is neither mended, waived nor settled'),
  settled: z.boolean().describe('A needs-review finding that a valid sign-off of each of its gates lists'),
  waived: z.boolean(),
  fingerprint: z.string().describe('Stable while the finding is about the same thing; holds no line number'),
});

const checkSchema = z.strictObject({
  id: z.string(),
  area: ids(AREAS),
  title: z.string(),
  question: z.string(),
  status: z.enum(STATUSES),
  severity: z.enum(SEVERITIES).describe('The worst of its findings, or the worst they could be'),
  required: z.boolean().describe('Whether the declared stage asks for it; the gates always do'),
  gates: z.array(ids(GATES)),
  evidence: z.enum(EVIDENCE),
  examined: z.int().nonnegative().describe('How many things were looked at'),
  summary: z.string(),
  waived: z.boolean().describe('It fails, and a valid waiver covers every weighty finding'),
  findings: z.array(findingSchema),
  fix: z.string(),
});

const signoffStates = ['fresh', 'stale', 'missing', 'invalid'] as const;

const gateSchema = z.strictObject({
  id: ids(GATES),
  title: z.string(),
  status: z.enum(['met', 'conditional', 'unmet']),
  reasons: z.array(z.string()),
  signoff: z.strictObject({
    by: z.string().nullable(),
    date: z.string().nullable(),
    statement: z.string().nullable(),
    state: z.enum(signoffStates),
    assurance: z.enum(['none', 'named', 'authored', 'signed']),
  }),
});

const count = z.int().nonnegative();

export const reportSchema = z.strictObject({
  schema: z.literal('readycheck-report/1'),
  tool: z.strictObject({ name: z.literal('readycheck'), version: z.string() }),
  project: z.strictObject({
    name: z.string(),
    stage: z.enum(STAGES).nullable().describe('As declared; null if it is not'),
    commit: z.string().nullable(),
    dirty: z.boolean(),
    manifest: z.string().nullable(),
    url: z.string().nullable().describe('Where the code host shows this repository'),
    folder: z.string().describe('The audited folder within its repository; "" for the root'),
  }),
  date: z.string(),
  verdict: z.enum(['ready', 'conditional', 'not-ready']),
  gates: z.array(gateSchema),
  areas: z.array(
    z.strictObject({
      id: ids(AREAS),
      title: z.string(),
      counts: z.strictObject({
        pass: count,
        fail: count,
        'needs-review': count,
        'not-applicable': count,
        error: count,
      }),
    }),
  ),
  checks: z.array(checkSchema),
  waivers: z.array(
    z.strictObject({
      check: z.string(),
      where: z.string().nullable(),
      reason: z.string().nullable(),
      owner: z.string().nullable(),
      instead: z.string().nullable(),
      expires: z.string().nullable(),
      state: z.enum(['active', 'expired', 'unused', 'invalid']),
    }),
  ),
  singleSignatory: z.string().nullable().describe('The declared reason why one person may sign everything'),
  next: z
    .array(
      z.strictObject({
        check: z.string(),
        title: z.string(),
        text: z.string(),
        path: z.string().nullable(),
        line: z.int().positive().nullable(),
      }),
    )
    .describe('What to do first, most urgent first'),
  seen: z.array(z.string()).describe('What the repository shows, in short sentences'),
  examined: z.strictObject({
    files: count.describe('Files listed'),
    read: count.describe('Files whose text was read'),
    notExamined: z.array(z.strictObject({ reason: z.string(), count, examples: z.array(z.string()) })),
    ignored: count.describe('Findings silenced by a readycheck-ignore comment with a reason'),
  }),
});

export type Report = z.infer<typeof reportSchema>;
export type ReportCheck = Report['checks'][number];
export type ReportFinding = ReportCheck['findings'][number];
export type ReportGate = Report['gates'][number];
export type ReportWaiver = Report['waivers'][number];
