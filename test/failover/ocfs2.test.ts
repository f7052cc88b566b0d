import { describe, expect, test } from 'vitest'

import { storiesOf } from '../../src/failover/stories.js'
import type { Story } from '../../src/failover/story.js'
import { checkExample } from '../support/cluster-of.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { soundCluster } from '../support/sound-clusters.js'

async function tell(change: (text: string) => string = text => text): Promise<readonly Story[]> {
  const files: ClusterFiles = Object.fromEntries(Object.entries(soundCluster('debian12-ocfs2')).map(([host, own]) => [host, Object.fromEntries(Object.entries(own).map(([path, text]) => [path, change(text)]))]))
  const { model } = await checkExample({ hosts: files }, [])
  return storiesOf(model).stories
}

function find(stories: readonly Story[], event: string): Story {
  const found = stories.find(each => each.event === event && each.software === 'ocfs2')
  if (found === undefined) throw new Error(`no story of ${event}: ${stories.map(each => each.event).join(', ')}`)
  return found
}

const texts = ({ steps }: Story): string => steps.map(({ text }) => text).join('\n')

/** DRBD without fencing of its own. */
const careless = (text: string): string => text.replace(/^\s*fencing .*\n/m, '').replace(/^\s*fence-peer .*\n/m, '')

/** DRBD on a network of its own. */
const apart = (text: string): string => text.replace(/address 198\.51\.100\.(\d):/g, 'address 203.0.113.$1:')

describe('OCFS2 on DRBD with two primaries', () => {
  test('a handler that shoots: writes wait, one host goes on, and nothing is lost', async () => {
    const told = find(await tell(text => text.replace('/usr/local/sbin/fence-peer-by-ipmi', '/usr/lib/drbd/stonith_admin-fence-peer.sh')), 'mirror-lost images')
    expect(told.ending).toMatchObject({ canDiverge: false, mayLoseWrites: false, isSplitBrain: false, primaries: [{ name: 'images', hosts: ['alpha', 'beta'], isOneOf: true }] })
    expect(texts(told)).toContain('The handler shoots the other host')
    // Whoever waits for DRBD cannot write its heartbeat: O2CB acts after 120 s, of which DRBD takes 10.5 s to notice.
    expect(texts(told)).toContain('It has 109.5 s for that before O2CB acts by itself')
  })

  test.each([['on one network with it', careless, 'O2CB\'s network with it'], ['on its own network', (text: string) => apart(careless(text)), 'O2CB\'s network goes on']] as const)('without fencing each host takes the other one for dead, where DRBD is %s', async (_, change, title) => {
    const told = find(await tell(change), 'mirror-lost images')
    expect(told.title).toContain(title)
    expect(told.ending).toMatchObject({ canDiverge: true, isSplitBrain: true, primaries: [{ hosts: ['alpha', 'beta'] }] })
    expect(told.steps.find(({ text }) => text.startsWith('Each host takes the other one for dead'))?.atMs).toBe(120_000)
  })

  test('where writes wait and nobody is shot, O2CB resets both hosts', async () => {
    const told = find(await tell(text => text.replace(/^\s*fence-peer .*\n/m, '')), 'mirror-lost images')
    expect(told.ending).toMatchObject({ canDiverge: false, isSplitBrain: false, primaries: [{ hosts: [] }] })
    expect(told.steps.at(-1)).toMatchObject({ atMs: 120_000, text: expect.stringContaining('O2CB resets "alpha" and "beta"') })
  })

  test('a cut network is decided two turns of the disk after the dead threshold', async () => {
    const told = find(await tell(), 'network-split')
    expect(told.steps.map(({ atMs }) => atMs)).toEqual([30_000, 30_000 + (61 + 2) * 2000, undefined])
  })

  test('a host dies: its locks are waited for as long as the dead threshold says', async () => {
    const told = find(await tell(), 'host-lost images')
    expect(told.steps.find(({ text }) => text.startsWith('O2CB takes'))?.atMs).toBe(120_000)
    expect(told.ending.mayLoseWrites).toBe(false)
  })

  test('of a variable that is set twice the last one counts, as for a shell', async () => {
    const told = find(await tell(text => text.replace(/^(O2CB_HEARTBEAT_THRESHOLD)=.*$/m, '$1=7\n$1=31')), 'storage-lost')
    expect(told.steps[0]?.atMs).toBe(60_000)
  })

  test('is told once: Heartbeat beside it promotes none of it', async () => {
    expect((await tell()).filter(({ event }) => event === 'mirror-lost images').map(({ software }) => software)).toEqual(['ocfs2'])
  })
})
