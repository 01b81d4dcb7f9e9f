import { defineFileFact } from '../kit/fact.ts';
import { parseSignoff } from '../manifest/signoff.ts';

/** The sign-off records, one file a gate: `.readycheck/signoffs/<gate>.yaml`; or why a file is no record. */
export const signoffRecords = defineFileFact<ReturnType<typeof parseSignoff>>({
  id: 'signoff-records',
  files: ['.readycheck/signoffs/*.yaml'],
  extract: (file) => parseSignoff(file.path, file.text),
});
