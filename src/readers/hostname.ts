import type { FactOf } from '../facts/fact.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { linesOf, withoutRemark, wordsOf } from './text-lines.js'
import type { Word } from './text-lines.js'

/**
 * What the host calls itself: `/etc/hostname`, heartbeat's `nodeinfo`, and the output of `hostname` or `uname`.
 *
 * Source: hostname(5): the first line that is neither empty nor a comment; heartbeat lib/hb_config: the first line of
 * `nodeinfo` replaces the kernel's name; boot.localnet of SUSE and rc.M of Slackware cut /etc/HOSTNAME, which holds a full
 * name, at its first dot before they set it.
 */
export const hostname = defineReader({
  id: 'hostname',
  title: 'Host name',
  paths: [
    '/etc/hostname',
    '/etc/HOSTNAME',
    '/etc/ha.d/nodeinfo',
    '/etc/heartbeat/nodeinfo',
    'facts/hostname.txt',
    'facts/uname.txt',
    'hostname',
    'sos_commands/host/hostname',
    'sos_commands/general/hostname',
    'sos_commands/kernel/uname_-a',
  ],
  *scan(input) {
    const source = sourceOf(input)
    const name = source === 'uname' ? nodeNameOf(input.text) : input.path === '/etc/HOSTNAME' ? firstLabelOf(firstWordOf(input.text)) : firstWordOf(input.text)
    if (name === undefined) return
    yield { kind: 'host-name', origin: originIn(input, name), name: name.text, source }
  },
})

function sourceOf({ path }: ReaderInput): FactOf<'host-name'>['source'] {
  if (path.endsWith('/nodeinfo')) return 'nodeinfo'
  return /(^|\/)uname[^/]*$/.test(path) ? 'uname' : 'hostname'
}

function firstWordOf(text: string): Word | undefined {
  for (const line of linesOf(text)) {
    const [word] = wordsOf(withoutRemark(line))
    if (word !== undefined) return word
  }
  return undefined
}

function firstLabelOf(word: Word | undefined): Word | undefined {
  const dot = word?.text.indexOf('.') ?? -1
  return word === undefined || dot <= 0 ? word : { ...word, text: word.text.slice(0, dot), end: word.start + dot }
}

/** Finds the name in `uname -n` (one word) or `uname -a` (the second one). */
function nodeNameOf(text: string): Word | undefined {
  for (const line of linesOf(text)) {
    const words = wordsOf(line)
    if (words.length > 0) return words.length === 1 ? words[0] : words[1]
  }
  return undefined
}
