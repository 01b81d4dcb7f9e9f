import { z } from 'zod';
import { entry } from './field.ts';
import { changeControlSection } from './sections/change-control.ts';
import { docsSection } from './sections/docs.ts';
import { errorsSection } from './sections/errors.ts';
import { goLiveSection } from './sections/go-live.ts';
import { ownershipSection } from './sections/ownership.ts';
import { peopleSection } from './sections/people.ts';
import { permissionsSection } from './sections/permissions.ts';
import { retentionSection } from './sections/retention.ts';
import { testsSection } from './sections/tests.ts';
import { toolSection } from './sections/tool.ts';
import { trainingSection } from './sections/training.ts';
import { waiversSection } from './sections/waivers.ts';

/** `readycheck.yaml`: what the team claims about its tool, and where the evidence is. */
export const manifestSchema = entry({
  tool: toolSection,
  people: peopleSection,
  tests: testsSection,
  permissions: permissionsSection,
  retention: retentionSection,
  errors: errorsSection,
  docs: docsSection,
  training: trainingSection,
  ownership: ownershipSection,
  change_control: changeControlSection,
  go_live: goLiveSection,
  waivers: waiversSection,
})
  .extend({ readycheck: z.literal(1).describe('The version of this format: 1.') })
  .describe('What the team claims about its tool, and where the evidence is.');

/** A manifest as checks read it: every field may be absent. */
export type Manifest = z.infer<typeof manifestSchema>;
