import * as words from '../../../src/facts/documents/topic-words/reader-topics.ts';
import { type Topic, topic } from '../../../src/facts/documents/topics.ts';

const TOPIC_IDS = ['purpose', 'users', 'assumptions', 'limitations', 'contacts', 'data'] as const;
export type TopicId = (typeof TOPIC_IDS)[number];

export interface ReaderTopic {
  readonly id: TopicId;
  /** To follow "says" or "no document says". */
  readonly says: string;
  readonly words: Topic;
}

/** What users and maintainers must be able to read, in the order of the report. */
export const READER_TOPICS: readonly ReaderTopic[] = [
  { id: 'purpose', says: 'what the tool is for', words: topic(words.purpose) },
  { id: 'users', says: 'whom the tool is for', words: topic(words.users) },
  { id: 'assumptions', says: 'what the tool takes for granted', words: topic(words.assumptions) },
  { id: 'limitations', says: 'what the tool does not do', words: topic(words.limitations) },
  { id: 'contacts', says: 'whom to ask', words: topic(words.contacts) },
  { id: 'data', says: 'which data the tool uses', words: topic(words.data) },
];
