import { mention } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import type { Reading } from '../language.js'
import { familyOf } from './analysis/totem.js'
import type { CorosyncConf, Setting } from './model.js'

/** Keys whose value is the number of a node of the nodelist. */
const ofNodes = new Set(['tie_breaker', 'auto_tie_breaker_node'])

/** Lists what a file names: its nodes by name and number, their addresses, and the file of the log. */
export function* mentions({ model }: Reading<CorosyncConf>): Generator<Mention> {
  const found: Mention[] = []
  for (const { name, nodeid, addresses } of model.nodes) {
    if (name !== undefined && isHostName(name.value.value)) found.push(mention('host', name.value.value, name.value.span.start, { role: 'declares' }))
    if (nodeid !== undefined && /^\d+$/.test(nodeid.value.value)) found.push(mention('node-id', nodeid.value.value, nodeid.value.span.start, { role: 'declares' }))
    for (const { value } of addresses.values()) {
      if (familyOf(value.value) !== undefined) found.push(mention('address', value.value, value.span.start, { role: 'declares' }))
      else if (isHostName(value.value)) found.push(mention('host', value.value, value.span.start, name === undefined ? { role: 'declares' } : {}))
    }
  }
  for (const section of model.sections) for (const setting of section.settings) found.push(...used(setting))
  yield* found.sort((a, b) => a.span.start - b.span.start)
}

function used({ key, value: { value, span }, secret }: Setting): Mention[] {
  if (secret !== undefined) return []
  if (key.value === 'logfile' && value.startsWith('/')) return [mention('file', value, span.start)]
  return ofNodes.has(key.value) ? [...value.matchAll(/\d+/g)].map(({ 0: number, index }) => mention('node-id', number, span.start + index)) : []
}

function isHostName(value: string): boolean {
  return value !== '' && familyOf(value) === undefined && /^[\w.-]+$/.test(value)
}
