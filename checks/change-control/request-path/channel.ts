import type { Library } from '../../../src/facts/documents/documents.ts';
import { ENOUGH_WORDS } from '../../../src/facts/documents/topics.ts';
import type { ListedFile } from '../../../src/facts/file-list.ts';

/** Forms that the code host shows to whoever asks for a change or proposes one. */
const TEMPLATE =
  /(^|\/)(\.github|\.gitlab|docs)\/(issue_template|issue_templates|merge_request_templates|pull_request_template)(\/|\.\w+$|$)|^(\.\.\/)*(issue|pull_request|merge_request)_template(\.\w+)?$/i;
const CONTRIBUTING = /(^|\/)(contributing|change[-_ ]?requests?|changes?[-_]process)(\.\w+)?$/i;

/** A file of the repository that shows how changes are asked for: a form, or a text for contributors; null if none. */
export function shownChannel(files: readonly ListedFile[], { documents }: Library): string | null {
  const form = files.find(({ path }) => TEMPLATE.test(path));
  if (form) return form.path;
  const guide = documents.find(
    ({ path, sections }) =>
      CONTRIBUTING.test(path) && sections.reduce((sum, { words }) => sum + words, 0) >= ENOUGH_WORDS,
  );
  return guide?.path ?? null;
}

/** Places where requests are kept: trackers, chats and mail, by their names. */
const TOOLS =
  /\b(git ?hub|git ?lab|bitbucket|codeberg|gitea|forgejo|azure ?devops|azure ?boards|issues?|tickets?|tracker|jira|linear|trello|asana|clickup|click ?up|monday(\.com)?|notion|basecamp|shortcut|youtrack|redmine|mantis|phabricator|bugzilla|zendesk|freshdesk|freshservice|servicenow|help ?scout|service ?desk|help ?desk|intercom|height|productboard|canny|airtable|coda|planner|todoist|confluence|kanban|board|backlog|spreadsheet|google ?(forms?|sheets?)|microsoft ?forms?|ms ?forms?|typeform|tally|slack|teams|discord|mattermost|zulip|rocket\.?chat|telegram|whatsapp|signal|e-?mail|mailbox|inbox|mailing list|pull requests?|merge requests?|change requests?|meetings?|stand-?up|lovable|replit|wekan|taiga|openproject|plane)\b/i;
const ADDRESS = /[^\s@]@[^\s@]|https?:\/\/\S|^#[\w-]+$/;

/** Whether a channel is a place that one can go to, and not a phrase. */
export function namesPlace(channel: string): boolean {
  return TOOLS.test(channel) || ADDRESS.test(channel);
}

/** The file that a text names, where it is nothing but a path; null for prose and addresses. */
export function pathIn(text: string): string | null {
  const path = text.trim().replace(/#.*$/, '');
  return /^[\w./-]+\.(md|mdx|rst|adoc|txt|ya?ml|json)$/i.test(path) ? path : null;
}
