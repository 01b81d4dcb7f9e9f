import type { InputSink, InputUse } from '../../../src/facts/input-validation/input-validation.ts';
import type { Routes } from '../../../src/facts/routes/routes.ts';
import { type Finding, fail, review, sentence } from '../../../src/kit/index.ts';

/** What is wrong with the ways in which input is used: failures one by one, doubts one for each kind. */
export function findingsOf(uses: readonly InputUse[]): Finding[] {
  const own = unique(uses);
  const doubts = own.filter(
    (use) => use.checked !== null && /^(?:hand|unread)$/.test(use.checked.by) && use.sink,
  );
  return [
    ...own.flatMap((use) => rawInput(use) ?? []),
    ...grouped(doubts).map(doubtful),
    ...looseFields(own),
  ];
}

/** A handler at two addresses is one. */
function unique(uses: readonly InputUse[]): InputUse[] {
  const seen = new Set<string>();
  return uses.filter(({ at, sink }) => {
    const key = `${at.path}:${at.line} ${sink?.at.path}:${sink?.at.line}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function rawInput(use: InputUse): Finding | null {
  const { sink, checked } = use;
  if (!sink || checked !== null) return null;
  const skipped = sink.rulesSkipped
    ? ` The model has rules, but they do not run on an update unless it says \`runValidators: true\`.`
    : '';
  return fail('high', {
    subject: subjectOf(use),
    at: sink.at,
    message: `${sentence(named(use))} hands ${sent(sink)} to ${endOf(sink)} without passing a schema.${skipped} Anybody who calls the address can put anything there; parse the body with a schema first and refuse what does not fit.`,
  });
}

function grouped(uses: readonly InputUse[]): InputUse[][] {
  const groups = new Map<string, InputUse[]>();
  for (const use of uses) {
    const key = use.checked?.by === 'unread' ? `unread ${use.checked.name}` : 'hand';
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  return [...groups.values()];
}

const LISTED = 5;

function doubtful(group: readonly InputUse[]): Finding {
  const [first] = group;
  const names = group.map(named);
  const one = group.length === 1;
  const listed =
    names.length > LISTED
      ? `${names.slice(0, LISTED).join(', ')} and ${names.length - LISTED} more`
      : names.join(', ');
  const how =
    first?.checked?.by === 'unread'
      ? `${one ? 'hands' : 'hand'} the input to "${first.checked.name}", whose checks could not be read here`
      : `${one ? 'tests' : 'test'} the input with conditions written by hand and no schema, so that whatever nobody thought of goes through`;
  const example = first?.sink
    ? ` (${one ? '' : 'in the first '}${sent(first.sink)} ${first.sink.fields.length > 1 ? 'reach' : 'reaches'} ${endOf(first.sink)})`
    : '';
  return review('high', {
    subject: group.map(subjectOf).sort().join(' '),
    at: first?.sink?.at ?? null,
    message: `${sentence(listed)} ${how}${example}. Use a schema, or confirm in the sign-off that types, lengths and allowed values are all tested.`,
  });
}

/** A typed body with a field that takes anything is typed in name only. */
function looseFields(uses: readonly InputUse[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const use of uses)
    for (const { model, field, at } of use.loose)
      found.set(
        `${at.path} ${model}.${field}`,
        fail('medium', {
          subject: `${model}.${field}`,
          at,
          message: `The field "${field}" of ${model} takes any record that ${named(use)} is sent: nothing says what may be in it. Give it a model of its own, or a type with limits.`,
        }),
      );
  return [...found.values()];
}

/** Frameworks whose handlers this tool does not read. */
export function notReadFindings(notRead: Routes['notRead']): Finding[] {
  return notRead.map(({ framework, at }) =>
    review('high', {
      subject: `framework ${framework}`,
      at,
      message: `Handlers of ${framework} are not read here, so that nobody knows whether they check what they are sent. Confirm it in the sign-off.`,
    }),
  );
}

const PLATFORM: Readonly<Record<string, string>> = {
  supabase: 'the edge function',
  firebase: 'the function',
  trpc: 'the procedure',
};

function named({ framework, method, path, at }: InputUse): string {
  if (method === 'CALL') return `${PLATFORM[framework] ?? 'the server action'} "${path ?? at.path}"`;
  return `${method === 'ANY' ? '' : `${method} `}${path ?? `a route in ${at.path}`}`;
}

const subjectOf = ({ framework, method, path, at }: InputUse): string =>
  `${framework} ${method} ${path ?? at.path}`;

const SHOWN = 4;

/** `the fields "email" and "note"`, in the caller's words. */
function sent({ fields }: InputSink): string {
  const shown = fields.slice(0, SHOWN).map((field) => `"${field}"`);
  if (fields.length === 0) return 'what the caller sends, as it came,';
  if (fields.length === 1) return `the field ${shown[0]} as it came`;
  const rest = fields.length > SHOWN ? ` and ${fields.length - SHOWN} more` : '';
  return `the fields ${rest === '' ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : `${shown.join(', ')}${rest}`} as they came`;
}

const ENDS: Readonly<Record<InputSink['kind'], string>> = {
  read: 'a query',
  write: 'the database',
  delete: 'the database',
  mail: 'a mail',
  sms: 'a text message',
  'language-model': 'the language model',
  payment: 'the payment provider',
  file: 'a file',
  command: 'a command on the server',
};

const endOf = ({ kind, target }: InputSink): string =>
  target === null ? ENDS[kind] : `the store "${target}"`;
