import { defineFileFact } from '../../kit/fact.ts';
import { processorOfTerraform } from './lookup.ts';

export interface ProcessorResource {
  readonly id: string;
  readonly line: number;
}

/** Whose services Terraform sets up. */
export const terraformProcessors = defineFileFact<readonly ProcessorResource[]>({
  id: 'terraform-processors',
  files: ['**/*.tf'],
  mentions: /^\s*resource\s+"/m,
  extract(file) {
    const found = new Map<string, ProcessorResource>();
    for (const { index, 1: type = '' } of file.text.matchAll(/^[ \t]*resource[ \t]+"(\w{1,80})"/gm)) {
      const processor = processorOfTerraform(type);
      if (processor && !found.has(processor.id))
        found.set(processor.id, { id: processor.id, line: file.lineAt(index) });
    }
    return found.size > 0 ? [...found.values()] : null;
  },
});
