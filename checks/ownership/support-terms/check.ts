import {
  conclude,
  contradiction,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
  review,
} from '../../../src/kit/index.ts';
import { parseDuration } from '../../../src/manifest/duration.ts';
import { readHours } from './hours.ts';

const RESPONSES = [
  ['stopped', 'nobody can work'],
  ['degraded', 'a part of it does not work'],
  ['question', 'somebody has a question'],
] as const;

export default defineCheck({
  id: 'ownership/support-terms',
  title: 'Support channel, hours and response',
  question: 'When, how and how fast does somebody answer?',
  why: 'Users who do not know where to ask stop asking, and work around the tool. A promise of hours and times also tells the team what it has taken on.',
  how: 'Reads `ownership.support`: a channel that is an address, hours as `24/7` or as days with times, and response times for stopped, degraded and question. The response to `stopped` must fit within `go_live.recovery.max_downtime`; round-the-clock support takes more than one person.',
  passes: 'Channel, hours and the three response times are given, and agree with each other.',
  fix: 'Fill in ownership.support: a channel, hours such as "Mon-Fri 09:00-17:00", and how fast somebody answers.',
  example: [
    '```yaml',
    'ownership:',
    '  support:',
    '    channel: "mailto:rota-help@brightclean.test"',
    '    hours: "Mon-Sat 06:00-20:00"',
    '    response: {stopped: 1 hour, degraded: 1 day, question: 3 days}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['support-model'],
  evidence: 'described',
  facts: {},
  evaluate({ manifest }) {
    return conclude({
      examined: 2 + RESPONSES.length,
      evidence: 'described',
      findings: [...channel(manifest), ...hours(manifest), ...responses(manifest)],
      pass: 'Channel, hours and response times of the support are given and agree.',
      nothing: 'Fill in ownership.support.',
    });
  },
});

type Details = Parameters<typeof fail>[1];

function detail(manifest: ManifestView | null, field: string, message: string): Details {
  return { subject: field, message, at: manifest?.at('ownership', 'support', ...field.split('.')) ?? null };
}

const ADDRESS =
  /^(mailto:)?[^\s@]+@[^\s@]+\.[a-z]{2,}$|^(https?|tel|sms|msteams|slack|tg|whatsapp|matrix):\S+$|^\+?[\d ()/-]{6,20}$|^#[\w-]+$/i;

function channel(manifest: ManifestView | null): Finding[] {
  const given = manifest?.claims.ownership?.support?.channel;
  if (given === undefined)
    return [
      fail(
        'high',
        detail(
          manifest,
          'channel',
          'No support channel is given: users do not know where to report a problem.',
        ),
      ),
    ];
  if (ADDRESS.test(given)) return [];
  const message = `The support channel "${given}" is no address that a user could write to, call or open. Write it as "mailto:…", "https://…" or a number.`;
  return [fail('high', detail(manifest, 'channel', message))];
}

function hours(manifest: ManifestView | null): Finding[] {
  const given = manifest?.claims.ownership?.support?.hours;
  if (given === undefined)
    return [
      fail(
        'high',
        detail(manifest, 'hours', 'No support hours are given: users do not know when somebody answers.'),
      ),
    ];
  const read = readHours(given);
  if (read === null) {
    return [
      review(
        'high',
        detail(
          manifest,
          'hours',
          `The support hours "${given}" cannot be read as days with times; a person must judge them, or write them as "Mon-Fri 09:00-17:00".`,
        ),
      ),
    ];
  }
  if (read === 'ranges' || staff(manifest) > 1) return [];
  return [
    contradiction(
      'high',
      detail(
        manifest,
        'hours',
        'Support round the clock is claimed, and there is only one person to give it.',
      ),
    ),
  ];
}

function staff(manifest: ManifestView | null): number {
  const { technical, deputy, business, escalation = [] } = manifest?.claims.ownership ?? {};
  const people = manifest?.claims.people ?? {};
  const named = [technical, deputy, business, ...escalation].filter(
    (key) => key !== undefined && Object.hasOwn(people, key),
  );
  return new Set(named).size;
}

function responses(manifest: ManifestView | null): Finding[] {
  const given = manifest?.claims.ownership?.support?.response ?? {};
  const longest = hoursOf(manifest?.claims.go_live?.recovery?.max_downtime);
  return RESPONSES.flatMap(([level, meaning]) => {
    const field = `response.${level}`;
    const text = given[level];
    if (text === undefined)
      return [
        fail('high', detail(manifest, field, `It is not said how fast somebody answers when ${meaning}.`)),
      ];
    const promised = hoursOf(text);
    if (promised === null)
      return [
        fail('high', detail(manifest, field, `"${text}" is no length of time; write it as "4 hours".`)),
      ];
    if (level !== 'stopped' || longest === null || promised <= longest) return [];
    const message = `Somebody answers within ${text} when nobody can work, but the work can only do without the tool for ${manifest?.claims.go_live?.recovery?.max_downtime}.`;
    return [contradiction('high', detail(manifest, field, message))];
  });
}

function hoursOf(text: string | undefined): number | null {
  const duration = text === undefined ? null : parseDuration(text);
  return duration?.kind === 'fixed' ? duration.hours : null;
}
