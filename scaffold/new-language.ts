import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { camelCase, ScaffoldError } from './write-files.js'
import type { Files } from './write-files.js'

const template = 'scaffold/toy-conf'
const list = 'src/languages/builtin.ts'

/** The files that a new language changes; all others are new. */
export const changedByLanguage: readonly string[] = [list]

/**
 * Makes the files of a new language from the one that is in no product: grammar, rooms, an entry, a fixture, and a first test
 * that fails until the vocabulary is filled in.
 *
 * `id` is such as `corosync-conf`, `project` the folder of the project.
 */
export function newLanguage(id: string, project: string): Files {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw new ScaffoldError(`"${id}" is no id of a language: lower case, with hyphens, such as corosync-conf`)
  const files = new Map<string, string>()
  const named = (text: string): string => renamed(text, id)
  for (const entry of readdirSync(join(project, template), { recursive: true, withFileTypes: true })) {
    const path = relative(join(project, template), join(entry.parentPath, entry.name))
    if (!entry.isFile() || path === 'entry.ts') continue
    const text = named(readFileSync(join(project, template, path), 'utf8'))
    if (path.startsWith('grammar/')) files.set(`grammars/${id}/${path.slice('grammar/'.length)}`, text.replaceAll("'../../../grammars/", "'../"))
    else files.set(`src/languages/${id}/${path.slice('language/'.length)}`, inLanguage(text, id))
  }
  files.set(list, withEntry(readFileSync(join(project, list), 'utf8'), named(readFileSync(join(project, template, 'entry.ts'), 'utf8')), id))
  files.set(`fixtures/${id}/ok/plain.conf`, 'port 694\npeer alpha\n')
  files.set(`test/languages/${id}/vocabulary.test.ts`, firstTest(id))
  return files
}

/** Puts the names of the new language in place of those of the template. */
function renamed(text: string, id: string): string {
  const camel = camelCase(id)
  const [base] = id.split(/-conf$/)
  const software = base ?? id
  return text
    .replaceAll('toy-conf', id)
    .replaceAll('toyConf', camel)
    .replaceAll('ToyConf', camel.charAt(0).toUpperCase() + camel.slice(1))
    .replaceAll('toy.conf', titleOf(id))
    .replaceAll('/toy/', `/${software}/`)
    .replaceAll("'toy'", `'${software}'`)
    .replaceAll("'Toy'", `'${software.charAt(0).toUpperCase()}${software.slice(1)}'`)
}

function titleOf(id: string): string {
  return id.replace(/-conf$/, '.conf')
}

/** Turns the imports of the template into those of a file below `src/languages`. */
function inLanguage(text: string, id: string): string {
  return text
    .replaceAll('../src/', '')
    .replaceAll("'../../languages/language.js'", "'../language.js'")
    .replaceAll("'../grammar/", `'../../../grammars/${id}/`)
}

function withEntry(text: string, entryFile: string, id: string): string {
  const entry = /= (\{\n[^]*?\n\})\n/.exec(entryFile)?.[1] ?? ''
  const lines = entry.replace('./language/language.js', `./${id}/language.js`).split('\n').map(line => `  ${line}`)
  return text.replace(/\n\]\n/, () => `\n${lines.join('\n')},\n]\n`)
}

function firstTest(id: string): string {
  return `import { expect, test } from 'vitest'

import { vocabulary } from '../../../src/languages/${id}/vocabulary.js'

test('the vocabulary of ${titleOf(id)} is filled in', () => {
  const names = [...vocabulary.entries()].map(({ name }) => name)
  expect(names.filter(name => ['port', 'peer', 'key'].includes(name))).not.toEqual(['port', 'peer', 'key'])
})
`
}
