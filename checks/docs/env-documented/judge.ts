import type { Setting, Settings } from '../../../src/facts/env/settings.ts';
import { isDocsPath } from '../../../src/facts/path-roles.ts';
import { counted, type Finding, fail, type Place, review } from '../../../src/kit/index.ts';
import { type Documentation, listed } from './documented.ts';

/** A finding for each setting that no document names; one question where the full list is kept elsewhere. */
export function undocumented({ settings }: Settings, known: Documentation): Finding[] {
  const missing = settings.filter(({ name }) => !known.names(name));
  const [place] = known.elsewhere;
  if (missing.length > 0 && place) {
    const names = listed(missing.map(({ name }) => name));
    const message = `The settings are listed outside this repository (${place.target}), which is not read. See that the list there holds ${names}.`;
    return [review('high', { subject: 'list-elsewhere', message, at: place.at })];
  }
  if (known.unread && missing.length > 0) return [unreadable(known.unread, missing)];
  const { site } = known;
  const onSite = site ? missing.filter(({ name }) => isDocsPath(known.aside(name) ?? '')) : [];
  const rest = missing
    .filter((setting) => !onSite.includes(setting))
    .map((setting) => missingIn(setting, known));
  return site && onSite.length > 0 ? [publishedIn(site, onSite, known), ...rest] : rest;
}

function publishedIn(
  { target, at }: { readonly target: string; readonly at: Place },
  missing: readonly Setting[],
  known: Documentation,
): Finding {
  const where = listed([...new Set(missing.flatMap(({ name }) => known.aside(name) ?? []))]);
  const message = `${counted(missing.length, 'setting stands', 'settings stand')} only in ${where}, to which no link in the README leads. See that ${target} is made of it, and link the document itself or name it under docs.env.`;
  return review('high', { subject: 'documentation-site', message, at });
}

function unreadable(
  { path, reason }: { path: string; reason: string },
  missing: readonly Setting[],
): Finding {
  const names = listed(missing.map(({ name }) => name));
  const message = `${path} could not be read (${reason}), so whether it explains ${names} is not known. Save it as UTF-8 text.`;
  return review('high', { subject: 'readme', message, at: { path } });
}

function missingIn({ name, uses: [first], hasDefault, implicit }: Setting, known: Documentation): Finding {
  const aside = known.aside(name);
  const where =
    aside !== null
      ? `stands only in ${aside}, to which the README does not lead. Link that document from the README, or name it under docs.env.`
      : known.sources.length > 0
        ? `stands in none of the documents that count (${listed(known.sources)}). Add it with a line of explanation.`
        : 'is documented nowhere: there is neither an example file nor a README. List it in .env.example with a line of explanation.';
  const without = implicit
    ? 'The code has a value for it, so it may be no setting at all.'
    : hasDefault
      ? 'Without it the code takes a value of its own.'
      : 'Without it the code has no value.';
  const details = {
    subject: name,
    message: `${name} is read here and ${where} ${without}`,
    at: first ?? null,
  };
  return fail(implicit ? 'low' : 'high', details);
}

/** Accesses whose name is computed, one finding a file. */
export function computed({ dynamic }: Settings): Finding[] {
  const first = new Map(dynamic.toReversed().map((place) => [place.path, place]));
  return [...first.values()].reverse().map((at) =>
    review('high', {
      subject: 'computed-name',
      message:
        'The name of the environment variable is computed here, so which ones are read cannot be told. See that the documentation lists them all.',
      at,
    }),
  );
}

/** Values in example files that open something. */
export function realValues({ examples }: Settings): Finding[] {
  return examples.flatMap(({ path, settings }) =>
    settings.flatMap(({ name, line, real }) => {
      if (real === 'no') return [];
      const at = { path, line };
      const subject = `value-of-${name}`;
      return real === 'yes'
        ? [
            fail('high', {
              subject,
              message: `The value of ${name} in this example looks real. Empty it, and replace the key at its provider: whoever has read the repository has it.`,
              at,
            }),
          ]
        : [
            review('high', {
              subject,
              message: `The value of ${name} in this example may be real. If it is, empty it and replace the key at its provider; if not, write a value that nobody can take for one.`,
              at,
            }),
          ];
    }),
  );
}

/** Pointers under `docs.env` that lead to no document. */
export function pointers({ lost }: Documentation): Finding[] {
  return lost.map(({ pointer, at }) =>
    fail('high', {
      subject: 'pointer',
      message: `docs.env names ${pointer}, which is no document and no example file in this repository.`,
      at,
    }),
  );
}

/** Names that libraries and database images read by themselves. */
const READ_BY_LIBRARY =
  /^(?:DATABASE_URL|DIRECT_URL|OPENAI_|ANTHROPIC_|GOOGLE_|GEMINI_|GCP_|AZURE_|AWS_|LANGCHAIN_|LANGSMITH_|HF_|HUGGING|NEXTAUTH_|AUTH_|CLERK_|NEXT_PUBLIC_CLERK_|SENTRY_|POSTGRES_|PG|MYSQL_|MONGO|REDIS_|SUPABASE_|STRIPE_|NODE_|NEXT_|NUXT_|FLASK_|DJANGO_|DEBUG$|PORT$|HOST$|TZ$|OTEL_|GROQ_|COHERE_|MISTRAL_|BLOB_|KV_|TURSO_|UPSTASH_|RESEND_|TWILIO_|SECRET_KEY)/;

/** Settings of an example file that nothing reads any more; silent where a computed name may read them. */
export function stale({ examples, settings, named, dynamic }: Settings): Finding[] {
  if (dynamic.length > 0 || settings.length === 0) return [];
  const alive = new Set([...named, ...settings.map(({ name }) => name)].map((name) => name.toUpperCase()));
  const seen = new Set<string>();
  return examples.flatMap(({ path, settings: lines }) =>
    lines.flatMap(({ name, line, commented }) => {
      if (commented || alive.has(name.toUpperCase()) || READ_BY_LIBRARY.test(name) || seen.has(name))
        return [];
      seen.add(name);
      const message = `${name} stands in this example and nothing in the repository reads it. Delete it if it is a leftover.`;
      return [fail('low', { subject: `stale-${name}`, message, at: { path, line } })];
    }),
  );
}
