/** Assistants, as a whole name: Claude Dupont is a person. */
const ASSISTANT =
  /^(ai|an? ai|the ai|bot|claude( code)?|(github )?copilot|chat ?gpt|gpt[-\d. ]*|gemini|cursor( agent)?|lovable|bolt|replit( agent)?|devin)$/i;
/** Groups and companies: nobody among them can be called at night. */
const GROUP = /\[bot\]|\b(team|department|agency|helpdesk|support|developers|ltd|llc|inc|gmbh|sarl|srl)\b/i;

/** True if a name is plainly not one of a person. */
export function isNoPerson(name: string): boolean {
  return ASSISTANT.test(name.trim()) || GROUP.test(name);
}
