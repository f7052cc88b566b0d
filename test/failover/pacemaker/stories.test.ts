import { describe, expect, test } from 'vitest'

import { pacemakerClusters } from '../../../src/cluster/view/pacemaker.js'
import { storiesOfPacemaker } from '../../../src/failover/pacemaker/events.js'
import { servicesOf } from '../../../src/failover/pacemaker/ending.js'
import { attemptsFor } from '../../../src/failover/pacemaker/fencing.js'
import { withoutPreference } from '../../../src/failover/pacemaker/limits.js'
import { sideOf } from '../../../src/failover/pacemaker/membership.js'
import { pacemakerSetup } from '../../../src/failover/pacemaker/setup.js'
import type { PacemakerSetup } from '../../../src/failover/pacemaker/setup.js'
import { tellStory } from '../../../src/failover/prose.js'
import { storiesOf } from '../../../src/failover/stories.js'
import type { Story } from '../../../src/failover/story.js'
import { checkExample } from '../../support/cluster-of.js'
import type { ClusterFiles } from '../../support/consistent-cluster.js'
import fc from '../../support/fast-check.js'
import { createRandom } from '../../support/random.js'
import { soundCluster } from '../../support/sound-clusters.js'
import { generateCluster } from './generated-cluster.js'
import type { GeneratedCluster } from './generated-cluster.js'

interface Told {
  readonly setup: PacemakerSetup
  readonly stories: readonly Story[]
}

async function tell(files: ClusterFiles): Promise<Told> {
  const { model } = await checkExample({ hosts: files }, [])
  const [pacemaker] = pacemakerClusters(model)
  const setup = pacemaker === undefined ? undefined : pacemakerSetup(model, pacemaker)
  if (setup === undefined) throw new Error('no cluster of Pacemaker')
  return { setup, stories: [...storiesOfPacemaker(setup)] }
}

/** Each property is asked of the same clusters, which are told once. */
const known = new Map<number, { readonly cluster: GeneratedCluster; readonly told: Promise<Told> }>()

function clusterOf(seed: number): { readonly cluster: GeneratedCluster; readonly told: Promise<Told> } {
  const before = known.get(seed)
  if (before !== undefined) return before
  const cluster = generateCluster(createRandom(seed))
  const one = { cluster, told: tell(cluster.files) }
  known.set(seed, one)
  return one
}

async function forAny(check: (told: Told, cluster: GeneratedCluster) => void): Promise<void> {
  await fc.assert(fc.asyncProperty(fc.nat(), async seed => {
    const { cluster, told } = clusterOf(seed)
    check(await told, cluster)
  }), { numRuns: 40 })
}

function find(stories: readonly Story[], event: string): Story {
  const found = stories.find(each => each.event === event)
  if (found === undefined) throw new Error(`no story of ${event}: ${stories.map(each => each.event).join(', ')}`)
  return found
}

function texts({ steps }: Story): string {
  return steps.map(({ text }) => text).join('\n')
}

const isSingle = (setup: PacemakerSetup, name: string): boolean => servicesOf(setup).some(unit => unit.name === name && unit.kind !== 'clone')

