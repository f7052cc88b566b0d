import { describe, expect, test } from 'vitest'

import { tellLimit, tellStory } from '../../src/failover/prose.js'
import { storiesOf } from '../../src/failover/stories.js'
import type { ClusterStories } from '../../src/failover/story.js'
import { injections } from '../cluster/injections/index.js'
import type { Injection } from '../cluster/injections/injection.js'
import { checkExample } from '../support/cluster-of.js'
import { clusterFixture } from '../support/cluster-fixture.js'
import { consistentCluster, drawStyle } from '../support/consistent-cluster.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { createRandom } from '../support/random.js'
import { soundCluster, soundClusters } from '../support/sound-clusters.js'

interface Telling extends ClusterStories {
  readonly texts: readonly string[]
}

async function toldOf(hosts: ClusterFiles): Promise<Telling> {
  const { model, report } = await checkExample({ hosts })
  const told = storiesOf(model)
  const placeOf = ({ file, span }: { file: string; span: { start: number } }): string => `${file}:${report.sources.get(file)?.positionAt(span.start).line ?? 0}`
  return { ...told, texts: [...told.stories.map(story => tellStory(story, placeOf)), ...told.limits.map(limit => tellLimit(limit, placeOf))] }
}

test.each(['storage-backend', 'storage-backend-fixed'])('%s: each step names the line that decides it, or what is not written', async name => {
  const { stories, texts } = await toldOf(clusterFixture(name))
  const events = stories.filter(({ software }) => software === 'heartbeat').map(({ event }) => event.split(' ')[0])
  for (const event of ['start', 'switch-over', 'death', 'all-paths-lost', 'return', 'power-loss']) expect(events).toContain(event)
  for (const text of texts.filter(each => !each.startsWith('Not told'))) {
    for (const line of text.trimEnd().split('\n').slice(1)) {
      if (line.startsWith('  - ')) expect(line, line).toMatch(/ {2}\[(xenamo\d\/(etc|facts)\/\S+:\d+|(drbd\.conf|ha\.cf|cluster\.conf|o2cb) (sets|has) .+)\]$/)
      else expect(line, line).toMatch(/^ {2}[=!] /)
    }
  }
})

test('all paths of the example are cut: DRBD 0.7 may notice in time, and then both write', async () => {
  const { texts } = await toldOf(clusterFixture('storage-backend'))
  const story = texts.find(text => text.startsWith('All heartbeat paths are lost')) ?? ''
  expect(story).toContain('on "xenamo4" and "xenamo5" at a time')
  expect(story).toContain('SPLIT BRAIN: each believes that it is alone; the copies can diverge')
})

test('loopback is no heartbeat path: the loss of the other one is the loss of all', async () => {
  const heartbeatOver = (media: string): ClusterFiles => {
    const host = { '/etc/ha.d/ha.cf': `node alpha beta\n${media}`, '/etc/ha.d/haresources': 'alpha IPaddr2::192.0.2.9/24/eth0\n', '/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n' }
    return { alpha: host, beta: host }
  }
  const titles = async (media: string): Promise<readonly string[]> => (await toldOf(heartbeatOver(media))).texts.map(text => text.split('\n')[0] ?? '')
  expect((await titles('bcast eth0 eth1\n')).join('\n')).toContain('All heartbeat paths are lost')
  const told = (await titles('bcast eth0 lo\n')).join('\n')
  expect(told).toContain('The only path, eth0, is lost')
  expect(told).not.toMatch(/\blo\b/)
})

test('where the check doubts that drbddisk tries long enough, so does the explanation', async () => {
  const hosts = clusterFixture('storage-backend')
  const { report } = await checkExample({ hosts })
  expect(report.diagnostics.map(({ rule }) => rule)).toContain('cluster/conflicting-drbd-deadtime')
  const { stories } = await toldOf(hosts)
  expect(stories.find(({ event }) => event === 'death xenamo4')?.ending.services).toEqual([{ name: '10.0.0.6', hosts: ['xenamo5'], isUncertain: true }])
})

