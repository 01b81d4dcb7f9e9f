import type { Processor } from './model.ts';
import { ADVERTISING, ANALYTICS } from './registry/analytics.ts';
import { DATABASES, FILES } from './registry/databases.ts';
import { ERROR_TRACKING } from './registry/error-tracking.ts';
import { HOSTING } from './registry/hosting.ts';
import { LANGUAGE_MODELS } from './registry/language-models.ts';
import { MAIL } from './registry/mail.ts';
import { MESSAGES } from './registry/messages.ts';
import {
  AUTOMATION,
  CHAT_WIDGETS,
  DOCUMENTS,
  FORMS,
  MAPS,
  MARKETING,
  PAGE_FILES,
  SEARCH,
  SOCIAL,
  VIDEO,
} from './registry/others.ts';
import { PAYMENT } from './registry/payment.ts';
import { BOT_PROTECTION, SIGN_IN } from './registry/sign-in.ts';
import { SPEECH_AND_IMAGES } from './registry/speech-and-images.ts';

/**
 * Third parties that tools send something to. To teach readycheck a new one, add an entry to the file of its category:
 * nothing else has to change.
 */
export const PROCESSORS: readonly Processor[] = [
  ...LANGUAGE_MODELS,
  ...SPEECH_AND_IMAGES,
  ...MAIL,
  ...MESSAGES,
  ...PAYMENT,
  ...ANALYTICS,
  ...ADVERTISING,
  ...ERROR_TRACKING,
  ...SIGN_IN,
  ...BOT_PROTECTION,
  ...HOSTING,
  ...DATABASES,
  ...FILES,
  ...MAPS,
  ...CHAT_WIDGETS,
  ...AUTOMATION,
  ...SEARCH,
  ...VIDEO,
  ...FORMS,
  ...MARKETING,
  ...DOCUMENTS,
  ...SOCIAL,
  ...PAGE_FILES,
];