describe('where no score decides', () => {
  const xml = (constraints: string): string => [
    '<cib validate-with="pacemaker-3.8" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/>',
    '<nodes><node id="1" uname="alpha"/><node id="2" uname="beta"/><node id="3" uname="gamma"/></nodes><resources>',
    '<primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr2"/><primitive id="web" class="systemd" type="nginx"/></resources>',
    `<constraints><rsc_colocation id="with" rsc="web" with-rsc="ip" score="INFINITY"/>${constraints}</constraints></configuration><status/></cib>\n`,
  ].join('')
  const cluster = async (constraints: string): ReturnType<typeof tell> => await tell({ alpha: { '/var/lib/pacemaker/cib/cib.xml': xml(constraints) } })

  test('a story says whom the scheduler might have chosen as well, once for all that follows', async () => {
    const { setup, stories } = await cluster('')
    expect(texts(find(stories, 'start'))).toContain('"alpha" starts "ip"; no score sets "beta" or "gamma" apart from it\n"alpha" starts "web"')
    expect(texts(find(stories, 'switch-over alpha'))).toContain('"beta" starts "ip"; no score sets "gamma" apart from it')
    expect(withoutPreference(setup)).toEqual(['on which host "ip" runs at the time. Nothing in the CIB prefers one, and the stories set out from what Pacemaker chooses when all hosts start at once: the host that runs least, of equal ones the first by name'])
  })

  test('a preference is enough to name a host', async () => {
    const { setup, stories } = await cluster('<rsc_location id="on" rsc="ip" node="gamma" score="100"/>')
    expect(texts(find(stories, 'start'))).toMatch(/"gamma" starts "ip"$/m)
    expect(texts(find(stories, 'switch-over gamma'))).toContain('"alpha" starts "ip"; no score sets "beta" apart from it')
    expect(withoutPreference(setup)).toEqual([])
  })
})

test('where placement-strategy leaves a host open the reason is said, and who may have run there all along is not said to be away', async () => {
  const { model } = await checkExample({ hosts: soundCluster('sles15-sbd') }, [])
  const { stories, limits } = storiesOf(model)
  expect(limits.map(({ text }) => text)).toContain('Pacemaker on "alpha" and "beta": on which hosts "g-nfs" and "DRBD nfs" run at the time. No score sets the hosts apart, and placement-strategy places resources in an order of its own')
  expect(tellStory(find(stories, 'death alpha'), () => 'here')).toContain('= g-nfs: on "beta", away for 41 s and its start unless it ran there already\n')
  expect(tellStory(find(stories, 'switch-over alpha'), () => 'here')).toContain('= g-nfs: on "beta", after an interruption unless it ran there already\n')
})

test('what a shot by the disks of SBD ended is taken over when their msgwait has passed', async () => {
  const { stories } = await tell(soundCluster('sles15-sbd'))
  expect(texts(find(stories, 'death alpha'))).toContain('and recovers nothing of it before that is confirmed\nThat counts as confirmed 30 s later, when msgwait has passed')
  expect(find(stories, 'death alpha').ending.services.find(({ name }) => name === 'g-nfs')?.gapMs).toBe(41_000)
})

