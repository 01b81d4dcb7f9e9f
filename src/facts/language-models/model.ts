/** One name in a prompt that stands for something about people, or for text that anybody may fill with anything. */
export interface PromptInput {
  /** As written, shortened: `user.email`. */
  readonly name: string;
  /** `personal`: a field about people; `free-text`: what somebody typed, or a whole record. */
  readonly kind: 'personal' | 'free-text';
  readonly line: number;
}

/** One call of a language model. */
export interface ModelCall {
  readonly line: number;
  /** What its prompt is built from, each name once. */
  readonly inputs: readonly PromptInput[];
}

/** Files that may call a language model: a cheap look before they are parsed. */
export const MENTIONS_MODEL =
  /openai|anthropic|generative-?ai|generativelanguage|google\/genai|google import genai|genkit|vertexai|groq|mistral|cohere|openrouter|ai\.gateway\.lovable|ai-sdk|from ['"]ai['"]|bedrock|langchain|deepseek|perplexity|api\.x\.ai|togeth|fireworks|huggingface|replicate|cerebras|litellm|emergentintegrations|generateContent|generateText|streamText|chat\.completions|generate_content/i;

/** Calls that send a prompt, by the end of their name. Embeddings send no prompt. */
export const SENDS_PROMPT =
  /(?:^|\.)(?:(?:completions|messages|responses|chat)\.(?:create|stream|parse|complete|send)|generateContent(?:Stream)?|generate_content(?:_async)?|generateText|streamText|generateObject|streamObject|sendMessageStream|ai\.generate(?:Stream)?|textGeneration|chatCompletion(?:Stream)?|chat_completion|litellm\.a?completion|ChatCompletion\.a?create|converse)$/;
/** Calls that send one only where a library for language models is in use. */
export const SENDS_WITH_LIBRARY =
  /(?:^|\.)(?:invoke|ainvoke|sendMessage|send_message|predict|generate|complete|chat|run|a?stream)$/;
export const LIBRARY =
  /langchain|@google\/gen|google\.generativeai|google import genai|cohere|replicate|emergentintegrations|genkit|llama_index|mistral/i;
/** Calls over HTTP; which address decides. */
export const HTTP_CALL = /(?:^|\.)(?:fetch|post|request|axios|ofetch|urlopen)$/;
/** What a request to a language model carries. */
export const PROMPT_BODY = /\b(?:messages|contents|prompt|input)\b/;

/** Options beside the prompt. */
export const NOT_PROMPT = new Set(
  'model temperature max_tokens maxTokens maxOutputTokens max_output_tokens top_p topP topK top_k headers apiKey api_key Authorization signal timeout tools tool_choice response_format responseSchema schema method url role stream generationConfig safetySettings cache type name id user voice format responseMimeType config abortSignal'.split(
    ' ',
  ),
);
