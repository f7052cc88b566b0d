import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Location } from 'vscode-languageserver'

import { exampleHosts } from '../support/example-hosts.js'
import type { ExampleHosts } from '../support/example-hosts.js'

const booth = 'xenamo4/etc/booth/booth.conf'
const cib = 'xenamo4/var/lib/pacemaker/cib/cib.xml'
const files = {
  [booth]: 'transport = UDP\nport = 9929\nsite = 192.0.2.201\nsite = 192.0.2.202\narbitrator = 192.0.2.203\n\nticket = "ticket-db"\n  expire = 600\n',
  [cib]: '<cib crm_feature_set="3.16.2" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config/><nodes/><resources><primitive id="db" class="ocf" provider="heartbeat" type="pgsql"/></resources><constraints><rsc_ticket id="needs" ticket="ticket-db" rsc="db" loss-policy="stop"/></constraints></configuration><status/></cib>\n',
}

let client: ExampleHosts
beforeAll(async () => {
  client = await exampleHosts({ files, open: [cib] })
})
afterAll(() => {
  client.end()
})

test('the definition of a ticket of the CIB is in booth.conf', async () => {
  const found = await client.ask<readonly Location[] | null>('textDocument/definition', client.at(cib, 'ticket-db', { by: 3 }))
  expect((found ?? []).map(client.wordsAt)).toEqual([expect.stringContaining('ticket-db')])
  expect(JSON.stringify(found)).toContain('booth.conf')
})