describe('whatever the cluster', () => {
  test('each event is told once, each step has a cause, what runs runs on its hosts, and nothing is awry in the words', async () => {
    await forAny(({ stories, setup }, { cib }) => {
      expect(new Set(stories.map(({ event }) => event)).size).toBe(stories.length)
      for (const { event, steps, ending } of stories) {
        expect(ending.services.map(({ name }) => name), event).toEqual(servicesOf(setup).map(({ name }) => name))
        for (const { decidedBy, unset, text, atMs } of steps) {
          expect(decidedBy !== undefined || unset !== undefined, `${event}: ${text}`).toBe(true)
          expect(text).not.toMatch(/undefined|NaN|Infinity|""/)
          if (atMs !== undefined) expect(atMs).toBeGreaterThanOrEqual(0)
        }
        const times = steps.flatMap(({ atMs }) => atMs ?? [])
        expect(times, event).toEqual([...times].sort((a, b) => a - b))
        for (const { hosts, isOneOf, gapMs } of [...ending.services, ...ending.primaries]) {
          for (const host of hosts) expect(cib.nodes).toContain(host)
          if (isOneOf === true) expect(hosts.length).toBeGreaterThan(1)
          if (gapMs !== undefined) expect(gapMs).toBeGreaterThanOrEqual(0)
        }
      }
    })
  })

  test('a host that is dead or on standby runs nothing', async () => {
    await forAny(({ stories }) => {
      for (const { event, ending } of stories) {
        const [kind, host = ''] = event.split(' ')
        if (!['death', 'power-off', 'fence-failed', 'switch-over'].includes(kind ?? '')) continue
        for (const { hosts } of [...ending.services, ...ending.primaries]) expect(hosts, event).not.toContain(host)
      }
    })
  })

  test('who shoots everybody never has a split brain, nor a service on two hosts', async () => {
    await forAny(({ setup, stories }, { cib }) => {
      const isShot = (host: string): boolean => attemptsFor(setup.fencing, host, cib.nodes.filter(other => other !== host)).length > 0
      if (!setup.fencing.isOn.value || !cib.nodes.every(isShot)) return
      for (const { event, ending } of stories) {
        expect(ending.isSplitBrain, event).toBe(false)
        for (const { name, hosts, isOneOf } of ending.services) if (isSingle(setup, name) && isOneOf !== true) expect(hosts.length, `${event}: ${name}`).toBeLessThan(2)
      }
    })
  })

  test('two hosts that are quorate alone and shoot nobody have a split brain', async () => {
    await forAny(({ setup, stories }, { isTwoNode }) => {
      if (setup.fencing.isOn.value || !isTwoNode) return
      expect(find(stories, 'split').ending.isSplitBrain).toBe(true)
    })
  })

  test('without quorum nothing moves to another host', async () => {
    await forAny(({ setup, stories }, { cib }) => {
      const start = find(stories, 'start').ending.services
      for (const { event, ending } of stories) {
        const [kind, host = ''] = event.split(' ')
        if (kind !== 'death' || sideOf(setup.membership, cib.nodes.filter(other => other !== host), false).isQuorate) continue
        for (const [index, { hosts, isOneOf }] of ending.services.entries()) for (const on of hosts) if (isOneOf !== true) expect(start[index]?.hosts, event).toContain(on)
      }
    })
  })

  test('one link of several, and the link of DRBD alone, move nothing', async () => {
    await forAny(({ stories }) => {
      const start = find(stories, 'start').ending.services
      for (const { event, ending } of stories) {
        if (!/^(path|mirror)-lost/.test(event)) continue
        for (const [index, { hosts }] of ending.services.entries()) for (const host of hosts) expect(start[index]?.hosts, event).toContain(host)
      }
    })
  })
})

/** A sound cluster with some of its texts changed, on all hosts. */
function changed(name: string, change: (text: string, path: string) => string): ClusterFiles {
  return Object.fromEntries(Object.entries(soundCluster(name)).map(([host, files]) => [host, Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text, path)]))]))
}

/** The pair with two_node in the place of its quorum device. */
function pair(change: (text: string, path: string) => string = text => text): ClusterFiles {
  return changed('debian12-pacemaker', (text, path) => change(text.replace(/\tdevice \{[\s\S]*?\n\t\}\n/, '\ttwo_node: 1\n'), path))
}