test('the mended example survives the same', async () => {
  const { stories } = await toldOf(clusterFixture('storage-backend-fixed'))
  const cut = stories.find(({ event }) => event === 'all-paths-lost')
  expect(cut?.ending).toMatchObject({ isSplitBrain: false, canDiverge: false, services: [{ hosts: ['xenamo4', 'xenamo5'], isOneOf: true }] })
})

describe('sound clusters', () => {
  test.each([2, 3, 16])('%i generated hosts: whatever is told ends somewhere', async size => {
    const hosts = consistentCluster({ size, hasFullNames: false, style: drawStyle(createRandom(size)) })
    const { stories, limits, texts } = await toldOf(hosts)
    expect(stories.length).toBeGreaterThan(size === 2 ? 8 : 2)
    if (size > 2) expect(limits.map(({ text }) => text).join()).toMatch(/Heartbeat/)
    for (const { ending } of stories) for (const { hosts: on } of ending.services) for (const host of on) expect(Object.keys(hosts)).toContain(host)
    for (const text of texts) expect(text).not.toMatch(/undefined|NaN|Infinity/)
  })
})

test('every injected fault leaves something that can be told, or that is said not to be', async () => {
  const base = consistentCluster({ size: 2, hasFullNames: false })
  for (const injection of sample(injections)) {
    const hosts = changedBy(base, injection)
    const { texts } = await toldOf(hosts)
    expect(texts.length, injection.title).toBeGreaterThan(0)
    for (const text of texts) expect(text, injection.title).not.toMatch(/undefined|NaN|Infinity/)
  }
})

test('a mistyped node name: the host that does not know the other one hears nothing of it', async () => {
  const base = consistentCluster({ size: 2, hasFullNames: false })
  const alpha = base['alpha'] ?? {}
  const hosts = { ...base, alpha: { ...alpha, '/etc/ha.d/ha.cf': (alpha['/etc/ha.d/ha.cf'] ?? '').replace(/^node\s.*$/m, 'node alpha betta').replace(/^node beta$/m, '') } }
  const { stories } = await toldOf(hosts)
  const start = stories.find(({ event, software }) => event === 'start' && software === 'heartbeat')
  expect(start?.steps.map(({ text }) => text).join('\n')).toContain('ha.cf of "alpha" has no node "beta"')
  expect(start?.ending.isSplitBrain || start?.ending.services.some(({ isOneOf }) => isOneOf === true)).toBe(true)
})

test('a host whose ha.cf is not at hand is taken to hear what the other one sends', async () => {
  const base = consistentCluster({ size: 2, hasFullNames: false })
  const beta = Object.fromEntries(Object.entries(base['beta'] ?? {}).filter(([path]) => !path.endsWith('/ha.cf')))
  const { stories, limits } = await toldOf({ ...base, beta })
  const start = stories.find(({ event, software }) => event === 'start' && software === 'heartbeat')
  expect(start?.steps.map(({ text }) => text).join()).not.toContain('hears nothing')
  expect(limits.map(({ text }) => text)).toContain('The ha.cf of "beta" is not at hand; that of the other host stands for it')
})

test('what follows on a start at which the hosts do not hear each other is said not to be told', async () => {
  const base = consistentCluster({ size: 2, hasFullNames: false })
  const { stories, limits } = await toldOf({ ...base, beta: { ...base['beta'], '/etc/ha.d/authkeys': 'auth 1\n1 sha1 a-different-not-a-secret\n' } })
  expect(stories.filter(({ software }) => software === 'heartbeat').map(({ event }) => event)).toEqual(['start'])
  expect(limits.find(({ text }) => text.startsWith('What follows after the start: "alpha" and "beta" never hear the other host'))?.at).toBeDefined()
})

