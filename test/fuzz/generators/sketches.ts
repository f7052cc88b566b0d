import type { Language, VocabularyEntry } from '../../../src/languages/language.js'
import { generateConfiguration } from '../../languages/drbd-conf/generate.js'
import { brokenDocument, createRandom as createStream, goodDocument } from '../../languages/cluster-conf/xml-samples.js'
import type { Random } from '../../support/random.js'
import { createCanaries } from '../canaries/canary.js'
import { configurationOf, plantedPaths } from '../canaries/plant.js'
import { address, anyWord, filePath, name, number, valueFor, wordsOf } from './words.js'
import type { Words } from './words.js'

/** Writes a text that a language's grammar knows, mostly with values that may stand there. */
export function sketch(random: Random, language: Language): string {
  const words = wordsOf(language)
  switch (language.id) {
    case 'drbd-conf':
      return random.oneIn(10) ? generated(random) : times(random, 2, () => drbdItem(random, words, '', 3)).join('')
    case 'cluster-conf':
      if (random.oneIn(4)) return xml(random)
      return `${random.oneIn(2) ? '<?xml version="1.0"?>\n' : ''}${element(random, words, 'cluster', 5)}`
    case 'ha-cf':
      return times(random, 14, () => directive(random, words)).join('')
    case 'haresources':
      return times(random, 5, () => group(random, words)).join('')
    case 'authkeys':
      return keys(random)
    case 'ocfs2-conf':
      return times(random, 5, () => stanza(random, words)).join('')
    default:
      if (!random.oneIn(3)) return configuration(random, language)
      return times(random, 12, () => `${anyWord(random, words)} ${anyWord(random, words)}\n`).join('')
  }
}

/** A file as it may stand on a host, with mistakes in it; empty for a language of which none is planted. */
function configuration(random: Random, { id }: Language): string {
  const planter = { random, canaries: createCanaries(random) }
  return configurationOf(planter)[plantedPaths().get(id) ?? '']?.(planter) ?? ''
}

function times<T>(random: Random, most: number, make: () => T): T[] {
  return Array.from({ length: 1 + random.below(most) }, make)
}

const releases = ['0.7', '8.0', '8.2', '8.3.16', '8.4', '9.22', '9'] as const

function generated(random: Random): string {
  const target = random.of(releases)
  try {
    return generateConfiguration({ target, seed: random.below(2 ** 31) })
  } catch {
    return generateConfiguration({ target: '8.4', seed: random.below(2 ** 31) })
  }
}

function xml(random: Random): string {
  const stream = createStream(random.below(2 ** 31))
  return random.oneIn(2) ? goodDocument(stream) : brokenDocument(stream)
}

const drbdHeads = [
  'global', 'common', 'resource r0', 'resource r1', 'on alpha', 'on beta', 'on alpha beta', 'net', 'disk', 'syncer', 'startup', 'handlers', 'options', 'volume 0', 'volume 1', 'connection',
  'connection c', 'connection-mesh', 'path', 'floating 192.0.2.1:7788', 'stacked-on-top-of r0', 'proxy', 'proxy on alpha', 'plugin', 'skip resource r9', 'host alpha', 'template-file', '',
] as const

const drbdStatements = [
  'device /dev/drbd0', 'device minor 1', 'device /dev/drbd_x minor 2', 'disk /dev/sda1', 'disk none', 'address 192.0.2.1:7788', 'address ipv6 [2001:db8::1]:7788', 'meta-disk internal',
  'meta-disk /dev/sdm[0]', 'flexible-meta-disk internal', 'protocol C', 'protocol B', 'node-id 0', 'node-id 1', 'host alpha', 'host alpha port 7789', 'hosts alpha beta', 'include "drbd.d/*.res"',
  'shared-secret "not-a-secret"', 'inside 127.0.0.1:7900', 'outside 192.0.2.1:7901', 'minor-count 4', 'usage-count no', 'shared-secret "x y"',
] as const

function drbdItem(random: Random, words: Words, place: string, depth: number): string {
  const indent = random.oneIn(5) ? '' : '  '.repeat(3 - depth)
  if (depth > 0 && random.oneIn(2)) {
    const head = depth === 3 && !random.oneIn(4) ? random.of(['resource r0', 'resource r1', 'common', 'global', 'resource r0']) : random.of(drbdHeads)
    const inner = times(random, random.oneIn(3) ? 5 : 2, () => drbdItem(random, words, head.split(' ')[0] ?? '', depth - 1)).join('')
    return `${indent}${head} {${random.oneIn(8) ? ' ' : '\n'}${inner}${indent}}${random.oneIn(20) ? '' : '\n'}`
  }
  const end = random.oneIn(15) ? '\n' : random.oneIn(6) ? '; ' : random.oneIn(12) ? '; # why\n' : ';\n'
  if (random.oneIn(3)) return `${indent}${random.of(drbdStatements)}${end}`
  const entry = random.pick((random.oneIn(4) ? undefined : words.in.get(place)) ?? words.entries)
  return entry === undefined ? '' : `${indent}${entry.name} ${valueFor(random, entry)}${end}`
}