describe('a pair with two groups and a quorum device', () => {
  test('each host has what it prefers, and the other one takes it after token, consensus and the delay of the device', async () => {
    const { stories } = await tell(soundCluster('debian12-pacemaker'))
    expect(find(stories, 'start').ending.services).toEqual([{ name: 'mail-group', hosts: ['alpha'] }, { name: 'web-group', hosts: ['beta'] }])
    expect(find(stories, 'start').ending.primaries).toEqual([{ name: 'mail', hosts: ['alpha'] }, { name: 'web', hosts: ['beta'] }])
    expect(find(stories, 'death alpha').ending.services[0]).toEqual({ name: 'mail-group', hosts: ['beta'], waitsForShot: true, gapMs: 5000 + 6000 + 10_000 })
    expect(find(stories, 'death beta').ending.services[1]).toEqual({ name: 'web-group', hosts: ['alpha'], waitsForShot: true, gapMs: 5000 + 6000 })
    expect(texts(find(stories, 'death alpha'))).toContain('DRBD asks its handler, which finds "alpha" off')
  })

  test('the device decides who goes on when all links are cut', async () => {
    const { stories } = await tell(soundCluster('debian12-pacemaker'))
    expect(find(stories, 'split').ending).toMatchObject({ isSplitBrain: false, mayLoseWrites: false, services: [{ hosts: ['alpha'], gapMs: 0 }, { hosts: ['alpha'] }] })
    expect(texts(find(stories, 'split'))).toContain('"beta" has 1 of 2 needed votes: not quorate')
  })

  test('a controller without power confirms nothing, and nothing is recovered', async () => {
    const { stories } = await tell(soundCluster('debian12-pacemaker'))
    expect(find(stories, 'power-off alpha').ending.services).toEqual([{ name: 'mail-group', hosts: [] }, { name: 'web-group', hosts: ['beta'], gapMs: 0 }])
    expect(texts(find(stories, 'power-off alpha'))).toContain('stonith_admin --confirm alpha')
  })

  test('the link that DRBD shares: the handler keeps the other copy from being promoted', async () => {
    const { stories } = await tell(soundCluster('debian12-pacemaker'))
    expect(texts(find(stories, 'path-lost 0'))).not.toContain('DRBD')
    expect(texts(find(stories, 'path-lost 1'))).toContain('The handler writes into the CIB that nobody but "alpha" may be promoted')
    expect(find(stories, 'path-lost 1').ending).toMatchObject({ canDiverge: false, mayLoseWrites: false })
  })
})

describe('a pair with two_node', () => {
  test('the delay of one device decides the race', async () => {
    const { stories } = await tell(pair())
    expect(find(stories, 'split').ending.services.map(({ hosts }) => hosts)).toEqual([['alpha'], ['alpha']])
    expect(texts(find(stories, 'split'))).toContain('"beta" is shot first, and "alpha" goes on')
    expect(texts(find(stories, 'start'))).toContain('Until all hosts have been seen once')
  })

  test('without a delay nobody knows who goes on, or whether anybody does', async () => {
    const { stories } = await tell(pair(text => text.replace(/<nvpair [^>]*pcmk_delay_base[^>]*\/>/, '')))
    expect(find(stories, 'split').ending.services).toEqual([{ name: 'mail-group', hosts: ['alpha', 'beta'], isOneOf: true }, { name: 'web-group', hosts: ['alpha', 'beta'], isOneOf: true }])
    expect(texts(find(stories, 'split'))).toContain('both are off')
  })

  test('a delay drawn by chance decides only where it is always the longer one', async () => {
    const { stories } = await tell(pair(text => text.replace('pcmk_delay_base" value="10s"', 'pcmk_delay_max" value="10s"')))
    expect(find(stories, 'split').ending.services[0]?.isOneOf).toBe(true)
  })

  test('without fencing both run everything, and DRBD without fencing of its own lets the copies part', async () => {
    const off = (text: string): string => text.replace('name="stonith-enabled" value="true"', 'name="stonith-enabled" value="false"').replace('fencing resource-and-stonith;', '').replace(/\thandlers \{[\s\S]*?\n\t\}\n/, '')
    const { stories } = await tell(pair(off))
    expect(find(stories, 'split').ending).toMatchObject({ isSplitBrain: true, canDiverge: true })
    expect(find(stories, 'death alpha').ending.services[0]).toEqual({ name: 'mail-group', hosts: ['beta'], gapMs: 11_000 })
  })

  test('resource-and-stonith holds writes back until the shot; without it what was confirmed meanwhile is lost', async () => {
    const only = (text: string): string => text.replace('resource-and-stonith', 'resource-only')
    expect(find((await tell(pair())).stories, 'split').ending.mayLoseWrites).toBe(false)
    expect(find((await tell(pair(only))).stories, 'split').ending.mayLoseWrites).toBe(true)
  })

  test('DRBD refuses where its handler is missing, and the group stays away', async () => {
    const { stories } = await tell(pair(text => text.replace(/\thandlers \{[\s\S]*?\n\t\}\n/, '')))
    expect(find(stories, 'death alpha').ending.services[0]).toEqual({ name: 'mail-group', hosts: [] })
    expect(texts(find(stories, 'death alpha'))).toContain('No handler outdates the peer')
  })

  test('writes of the host that goes on wait until the other one is certainly off', async () => {
    const { stories } = await tell(pair())
    expect(texts(find(stories, 'death beta'))).toContain('writes to "mail" on "alpha" wait until the handler is done, which waits until the fencing of "beta" is confirmed')
    expect(texts(find((await tell(pair(text => text.replace('resource-and-stonith', 'resource-only')))).stories, 'death beta'))).not.toContain('wait until')
  })

  test('whoever needs all hosts for quorum finds nobody to shoot after a loss of power', async () => {
    const { stories } = await tell(pair(text => text.replace('\ttwo_node: 1\n', '')))
    expect(texts(find(stories, 'power-loss'))).toContain('Nothing starts before 2 votes are back: those of all hosts')
    expect(texts(find(stories, 'power-loss'))).not.toContain('shoot')
  })

  test('the quorum of DRBD needs more than one of two', async () => {
    const { stories } = await tell(pair(text => text.replace('common {', 'common {\n\toptions { quorum majority; }')))
    expect(find(stories, 'death alpha').ending.primaries[0]).toEqual({ name: 'mail', hosts: [] })
    expect(texts(find(stories, 'death alpha'))).toContain('has no quorum of DRBD')
  })

  test('and without two_node the one that is left stops everything', async () => {
    const { stories } = await tell(pair(text => text.replace('\ttwo_node: 1\n', '')))
    expect(find(stories, 'death alpha').ending.services.map(({ hosts }) => hosts)).toEqual([[], []])
    const freeze = await tell(pair(text => text.replace('\ttwo_node: 1\n', '').replace('name="no-quorum-policy" value="stop"', 'name="no-quorum-policy" value="freeze"')))
    expect(find(freeze.stories, 'death alpha').ending.services.map(({ hosts }) => hosts)).toEqual([[], ['beta']])
  })
})

