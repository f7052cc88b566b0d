import { createDoor } from '../../../plain/door.js'
import type { Definition } from '../../../plain/door.js'
import { foundBy } from '../../../plain/found.js'
import { keyOf } from '../../../plain/statement.js'
import type { Place } from '../../../plain/statement.js'
import { createSource } from '../../../text/source.js'
import { parse } from '../parse.js'
import { read } from '../read.js'
import { rules } from '../rules/index.js'
import { targets } from '../targets.js'
import { createSchema } from './schema.js'
import type { PlainHaCf } from './schema.js'

const definition: Definition<PlainHaCf, ReturnType<typeof createSchema>> = {
  targets,
  read(text, options) {
    const file = parse(createSource('ha.cf', text))
    const { faults, target } = read(file, options)
    const { statements } = file.ast
    const places = new Map<string, Place>()
    statements.forEach(({ span, name, words }, index) => {
      places.set(keyOf(['directives', index]), { span, head: name.span, parts: words.map(word => word.span) })
    })
    const found = foundBy(rules, [...file.faults, ...faults])
    // A line that is longer than heartbeat's buffer is several lines, which cannot be written as such.
    const hasTail = statements.some(({ isTail }) => isTail)
    const directives = statements.map(({ name, words }) => ({ name: name.text, words: words.map(word => word.text) }))
    return { model: hasTail ? undefined : { directives }, places, target: target.version, found }
  },
  statements: ({ directives }) =>
    directives.map(({ name, words }, index) => ({
      path: ['directives', index],
      kind: name,
      head: name,
      parts: words.map((text, position) => ({ path: ['directives', index, 'words', position], text })),
    })),
  notation: {
    indent: '',
    lines: ({ head, parts = [] }) => [[head, ...parts.map(({ text }) => text)].join(' ')],
    rest: /^\s*(#.*)?$/,
  },
  schema: createSchema,
}

export const { load, print, edit, loadSchema } = createDoor(definition)
