import { describe, expect, test } from 'vitest'

import { siteExample } from '../../src/cluster/rules/example-cluster.js'
import { tellStory } from '../../src/failover/prose.js'
import { storiesOf } from '../../src/failover/stories.js'
import { checkExample } from '../support/cluster-of.js'
import { soundCluster } from '../support/sound-clusters.js'

type Changes = Parameters<typeof siteExample>[1]

async function told(changes?: Changes): Promise<{ readonly text: string; readonly limits: string }> {
  const { model } = await checkExample(siteExample('a site', changes), [])
  const { stories, limits } = storiesOf(model)
  const own = stories.filter(({ software }) => software === 'booth')
  return { text: own.map(story => tellStory(story, () => 'here')).join('\n'), limits: limits.map(({ text }) => text).join('\n') }
}

const conf = (more: string, arbitrator = 'arbitrator = 203.0.113.5\n'): Changes => ({ '*:/etc/booth/booth.conf': `site = 192.0.2.10\nsite = 203.0.113.10\n${arbitrator}ticket = "web"\n${more}` })

describe('tickets', () => {
  test('of a lost site go to another one when they have expired', async () => {
    expect((await told(conf('  expire = 300\n  acquire-after = 60\n'))).text).toBe(`The site that has ticket "web" is lost
  - after 300 s: It renews "web" no more; until the ticket has expired nobody else may have it  [here]
  - after 360 s: The others have 2 of 3 votes, a majority: another site gets "web"  [here]
  - after 360 s: There "ms-r0" is promoted, and what depends on it starts  [here]

The site that has ticket "web" lives, and hears none of the others
  - after 300 s: It cannot renew "web", and loses it when it has expired  [here]
  - after 300 s: "ms-r0" is demoted there, by the loss policy  [here]
  - after 360 s: The others have 2 of 3 votes, a majority: another site gets "web"  [here]
  - after 360 s: There "ms-r0" is promoted, and what depends on it starts  [here]
`)
  })

  test('what needs the ticket goes on at a site that is cut off until the ticket has expired', async () => {
    const { model } = await checkExample({ hosts: soundCluster('rhel9-booth') }, [])
    const gaps = storiesOf(model).stories.filter(({ software }) => software === 'booth').map(({ event, ending }) => [event, ending.services.map(({ gapMs }) => gapMs)])
    // The ticket of 600 s is renewed each 120 s, and given away 60 s after it has expired.
    expect(gaps).toEqual([['site-lost ticket-db', [540_000]], ['site-cut-off ticket-db', [60_000]]])
  })

  test('without a time to wait the other site may begin too early', async () => {
    expect((await told(conf('  expire = 300\n'))).text).toContain('The other site may begin before this one has come to an end: nothing makes it wait  [booth.conf sets no acquire-after for "web"]')
  })

  test('two sites without an arbitrator have no majority', async () => {
    const { text } = await told(conf('', ''))
    expect(text).toContain('The others have 1 of 2 votes, which is no majority: nobody gets the ticket until somebody grants it by hand')
    expect(text).toContain('= ms-r0: nowhere, until somebody acts')
  })

  test('that are granted by hand wait for somebody', async () => {
    expect((await told(conf('  mode = manual\n'))).text).toContain('nobody gets it until somebody says "booth client grant -s SITE web"')
  })

  test('what a lost ticket leaves running may diverge', async () => {
    const { text } = await told({ '*:/var/lib/pacemaker/cib/cib.xml': ['<constraints>', '<constraints>\n<rsc_ticket id="web-ticket" rsc="ms-r0" rsc-role="Promoted" ticket="web" loss-policy="freeze"/>'] })
    expect(text).toContain('"ms-r0" goes on there, by the loss policy')
    expect(text).toContain('! SPLIT BRAIN')
  })

  test('the stories of the site itself set out from its having the ticket, and say so', async () => {
    const { limits } = await told()
    expect(limits).toContain('Whether the site of "alpha" and "beta" has ticket "web": the stories set out from that; without it "ms-r0" is not promoted there, nor runs what depends on it')
  })

  test.each([['Master', 'is not promoted'], ['Slave', 'does not run'], ['Started', 'does not run']])('without its ticket a resource that needs it as %s %s', async (role, what) => {
    const { limits } = await told({ '*:/var/lib/pacemaker/cib/cib.xml': ['<constraints>', `<constraints>\n<rsc_ticket id="other-ticket" rsc="ms-r0" rsc-role="${role}" ticket="other"/>`] })
    expect(limits).toContain(`has ticket "other": the stories set out from that; without it "ms-r0" ${what} there`)
  })
})