/** All three hosts hold data, and nothing but a tie decides between two of them. */
function threeCopies(change: (text: string) => string = text => text): ClusterFiles {
  return changed('rocky9-pacemaker', text => change(text.replace(/disk none;/g, 'disk /dev/vg/data;').replace(/<rsc_location [^>]*rsc="(?!fence)[^>]*\/>/g, '')))
}

test('a constraint that no handler takes back keeps the host that returned from being promoted', async () => {
  const prefer = (text: string): string => text.replaceAll('resource-stickiness" value="100"', 'resource-stickiness" value="0"').replaceAll('resource-stickiness" value="200"', 'resource-stickiness" value="0"').replace('</constraints>', '<rsc_location id="home" rsc="data-group" node="alpha" score="50"/></constraints>')
  const told = async (change: (text: string) => string, event = 'return alpha'): Promise<Story> => find((await tell(Object.fromEntries(Object.entries(soundCluster('rocky9-pacemaker')).map(([host, files]) => [host, Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(prefer(text))]))])))).stories, event)
  const kept = await told(text => text)
  expect(kept.ending.services).toEqual([{ name: 'data-group', hosts: ['alpha'] }])
  const without = (text: string): string => text.replace(/^.*unfence-peer.*$/gm, '')
  const fenced = await told(without)
  expect(texts(await told(without, 'path-lost 1'))).toContain('until somebody deletes that: no handler takes it back')
  expect(fenced.ending).toMatchObject({ services: [{ name: 'data-group', hosts: ['beta'], gapMs: 0 }], primaries: [{ hosts: ['beta'] }] })
  expect(texts(fenced)).toContain('"alpha" is not promoted before somebody deletes that')
})

