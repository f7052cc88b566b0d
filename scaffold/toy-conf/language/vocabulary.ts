import type { Vocabulary, VocabularyEntry } from '../../../src/languages/language.js'

const source = 'toy.conf(5)'

/** Every option, with its place, its value and who says so: the one table that feeds checks, completion and `explain`. */
const entries: readonly VocabularyEntry[] = [
  {
    name: 'port',
    kind: 'option',
    in: [],
    doc: 'The port at which hosts listen for each other.',
    value: 'a number, 1–65535',
    source,
  },
  {
    name: 'peer',
    kind: 'option',
    in: [],
    doc: 'Another host. May be given several times.',
    value: 'the name of a host',
    source,
  },
  {
    name: 'key',
    kind: 'option',
    in: [],
    doc: 'The secret by which hosts know each other.',
    value: 'a word',
    source,
  },
]

/** The options whose values are secrets. */
export const secretOptions: readonly string[] = ['key']

/** The words of toy.conf. */
export const vocabulary: Vocabulary = {
  entries: () => entries,
  find: name => entries.find(entry => entry.name === name),
}

/** The names of all options. */
export const optionNames: readonly string[] = entries.map(({ name }) => name)
