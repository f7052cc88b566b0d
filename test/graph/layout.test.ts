import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { describe, expect, test } from 'vitest'

import type { ExampleCluster } from '../../src/cluster/define-cluster-rule.js'
import { buildPicture, layOut, markFindings } from '../../src/graph/index.js'
import type { PlacedBox, PlacedPicture } from '../../src/graph/layout.js'
import { checkExample } from '../support/cluster-of.js'
import { consistentCluster, drawStyle } from '../support/consistent-cluster.js'
import { createRandom } from '../support/random.js'

async function pictureOf(hosts: ExampleCluster['hosts']): Promise<PlacedPicture> {
  const { model, report } = await checkExample({ hosts })
  const parts = buildPicture(model)
  const marks = markFindings(parts, { diagnostics: report.diagnostics, hostOf: file => report.hostOf(file), placeOf: ({ file }) => file })
  return layOut({ ...parts, marks })
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
  // Copies that differ in everything: many findings at one host.
  ['hosts full of findings', { ...generated[0]?.[1], gamma: { '/etc/ha.d/ha.cf': 'node gamma\nbcast eth0\nkeepalive x\nfoo\nbar\nbaz\nqux\nquux\ncorge\n', '/etc/hostname': 'gamma\n' } }],
]

function isApart(a: PlacedBox, b: PlacedBox): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
}

describe.each(clusters)('%s', (_title, hosts) => {
  test('no two boxes overlap, and inner boxes stand below the head of their host', async () => {
    const { placedBoxes, marks } = await pictureOf(hosts)
    expect(placedBoxes.length).toBeGreaterThan(Object.keys(hosts).length)
    const overlapping = placedBoxes.flatMap((a, index) => placedBoxes.slice(index + 1).flatMap(b => {
      if (a.inside === b.id || b.inside === a.id) return []
      return isApart(a, b) ? [] : [`${a.id} and ${b.id}`]
    }))
    expect(overlapping).toEqual([])
    for (const box of placedBoxes) {
      const frame = placedBoxes.find(({ id }) => id === box.inside)
      if (frame === undefined) continue
      const hasMarks = marks.some(({ about }) => about.includes(frame.id))
      // The name's base line, and the numbers under it.
      expect(box.y, box.id).toBeGreaterThanOrEqual(frame.y + 22 + (hasMarks ? 8 + 16 : 4))
      expect(box.x).toBeGreaterThan(frame.x)
      expect(box.x + box.width).toBeLessThan(frame.x + frame.width)
      expect(box.y + box.height).toBeLessThan(frame.y + frame.height)
    }
  }, 30_000)

  test('everything is on the paper, and every line has a way', async () => {
    const { placedBoxes, placedLines, lines, width, height } = await pictureOf(hosts)
    for (const { x, y, ...box } of placedBoxes) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + box.width).toBeLessThanOrEqual(width)
      expect(y + box.height).toBeLessThanOrEqual(height)
    }
    expect(placedLines.map(({ id }) => id)).toEqual(lines.map(({ id }) => id))
    for (const { points } of placedLines) {
      expect(points.length).toBeGreaterThan(1)
      for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y) && x >= 0 && y >= 0 && x <= width && y <= height).toBe(true)
    }
  }, 30_000)

  test('straight lines go through no box', async () => {
    const { placedBoxes, placedLines } = await pictureOf(hosts)
    const crossing = placedLines.filter(({ points }) => points.length === 2).flatMap(({ id, from, to, points }) => {
      const [start = { x: 0, y: 0 }, end = { x: 0, y: 0 }] = points
      const own = new Set([from, to, ...placedBoxes.filter(box => box.id === from || box.id === to).map(box => box.inside)])
      return placedBoxes.filter(box => !own.has(box.id)).filter(box =>
        [0.1, 0.3, 0.5, 0.7, 0.9].some(part => {
          const [x, y] = [start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part]
          return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
        }),
      ).map(box => `${id} through ${box.id}`)
    })
    expect(crossing).toEqual([])
  }, 30_000)
})
