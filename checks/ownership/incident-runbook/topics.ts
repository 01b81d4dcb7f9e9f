import * as words from '../../../src/facts/documents/topic-words/incident-topics.ts';
import { type Topic, topic } from '../../../src/facts/documents/topics.ts';

export interface IncidentTopic {
  readonly id: string;
  /** To follow "does not say". */
  readonly says: string;
  readonly words: Topic;
}

export const BREACH: IncidentTopic = {
  id: 'data-breach',
  says: 'what to do when personal data got out',
  words: topic(words.breach),
};

/** What a runbook tells, in the order in which it is needed. */
export const INCIDENT_TOPICS: readonly IncidentTopic[] = [
  { id: 'detect', says: 'how anybody would notice that something is wrong', words: topic(words.detect) },
  { id: 'triage', says: 'how to find out how bad it is and who decides', words: topic(words.triage) },
  {
    id: 'stop',
    says: 'how to stop the harm: switch it off, block it, roll it back',
    words: topic(words.stop),
  },
  { id: 'tell-users', says: 'who tells the users, and how', words: topic(words.tell) },
  { id: 'restore', says: 'how to bring it back', words: topic(words.restore) },
  BREACH,
  { id: 'after-review', says: 'what is reviewed afterwards', words: topic(words.afterReview) },
];
