import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { describe, expect, test } from 'vitest'

import type { ExampleCluster } from '../../src/cluster/define-cluster-rule.js'
import { layOut, pictureOfReport } from '../../src/graph/index.js'
import { boxSize, characterWidth, lineHeight, marksByPart, marksWidth, textLines } from '../../src/graph/layout/measures.js'
import type { PlacedPicture, Point } from '../../src/graph/layout/placed.js'
import { checkExample } from '../support/cluster-of.js'
import { consistentCluster, drawStyle } from '../support/consistent-cluster.js'
import { createRandom } from '../support/random.js'
import { activeActive, clusterOnMirror, manyDisks, mixedMesh } from './example-pictures.js'

const pictures = new Map<ExampleCluster['hosts'], Promise<PlacedPicture>>()

/** Draws a cluster once for all that is asked of its picture. */
function pictureOf(hosts: ExampleCluster['hosts']): Promise<PlacedPicture> {
  const known = pictures.get(hosts) ?? checkExample({ hosts }).then(({ model, report }) => layOut(pictureOfReport(model, report, report.diagnostics)))
  pictures.set(hosts, known)
  return known
}

function exampleHosts(folder: string): ExampleCluster['hosts'] {
  const hosts: Record<string, Record<string, string>> = {}
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const [host = '', ...rest] = relative(folder, join(entry.parentPath, entry.name)).split('/')
    const path = rest.join('/')
    if (entry.isFile() && rest.length > 0) (hosts[host] ??= {})[path.startsWith('etc/') ? `/${path}` : path] = readFileSync(join(entry.parentPath, entry.name), 'utf8')
  }
  return hosts
}

const generated = [2, 3, 16].map((size, index): [string, ExampleCluster['hosts']] => [
  `${size} generated hosts`,
  consistentCluster({ size, hasFullNames: size === 3, style: { ...drawStyle(createRandom(index + 1)), hasSerial: true } }),
])
const clusters: readonly [string, ExampleCluster['hosts']][] = [
  ['the example', exampleHosts('fixtures/clusters/storage-backend')],
  ['the example, mended', exampleHosts('fixtures/clusters/storage-backend-fixed')],
  ...generated,
  ['a group on each of two hosts', activeActive],
  ['a cluster file system on a mirror', clusterOnMirror],
  ['a mesh of three hosts and six resources', mixedMesh],
  ...readdirSync('fixtures/clusters/sound').map((name): [string, ExampleCluster['hosts']] => [name, exampleHosts(`fixtures/clusters/sound/${name}`)]),
  // Copies that differ in everything: many findings at one host.
  ['hosts full of findings', { ...generated[0]?.[1], gamma: { '/etc/ha.d/ha.cf': 'node gamma\nbcast eth0\nkeepalive x\nfoo\nbar\nbaz\nqux\nquux\ncorge\n', '/etc/hostname': 'gamma\n' } }],
]