function element(random: Random, words: Words, tag: string, depth: number): string {
  const indent = random.oneIn(6) ? '' : '  '.repeat(5 - depth)
  const entries = words.in.get(tag) ?? []
  const attributes = entries.filter(({ kind }) => kind === 'attribute' || kind === 'fence parameter')
  const own = entries.filter(({ kind }) => kind === 'element' || kind === 'resource')
  const children = tag === 'resources' || tag === 'service' ? [...own, ...words.entries.filter(({ kind }) => kind === 'resource')] : own
  const chosen = random.shuffled(attributes).slice(0, random.below(5))
  const written = [...(random.oneIn(3) ? [] : [`name="${name(random)}"`]), ...chosen.filter(entry => entry.name !== 'name').map(entry => attribute(random, entry))].map(part => ` ${part}`).join('')
  if (depth === 0 || children.length === 0 || random.oneIn(5)) return `${indent}<${tag}${written}/>\n`
  const inner = times(random, random.oneIn(3) ? 4 : 2, () => element(random, words, random.pick(children)?.name ?? 'x', depth - 1)).join('')
  return `${indent}<${tag}${written}>\n${inner}${random.oneIn(12) ? '<!-- why -->\n' : ''}${indent}</${tag}>\n`
}

function attribute(random: Random, entry: VocabularyEntry): string {
  const value = valueFor(random, entry).replace(/["<&]/g, '')
  return random.oneIn(12) ? `${entry.name}='${value}'` : `${entry.name}="${value}"`
}

const haLines = [
  'node alpha beta\n', 'node alpha\n', 'node gamma\n', 'bcast eth0\n', 'ucast eth1 192.0.2.2\n', 'mcast eth0 239.0.0.1 694 1 0\n', 'serial /dev/ttyS0\n', 'auto_failback on\n', 'crm yes\n', 'keepalive 2\n', 'deadtime 30\n',
  'warntime 10\n', 'initdead 120\n', 'udpport 694\n', 'logfacility local0\n', 'ping 192.0.2.254\n', 'ping_group g 192.0.2.254 192.0.2.253\n', 'respawn hacluster /usr/lib/heartbeat/ipfail\n', 'apiauth ipfail gid=haclient uid=hacluster\n',
  'stonith_host * ssh alpha\n', 'stonith ssh /etc/ha.d/x\n', '# note\n', '\n', 'use_logd yes\n', 'debug 1\n',
] as const

function directive(random: Random, words: Words): string {
  if (random.oneIn(2)) return random.of(haLines)
  const entry = random.pick(words.entries)
  if (entry === undefined) return '\n'
  const values = times(random, 3, () => valueFor(random, entry))
  return `${random.oneIn(15) ? ' ' : ''}${entry.name}${random.oneIn(5) ? '\t' : ' '}${values.join(' ')}${random.oneIn(10) ? ' # why' : ''}${random.oneIn(20) ? '\r\n' : '\n'}`
}

const resources = [
  '192.0.2.10', '192.0.2.10/24/eth0', 'IPaddr::192.0.2.10/24', 'IPaddr2::192.0.2.11/24/eth0', 'drbddisk::r0', 'drbddisk::r1', 'Filesystem::/dev/drbd0::/srv::ext3', 'httpd', 'MailTo::root@example.com', 'LVM::vg', 'portblock::tcp::3260::block',
  'IPv6addr::2001:db8::1', 'killnfsd', 'nfs-kernel-server', 'Raid1::/etc/raid.conf::/dev/md0', 'Delay::3::0', 'iscsi-target', 'x::y::z',
] as const

function group(random: Random, words: Words): string {
  const parts = [random.of(['alpha', 'beta', 'alpha.example.com', '192.0.2.10', 'httpd'])]
  for (let left = random.below(6); left > 0; left -= 1) {
    if (random.oneIn(6)) parts.push(random.of(['\\\n ', '\\\n\t', '\\\n', '\\ \n', '\n ', '\\\r\n ']))
    parts.push(random.oneIn(4) ? `${random.pick(words.all) ?? 'x'}${random.oneIn(2) ? `::${filePath(random)}` : ''}` : random.of(resources))
  }
  return `${random.oneIn(12) ? ' ' : ''}${parts.join(random.oneIn(8) ? '  ' : ' ')}${random.oneIn(12) ? ' # why' : ''}${random.oneIn(20) ? '' : '\n'}`
}

function keys(random: Random): string {
  const lines = times(random, 5, () => {
    const kind = random.below(10)
    const at = 1 + random.below(4)
    if (kind < 3) return `auth ${at}\n`
    if (kind < 8) return `${at} ${random.of(['sha1', 'md5', 'crc', 'sha', 'MD5', 'sha256'])} ${random.of(['not-a-secret', 'x', '', 'a b', '(stdin)=', '0123456789abcdef'])}\n`
    if (kind < 9) return '# note\n'
    return `${number(random)} ${name(random)}\n`
  })
  return lines.join(random.oneIn(20) ? '\r' : '')
}

function stanza(random: Random, words: Words): string {
  const kind = random.of(['cluster', 'node', 'node', 'heartbeat'])
  const own = words.in.get(kind) ?? words.entries
  const lines = times(random, 6, () => {
    const entry = random.pick(own)
    const value = random.oneIn(3) ? address(random) : random.oneIn(2) ? name(random) : number(random)
    return `${random.of(['\t', '\t', '\t', ' ', '        ', ''])}${entry?.name ?? 'x'}${random.of([' = ', ' = ', '=', ' ', ' ='])}${value}\n`
  })
  return `${kind}:${random.oneIn(15) ? ' ' : ''}\n${lines.join('')}${random.oneIn(6) ? '' : '\n'}`
}