describe('a group of haresources that mounts what nothing makes primary', () => {
  const withoutPromotion = (facts: Record<string, string> = {}): ClusterFiles => {
    const base = soundCluster('debian5-heartbeat')
    return Object.fromEntries(Object.entries(base).map(([host, files]) => [host, { ...Object.fromEntries(Object.entries(files).filter(([path]) => !/proc-drbd|packages|dpkg|modinfo/.test(path)).map(([path, text]) => [path, path.endsWith('/haresources') ? text.replaceAll(/drbddisk::\S+\s+/g, '') : text])), ...facts }]))
  }

  test('starts nowhere where DRBD 8 runs', async () => {
    const { stories, limits } = await toldOf(withoutPromotion({ 'facts/proc-drbd.txt': 'version: 8.3.7 (api:88/proto:86-91)\n' }))
    expect(stories.map(({ event }) => event)).toEqual(['start', 'power-loss'])
    expect(stories.map(({ ending }) => ending.services.map(({ hosts }) => hosts))).toEqual([[[]], [[]]])
    expect(limits.map(({ text }) => text).join('\n')).toContain('it starts nowhere')
  })

  test('is told with that assumption where nobody knows the release', async () => {
    const { stories, limits } = await toldOf(withoutPromotion())
    expect(stories.find(({ event }) => event === 'death alpha')?.ending.services[0]?.hosts).toEqual(['beta'])
    expect(limits.map(({ text }) => text).join('\n')).toMatch(/Whether the group of \S+ starts at all: nothing in it makes "nfs" primary/)
    expect(limits.map(({ text }) => text).join('\n')).not.toContain('in none of these files')
  })
})

test('keys that differ: nobody hears the other one', async () => {
  const base = consistentCluster({ size: 2, hasFullNames: false })
  const beta = base['beta'] ?? {}
  const { stories } = await toldOf({ ...base, beta: { ...beta, '/etc/ha.d/authkeys': 'auth 1\n1 sha1 a-different-not-a-secret\n' } })
  const start = stories.find(({ event, software }) => event === 'start' && software === 'heartbeat')
  expect(start?.steps.filter(({ text }) => text.includes('hears nothing'))).toHaveLength(2)
})

test('without dopd in ha.cf nobody says that dopd outdates a copy', async () => {
  const base = consistentCluster({ size: 2, hasFullNames: false })
  const changed = Object.fromEntries(Object.entries(base).map(([host, files]) => [host, Object.fromEntries(Object.entries(files).map(([path, text]) => [path, path.endsWith('/ha.cf') ? text.replaceAll(/^.*dopd.*\n/gm, '') : text]))]))
  const said = (texts: readonly string[]): string => texts.join('\n')
  expect(said((await toldOf(base)).texts)).toMatch(/dopd (takes|marks)/)
  expect(said((await toldOf(changed)).texts)).not.toMatch(/dopd (takes|marks)/)
  expect(said((await toldOf(changed)).texts)).toContain('dopd, which ha.cf does not start')
})

test('a CRM decides by rules that are elsewhere', async () => {
  const base = consistentCluster({ size: 2, hasFullNames: false })
  const withCrm = Object.fromEntries(Object.entries(base).map(([host, files]) => [host, { ...files, '/etc/ha.d/ha.cf': `${files['/etc/ha.d/ha.cf'] ?? ''}crm yes\n` }]))
  const { stories, limits } = await toldOf(withCrm)
  expect(stories.filter(({ software }) => software === 'heartbeat')).toEqual([])
  expect(limits.map(({ text }) => text).join()).toContain('CRM')
})

function sample<Item>(items: readonly Item[]): readonly Item[] {
  return items.filter((_, index) => index % 7 === 0)
}

function changedBy(files: ClusterFiles, { setup, everywhere, drift }: Injection): ClusterFiles {
  const names = Object.keys(files)
  const last = names.length - 1
  return Object.fromEntries(names.map((name, index) => {
    const own = { ...files[name] }
    for (const changes of [setup, everywhere, index === last ? drift : undefined]) {
      for (const [path, change] of Object.entries(changes ?? {})) {
        const after = change(own[path] ?? '', { name, index, names })
        if (after === undefined) delete own[path]
        else if (after !== '') own[path] = after
      }
    }
    return [name, own]
  }))
}