/** A rectangle with a name. */
interface Area {
  readonly name: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function meets(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function pairsThatMeet(areas: readonly Area[], others: readonly Area[] = areas): string[] {
  return areas.flatMap((a, index) => others.filter((b, at) => (areas !== others || at > index) && meets(a, b)).map(b => `${a.name} and ${b.name}`))
}

function boxAreas({ placedBoxes }: PlacedPicture): (Area & { readonly inside: string | undefined })[] {
  return placedBoxes.map(({ id, inside, x, y, width, height }) => ({ name: id, inside, left: x, top: y, right: x + width, bottom: y + height }))
}

function labelAreas({ placedLines, titles, marks }: PlacedPicture): Area[] {
  const marksOf = marksByPart(marks)
  const area = (name: string, { text, x, y }: Point & { readonly text: string }, more = 0): Area => {
    return { name, left: x, top: y - 12, right: x + text.length * characterWidth + more, bottom: y + 3 }
  }
  return [
    ...placedLines.flatMap(({ id, labels }) => labels.map((label, index) => area(`label of ${id}`, label, index === 0 ? marksWidth(marksOf(id).length) : 0))),
    ...titles.map(title => area(`title ${title.text}`, title)),
  ]
}

/** The stretches of all lines, as thin areas. */
function stretches({ placedLines }: PlacedPicture): (Area & { readonly id: string; readonly ends: readonly string[] })[] {
  return placedLines.flatMap(({ id, ends, ways }) => ways.flatMap(points => points.slice(1).map((end, index) => {
    const start = points[index] ?? end
    return {
      id,
      ends,
      name: id,
      left: Math.min(start.x, end.x) - 0.5,
      right: Math.max(start.x, end.x) + 0.5,
      top: Math.min(start.y, end.y) - 0.5,
      bottom: Math.max(start.y, end.y) + 0.5,
    }
  })))
}

describe.each(clusters)('%s', (_title, hosts) => {
  test('no two boxes overlap, and each stands in its host below the head', async () => {
    const picture = await pictureOf(hosts)
    const areas = boxAreas(picture)
    expect(pairsThatMeet(areas.filter(({ inside }) => inside !== undefined))).toEqual([])
    expect(pairsThatMeet(areas.filter(({ inside }) => inside === undefined))).toEqual([])
    const frames = new Map(picture.placedBoxes.filter(({ kind }) => kind === 'host').map(box => [box.id, box]))
    expect(frames.size).toBe(Object.keys(hosts).length)
    const marksOf = marksByPart(picture.marks)
    for (const box of picture.placedBoxes) {
      const frame = frames.get(box.inside ?? '')
      if (frame === undefined) continue
      expect(box.y, box.id).toBeGreaterThanOrEqual(frame.y + boxSize(frame, marksOf).height)
      expect(box.x, box.id).toBeGreaterThan(frame.x)
      expect(box.x + box.width, box.id).toBeLessThan(frame.x + frame.width)
      expect(box.y + box.height, box.id).toBeLessThan(frame.y + frame.height)
    }
  })

  test('a text is nowhere longer than its box', async () => {
    const { placedBoxes, marks } = await pictureOf(hosts)
    const marksOf = marksByPart(marks)
    for (const box of placedBoxes) {
      const { name, details } = textLines(box)
      for (const line of [...name, ...details]) expect(line.length * characterWidth, box.id).toBeLessThanOrEqual(box.width)
      expect((name.length + details.length) * lineHeight, box.id).toBeLessThan(box.height)
      expect(marksWidth(marksOf(box.id).length), box.id).toBeLessThan(box.width)
    }
  })

  test('no label lies on a box, on another label or on a line', async () => {
    const picture = await pictureOf(hosts)
    const labels = labelAreas(picture)
    expect(pairsThatMeet(labels)).toEqual([])
    expect(pairsThatMeet(labels, boxAreas(picture))).toEqual([])
    expect(pairsThatMeet(labels, stretches(picture))).toEqual([])
  })

  test('everything is on the paper, and lines are level or upright', async () => {
    const picture = await pictureOf(hosts)
    const { width, height } = picture
    for (const area of [...boxAreas(picture), ...labelAreas(picture), ...stretches(picture)]) {
      expect(Math.min(area.left, area.top), area.name).toBeGreaterThanOrEqual(0)
      expect(area.right, area.name).toBeLessThanOrEqual(width)
      expect(area.bottom, area.name).toBeLessThanOrEqual(height)
    }
    for (const { name, left, right, top, bottom } of stretches(picture)) expect(Math.min(right - left, bottom - top), name).toBeCloseTo(1)
  })

  test('every line ends at the sides of its own boxes, and runs through no box', async () => {
    const picture = await pictureOf(hosts)
    const boxes = new Map(picture.placedBoxes.map(box => [box.id, box]))
    expect(picture.placedLines.map(({ id }) => id).sort()).toEqual(picture.lines.map(({ id }) => id).sort())
    for (const { id, ends, tips } of picture.placedLines) {
      expect(tips.length, id).toBeGreaterThan(0)
      for (const { x, y } of tips) {
        const isAtEnd = ends.some(end => {
          const box = boxes.get(end)
          if (box === undefined) return false
          const isOnEdge = [box.y, box.y + box.height].includes(y) && x >= box.x && x <= box.x + box.width
          return isOnEdge || (x === box.x && y >= box.y && y <= box.y + box.height)
        })
        expect(isAtEnd, `${id} at ${x} ${y}`).toBe(true)
      }
    }
    const inner = boxAreas(picture).filter(({ inside }) => inside !== undefined).map(area => ({ ...area, left: area.left + 1, right: area.right - 1, top: area.top + 1, bottom: area.bottom - 1 }))
    expect(pairsThatMeet(stretches(picture), inner)).toEqual([])
  })

  test('no two lines share a stretch', async () => {
    const all = stretches(await pictureOf(hosts))
    const isLevel = ({ left, right, top, bottom }: Area): boolean => right - left > bottom - top
    const shared = all.flatMap((a, index) => all.slice(index + 1).filter(b => a.id !== b.id && isLevel(a) === isLevel(b) && meets(a, b)).map(b => `${a.id} and ${b.id}`))
    expect(shared).toEqual([])
  })
})

test('Pacemaker: clones over their device, groups over their clone, links, members and who shoots whom', async () => {
  const { boxes, lines } = await pictureOf(exampleHosts('fixtures/clusters/sound/debian12-pacemaker'))
  const named = (kind: string, inside: string): string[] => boxes.filter(box => box.kind === kind && box.inside === `host ${inside}` && box.isSpare !== true).map(({ label }) => label)
  expect(named('clone', 'alpha')).toEqual(['ms-mail', 'ms-web'])
  expect(named('clone', 'beta')).toEqual(['ms-mail', 'ms-web'])
  expect([named('group', 'alpha'), named('group', 'beta')]).toEqual([['192.0.2.51/24 enp1s0'], ['192.0.2.52/24 enp1s0']])
  expect(boxes.find(({ id }) => id === 'group pacemaker mail-group')?.details).toEqual(['mail-group', 'Filesystem /srv/mail', 'postfix', 'after ms-mail promoted'])
  expect(lines.filter(({ kind }) => kind === 'use').map(({ ends }) => ends.join(' > '))).toEqual(expect.arrayContaining([
    'clone alpha ms-mail > drbd alpha mail/0', 'group pacemaker mail-group > clone alpha ms-mail', 'group pacemaker web-group > clone beta ms-web',
  ]))
  expect(lines.filter(({ kind }) => kind === 'heartbeat').map(({ label, ends }) => [label, ...ends])).toEqual([
    ['corosync link 0', 'interface alpha enp1s0', 'interface beta enp1s0'], ['corosync link 1', 'interface alpha enp2s0', 'interface beta enp2s0'],
  ])
  expect(lines.filter(({ kind }) => kind === 'membership').map(({ label }) => label)).toEqual(['corosync store'])
  expect(lines.filter(({ kind }) => kind === 'fencing').map(({ label, ends }) => [label, ...ends])).toEqual([
    ['shoots alpha', 'member corosync beta', 'fence-device alpha pacemaker'], ['shoots beta', 'member corosync alpha', 'fence-device beta pacemaker'],
  ])
})

test('drbd-reactor: what it starts stands over the resource that it promotes', async () => {
  const { boxes, lines } = await pictureOf(exampleHosts('fixtures/clusters/sound/debian12-reactor'))
  const groups = boxes.filter(({ id, isSpare }) => id.startsWith('group promoter ') && isSpare !== true)
  expect(groups.length).toBeGreaterThan(0)
  for (const { id, details, inside } of groups) {
    expect(details[0]).toBe('drbd-reactor')
    expect(details.length).toBeGreaterThan(1)
    const [, base = ''] = lines.find(line => line.id === `use ${id}`)?.ends ?? []
    expect(boxes.find(box => box.id === base)).toMatchObject({ kind: 'drbd', inside })
  }
})

test('a member that only votes is no client', async () => {
  const { sets } = await pictureOf(consistentCluster({ size: 5, hasFullNames: false }))
  expect(sets.map(({ areClients }) => areClients)).not.toContain(true)
  const gnbd = await pictureOf(exampleHosts('fixtures/clusters/sound/rhel5-gnbd'))
  expect(gnbd.sets.map(({ areClients }) => areClients)).toContain(true)
})

test('hosts that mirror each other stand side by side', async () => {
  const { sets } = await pictureOf(generated[2]?.[1] ?? {})
  expect(sets.length).toBeGreaterThan(4)
  expect(Math.max(...sets.map(set => set.hosts.length))).toBeLessThanOrEqual(3)
})

test('pairs that stand side by side begin at one height, and clones of one name stand in one row', async () => {
  const resources = (first: string, second: string, name: string): Record<string, string> => ({
    '/etc/drbd.conf': [0, 1, 2, 3].map(number => `resource ${name}${number} {\n${[first, second].map((host, at) => `  on ${host} { device /dev/drbd${number}; disk /dev/vg0/${name}${number}; address 192.0.2.${at + 1}:${7788 + number}; meta-disk internal; }\n`).join('')}}\n`).join(''),
  })
  const [a, b] = [resources('alpha', 'beta', 'r'), resources('delta', 'gamma', 's')]
  const { placedBoxes, placedLines } = await pictureOf({ alpha: a, beta: a, delta: b, gamma: b })
  const heights = ['alpha', 'beta', 'delta', 'gamma'].map(host => placedBoxes.filter(({ kind, inside }) => kind === 'drbd' && inside === `host ${host}`).map(({ y }) => y))
  for (const own of heights) expect(own).toEqual(heights[0])
  // So do the lines between them.
  const rails = (name: string): (number | undefined)[] => placedLines.filter(({ id }) => id.startsWith(`replication ${name}`)).map(({ labels }) => labels[0]?.y)
  expect(rails('r')).toHaveLength(4)
  expect(rails('r')).toEqual(rails('s'))
  const sbd = await pictureOf(exampleHosts('fixtures/clusters/sound/sles15-sbd'))
  expect(new Set(sbd.placedBoxes.filter(({ label }) => label === 'cl-nfsserver').map(({ y }) => y)).size).toBe(1)
})

test('a number stays with its unit where a line breaks', () => {
  expect(textLines({ label: 'r0', details: ['on /dev/VolGroup00/imap, 100 GiB', 'on /dev/cciss/c0d1p1, 273.36 GiB'] }).details).toEqual([
    'on /dev/VolGroup00/imap,', '100 GiB', 'on /dev/cciss/c0d1p1,', '273.36 GiB',
  ])
})

test('rows of hosts stand in columns where that makes all of them larger, and one below the other where not', async () => {
  const columns = async (hosts: ExampleCluster['hosts']): Promise<number> => new Set((await pictureOf(hosts)).bands.map(({ x }) => x)).size
  expect(await columns(manyDisks)).toBe(2)
  expect(await columns(exampleHosts('fixtures/clusters/storage-backend'))).toBe(1)
})
