import { defineFileFact } from '../../kit/fact.ts';
import { childrenOf, PYTHON_FILES, python, pythonString, walkPython } from '../../parsers/python.ts';
import type { BucketCode } from './bucket-code.ts';
import { isUploadFolder } from './upload-folder.ts';

/** Upload folders that Starlette and FastAPI serve: `app.mount('/uploads', StaticFiles(directory='uploads'))`. */
export const pythonBucketCode = defineFileFact<readonly BucketCode[]>({
  id: 'python-bucket-code',
  files: PYTHON_FILES,
  mentions: /\bStaticFiles\(/,
  parsers: [python],
  extract(file) {
    const { root, text } = python.of(file);
    const found: BucketCode[] = [];
    walkPython(root, (node) => {
      const list = node.name === 'CallExpression' ? node.getChild('ArgList') : null;
      if (!list || !/(^|\.)StaticFiles$/.test(text(node.firstChild ?? node))) return undefined;
      const folder = childrenOf(list)
        .filter(({ name }) => name === 'String')
        .map((each) => pythonString(text(each)))
        .find((each) => each !== null && isUploadFolder(each));
      if (folder) found.push({ kind: 'served', folder, guard: null, line: file.lineAt(node.from) });
      return undefined;
    });
    return found.length === 0 ? null : found;
  },
});
