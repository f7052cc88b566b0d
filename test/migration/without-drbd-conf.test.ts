import { expect, test } from 'vitest'

import type { ClusterFiles } from '../support/consistent-cluster.js'
import { soundCluster } from '../support/sound-clusters.js'
import { converted } from './converted.js'

const whole = soundCluster('debian5-heartbeat')

/** The cluster with other files of DRBD. */
function withDrbdConf(change: (text: string) => string | undefined): ClusterFiles {
  return Object.fromEntries(Object.entries(whole).map(([host, files]) => [host, Object.fromEntries(Object.entries(files).flatMap(([path, text]) => {
    const changed = path.endsWith('etc/drbd.conf') ? change(text) : text
    return changed === undefined ? [] : [[path, changed]]
  }))]))
}

async function toldOfDrbd(files: ClusterFiles): Promise<{ readonly decided: readonly string[]; readonly byHand: readonly string[] }> {
  const { conversions: [conversion] } = await converted(files)
  return {
    decided: (conversion?.decisions ?? []).map(({ what }) => what).filter(what => what.startsWith('DRBD ')),
    byHand: (conversion?.tasks ?? []).filter(task => task.startsWith('No drbd.conf was given')),
  }
}

test('what is decided of a resource is written where its file is given', async () => {
  const { decided, byHand } = await toldOfDrbd(whole)
  expect(decided).toEqual([expect.stringMatching(/^DRBD nfs: fencing /)])
  expect(byHand).toEqual([])
})

test('without its file nothing of it is decided, and somebody has to write it', async () => {
  const { decided, byHand } = await toldOfDrbd(withDrbdConf(() => undefined))
  expect(decided).toEqual([])
  expect(byHand).toEqual([expect.stringContaining('that has "nfs", so that nothing of it is changed')])
})

test('the same where the file has another resource', async () => {
  const { decided, byHand } = await toldOfDrbd(withDrbdConf(text => text.replace('resource nfs ', 'resource other ')))
  expect(decided).toEqual([])
  expect(byHand).toEqual([expect.stringContaining('that has "nfs"')])
})
