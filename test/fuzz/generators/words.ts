import type { Language, VocabularyEntry } from '../../../src/languages/language.js'
import type { Random } from '../../support/random.js'

/** What texts of a language are made of. */
export interface Words {
  readonly entries: readonly VocabularyEntry[]
  /** The entries that may stand in a place, by its name; those of the file itself under `''`. */
  readonly in: ReadonlyMap<string, readonly VocabularyEntry[]>
  /** Names, and the words that values may be. */
  readonly all: readonly string[]
}

const known = new Map<string, Words>()

/** Reads a language's vocabulary. */
export function wordsOf(language: Language): Words {
  let words = known.get(language.id)
  if (words === undefined) {
    const entries = [...language.vocabulary.entries()]
    const places = new Map<string, VocabularyEntry[]>()
    for (const entry of entries) {
      for (const place of entry.in.length === 0 ? [''] : entry.in) {
        const list = places.get(place)
        if (list === undefined) places.set(place, [entry])
        else list.push(entry)
      }
    }
    words = { entries, in: places, all: [...new Set(entries.flatMap(({ name, values = [] }) => [name, ...values]))] }
    known.set(language.id, words)
  }
  return words
}

const names = ['alpha', 'beta', 'gamma', 'alpha.example.com', 'Alpha', 'r0', 'r1', 'demo', 'internal', 'eth0', 'eth1', 'lo', 'both', 'all', 'none'] as const
const numbers = [
  '0', '1', '2', '3', '5', '6', '7', '9', '10', '60', '100', '255', '256', '300', '1000', '65535', '65536', '1048576', '2147483647', '2147483648', '4294967295', '4294967296',
  '18446744073709551615', '99999999999999999999', '-1', '+1', '007', '0x10', '1.5', '10ms', '10s', '1m', '10M', '4k', '2048s', '1G', '100%', '50-60', '1e9',
] as const
const addresses = [
  '192.0.2.1', '192.0.2.2', '192.0.2.1:7788', '192.0.2.2:7788', '192.0.2.1:7789', '198.51.100.7', '192.0.2.300', '192.0.2', '2001:db8::1', '[2001:db8::1]:7788', '[fe80::1%eth0]:7788',
  '192.0.2.10/24/eth0', '192.0.2.10/24/eth0:0/192.0.2.255', 'IPaddr2::192.0.2.10/24', '239.192.1.1', '255.255.255.255', '0.0.0.0', '127.0.0.1',
] as const
const paths = [
  '/dev/drbd0', '/dev/drbd1', '/dev/sda1', '/dev/sdb', '/dev/vg/lv', '/dev/mapper/vg-lv', '/dev/zero', '/', '/srv', '/usr/lib/heartbeat/ipfail', '/usr/lib/drbd/crm-fence-peer.sh',
  'Filesystem::/dev/drbd0::/srv::ext3', 'drbddisk::r0', 'MailTo::root@example.com', 'httpd', '/etc/drbd.d/*.res', 'drbd.d/r0.res',
] as const
const signs = [
  '{', '}', ';', '"', "'", '#', '<', '>', '</', '/>', '=', '::', ':', '[', ']', ',', '<!--', '-->', '&', '&amp;', '<?', '?>', ']]>', '<![CDATA[', '<!DOCTYPE a>', '\\', '\\\n', '\\ \n', '()', '%', '*', '|', '`',
  '{{ x }}', '{% if x %}', '{% endif %}', '{# x #}', '<%= x %>', '<% x %>', '${x}', '$(x)', '$x', '@X@', '$[ x ]',
] as const
const blanks = [' ', ' ', ' ', '\n', '\n', '\n', '\t', '  ', '\n\n', '\r\n', '\r', '\f', '\v', '    ', '\n\n\n'] as const

/** Names one thing that could stand anywhere: a word of the vocabulary, a value, a sign. */
export function anyWord(random: Random, { all }: Words): string {
  const kind = random.below(20)
  if (kind < 9) return random.pick(all) ?? 'x'
  if (kind < 12) return random.of(names)
  if (kind < 14) return random.of(numbers)
  if (kind < 16) return random.of(addresses)
  if (kind < 17) return random.of(paths)
  return random.of(signs)
}

/** A value that may fit an entry. */
export function valueFor(random: Random, entry: VocabularyEntry): string {
  const { values = [], default: usual } = entry
  if (values.length > 0 && !random.oneIn(5)) return random.pick(values) ?? 'x'
  if (usual !== undefined && random.oneIn(3)) return usual
  const kind = random.below(10)
  if (kind < 4) return random.of(numbers)
  if (kind < 6) return random.of(names)
  if (kind < 8) return random.of(addresses)
  return random.of(paths)
}

export function name(random: Random): string {
  return random.of(names)
}

export function number(random: Random): string {
  return random.of(numbers)
}

export function address(random: Random): string {
  return random.of(addresses)
}

export function filePath(random: Random): string {
  return random.of(paths)
}

export function sign(random: Random): string {
  return random.of(signs)
}

export function blank(random: Random): string {
  return random.of(blanks)
}
