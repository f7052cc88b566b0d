import fc from 'fast-check'

/** The scripts that stand ready in the tests with the real ResourceManager. */
export const scripts = [
  'IPaddr', 'IPaddr2', 'IPv6addr', 'drbddisk', 'Filesystem', 'LVM', 'MailTo', 'Delay', 'apache', 'apache2', 'httpd', 'mysql', 'nginx',
  'haproxy', 'ssh', 'portblock', 'Xinetd', 'drbdupper', 'drbd',
]

const resource = fc.constantFrom(
  '192.0.2.10', '192.0.2.11/24', '192.0.2.12/24/eth0', 'IPaddr::192.0.2.13/24/eth0', 'IPaddr2::192.0.2.14/24/eth0:1',
  'IPaddr::192.0.2.15/24/192.0.2.255', 'drbddisk::r0', 'drbddisk::r1', 'Filesystem::/dev/drbd0::/srv::ext3',
  'Filesystem::/dev/vg1/data::/data::xfs::noatime', 'LVM::vg1', 'MailTo::root', 'MailTo::root::failover', 'Delay::5::5',
  'apache', 'httpd', 'mysql', 'portblock::tcp::2049::block', 'Xinetd::ftp', '192.0.2.16::x', 'drbd',
)

const separator = fc.constantFrom(' ', ' ', ' ', '\t', '  ', ' \\\n  ', ' \\\n', '\\\n\t')

const group = fc
  .record({
    indent: fc.constantFrom('', '', '  '),
    host: fc.constantFrom('alpha', 'beta', 'Alpha'),
    resources: fc.uniqueArray(resource, { minLength: 1, maxLength: 6 }),
    separators: fc.array(separator, { minLength: 6, maxLength: 6 }),
    tail: fc.constantFrom('', '', ' ', ' # remark', '# glued', ' \\'),
  })
  .map(({ indent, host, resources, separators, tail }) => {
    const words = resources.map((text, index) => (separators[index] ?? ' ') + text).join('')
    return indent + host + words + tail
  })

const other = fc.constantFrom('', '# a comment', '   ', '# a comment \\', ' # indented')

/** A haresources file, mostly a good one. */
export const text: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.oneof({ weight: 3, arbitrary: group }, other), { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([lines, isTerminated]) => lines.join('\n') + (isTerminated ? '\n' : ''))

const mistake = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('delete', 'swap', 'insert', 'delete-word', 'double-word', 'delete-line', 'swap-words'),
  text: fc.constantFrom(' ', '\n', '\\\n', ' \\ ', '\\', '#', ' # ', '::', ':', '\r\n', '/', '.', '+', 'x', '\\ \n', '\\#x\n', '\f', '\uFEFF'),
})

/** Breaks a text at one place. */
export function broken(good: string, { place, kind, text: extra }: { place: number; kind: string; text: string }): string {
  const at = Math.floor(place * good.length)
  const lines = good.split('\n')
  const line = Math.floor(place * lines.length)
  const words = [...good.matchAll(/[^\s\\]+/g)]
  const index = Math.floor(place * words.length)
  const word = words[index]
  const next = words[index + 1]
  switch (kind) {
    case 'delete':
      return good.slice(0, at) + good.slice(at + 1)
    case 'swap':
      return good.slice(0, at) + good.charAt(at + 1) + good.charAt(at) + good.slice(at + 2)
    case 'insert':
      return good.slice(0, at) + extra + good.slice(at)
    case 'delete-line':
      return lines.filter((_, position) => position !== line).join('\n')
    case 'double-word':
      return word === undefined ? good : `${good.slice(0, word.index)}${word[0]} ${good.slice(word.index)}`
    case 'swap-words': {
      if (word === undefined || next === undefined) return good
      const between = good.slice(word.index + word[0].length, next.index)
      return good.slice(0, word.index) + next[0] + between + word[0] + good.slice(next.index + next[0].length)
    }
    default:
      return word === undefined ? good : good.slice(0, word.index) + good.slice(word.index + word[0].length)
  }
}

/** A file with no, one or two mistakes. */
export const brokenTexts: fc.Arbitrary<string> = fc
  .tuple(text, fc.array(mistake, { maxLength: 2 }))
  .map(([good, mistakes]) => mistakes.reduce(broken, good))
