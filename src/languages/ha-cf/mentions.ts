import { mention } from '../../text/mention.js'
import type { Meaning, Mention, Named } from '../../text/mention.js'
import type { Located } from '../../text/located.js'
import type { Reading } from '../language.js'
import { beginsWithVictim } from '../../agents/stonith-plugins.js'
import { victimFinder } from './analysis/stonith-victim.js'
import type { HaCf } from './schema.js'

/** Directives whose value is the path of a file of the host. */
const ofFiles = new Set(['logfile', 'debugfile'])

/**
 * Lists what a file names: its nodes, peers, ping targets and who may use a STONITH device or is switched off by it, by
 * name or address; interfaces,
 * and the programs that heartbeat starts.
 */
export function* mentions({ model }: Reading<HaCf>): Generator<Mention> {
  const found = [
    ...model.directives.flatMap(({ name, words }) => (name.value === 'node' ? words.flatMap(word => named('host', word, { role: 'declares' })) : [])),
    ...model.media.flatMap(({ interface: link, peer, members = [] }) => [
      ...(link === undefined ? [] : named('interface', link)),
      ...(peer === undefined ? [] : hostOrAddress(peer)),
      ...members.flatMap(hostOrAddress),
    ]),
    ...model.stoniths.flatMap(({ from }) => (from === undefined || from.value === '*' ? [] : named('host', from))),
    ...victims(model),
    ...model.respawns.flatMap(({ command }) => (command.value.startsWith('/') ? named('file', command) : [])),
    ...model.directives.flatMap(({ name, words: [path] }) => (ofFiles.has(name.value) && path !== undefined ? named('file', path) : [])),
  ]
  yield* found.sort((a, b) => a.span.start - b.span.start)
}

function* victims(model: HaCf): Generator<Mention> {
  const found = model.stoniths.filter(({ directive, type }) => directive === 'stonith_host' && beginsWithVictim(type.value))
  if (found.length === 0) return
  const victimOf = victimFinder(model)
  for (const device of found) {
    const node = victimOf(device)
    if (device.parameters !== undefined && node !== undefined) yield mention('host', node, device.parameters.span.start, { isKnownName: true })
  }
}

function hostOrAddress(word: Located<string>): Mention[] {
  return named(/^[\d.]+$|:/.test(word.value) ? 'address' : 'host', word)
}

function named(of: Named, { value, span }: Located<string>, meaning: Meaning = {}): Mention[] {
  return value !== '' && span.end - span.start === value.length ? [mention(of, value, span.start, meaning)] : []
}
