import { createDoor } from '../../../plain/door.js'
import type { Definition } from '../../../plain/door.js'
import { foundBy } from '../../../plain/found.js'
import { reveal } from '../../../plain/reveal.js'
import { keyOf } from '../../../plain/statement.js'
import type { Part, Path, Place, Statement } from '../../../plain/statement.js'
import { createSource } from '../../../text/source.js'
import { spanFrom } from '../../../text/span.js'
import type { Authkeys } from '../model.js'
import { parse } from '../parse.js'
import { rules } from '../rules/index.js'
import { read } from '../schema.js'
import { targets } from '../targets.js'
import { createSchema } from './schema.js'
import type { PlainAuthkeys, PlainKey } from './schema.js'

const definition: Definition<PlainAuthkeys, ReturnType<typeof createSchema>> = {
  targets,
  read(text, options) {
    const file = parse(createSource('authkeys', text))
    const { faults, target, model } = read(file, options)
    const places = new Map<string, Place>()
    const found = foundBy(rules, [...file.faults, ...faults])
    return { model: plainModel(model, places), places, target: target.version, found }
  },
  // The choice comes first, as heartbeat wants it.
  statements: ({ auth, keys }) => [
    { path: ['auth'], kind: 'auth', head: 'auth', parts: [{ path: ['auth'], text: String(auth) }] },
    ...keys.map(keyStatement),
  ],
  notation: {
    indent: '',
    lines: ({ head, parts = [] }) => [[head, ...parts.map(({ text }) => text)].join(' ')],
    rest: /^\s*(#.*)?$/,
  },
  schema: createSchema,
}

export const { load, print, edit, loadSchema } = createDoor(definition)

/** Nothing where a line is none that heartbeat reads: what it was to be nobody knows, and it may hold a key. */
function plainModel({ lines, auths, keys }: Authkeys, places: Map<string, Place>): PlainAuthkeys | undefined {
  const choice = auths[auths.length - 1]
  if (choice?.number === undefined || lines.some(({ kind }) => kind === 'other')) return undefined
  const { start } = choice.line.span
  places.set(keyOf(['auth']), { span: choice.line.span, head: spanFrom(start, start + 'auth'.length), parts: [choice.number.span] })
  const plain: PlainKey[] = []
  for (const [index, { line, number, method, key }] of keys.entries()) {
    if (method === undefined) return undefined
    places.set(keyOf(['keys', index]), { span: line.span, head: number.span, parts: [method.span, ...(key === undefined ? [] : [key.span])] })
    plain.push({ number: number.value, method: method.value, ...(key === undefined ? {} : { key: key.value }) })
  }
  return { auth: choice.number.value, keys: plain }
}

function keyStatement({ number, method, key }: PlainKey, index: number): Statement {
  const path: Path = ['keys', index]
  const parts: Part[] = [{ path: [...path, 'method'], name: 'method', text: method }]
  if (key !== undefined) parts.push({ path: [...path, 'key'], name: 'key', text: reveal(key) })
  return { path, kind: 'key', name: String(number), head: String(number), parts }
}
