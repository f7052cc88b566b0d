import { expect, test } from 'vitest'

import { dot, html, pictureOfReport, svg } from '../../src/graph/index.js'
import type { Picture } from '../../src/graph/index.js'
import { checkExample } from '../support/cluster-of.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { expectRecorded } from '../support/recorded.js'
import { activeActive, clusterOnMirror, manyPairs } from './example-pictures.js'

async function pictureOf(hosts: ClusterFiles): Promise<Picture> {
  const { model, report } = await checkExample({ hosts })
  return pictureOfReport(model, report, report.diagnostics)
}

test('two hosts and what is wrong with them, as a drawing and for Graphviz', async () => {
  const picture = await pictureOf(activeActive)
  expectRecorded(svg(picture), 'test/graph/recorded/active-active.svg')
  expectRecorded(dot(picture), 'test/graph/recorded/active-active.dot')
})

test('a page: the drawing, and each finding beside it with the parts that it is about', async () => {
  expectRecorded(withoutDrawings(html(await pictureOf(clusterOnMirror))), 'test/graph/recorded/cluster-on-mirror.html')
})

test('many hosts are drawn as an overview, whose page has the hosts in full behind it', async () => {
  const picture = await pictureOf(manyPairs)
  expectRecorded(svg(picture), 'test/graph/recorded/many-pairs.svg')
  const page = html(picture)
  expectRecorded(withoutDrawings(page), 'test/graph/recorded/many-pairs.html')
  expect(page.match(/<dialog /g)).toHaveLength(page.match(/class="cfgcheck"/g)?.length ?? 0)
})

/** What does not depend on the picture, and what is recorded as a drawing, is left out. */
function withoutDrawings(page: string): string {
  return page.replace(/(<(style|script)\b[^>]*>).*?(<\/\2>)/gs, '$1$3').replace(/(<svg\b[^>]*>).*?(<\/svg>)/gs, '$1$2')
}
