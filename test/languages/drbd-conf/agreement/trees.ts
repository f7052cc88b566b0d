import type { Entry, Probe } from '../../../agreement/adapter.js'
import { createRandom } from '../generate.js'
import type { Random } from '../generate.js'

/**
 * Writes trees of files that include each other: by name, by pattern, through links, over and over; what is named may be
 * missing, empty, a folder, a link that leads nowhere, or broken.
 */
export function* treeProbes(target: string, { seed, runs }: { readonly seed: number; readonly runs: number }): Generator<Probe> {
  const random = createRandom(seed)
  for (let count = 0; count < runs; count += 1) yield tree(target, random)
}

function tree(target: string, random: Random): Probe {
  const is9 = target.startsWith('9')
  const around: Record<string, Entry> = {}
  const count = 1 + random.below(3)
  for (let index = 0; index < count; index += 1) around[`drbd.d/r${index}.res`] = { text: resource(index, { is9, random }) }
  if (random.oneIn(2)) around['drbd.d/global_common.conf'] = { text: shared(random) }
  for (let left = random.below(3); left > 0; left -= 1) addOddity(around, { is9, random })
  const lines = ['common { protocol C; }']
  if (random.oneIn(6)) lines.pop()
  for (let left = 1 + random.below(3); left > 0; left -= 1) lines.push(`include ${random.pick(patterns)};`)
  if (random.oneIn(3)) lines.push(resource(7, { is9, random }))
  if (random.oneIn(4)) lines.reverse()
  return { text: `${lines.join('\n')}\n`, host: random.pick(['alpha', 'alpha', 'alpha', 'nowhere']), around }
}

const patterns = [
  '"drbd.d/*.res"', '"drbd.d/*.res"', '"drbd.d/*.res"', '"drbd.d/global_common.conf"', '"drbd.d/r0.res"', '"drbd.d/*"', '"drbd.d/"', '"drbd.d"',
  '""', '"drbd.conf"', '"./drbd.conf"', '"drbd.d/gone.res"', '"drbd.d/gone*.res"', 'drbd.d/r0.res', '"drbd.d/../drbd.d/r0.res"', '"drbd.d//r0.res"',
  '"drbd.d/r[01].res"', '"drbd.d/r?.res"', '"drbd.d/[!r]*.res"', '"drbd.d/*.re[st]"', '"*/r0.res"', '"*.conf"', '"drbd.d/.*.res"', '"drbd.d/{r0,r1}.res"',
  '"drbd.d/r0.res "', '"drbd.d/*.res;"', '"drbd.d/R0.res"', '"drbd.d/\\*.res"', '"drbd.d/r\\0.res"', '"~/r0.res"', '"drbd.d/link.res"', '"drbd.d/old/*.res"',
]

interface Making {
  readonly is9: boolean
  readonly random: Random
}

function resource(index: number, { is9, random }: Making): string {
  const template = is9 && random.oneIn(4) ? ` template-file "${random.pick(['t.conf', 't.conf', 'drbd.d/t.conf', 'gone.conf', 'drbd.d', ''])}";` : ''
  const name = random.oneIn(12) ? 'r0' : `r${index}`
  const host = (host: string, at: number): string =>
    `  on ${host} { device /dev/drbd${index}; disk /dev/d${index}; meta-disk internal; address 10.0.0.${at}:${7000 + index}; }`
  return `resource ${name} {${template}\n${host('alpha', 1)}\n${host('beta', 2)}\n}\n`
}

function shared(random: Random): string {
  return random.pick(['global { usage-count no; }\n', 'common { protocol C; }\n', 'global { usage-count no; }\ncommon { }\n', '# nothing\n', '', 'include "r0.res";\n', 'include "drbd.d/r0.res";\n'])
}

function addOddity(around: Record<string, Entry>, { is9, random }: Making): void {
  const oddities: readonly (readonly [string, Entry])[] = [
    ['drbd.d/empty.res', { text: '' }],
    ['drbd.d/link.res', { link: 'r0.res' }],
    ['drbd.d/dangling.res', { link: 'nowhere.res' }],
    ['drbd.d/loop.res', { link: 'loop.res' }],
    ['drbd.d/up.res', { link: '../drbd.conf' }],
    ['drbd.d/old', { folder: true }],
    ['drbd.d/old.res', { folder: true }],
    ['drbd.d/old/r1.res', { text: resource(1, { is9, random }) }],
    ['drbd.d/linked', { link: '..' }],
    ['drbd.d/broken.res', { text: 'resource q {\n  on alpha {\n' }],
    ['drbd.d/broken.conf', { text: 'resource q {\n' }],
    ['drbd.d/.hidden.res', { text: resource(8, { is9, random }) }],
    ['drbd.d/self.res', { text: 'include "self.res";\n' }],
    ['drbd.d/again.res', { text: 'include "drbd.d/r0.res";\ninclude "r0.res";\n' }],
    ['drbd.d/all.res', { text: 'include "*.res";\n' }],
    ['drbd.d/inner.res', { text: 'include "old/*.res";\n' }],
    ['drbd.d/r0.res~', { text: resource(0, { is9, random }) }],
    ['drbd.d/r0 .res', { text: resource(6, { is9, random }) }],
    ['t.conf', { text: template(random) }],
    ['t.conf', { text: template(random) }],
    ['t.conf', { text: template(random) }],
    ['drbd.d/t.conf', { text: template(random) }],
  ]
  const [path, entry] = random.pick(oddities)
  // A file and a folder cannot have one name.
  if (Object.keys(around).some(other => other.startsWith(`${path}/`) || path.startsWith(`${other}/`))) return
  around[path] = entry
}

function template(random: Random): string {
  return random.pick([
    'common { net { timeout 50; } }\n',
    '',
    '# only a remark\n',
    'global { usage-count no; }\ncommon { }\n',
    'common { } common { }\n',
    'common { }\n}} rest is not read {\n',
    'common { net { } }\nresource x { }\n',
    'common { template-file "t.conf"; }\n',
    'resource x { }\n',
    'resource x { disk { on-io-error detach; } }\n',
    'resource r0 { net { timeout 40; } }\n',
    'resource "t" { template-file "t.conf"; }\n',
    'include "drbd.d/r0.res";\n',
    'include "t.conf";\ncommon { }\n',
    'skip common { }\ncommon { }\n',
    'common { net { timeout 50 } }\n',
    'common { net {\n',
    'net { timeout 50; }\n',
    ';common { }\n',
    'template { }\n',
    'common { on alpha { device /dev/drbd0; disk /dev/x; meta-disk internal; address 10.0.0.1:7000; } }\n',
  ])
}
