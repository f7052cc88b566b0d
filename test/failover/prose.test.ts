import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { expect, test } from 'vitest'

import { tellOutcome } from '../../src/failover/prose.js'
import { failoverSetup } from '../../src/failover/setup.js'
import { eventsOf, simulate } from '../../src/failover/simulate.js'
import { checkExample } from '../support/cluster-of.js'

/** What is told of the example, story by story. */
async function storiesOf(folder: string): Promise<string[]> {
  const hosts: Record<string, Record<string, string>> = {}
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const [host = '', ...rest] = relative(folder, join(entry.parentPath, entry.name)).split('/')
    const path = rest.join('/')
    if (entry.isFile() && path !== '') (hosts[host] ??= {})[path.startsWith('etc/') ? `/${path}` : path] = readFileSync(join(entry.parentPath, entry.name), 'utf8')
  }
  const { model, report } = await checkExample({ hosts })
  const setup = failoverSetup(model)
  if (setup === undefined) throw new Error('no pair')
  const placeOf = ({ file, span }: { file: string; span: { start: number } }): string => `${file}:${report.sources.get(file)?.positionAt(span.start).line ?? 0}`
  return eventsOf(setup).map(event => tellOutcome(simulate(setup, event), setup, placeOf))
}

test.each(['storage-backend', 'storage-backend-fixed'])('%s: every story says who is primary, who has the address, what becomes of data and service', async name => {
  const stories = await storiesOf(`fixtures/clusters/${name}`)
  const titles = stories.map(story => story.split('\n')[0] ?? '')
  for (const title of ['Both hosts start', 'Orderly switch-over', 'The active host dies', 'All heartbeat paths are lost', 'The DRBD link alone is lost', 'The dead host returns', 'Both hosts lose power']) expect(titles).toContain(title)
  expect(titles.filter(title => title.startsWith('The serial line'))).toHaveLength(1)
  expect(titles.filter(title => title.startsWith('The network on'))).not.toEqual([])
  for (const story of stories) {
    const lines = story.trimEnd().split('\n')
    expect(lines.at(-1)).toMatch(/^ {2}= primary: .+; address: .+; (served|nothing is served)[^;]*; .*the copies can(not)? diverge/)
    // Each step names the line that decides it, or what is not written.
    for (const line of lines.slice(1, -1)) expect(line, line).toMatch(/ {2}\[(xenamo\d\/etc\/\S+:\d+|(drbd\.conf|ha\.cf) (sets|has) .+)\]$/)
  }
})

test('the story of both paths cut, in full', async () => {
  const stories = await storiesOf('fixtures/clusters/storage-backend')
  expect(stories.find(story => story.startsWith('All heartbeat'))).toBe(`All heartbeat paths are lost
  - after 10 s: Each host declares the other dead  [xenamo4/etc/ha.d/ha.cf:2]
  - after 16 s: "xenamo5" starts 10.0.0.6 and the rest of the group while "xenamo4" keeps them  [drbd.conf sets neither ping-int nor timeout]
  - Both write to their own copy; one of the two must be thrown away later  [drbd.conf sets no fencing]
  = primary: "xenamo4" and "xenamo5"; address: "xenamo4" and "xenamo5"; served, by whoever a client reaches; SPLIT BRAIN: both believe that they are alone; the copies can diverge
`)
})
