import type { Processor } from './model.ts';
import { ADVERTISING } from './registry/advertising.ts';
import { ANALYTICS } from './registry/analytics.ts';
import { AUTOMATION } from './registry/automation.ts';
import { BOT_PROTECTION } from './registry/bot-protection.ts';
import { CHAT_WIDGETS } from './registry/chat-widget.ts';
import { MARKETING } from './registry/customers-and-marketing.ts';
import { DATABASES } from './registry/databases.ts';
import { DOCUMENTS } from './registry/documents.ts';
import { ERROR_TRACKING } from './registry/error-tracking.ts';
import { FILES } from './registry/files.ts';
import { PAGE_FILES } from './registry/fonts-and-files-for-pages.ts';
import { FORMS } from './registry/forms-and-scheduling.ts';
import { HOSTING } from './registry/hosting.ts';
import { LANGUAGE_MODELS } from './registry/language-models.ts';
import { MAIL } from './registry/mail.ts';
import { MAPS } from './registry/maps.ts';
import { MESSAGES } from './registry/messages.ts';
import { PAYMENT } from './registry/payment.ts';
import { SEARCH } from './registry/search.ts';
import { SIGN_IN } from './registry/sign-in.ts';
import { SOCIAL } from './registry/social.ts';
import { SPEECH_AND_IMAGES } from './registry/speech-and-images.ts';
import { VIDEO } from './registry/video.ts';

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