describe('three hosts, one of them without data', () => {
  test('the majority goes on, and a host that is cut off is shot', async () => {
    const { stories } = await tell(soundCluster('rocky9-pacemaker'))
    // The token grows by 650 ms for the third host, and the consensus with it.
    expect(find(stories, 'death alpha').ending.services).toEqual([{ name: 'data-group', hosts: ['beta'], waitsForShot: true, gapMs: 5650 + 6780 }])
    expect(find(stories, 'isolated alpha').ending).toMatchObject({ isSplitBrain: false, services: [{ hosts: ['beta'] }] })
    expect(find(stories, 'majority-lost alpha').ending.services).toEqual([{ name: 'data-group', hosts: [] }])
  })

  test('a tie is one host or the other, who returns moves nothing, and nobody agrees with the dead', async () => {
    const { stories } = await tell(threeCopies())
    expect(texts(find(stories, 'switch-over alpha'))).toContain('demoted on "alpha" and promoted on "gamma" or "beta"')
    expect(find(stories, 'death alpha').ending.services).toEqual([{ name: 'data-group', hosts: ['gamma', 'beta'], isOneOf: true, waitsForShot: true, gapMs: 5650 + 6780 }])
    expect(find(stories, 'return alpha').ending.services).toEqual([{ name: 'data-group', hosts: ['gamma', 'beta'], isOneOf: true, gapMs: 0 }])
    expect(texts(find(stories, 'return alpha'))).toMatch(/"data-group" stays on "gamma" or "beta", wherever it is: its stickiness is \d+/)
    expect(texts(find(stories, 'majority-lost alpha'))).toContain('"alpha" has formed a membership alone')
    expect(texts(find(stories, 'majority-lost alpha'))).not.toContain('others')
  })

  test('who comes back to a tie that its location wins takes the group', async () => {
    const prefers = '<rsc_location id="prefers" rsc="data-group" node="alpha" score="INFINITY"/>'
    const { stories } = await tell(threeCopies(text => text.replace('<constraints>', `<constraints>${prefers}`)))
    expect(texts(find(stories, 'return alpha'))).not.toContain('stays')
  })

  test('DRBD comes up where drbd.conf has it, and nowhere where an opt-in cluster allows nothing', async () => {
    const pairOnly = changed('rocky9-pacemaker', (text, path) => (path.includes('drbd') ? text.replace(/\ton gamma \{[\s\S]*?\n\t\}\n/, '').replace(/hosts alpha beta gamma/, 'hosts alpha beta') : text))
    expect(texts(find((await tell(pairOnly)).stories, 'start'))).toContain('comes up on "alpha" and "beta";')
    const optIn = await tell(changed('rocky9-pacemaker', text => text.replace(/<rsc_location [^>]*rsc="(?!fence)[^>]*\/>/g, '').replace('</cluster_property_set>', '<nvpair id="opt-in" name="symmetric-cluster" value="false"/></cluster_property_set>')))
    const told = optIn.stories.map(texts).join('\n')
    expect(told).toContain('comes up nowhere: no host may run "ms-data"')
    expect(told).not.toMatch(/comes up on {2}|Pacemaker shoots|starts "|quorum shoots/)
  })

  test('a rule with a date leaves open where the group runs', async () => {
    const dated = '<rsc_location id="dated" rsc="data-group"><rule id="dated-rule" score="100"><date_expression id="dated-date" operation="gt" start="2024-01-01"/></rule></rsc_location>'
    const { setup, stories } = await tell(changed('rocky9-pacemaker', text => text.replace('<constraints>', `<constraints>${dated}`)))
    expect(setup.units.units.find(({ name }) => name === 'data-group')?.doubt?.reason).toContain('dates')
    expect(find(stories, 'start').ending.services).toEqual([{ name: 'data-group', hosts: ['alpha', 'beta'], isOneOf: true }])
  })
})

describe('a delay by priority', () => {
  const ofDeath = async (host: string): Promise<string> => texts(find((await tell(soundCluster('debian12-qdevice'))).stories, `death ${host}`))

  test('holds up who is left where the lost host ran what is more important', async () => {
    expect(await ofDeath('alpha')).toContain('after a delay of 20 s')
    expect(await ofDeath('beta')).not.toContain('delay')
  })
})
