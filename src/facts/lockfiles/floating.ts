import { defineFileFact } from '../../kit/fact.ts';

/** Dependencies without an exact version, where the build tool takes exact ones and has no lockfile as a rule. */
export interface Floating {
  readonly names: readonly string[];
  readonly line: number;
}

/** `1.+`, `latest.release`, `[1.0,)` in Gradle; `1.*` in .NET. */
const GRADLE =
  /["'][\w.-]{1,100}:([\w.-]{1,100}):(?:[\d.]{0,20}\+|latest\.\w{1,20}|\[[\d., ]{1,40}[)\]])["']/g;
const DOTNET = /<PackageReference\s+Include="([^"\n]{1,100})"\s+Version="[^"\n*]{0,40}\*[^"\n]{0,40}"/g;

export const floatingVersions = defineFileFact<Floating>({
  id: 'floating-versions',
  files: ['**/build.gradle', '**/build.gradle.kts', '**/*.{csproj,fsproj,vbproj}'],
  mentions: /\+["']|latest\.|\[\d|\*/,
  extract(file) {
    const found = [...file.text.matchAll(file.path.endsWith('proj') ? DOTNET : GRADLE)];
    const [first] = found;
    return first
      ? { names: found.slice(0, 20).flatMap((match) => match[1] ?? []), line: file.lineAt(first.index) }
      : null;
  },
});
