import { createDoor } from '../../../plain/door.js'
import { xmlDefinition } from '../../../xml/door.js'
import { parse } from '../parse.js'
import { rules } from '../rules/index.js'
import { read } from '../schema.js'
import { targets } from '../targets.js'
import { createSchema } from './schema.js'

export const { load, print, edit, loadSchema } = createDoor(
  xmlDefinition({ targets, rules, parse, read, schema: createSchema, nameOf: attributes => attributes['id'] ?? attributes['id-ref'], declaration: '' }),
)
