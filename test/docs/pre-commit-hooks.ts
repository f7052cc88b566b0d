import type { LanguageEntry } from '../../src/languages/language.js'
import { listed } from '../../src/text/quantity.js'

/** Writes `.pre-commit-hooks.yaml`, which pre-commit reads as it stands in the repository. */
export function preCommitHooks(languages: readonly LanguageEntry[]): string {
  const titles = listed(languages.map(({ title }) => title))
  return `# Generated from the languages by test/docs/pre-commit-hooks.test.ts with CFGCHECK_UPDATE=1; do not edit.
- id: cfgcheck
  name: cfgcheck
  description: Check ${titles}, each file by itself
  entry: cfgcheck check
  language: node
  files: &files '(^|/)(${languages.flatMap(({ fileNames }) => fileNames).map(expressionOf).join('|')})$'
  types: [file]
- id: cfgcheck-fmt
  name: cfgcheck fmt
  description: Pretty-print ${titles}
  entry: cfgcheck fmt
  language: node
  files: *files
  types: [file]
- id: cfgcheck-cluster
  name: cfgcheck cluster
  description: Check all hosts of a cluster together, as cfgcheck.json or the folders say
  entry: cfgcheck check
  language: node
  pass_filenames: false
  files: '(^|/)etc/|(^|/)cfgcheck\\.json$|(^|/)facts/'
`
}

/** A pattern of file names as an expression of Python. */
function expressionOf(pattern: string): string {
  return pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+').replaceAll('?', '[^/]')
}
