import { expect, test } from 'vitest'

import { languageClient } from '../support/language-client.js'

async function offered(path: string, languageId: string, marked: string): Promise<readonly string[]> {
  const offset = marked.indexOf('¦')
  const text = marked.replace('¦', '')
  const before = text.slice(0, offset).split('\n')
  const client = await languageClient({ files: { [path]: text } })
  const uri = `file://${path}`
  await client.open(uri, text, languageId)
  const answer = await client.ask<readonly { readonly label: string }[]>('textDocument/completion', { textDocument: { uri }, position: { line: before.length - 1, character: before[before.length - 1]?.length ?? 0 } })
  client.end()
  return answer.map(({ label }) => label).sort()
}

const modes = ['clvmd', 'lvmlockd', 'system_id', 'tagging']

test('the words of a parameter are offered in a CIB', async () => {
  expect(await offered('/cluster/cib.xml', 'cib', '<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes/><resources><primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="i"><nvpair id="m" name="vg_access_mode" value="¦"/></instance_attributes></primitive></resources><constraints/></configuration></cib>\n')).toEqual(modes)
})

test('and in crm text', async () => {
  expect(await offered('/cluster/cluster.crm', 'crm-configure', 'primitive vg ocf:heartbeat:LVM-activate params vgname=vg1 vg_access_mode=system_id¦\n')).toEqual(modes)
})
