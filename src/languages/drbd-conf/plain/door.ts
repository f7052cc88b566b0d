import { createDoor } from '../../../plain/door.js'
import type { Definition } from '../../../plain/door.js'
import { foundBy } from '../../../plain/found.js'
import type { Place } from '../../../plain/statement.js'
import { createSource } from '../../../text/source.js'
import { parse } from '../parse.js'
import { read } from '../read.js'
import { rules } from '../rules/index.js'
import { targets } from '../targets.js'
import type { PlainDrbdConf } from './model.js'
import { plainModel } from './read.js'
import { createSchema } from './schema.js'
import { linesOf, statementsOf } from './statements.js'

const definition: Definition<PlainDrbdConf, ReturnType<typeof createSchema>> = {
  targets,
  read(text, options) {
    const file = parse(createSource('drbd.conf', text))
    const { faults, target, model } = read(file, options)
    const places = new Map<string, Place>()
    const isClear = file.faults.length === 0 && file.meant === undefined
    const found = foundBy(rules, [...file.faults, ...faults])
    return { model: isClear ? plainModel(model, text, places) : undefined, places, target: target.version, found }
  },
  statements: statementsOf,
  notation: { indent: '  ', lines: linesOf, rest: /^\s*(#.*)?$/, isSpaced: true },
  schema: createSchema,
}

export const { load, print, edit, loadSchema } = createDoor(definition)
