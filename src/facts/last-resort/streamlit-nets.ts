import { defineFileFact } from '../../kit/fact.ts';
import type { Sign } from './model.ts';

/** Where Streamlit is told how much of an error it shows; nothing of it is what it says unless it is told. */
export const streamlitNets = defineFileFact<readonly Sign[]>({
  id: 'last-resort-streamlit',
  files: [
    '**/.streamlit/config.toml',
    '**/Dockerfile*',
    '**/Procfile',
    '**/*.{sh,yml,yaml}',
    '**/railway.{json,toml}',
    '**/fly.toml',
  ],
  mentions: /showErrorDetails|SHOW_ERROR_DETAILS/,
  extract(file) {
    const off =
      /^[^#\n]{0,200}?(?:showErrorDetails|SHOW_ERROR_DETAILS)["']?\s*[=:\s]\s*["']?(?:false|none|type)\b/im.exec(
        file.text,
      );
    return off ? [{ runtime: 'streamlit', line: file.lineAt(off.index) }] : null;
  },
});
