import type { LanguageEntry } from '../../src/languages/language.js'
import { listed } from '../../src/text/quantity.js'

/** Writes `.pre-commit-hooks.yaml`, which pre-commit reads as it stands in the repository. */
export function preCommitHooks(languages: readonly LanguageEntry[]): string {
  const titles = listed(languages.map(({ title }) => title))
  const pattern = `'(^|/)(${languages.flatMap(({ fileNames }) => fileNames).map(expressionOf).join('|')})$'`
  return `# Generated from the languages by test/docs/pre-commit-hooks.test.ts with CFGCHECK_UPDATE=1; do not edit.
${hooks(titles, { suffix: '', language: 'node', files: `&files ${pattern}` })}
# The same with the cfgcheck that is installed already: the single executable, the Debian package, or npm's.
${hooks(titles, { suffix: '-system', language: 'system', files: '*files' })}
`
}

function hooks(titles: string, { suffix, language, files }: { readonly suffix: string; readonly language: 'node' | 'system'; readonly files: string }): string {
  return `- id: cfgcheck${suffix}
  name: cfgcheck
  description: Check ${titles}, each file by itself
  entry: cfgcheck check
  language: ${language}
  files: ${files}
  types: [file]
- id: cfgcheck-fmt${suffix}
  name: cfgcheck fmt
  description: Pretty-print ${titles}
  entry: cfgcheck fmt
  language: ${language}
  files: *files
  types: [file]
- id: cfgcheck-cluster${suffix}
  name: cfgcheck cluster
  description: Say what only all hosts of a cluster together show, as cfgcheck.json or the folders say; the hook cfgcheck says the rest
  entry: cfgcheck check --beyond-files
  language: ${language}
  pass_filenames: false
  files: '(^|/)etc/|(^|/)cfgcheck\\.json$|(^|/)facts/'`
}

/** A pattern of file names as an expression of Python. */
function expressionOf(pattern: string): string {
  return pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+').replaceAll('?', '[^/]')
}
