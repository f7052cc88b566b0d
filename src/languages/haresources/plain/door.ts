import { createDoor } from '../../../plain/door.js'
import type { Definition } from '../../../plain/door.js'
import { foundBy } from '../../../plain/found.js'
import { keyOf } from '../../../plain/statement.js'
import type { Place, Statement } from '../../../plain/statement.js'
import { createSource } from '../../../text/source.js'
import { parse } from '../parse.js'
import { invalidAddress } from '../rules/invalid-address.js'
import { invalidArgumentCount } from '../rules/invalid-argument-count.js'
import { rules } from '../rules/index.js'
import { read } from '../schema.js'
import { targets } from '../targets.js'
import { createSchema } from './schema.js'
import type { PlainHaresources, PlainResource } from './schema.js'

const longestLine = 78

const definition: Definition<PlainHaresources, ReturnType<typeof createSchema>> = {
  targets,
  read(text, options) {
    const file = parse(createSource('haresources', text))
    const { faults, target, model, facts } = read(file, options)
    const places = new Map<string, Place>()
    const groups = model.groups.map(({ span, host, resources }, index) => {
      places.set(keyOf(['groups', index]), { span, head: host.span, parts: resources.map(resource => resource.span) })
      return { host: host.value, resources: resources.map(resource => ({ script: resource.script.value, arguments: resource.arguments.map(({ value }) => value) })) }
    })
    const context = { model, file, target: target.version, facts }
    const ofValues = [invalidAddress, invalidArgumentCount].flatMap(rule => [...rule.check(context)].map(finding => ({ ...finding, rule: rule.id })))
    return { model: { groups }, places, target: target.version, found: foundBy(rules, [...file.faults, ...faults, ...ofValues]) }
  },
  statements: ({ groups }) =>
    groups.map(({ host, resources }, index) => ({
      path: ['groups', index],
      kind: 'group',
      name: host,
      head: host,
      parts: resources.map((resource, position) => ({
        path: ['groups', index, 'resources', position],
        name: resource.script,
        text: textOf(resource),
      })),
    })),
  notation: { indent: '', lines: linesOf, rest: /^\s*(#.*)?$/ },
  schema: createSchema,
}

export const { load, print, edit, loadSchema } = createDoor(definition)

function textOf({ script, arguments: values }: PlainResource): string {
  return [script, ...values].join('::')
}

/** Writes a line for each group, continued where it grows long. */
function linesOf({ head, parts = [] }: Statement): string[] {
  let line = head
  const lines: string[] = []
  for (const { text } of parts) {
    if (line.length + text.length + 3 > longestLine && line.trim() !== '') {
      lines.push(`${line} \\`)
      line = '   '
    }
    line += ` ${text}`
  }
  return [...lines, line]
}
