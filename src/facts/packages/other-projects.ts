import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import type { Dependency, Ecosystem, ProjectFile } from './model.ts';

/** How the manifest of an ecosystem is read by its text: enough to know names, not to resolve versions. */
interface Format {
  readonly ecosystem: Ecosystem;
  readonly file: RegExp;
  readonly name: RegExp | null;
  /** Groups: name, then version if there is one. */
  readonly dependency: RegExp;
  /** A match behind the last of these is only for developing. */
  readonly dev: RegExp | null;
  readonly library: RegExp | null;
}

const FORMATS: readonly Format[] = [
  {
    ecosystem: 'go',
    file: /(^|\/)go\.mod$/,
    name: /^module\s+(\S+)/m,
    dependency: /^(?:require\s+|\t)([\w.-]+\.[\w./~-]+)\s+(v\S+)/gm,
    dev: null,
    library: null,
  },
  {
    ecosystem: 'maven',
    file: /(^|\/)pom\.xml$/,
    name: /<artifactId>([^<]*)<\/artifactId>/,
    dependency:
      /<dependency>\s*<groupId>[^<]*<\/groupId>\s*<artifactId>([^<]*)<\/artifactId>(?:\s*<version>([^<]*)<\/version>)?/g,
    dev: null,
    library: null,
  },
  {
    ecosystem: 'gradle',
    file: /(^|\/)build\.gradle(\.kts)?$/,
    name: null,
    dependency:
      /\b(?:implementation|api|compileOnly|runtimeOnly|testImplementation|androidTestImplementation)\s*\(?\s*["'](?:[\w.-]+:)?([\w.-]+)(?::([\w.$-]+))?["']/g,
    dev: null,
    library: /com\.android\.library|java-library/,
  },
  {
    ecosystem: 'dotnet',
    file: /\.(cs|fs|vb)proj$/,
    name: /<AssemblyName>([^<]*)</,
    dependency: /<PackageReference\s+Include="([^"\n]*)"(?:\s+Version="([^"\n]*)")?/g,
    dev: null,
    library: null,
  },
  {
    ecosystem: 'ruby',
    file: /(^|\/)(Gemfile|[^/]*\.gemspec)$/,
    name: /\.name\s*=\s*["']([^"'\n]*)["']/,
    dependency:
      /^[ \t]*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[ (]\s*["']([\w-]+)["'](?:\s*,\s*["']([^"'\n]*)["'])?/gm,
    dev: /^[ \t]*group[ (][^\n]*(?:test|development)/m,
    library: /Gem::Specification/,
  },
  {
    ecosystem: 'hex',
    file: /(^|\/)mix\.exs$/,
    name: /\bapp:\s*:(\w+)/,
    dependency: /\{:(\w+),\s*"([^"\n]*)"/g,
    dev: null,
    library: /\bpackage:/,
  },
  {
    ecosystem: 'dart',
    file: /(^|\/)pubspec\.yaml$/,
    name: /^name:\s*(\S+)/m,
    dependency: /^ {2}([a-z]\w*):[ \t]*([^\s#][^\n]*)?$/gm,
    dev: /^dev_dependencies:/m,
    library: null,
  },
  {
    ecosystem: 'deno',
    file: /(^|\/)deno\.jsonc?$/,
    name: /"name"\s*:\s*"([^"\n]*)"/,
    dependency: /"(?:npm|jsr):\/?(@?[\w.-]+(?:\/[\w.-]+)?)(?:@([^"\n/]*))?["/]/g,
    dev: null,
    library: null,
  },
  {
    ecosystem: 'swift',
    file: /(^|\/)Package\.swift$/,
    name: /\bname:\s*"([^"\n]*)"/,
    dependency: /\.package\([^)\n]*url:\s*"[^"\n]*\/([\w.-]+?)(?:\.git)?"/g,
    dev: null,
    library: /\.library\(/,
  },
  {
    ecosystem: 'sbt',
    file: /(^|\/)build\.sbt$/,
    name: /\bname\s*:=\s*"([^"\n]*)"/,
    dependency: /"[\w.-]+"\s*%{1,3}\s*"([\w.-]+)"\s*%\s*"?([\w.-]+)/g,
    dev: null,
    library: null,
  },
  {
    ecosystem: 'haskell',
    file: /\.cabal$|(^|\/)stack\.yaml$/,
    name: /^name:\s*(\S+)/im,
    dependency: /^[ \t]*,[ \t]*([a-z][\w-]*)/gm,
    dev: null,
    library: /^library\b/im,
  },
]; // prettier-ignore

/** Projects of the other ecosystems, by the text of their manifests. */
export const otherProjects = defineFileFact<ProjectFile>({
  id: 'other-projects',
  files: [
    '**/{go.mod,pom.xml,build.gradle,build.gradle.kts,Gemfile,mix.exs,pubspec.yaml,deno.json,deno.jsonc,Package.swift,build.sbt,stack.yaml}',
    '**/*.{csproj,fsproj,vbproj,gemspec,cabal}',
  ],
  extract(file) {
    const format = FORMATS.find((candidate) => candidate.file.test(file.path));
    return format ? readProject(file, format) : null;
  },
});

/** A Maven module's parent comes first and has a name of its own. */
function withoutParent(text: string): string {
  const end = text.indexOf('</parent>');
  return end < 0 ? text : text.slice(end);
}

function readProject(file: SourceFile, format: Format): ProjectFile {
  const devStart = format.dev ? file.text.search(format.dev) : -1;
  return {
    ecosystem: format.ecosystem,
    name: format.name?.exec(withoutParent(file.text))?.[1] ?? null,
    kind: format.library?.test(file.text) ? 'library' : 'application',
    dependencies: [...file.text.matchAll(format.dependency)].flatMap((match): Dependency[] => {
      const [whole, name, version] = match;
      if (name === undefined) return [];
      const dev =
        (devStart >= 0 && match.index > devStart) ||
        /^(?:androidT|t)estImplementation|add_development/.test(whole.trim());
      return [{ name, version: version ?? null, dev, line: file.lineAt(match.index + whole.search(/\S/)) }];
    }),
  };
}
