import { changedByLanguage, newLanguage } from './new-language.js'
import { listOf, newRule } from './new-rule.js'
import { ScaffoldError, writeFiles } from './write-files.js'

/** Writes what was asked for, and returns what to do next. */
function scaffold([what, ...names]: readonly string[]): readonly string[] {
  const [first, second] = names
  if (what === 'language' && first !== undefined && second === undefined) {
    const files = newLanguage(first, '.')
    writeFiles('.', files, changedByLanguage)
    return [...files.keys(), `Fill in src/languages/${first}/vocabulary.ts first: its test fails until then. Add a row to README.md, then run "npm run update".`]
  }
  if (what === 'rule' && first !== undefined && second !== undefined) {
    const files = newRule(first, second, '.')
    writeFiles('.', files, [listOf(first, '.')])
    return [...files.keys(), 'Replace every FILL IN; the test fails until then. Then run "npm run update".']
  }
  throw new ScaffoldError('say "npm run new:language ID" or "npm run new:rule LANGUAGE NAME"')
}

try {
  console.log(scaffold(process.argv.slice(2)).join('\n'))
} catch (error) {
  if (!(error instanceof ScaffoldError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
