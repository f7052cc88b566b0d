import type { Random } from './random.js'

type Files = Readonly<Record<string, string>>

/** A way to write the same files differently. No rule may see a difference. */
export type Rewriting = 'comments' | 'whitespace' | 'split' | 'order'

export const rewritings: readonly Rewriting[] = ['comments', 'whitespace', 'split', 'order']

/** Writes a host's files differently: nothing of it is a difference. */
export function rewritten(files: Files, ways: readonly Rewriting[], random: Random): Record<string, string> {
  let result: Record<string, string> = { ...files }
  // Comments come last, so that a piece that moves takes none along.
  for (const way of ['split', 'order', 'whitespace', 'comments'] as const) {
    if (!ways.includes(way)) continue
    result = way === 'split' ? split(result) : way === 'order' ? mapFiles(result, orders, random) : mapFiles(result, way === 'comments' ? comments : blanks, random)
  }
  return result
}

type Writer = (text: string, random: Random) => string

function mapFiles(files: Files, writers: Readonly<Record<string, Writer>>, random: Random): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const write = writers[path.replace(/^\/etc\/drbd\.d\/.*/, '/etc/drbd.conf')]
      const [mark, rest] = text.startsWith('\uFEFF') ? ['\uFEFF', text.slice(1)] : ['', text]
      if (write === undefined) return [path, text]
      const lines = rest.replaceAll('\r\n', '\n')
      const after = write(lines, random)
      return [path, mark + (lines === rest ? after : after.replaceAll('\n', '\r\n'))]
    }),
  )
}

const comments: Readonly<Record<string, Writer>> = {
  '/etc/ha.d/ha.cf': text => `${text}# end\n`,
  '/etc/ha.d/authkeys': text => `${text}# end\n`,
  '/etc/ha.d/haresources': text => `# groups\n${text}`,
  '/etc/drbd.conf': text => `# DRBD\n${text.replace(/;$/gm, '; # a remark')}`,
  '/etc/cluster/cluster.conf': text => text.replace(/<cluster(?=\s)/, '<!-- the cluster -->\n<cluster'),
  '/etc/ocfs2/cluster.conf': text => `# OCFS2\n${text}`,
  '/etc/default/o2cb': text => `# o2cb\n${text}`,
  '/etc/sysconfig/cluster': text => `# names\n${text}`,
  '/etc/hosts': text => `${text}# end\n`,
  '/etc/fstab': text => `# mounts\n${text}`,
  '/etc/modules': text => `# modules\n${text}`,
}

const blanks: Readonly<Record<string, Writer>> = {
  '/etc/ha.d/ha.cf': text => `\n${text.replace(/^(\w+) /gm, '$1\t ')}\n`,
  '/etc/ha.d/authkeys': text => text.replace(/^(\d+) (\w+) /gm, '$1  $2\t'),
  '/etc/ha.d/haresources': text => text.replace(' IPaddr', ' \\\n   IPaddr'),
  '/etc/drbd.conf': text => text.replace(/;$/gm, ' ;\n').replaceAll('  ', '\t'),
  '/etc/cluster/cluster.conf': text => text.replaceAll('    <', '\t<').replace(/ config_version=/, '\n  config_version='),
  '/etc/ocfs2/cluster.conf': text => text.replaceAll(' = ', '='),
  '/etc/hosts': text => text.replace(/ /g, '\t\t'),
  '/etc/fstab': text => text.replace(/ /g, '\t'),
  'facts/ip-addr.json': text => `${JSON.stringify(JSON.parse(text))}\n`,
  'facts/lvs.json': text => `${JSON.stringify(JSON.parse(text), undefined, 4)}\n`,
}

/** Puts each resource of drbd.conf into a file of its own; joins a file that is split already. */
function split(files: Files): Record<string, string> {
  const { '/etc/drbd.conf': root, ...rest } = files
  if (root === undefined) return { ...files }
  const pieces = Object.keys(rest).filter(path => path.startsWith('/etc/drbd.d/'))
  if (pieces.length > 0) {
    const whole = [root.replace(/^include .*\n/gm, ''), ...pieces.map(path => files[path] ?? '')].join('')
    return { ...Object.fromEntries(Object.entries(rest).filter(([path]) => !pieces.includes(path))), '/etc/drbd.conf': whole }
  }
  const sections = topSections(root)
  const result: Record<string, string> = { ...rest, '/etc/drbd.conf': 'include "drbd.d/global_common.conf";\ninclude "drbd.d/*.res";\n' }
  result['/etc/drbd.d/global_common.conf'] = sections.filter(section => !section.startsWith('resource')).join('')
  sections.filter(section => section.startsWith('resource')).forEach((section, index) => {
    result[`/etc/drbd.d/${String(index).padStart(2, '0')}.res`] = section
  })
  return result
}

