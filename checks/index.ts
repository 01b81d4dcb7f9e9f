import type { Check } from '../src/kit/index.ts';
import { changeControl } from './change-control/index.ts';
import { docs } from './docs/index.ts';
import { errors } from './errors/index.ts';
import { goLive } from './go-live/index.ts';
import { ownership } from './ownership/index.ts';
import { permissions } from './permissions/index.ts';
import { retention } from './retention/index.ts';
import { tests } from './tests/index.ts';
import { training } from './training/index.ts';

/** Every check, in report order. */
export const checks: readonly Check[] = [
  ...tests,
  ...permissions,
  ...retention,
  ...errors,
  ...docs,
  ...training,
  ...ownership,
  ...changeControl,
  ...goLive,
];
