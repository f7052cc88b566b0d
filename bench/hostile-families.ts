import { readers } from '../src/readers/index.js'
import { readHardTexts } from './reader-texts.js'
import type { Hosts } from './scaling-families.js'

/** A family of single files: the path, which decides the language, and the text for each size. */
interface FileFamily {
  readonly path: string
  readonly text: (size: number) => string
}

const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('')

function repeated(path: string, pieces: Readonly<Record<string, string>>, factor: number): Record<string, FileFamily> {
  return Object.fromEntries(Object.entries(pieces).map(([name, piece]) => [name, { path, text: (size: number) => piece.repeat(size * factor) }]))
}

/** Pieces of a tag, and what never ends. */
const xmlPieces = ['<', '"', "'", '<a ', '<!--', '<![CDATA[', '<?', '<!DOCTYPE ', '&', '=', '<a b="', '<a <!-- ', ' ', '"    ', 'a ', '</', ']]>', '<a b="x y=']

/** Texts that nobody writes, and somebody sends. */
export const hostileFiles: Readonly<Record<string, FileFamily>> = {
  ...repeated('drbd.conf', {
    'unclosed resources': 'resource r {\n',
    'unclosed strings': 'x "\n',
    'comments behind an unclosed resource': 'resource r {\n# # # # # # # # x\n',
    'unclosed brackets': 'address ipv6 [ ',
    'missing semicolons': 'timeout 6\n',
    'hosts of no resource': 'on a { address 192.0.2.1:1; }\n',
  }, 8),
  'hosts of one resource': { path: 'drbd.conf', text: size => `resource r0 {\n${times(size * 4, index => `on host${index} { address 192.0.2.1:${index + 1000}; }\n`)}}\n` },
  ...repeated('etc/ocfs2/cluster.conf', { 'carriage returns of OCFS2': '\r', 'carriage returns and tabs of OCFS2': '\r\t', 'equals signs of OCFS2': '= ', 'continued lines of OCFS2': 'a = \\\n', 'comments of OCFS2': '#\n' }, 20),
  ...repeated('haresources', { 'continued groups of haresources': 'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3 \\\n  192.0.2.10/24/eth0 httpd\n' }, 2),
  ...repeated('etc/cluster/cluster.conf', Object.fromEntries(xmlPieces.map(piece => [`XML of ${piece}`, piece])), 20),
  ...Object.fromEntries(xmlPieces.map(piece => [`a tag of ${piece}`, { path: 'etc/cluster/cluster.conf', text: (size: number) => `<a ${piece.repeat(size * 20)}` }])),
  'tags one in the other': { path: 'etc/cluster/cluster.conf', text: size => '<a>'.repeat(size * 10) + '</a>'.repeat(size * 10) },
  'end tags': { path: 'etc/cluster/cluster.conf', text: size => '</a>'.repeat(size * 20) },
  'crossed tags': { path: 'etc/cluster/cluster.conf', text: size => '<a><b></a></b>'.repeat(size * 10) },
  'attributes of one tag': { path: 'etc/cluster/cluster.conf', text: size => `<cluster${times(size * 10, index => ` b${index}="1"`)}/>` },
  'entities': { path: 'etc/cluster/cluster.conf', text: size => `<!DOCTYPE a [${'<!ENTITY a "&b;&b;">'.repeat(size)}]><a b="&a;"/>` },
  'fences without a node': { path: 'etc/cluster/cluster.conf', text: size => '<fence><device/></method></fence>'.repeat(size * 4) },
  ...Object.fromEntries(['{{', '${', '&lt;%', '@A', '{{}}'].map(piece => [`a value of ${piece}`, { path: 'etc/cluster/cluster.conf', text: (size: number) => `<cluster name="${piece.repeat(size * 20)}"/>` }])),
  'a time of digits': { path: 'etc/cluster/cluster.conf', text: size => `<cluster><fence_daemon post_join_delay="${'1'.repeat(size * 100)}!"/><rm><resources><script name="a" monitor_interval="${'1'.repeat(size * 100)}!"/></resources></rm></cluster>` },
}

/** Seen by a host that has no part in any of the resources. */
const seenByStranger = (text: string): Hosts => ({ delta: { 'etc/drbd.conf': text } })

/** Resources on resources; the size is a hundredth of theirs. */
export const stackedHosts: Readonly<Record<string, (size: number) => Hosts>> = {
  'resources, each stacked on the one before it': size => seenByStranger(times(size * 100, index => `resource r${index} { stacked-on-top-of r${index - 1} { device minor ${index}; address 192.0.2.1:${7000 + index}; } }\n`)),
  'resources, each stacked on the one behind it': size => seenByStranger(times(size * 100, index => `resource r${index} { stacked-on-top-of r${index + 1} { device minor ${index}; address 192.0.2.1:${7000 + index}; } }\n`)),
  'sections of a resource that are stacked on it': size => seenByStranger(`resource r0 { ${times(size * 20, index => `stacked-on-top-of r0 { device minor ${index}; address 192.0.2.1:${7000 + index}; }\n`)} }\n`),
}

/** What a host says about itself: each reader with texts full of each piece that means something to one of them. */
export const readerTasks: Readonly<Record<string, (size: number) => () => void>> = Object.fromEntries(
  readers.map(reader => [`reader ${reader.id}`, (size: number) => () => readHardTexts(reader, size * 20)]),
)
