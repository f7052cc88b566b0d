import { createDoor } from '../../../../src/plain/door.js'
import type { Definition } from '../../../../src/plain/door.js'
import { foundBy } from '../../../../src/plain/found.js'
import { keyOf } from '../../../../src/plain/statement.js'
import type { Place } from '../../../../src/plain/statement.js'
import { createSource } from '../../../../src/text/source.js'
import type { ToyConfFile } from '../ast.js'
import { parse } from '../parse.js'
import { rules } from '../rules/index.js'
import { read } from '../schema.js'
import { targets } from '../targets.js'
import { createSchema } from './schema.js'
import type { PlainToyConf } from './schema.js'

const definition: Definition<PlainToyConf, ReturnType<typeof createSchema>> = {
  targets,
  read(text, options) {
    const file = parse(createSource('toy.conf', text))
    const { faults, target } = read(file, options)
    const places = new Map<string, Place>()
    const lines = (file.ast as ToyConfFile).statements.flatMap(({ span, words: [name, ...words] }) => (name === undefined ? [] : [{ span, name, words }]))
    const plain = lines.map(({ span, name, words }, index) => {
      places.set(keyOf(['options', index]), { span, head: name, parts: words })
      return { name: text.slice(name.start, name.end), words: words.map(word => text.slice(word.start, word.end)) }
    })
    return { model: { options: plain }, places, target: target.version, found: foundBy(rules, [...file.faults, ...faults]) }
  },
  statements: ({ options }) =>
    options.map(({ name, words }, index) => ({
      path: ['options', index],
      kind: name,
      head: name,
      parts: words.map((text, position) => ({ path: ['options', index, 'words', position], text })),
    })),
  notation: {
    indent: '',
    lines: ({ head, parts = [] }) => [[head, ...parts.map(({ text }) => text)].join(' ')],
    rest: /^\s*(#.*)?$/,
  },
  schema: createSchema,
}

export const { load, print, edit, loadSchema } = createDoor(definition)
