/**
 * Words that turn a name from the thing itself to something about it: `email_template`, `phone_call_count`,
 * `password_changed_at`. After the word for the thing.
 */
const ABOUT = words(`
  count counts counter total totals template templates enabled disabled verified unverified verification confirmed confirmation sent sending
  status state type types kind format formats provider providers setting settings config configuration at on subject required
  requirement visible visibility hidden limit limits max min maximum minimum length index version error errors failed failure failures valid
  validated validation invalid notification notifications notify alert alerts preference preferences pref prefs opt optin frequency
  digest queue queued domain domains host port server service client smtp label labels placeholder column field regex pattern policy policies rule
  rules change changed changes updated created deleted expires expiry expiration expired scheduled opened clicked bounced bounce delivered delivery
  rate ratio score percent percentage enable disable allowed permission consent subscribed subscription unsubscribed unsubscribe reset
  attempt attempts retry retries cooldown interval timeout duration days hours size width height color colour list lists campaign campaigns log logs
  history event events job jobs task tasks id ids uid uuid ref key keys token tokens hash code codes link links prefix suffix separator
  category categories group groups bucket folder path mime model mode method strategy priority level levels plan source generator helper util utils
  handler callback button icon component page route screen view input form modal dialog schema validator service repository controller
  checked unique exists taken available availability search query filter sort order address book usage used provided missing same body html
  footer header signature text number no name address line lines share shared sharing channel sync synced reminder reminders
  financeiro financeiros financiero financieros quota quotas report reports fiche strength complexity hint network operator carrier app os friendly menu theme bundle plan registered enrolled login auth unlock supported available active masked last checkin policy pepper salt rounds algorithm algo migrated format restriction allowlist whitelist blocklist denylist
`);

/** Of those, the ones that only carry the thing: `phone_number`, `iban_hash`, `id_document_path`. */
const CARRIES = words('address number no name line lines hash history path');

/** Before the word for the thing: a flag, a switch or a count over it. Special categories are told by flags too: `has_allergies`. */
const SWITCHES = words(`
  is has show hide send enable disable allow can num count total max min verify validate require requires required needs with without use should
  notify want wants accept accepts check get set on by last days no minimum maximum average avg supports skip ignore hide mask force auto visibility toggle
`);

/** Before the word for the thing: it belongs to the tool, an organisation or a machine. */
const OF_TOOL = words(`
  smtp from sender reply noreply support system bot service company business store shop org organisation organization site app default test
  help sales info office branch supplier vendor brand restaurant hotel school clinic mail server host db database redis postgres mysql ftp sftp
  proxy wifi rtsp mqtt ssh api
`);

/** A machine's or a ledger's: no person at all. */
const OF_MACHINE = words(
  'mac contract wallet memory bind listen token eth btc crypto blockchain peer node web url csrf xsrf temp dummy sample example mock template masked machine',
);

/** What the tokens around a word make of it: nothing, something belonging to the tool, or themselves. */
export type Surroundings = 'void' | 'tool' | 'plain';

export interface Around {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** A flag over it still tells it: `is_pregnant`. */
  readonly special: boolean;
}

export function surroundings({ before, after, special }: Around): Surroundings {
  if (before.some((token) => OF_MACHINE.has(token))) return 'void';
  if (!special && before.some((token) => SWITCHES.has(token))) return 'void';
  if (after.some((token) => ABOUT.has(token) && !CARRIES.has(token))) return 'void';
  return before.some((token) => OF_TOOL.has(token)) ? 'tool' : 'plain';
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
