import { ALL_GATES, conclude, defineCheck, fail, notApplicable } from '../../../src/kit/index.ts';
import { waiverDefects } from '../../../src/manifest/waiver.ts';

export default defineCheck({
  id: 'go-live/waivers-valid',
  title: 'Exceptions honest and temporary',
  question: 'Are the exceptions honest and temporary?',
  why: 'An exception that nobody owns and that never ends is a hole with a label on it.',
  how: 'Reads `waivers`: each must name an existing check that may be waived, the files, tables or routes it is for, a reason, an owner listed under people, what is done instead, and the day on which it ends: at most 90 days from today, 30 for a check whose findings may be blockers or high. The day itself still counts.',
  passes: 'Every waiver is complete and has not ended; or there are none.',
  fix: 'Complete the waiver, renew it by a fresh decision, or mend what it excuses and delete it.',
  example: [
    '```yaml',
    'waivers:',
    '  - check: change-control/lockfile-single',
    '    where: tools/report',
    '    reason: the report tool moves to its own repository in December',
    '    owner: priya',
    '    instead: its dependencies are reviewed by hand each Monday',
    '    expires: 2026-12-15',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ALL_GATES,
  evidence: 'recorded',
  waivable: false,
  facts: {},
  evaluate({ manifest, today, catalogue }) {
    const waivers = manifest?.claims.waivers ?? [];
    if (waivers.length === 0) return notApplicable({ examined: 1, reason: 'No exceptions are declared.' });
    const findings = waivers.flatMap((waiver, index) => {
      const held = catalogue.find(({ id }) => id === waiver.check)?.gates ?? ALL_GATES;
      // A waived check may feed no gate; a false exception then still may not pass unseen.
      const gates = held.length > 0 ? held : ALL_GATES;
      return waiverDefects(waiver, manifest, catalogue, today).map(({ field, message }) =>
        fail('blocker', {
          subject: `${waiver.check ?? `waiver ${index + 1}`} ${field}`,
          message: `${waiver.check ?? 'A waiver'}: ${message}`,
          at: manifest?.at('waivers', index, field) ?? null,
          gates,
        }),
      );
    });
    return conclude({
      examined: waivers.length,
      evidence: 'recorded',
      findings,
      pass:
        waivers.length === 1
          ? 'The one waiver is complete and has not ended.'
          : `All ${waivers.length} waivers are complete and none has ended.`,
      nothing: 'No exceptions are declared.',
    });
  },
});