/** Cuts a file into what stands between one line without indent and the next `}` at the start of a line. */
function topSections(text: string): string[] {
  return text.match(/^[^\s}][^]*?(?:^\}\n|;\n(?=[^\s}]))/gm) ?? [text]
}

const orders: Readonly<Record<string, Writer>> = {
  '/etc/ha.d/ha.cf': (text, random) => {
    const lines = text.split(/(?<=\n)/)
    const isNode = (line: string): boolean => line.startsWith('node ')
    return [...random.shuffled(lines.filter(isNode)), ...lines.filter(line => !isNode(line))].join('')
  },
  '/etc/drbd.conf': (text, random) => {
    const includes = text.match(/^include .*\n/gm) ?? []
    const sections = topSections(text).filter(section => !section.startsWith('include'))
    // DRBD wants it before the resources.
    const global = sections.filter(section => /^(#.*\n)*global\b/.test(section))
    const others = sections.filter(section => !global.includes(section))
    return [...includes, ...global, ...random.shuffled(others.map(section => shuffledParts(section, random)))].join('')
  },
  '/etc/cluster/cluster.conf': (text, random) => {
    const withAttributes = text.replace(/<(\w+)((?: [\w-]+="[^"]*"){2,})/g, (_, name: string, attributes: string) => {
      return `<${name} ${random.shuffled(attributes.match(/[\w-]+="[^"]*"/g) ?? []).join(' ')}`
    })
    const withNodes = withAttributes.replace(/(?: {4}<clusternode [^]*?<\/clusternode>\n)+/, nodes =>
      random.shuffled(nodes.match(/ {4}<clusternode [^]*?<\/clusternode>\n/g) ?? []).join(''),
    )
    return withNodes.replace(/( {2}<clusternodes>[^]*<\/clusternodes>\n)( {2}<fencedevices>[^]*<\/fencedevices>\n)/, '$2$1')
  },
  '/etc/ocfs2/cluster.conf': (text, random) => random
    .shuffled(text.split(/\n\n+/).map(stanza => stanza.trim()).filter(stanza => stanza !== ''))
    .map(stanza => {
      const [head = '', ...lines] = stanza.split('\n')
      return `${[head, ...random.shuffled(lines)].join('\n')}\n`
    })
    .join('\n'),
  '/etc/default/o2cb': (text, random) => random.shuffled(text.split(/(?<=\n)/)).join(''),
  '/etc/hosts': (text, random) => random.shuffled(text.split(/(?<=\n)/)).join(''),
  '/etc/fstab': (text, random) => random.shuffled(text.split(/(?<=\n)/)).join(''),
  'facts/ip-addr.json': (text, random) => `${JSON.stringify(random.shuffled(JSON.parse(text) as unknown[]), undefined, 1)}\n`,
  'facts/rc.txt': (text, random) => `${random.shuffled(text.trim().split(/\n\n+/)).join('\n\n')}\n`,
}

/** Shuffles what stands directly in a section: statements and sections of its own. */
function shuffledParts(section: string, random: Random): string {
  const match = /^([^{]*\{\n)([^]*)(^\}\n)$/m.exec(section)
  if (match === null) return section
  const [, head = '', body = '', foot = ''] = match
  const parts = body.match(/^ {2}\S[^{\n]*\n|^ {2}\S[^\n]*\{\n[^]*?^ {2}\}\n/gm) ?? []
  if (parts.join('') !== body) return section
  const shuffled = random.shuffled(parts.map(part => part.replace(/(\{\n)((?: {4}.*;\n)+)( {2}\}\n)$/, (_, open: string, lines: string, close: string) =>
    `${open}${random.shuffled(lines.split(/(?<=\n)/)).join('')}${close}`,
  )))
  return `${head}${shuffled.join('')}${foot}`
}
