/** Words by which a branch that pretends is told from one that tells. Code's words, which are English whatever the interface speaks. */

/** What shows a message: its method or an option says of which kind. */
export const MESSENGER = /toast|notif|snack|message|alert|swal|^fire$|flash|banner|dialog|modal/i;

/** Options that say of which kind a message is. */
export const TONE_OPTION = /^(type|variant|severity|status|icon|kind|color|theme|intent|appearance|level)$/;

export const GOOD_TONE = /^(success|positive|succeeded)$/;
export const BAD_TONE = /^(error|danger|destructive|negative|failure|failed|critical|warning|warn)$/;

/** `toast.success`, `showSuccess`, `notifySuccess`. */
export const SAYS_SUCCESS =
  /(^|\.)(?:\w*(?:[tT]oast|[mM]essage|[nN]otif\w*|[nN]otify|[sS]nack\w*|sonner|ElMessage)\.success|(?:show|toast|notify|display|flash)Success\w*)$/;

/** A state that holds that it worked: `setSuccess(true)`, `setIsSaved(true)`. */
export const SUCCESS_STATE =
  /^(?:set)?(?:Is|is|Show|show)?(?:Success|success|Succeeded|succeeded|Submitted|submitted|Sent|sent|Saved|saved|Confirmed|confirmed|Booked|booked|Paid|paid)(?:Message|Msg|Text)?$/;
export const SUCCESS_VALUE = /^(?:success|succeeded|sent|saved|submitted|paid|booked|confirmed)$/;

/** Names of calls by which somebody learns of a failure. */
export const TELLS_FAILURE =
  /(^|\.)(?:error|danger|warning|warn|reject|onError|onFail\w*|next|abort|\w*(?:[eE]rror|[fF]ail(?:ed|ure)?|[wW]arning)\w*)$/;

/** Data that somebody made up. */
export const MADE_UP =
  /^(?!(?:sample|demo)_?(?:[sS]ize|[rR]ate|[mM]ode|SIZE|RATE|MODE))(?:get|generate|create|make|build|use|load|_)?_?(?:mock|fake|dummy|sample|demo|hardcoded|Mock|Fake|Dummy|Sample|Demo|MOCK|FAKE|DUMMY|SAMPLE|DEMO)(?:s?_?[A-Z]\w*|s?_[a-z]\w*|s)$/;

/** Pages that follow a success. */
export const SUCCESS_PAGE = /success|thank|confirmation|confirmed|complete[d]?(?:[/?]|$)/i;
/** Pages that tell of a failure. */
export const FAILURE_PAGE = /error|fail|cancel|problem|oops|denied|invalid|expired/i;

/** Keeps what could not be sent, for later. */
export const KEEPS_FOR_LATER = /queue|offline|pending|outbox|sync|retry|schedule|draft/i;

/** Says on purpose the same for every address, so that nobody learns who has an account. */
export const SAYS_THE_SAME = /forgot|reset.?pass|magic.?link|recover|resend|enumerat/i;

/** Moves money or gives away a place: what follows must not go on without it. */
export const PAYMENT_OR_BOOKING = /stripe|pay|charge|checkout|capture|refund|invoice|book(?!mark)|reserv/i;

/** A comment that says why a failure may look like a success: what it says more than "return sample data". */
export const JUSTIFIES =
  /intentional|on purpose|deliberate|by design|idempoten|best.?effort|non.?(?:critical|fatal|blocking|essential)|not (?:critical|fatal|essential)|already|enumerat|retr(?:y|ies)|so that|avoid|prevent|leak|acknowledg|otherwise|because|storm/i;