describe.each(soundClusters)('%s', name => {
  test('is told to the end, of its own hosts, and without a split brain', async () => {
    const hosts = soundCluster(name)
    const { stories, limits, texts } = await toldOf(hosts)
    const isFenced = Object.values(hosts).some(files => Object.values(files).some(text => /^\s*fencing\s/m.test(text)))
    expect(stories.length + limits.length).toBeGreaterThan(0)
    for (const { software, event, ending, steps } of stories) {
      expect(ending.isSplitBrain, event).toBe(false)
      // Without fencing nothing outdates a copy; DRBD 0.7 has no way to.
      if (isFenced) expect(ending.canDiverge, event).toBe(false)
      for (const { hosts: on } of [...ending.services, ...ending.primaries]) for (const host of on) expect(Object.keys(hosts)).toContain(host)
      for (const { decidedBy, unset, text } of steps) expect(decidedBy !== undefined || unset !== undefined, text).toBe(true)
      const times = steps.flatMap(({ atMs }) => atMs ?? [])
      expect(times, `${software} ${event}: one thing is told before what comes first`).toEqual([...times].sort((a, b) => a - b))
    }
    for (const text of texts) expect(text).not.toMatch(/undefined|NaN|Infinity/)
  })
})

/** The sound cluster of three hosts with its CIB changed. */
function withCib(change: (text: string) => string): ClusterFiles {
  return Object.fromEntries(Object.entries(soundCluster('rocky9-pacemaker')).map(([host, files]) => [host, Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text)]))]))
}

describe('a cluster that an administrator holds', () => {
  const option = (name: string) => (text: string): string => text.replace('</cluster_property_set>', `<nvpair id="held" name="${name}" value="true"/></cluster_property_set>`)
  test.each([
    ['maintenance-mode', option('maintenance-mode'), 'starts, stops, moves and promotes nothing, and shoots nobody'],
    ['stop-all-resources', option('stop-all-resources'), 'stops everything and starts nothing'],
    ['a group that is not managed', (text: string) => text.replace('<group id="data-group">', '<group id="data-group"><meta_attributes id="held"><nvpair id="held-meta" name="is-managed" value="false"/></meta_attributes>'), 'does not manage "data-group"'],
  ])('%s: no story, and the line that says why', async (_, change, reason) => {
    const { stories, limits, texts } = await toldOf(withCib(change))
    expect(stories.filter(({ software }) => software === 'pacemaker')).toEqual([])
    expect(texts.join('')).toContain(reason)
    expect(limits.find(({ text }) => text.includes(reason))?.at).toBeDefined()
    expect(texts.join('')).not.toContain('in none of these files')
  })
})

test('one resource that is not managed: it is named with what is bound to it, and the rest is told as before', async () => {
  const held = '<meta_attributes id="held"><nvpair id="held-meta" name="is-managed" value="false"/></meta_attributes>'
  const dummy = (id: string, inner: string): string => `<primitive id="${id}" class="ocf" provider="heartbeat" type="Dummy">${inner}</primitive>`
  const { stories, texts, limits } = await toldOf(withCib(text => text
    .replace('</resources>', `${dummy('lone', held)}${dummy('companion', '')}</resources>`)
    .replace('</constraints>', '<rsc_colocation id="bound" rsc="companion" with-rsc="lone" score="INFINITY"/></constraints>')))
  const death = stories.find(({ event }) => event === 'death alpha')
  expect(death?.ending.services.map(({ name }) => name)).toContain('data-group')
  expect(death?.ending.services.map(({ name }) => name)).not.toContain('companion')
  expect(stories.flatMap(({ steps }) => steps.map(({ text }) => text)).join('\n')).not.toMatch(/"lone|companion/)
  expect(texts.join('')).toContain('does not manage "lone": it neither starts, stops nor moves it, and what has to wait for it waits; nothing is told of it, nor of "companion", which is bound to it by constraints')
  expect(limits.filter(({ text }) => text.includes('companion'))).toHaveLength(1)
})

test('a script of rgmanager that runs drbdadm primary is followed as its own agent is', async () => {
  const { stories, limits } = await toldOf(soundCluster('rhel5-outlets'))
  const death = stories.find(({ event }) => event === 'death alpha.example.com')
  expect(death?.ending.primaries).toEqual([expect.objectContaining({ name: 'ftp', hosts: ['beta.example.com'] })])
  expect(limits).toEqual([])
})
