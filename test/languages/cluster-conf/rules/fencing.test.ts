import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'
import { cluster, fenced, messagesOf, nodes } from '../messages-of.js'

const apc = '<fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>'
const devices = (...list: readonly string[]): string => `<fencedevices>${list.join('')}</fencedevices>`
const list = (...members: readonly string[]): string => `<clusternodes>${members.join('')}</clusternodes>`
const bmc = (name: string, address: string, rest = ''): string =>
  `<fencedevice name="${name}" agent="fence_ipmilan" ipaddr="${address}" login="admin" passwd="not-a-secret"${rest}/>`

describe('manual fencing', () => {
  test('a cluster of five hosts that are all fenced by hand', () => {
    const members = ['a1', 'a2', 'a3', 'a4', 'a5'].map(name => `<clusternode name="${name}"><fence><method name="single"><device name="human" nodename="${name}"/></method></fence></clusternode>`)
    const text = cluster('<cman>\n</cman>', list(...members), devices('<fencedevice name="human" agent="fence_manual"/>'))
    expect(messagesOf('unsafe-fence-manual', text, '1')).toEqual([
      '"fence_manual" warning All 5 nodes are fenced by hand only: recovery waits for an operator',
    ])
    expect(messagesOf('missing-fence', text, '1')).toEqual([])
    expect(messagesOf('mismatched-fence-nodename', text, '1')).toEqual([])
  })

  test('as last resort it is said too, with the number of nodes that have nothing else', () => {
    const human = '<fencedevice name="human" agent="fence_manual"/>'
    const both = list(fenced('alpha', 1, '<device name="apc" port="1"/>', '<device name="human"/>'), fenced('beta', 2, '<device name="human"/>'))
    expect(messagesOf('unsafe-fence-manual', cluster(both, devices(apc, human)), '2')).toEqual([
      '"fence_manual" warning 1 node of 2 can be fenced by hand only: recovery waits for an operator',
    ])
  })

  test('behind a device of its own on each node it is worth a note', () => {
    const human = '<fencedevice name="human" agent="fence_manual"/>'
    const both = list(...['alpha', 'beta'].map((name, index) => fenced(name, index + 1, `<device name="apc" port="${index + 1}"/>`, '<device name="human"/>')))
    expect(messagesOf('unsafe-fence-manual', cluster(both, devices(apc, human)), '2')).toEqual(['"fence_manual" info Agent "fence_manual" waits for an operator'])
    expect(messagesOf('unsafe-fence-manual', cluster(both, devices(apc, human)))).toEqual(['"fence_manual" error Agent "fence_manual" waits for an operator, and cluster 3.x has no such agent'])
  })

  test('cluster 3.x has no such agent', () => {
    const text = cluster(list(fenced('alpha', 1, '<device name="human"/>')), devices('<fencedevice name="human" agent="fence_manual"/>'))
    expect(messagesOf('unsafe-fence-manual', text)).toEqual([
      '"fence_manual" error The only node is fenced by hand only: recovery waits for an operator, and cluster 3.x has no such agent',
    ])
  })
})

describe('names of fence devices', () => {
  test('one finding for a name that is used on every node', () => {
    const text = cluster(list(fenced('alpha', 1, '<device name="acp" port="1"/>'), fenced('beta', 2, '<device name="acp" port="2"/>')), devices(apc))
    expect(messagesOf('unknown-fence-device', text)).toEqual(['"acp" error+daemon No fence device is named "acp"'])
    expect(messagesOf('unused-fence-device', text)).toEqual([])
  })

  test('a blank is no matter for the schema, but for the daemon', () => {
    const text = cluster(list(fenced('alpha', 1, '<device name=" apc" port="1"/>')), devices(apc))
    expect(messagesOf('unknown-fence-device', text)).toEqual(['" apc" error No fence device is named " apc"'])
  })

  test('the case matters for both', () => {
    const text = cluster(list(fenced('alpha', 1, '<device name="APC" port="1"/>')), devices(apc))
    expect(messagesOf('unknown-fence-device', text)).toEqual(['"APC" error+daemon No fence device is named "APC"'])
    expect(messagesOf('unknown-fence-device', text, '2')).toEqual(['"APC" error No fence device is named "APC"'])
  })

  test('a template is not judged', () => {
    expect(messagesOf('unknown-fence-device', cluster(list(fenced('alpha', 1, '<device name="{{ device }}" port="1"/>')), devices(apc)))).toEqual([])
  })
})

describe('what agents need', () => {
  test('one finding for all that is missing everywhere', () => {
    const bare = '<fencedevice name="apc" agent="fence_apc"/>'
    const text = cluster(list(fenced('alpha', 1, '<device name="apc" port="1"/>'), fenced('beta', 2, '<device name="apc" port="2"/>')), devices(bare))
    expect(messagesOf('missing-fence-parameter', text)).toEqual([
      '"fencedevice" error Agent "fence_apc" needs "ipaddr", "login" and "passwd", "passwd_script" or "identity_file"',
    ])
  })

  test('at the device where only one node lacks it', () => {
    const partly = '<fencedevice name="apc" agent="fence_apc" login="apc" passwd="not-a-secret"/>'
    const text = cluster(
      list(fenced('alpha', 1, '<device name="apc" port="1" ipaddr="192.0.2.9"/>'), fenced('beta', 2, '<device name="apc" port="2"/>')),
      devices(partly),
    )
    expect(messagesOf('missing-fence-parameter', text)).toEqual(['"device" error Agent "fence_apc" needs "ipaddr"'])
  })

  test('a slip of the name is one finding of another rule', () => {
    const slip = '<fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" password="not-a-secret"/>'
    const text = cluster(list(fenced('alpha', 1, '<device name="apc" prot="1"/>')), devices(slip))
    expect(messagesOf('missing-fence-parameter', text)).toEqual([])
    expect(messagesOf('missing-fence-port', text)).toEqual([])
  })

  test('a secret that was taken out counts as given', () => {
    const masked = apc.replace('not-a-secret', '********')
    expect(messagesOf('missing-fence-parameter', cluster(list(fenced('alpha', 1, '<device name="apc" port="1"/>')), devices(masked)))).toEqual([])
  })

  test('a machine may be named by its UUID', () => {
    const soap = '<fencedevice name="vc" agent="fence_vmware_soap" ipaddr="192.0.2.9" login="a" passwd="not-a-secret"/>'
    const node = (attribute: string): string => list(fenced('alpha', 1, `<device name="vc"${attribute}/>`))
    expect(messagesOf('missing-fence-port', cluster(node(' uuid="4237-01"'), devices(soap)))).toEqual([])
    expect(messagesOf('missing-fence-port', cluster(node(''), devices(soap)))).toEqual([
      '"device" error Agent "fence_vmware_soap" needs "port" to find node "alpha"',
    ])
  })

  test('nodename is enough where fenced adds it', () => {
    const scsi = '<fencedevice name="scsi" agent="fence_scsi"/>'
    expect(messagesOf('missing-fence-port', cluster(list(fenced('alpha', 1, '<device name="scsi"/>')), devices(scsi)))).toEqual([])
  })
})

describe('two nodes on one outlet', () => {
  test('three nodes give two findings, each naming the first', () => {
    const members = ['alpha', 'beta', 'gamma'].map((name, index) => fenced(name, index + 1, '<device name="apc" port="7"/>'))
    expect(messagesOf('duplicate-fence-port', cluster(list(...members), devices(apc)))).toEqual([
      '"7" error Port "7" of "apc" already belongs to node "alpha"', '"7" error Port "7" of "apc" already belongs to node "alpha"',
    ])
  })

  test('off and on of one node use it twice, as they should', () => {
    const steps = '<device name="apc" port="1" action="off"/><device name="apc" port="1" action="on"/>'
    expect(messagesOf('duplicate-fence-port', cluster(list(fenced('alpha', 1, steps)), devices(apc)))).toEqual([])
  })

  test('another switch of the chain is another outlet', () => {
    const members = [fenced('alpha', 1, '<device name="apc" switch="1" port="1"/>'), fenced('beta', 2, '<device name="apc" switch="2" port="1"/>')]
    expect(messagesOf('duplicate-fence-port', cluster(list(...members), devices(apc)))).toEqual([])
  })

  test('controllers of one address under two names', () => {
    const members = list(fenced('alpha', 1, '<device name="a"/>'), fenced('beta', 2, '<device name="b"/>'))
    expect(messagesOf('duplicate-fence-address', cluster(members, devices(bmc('a', '192.0.2.1'), bmc('b', '192.0.2.1'))))).toEqual([
      '"192.0.2.1" error The controller at "192.0.2.1" already belongs to node "alpha"',
    ])
    expect(messagesOf('duplicate-fence-address', cluster(members, devices(bmc('a', '192.0.2.1'), bmc('b', '192.0.2.1', ' ipport="624"'))))).toEqual([])
  })
})

describe('the race of two nodes', () => {
  const members = list(fenced('alpha', 1, '<device name="a"/>'), fenced('beta', 2, '<device name="b"/>'))

  test('is said once', () => {
    expect(messagesOf('unsafe-fence-race', cluster(members, devices(bmc('a', '192.0.2.1'), bmc('b', '192.0.2.2'))))).toHaveLength(1)
  })

  test('a delay on one side, a quorum disk, or a third node settles it', () => {
    const pair = devices(bmc('a', '192.0.2.1', ' delay="5"'), bmc('b', '192.0.2.2'))
    expect(messagesOf('unsafe-fence-race', cluster(members, pair))).toEqual([])
    const both = devices(bmc('a', '192.0.2.1'), bmc('b', '192.0.2.2'))
    expect(messagesOf('unsafe-fence-race', cluster('<quorumd label="q"/>', members, both))).toEqual([])
    const third = members.replace('</clusternodes>', '<clusternode name="gamma" nodeid="3"/></clusternodes>')
    expect(messagesOf('unsafe-fence-race', cluster(third, both))).toEqual([])
  })

  test('one shared switch serves one of them only', () => {
    const shared = list(fenced('alpha', 1, '<device name="apc" port="1"/>'), fenced('beta', 2, '<device name="apc" port="2"/>'))
    expect(messagesOf('unsafe-fence-race', cluster(shared, devices(apc)))).toEqual([])
  })
})

describe('missing fencing', () => {
  test('each node that lacks it, where others have it', () => {
    const text = cluster(list(fenced('alpha', 1, '<device name="apc" port="1"/>'), '<clusternode name="beta" nodeid="2"/>', '<clusternode name="gamma" nodeid="3"><fence/></clusternode>'), devices(apc))
    expect(messagesOf('missing-fence', text)).toEqual([
      '"clusternode" error Node "beta" has no fence method', '"clusternode" error Node "gamma" has no fence method',
    ])
  })

  test('once, where nobody has it', () => {
    expect(messagesOf('missing-fence', cluster(nodes('alpha', 'beta')))).toEqual(['"clusternodes" error None of the nodes has a fence method'])
  })

  test('a slip elsewhere hides nothing', () => {
    const text = cluster(nodes('alpha', 'beta'))
    const found = ['"clusternodes" error None of the nodes has a fence method']
    expect(messagesOf('missing-fence', text.replace('</clusternodes>', ''))).toEqual(found)
    expect(messagesOf('missing-fence', text.replace('<clusternodes>', '<!-- a -- b --><clusternodes>'))).toEqual(found)
  })

  test('nothing of a node that was not understood', () => {
    const broken = list(fenced('alpha', 1, '<device name="apc" port="1"/>'), '<clusternode name="beta" nodeid="2">< fence></fence></clusternode>')
    expect(messagesOf('missing-fence', cluster(broken, devices(apc)))).toEqual([])
  })
})

describe('methods without a device', () => {
  const bare = (name: string, method: string): string => `<clusternode name="${name}" nodeid="${name.charCodeAt(0)}"><fence><method name="${method}"/></fence></clusternode>`

  test('one finding for a method that lacks it on every node', () => {
    expect(messagesOf('missing-method-device', cluster(list(bare('alpha', 'scsi'), bare('beta', 'scsi'), bare('gamma', 'scsi'))))).toEqual(['"method" error Fence method "scsi" of 3 nodes has no device'])
  })

  test('one for each other method', () => {
    expect(messagesOf('missing-method-device', cluster(list(bare('alpha', 'power'), bare('beta', 'scsi'))))).toEqual([
      '"method" error Fence method "power" of node "alpha" has no device',
      '"method" error Fence method "scsi" of node "beta" has no device',
    ])
  })
})

test('no outlet of a management board is taken for a port of the network', () => {
  const text = cluster(list(fenced('alpha', 1, '<device name="ilo" port="3"/>')), devices(bmc('ilo', '192.0.2.8').replace('fence_ipmilan', 'fence_ilo')))
  const found = findingsOf(clusterConf as unknown as Language, { text, target: '2' }).filter(({ rule }) => rule === 'cluster-conf/unknown-fence-parameter')
  expect(found.map(({ message, help, fixes }) => [message, help, fixes])).toEqual([['Parameter "port" is not known to agent "fence_ilo"', undefined, []]])
})

describe('storage fencing', () => {
  const scsi = '<fencedevice name="scsi" agent="fence_scsi"/>'

  test('one finding for all nodes that are never readmitted', () => {
    const members = list(fenced('alpha', 1, '<device name="scsi"/>'), fenced('beta', 2, '<device name="scsi"/>'))
    expect(messagesOf('missing-unfence', cluster(members, devices(scsi)))).toEqual([
      '"clusternode" error Several nodes are cut off the storage by "scsi" and never readmitted: "unfence" is missing',
    ])
    expect(messagesOf('missing-unfence', cluster(members, devices(scsi)), '2')).toEqual([])
  })

  test('one finding for all devices that cut the same nodes off', () => {
    const mds = '<fencedevice name="mds" agent="fence_cisco_mds" ipaddr="192.0.2.7" login="admin" passwd="not-a-secret"/>'
    const members = list(fenced('alpha', 1, '<device name="scsi"/><device name="mds" port="3"/>'), fenced('beta', 2, '<device name="mds" port="4"/>'))
    expect(messagesOf('missing-unfence', cluster(members, devices(scsi, mds)))).toEqual([
      '"clusternode" error Several nodes are cut off the storage by "scsi" and "mds" and never readmitted: "unfence" is missing',
    ])
  })

  test('one finding for all power devices in the unfence of a node, and none for their parameters', () => {
    const ilo = bmc('ilo', '192.0.2.8').replace('fence_ipmilan', 'fence_ilo')
    const node = '<clusternode name="alpha" nodeid="1"><fence><method name="1"><device name="apc" port="1"/></method></fence><unfence><device name="ilo" port="3"/><device name="ilo" port="4"/><device name="apc" port="1"/></unfence></clusternode>'
    expect(messagesOf('unused-unfence', cluster(list(node), devices(apc, ilo)))).toEqual(['"device" warning Agent "fence_ilo" needs no "unfence"'])
    expect(messagesOf('unknown-fence-parameter', cluster(list(node), devices(apc, ilo)))).toEqual([])
  })

  test('readmission must switch on', () => {
    const node = (action: string): string =>
      list(`<clusternode name="alpha" nodeid="1"><fence><method name="1"><device name="scsi"/></method></fence><unfence><device name="scsi"${action}/></unfence></clusternode>`)
    expect(messagesOf('missing-unfence-on', cluster(node(''), devices(scsi)))).toEqual(['"device" error The device of "unfence" has no action="on"'])
    expect(messagesOf('missing-unfence-on', cluster(node(' action="off"'), devices(scsi)))).toHaveLength(1)
    expect(messagesOf('missing-unfence-on', cluster(node(' action="on"'), devices(scsi)))).toEqual([])
    expect(messagesOf('missing-unfence', cluster(node(' action="on"'), devices(scsi)))).toEqual([])
  })
})

describe('what a fence agent is told', () => {
  /** The parameters of one device, with a value that makes them that many bytes longer than they have to be. */
  const told = (value: string): string => cluster(list(fenced('alpha', 1, `<device name="apc" port="${value}"/>`)), devices(apc))
  const bare = 'nodename=alpha\nport=\nagent=fence_apc\nipaddr=192.0.2.9\nlogin=apc\npasswd=not-a-secret\n'.length

  test('has up to 4095 bytes', () => {
    expect(messagesOf('invalid-fence-arguments-length', told('1'.repeat(4095 - bare)))).toEqual([])
    expect(messagesOf('invalid-fence-arguments-length', told('1'.repeat(4096 - bare))).map(message => message.replace(/^"[^"]*("[^"]*)*" /, ''))).toEqual([
      'error The parameters for this device have 4096 bytes; 4095 are allowed',
    ])
  })

  test('is counted in bytes, of which a character may have three', () => {
    expect(messagesOf('invalid-fence-arguments-length', told('€'.repeat(1365 - Math.ceil(bare / 3))))).toEqual([])
    expect(messagesOf('invalid-fence-arguments-length', told('€'.repeat(1366 - Math.floor(bare / 3))))).toHaveLength(1)
  })
})

test('an agent that begins with the whole word was meant', () => {
  const text = cluster(list(fenced('alpha', 1, '<device name="bmc"/>')), devices('<fencedevice name="bmc" agent="fence_ipmi" ipaddr="192.0.2.9"/>'))
  const found = findingsOf(clusterConf as unknown as Language, { text, target: '3' }).find(({ rule }) => rule === 'cluster-conf/unknown-fence-agent')
  expect(found?.help).toBe('Did you mean "fence_ipmilan"?')
})

test('a node of a failover domain in short means the one in full', () => {
  const domain = '<rm><failoverdomains><failoverdomain name="both"><failoverdomainnode name="db2"/></failoverdomain></failoverdomains></rm>'
  const found = findingsOf(clusterConf as unknown as Language, { text: cluster(nodes('db1', 'db2.example.com'), domain), target: '3' }).find(({ rule }) => rule === 'cluster-conf/unknown-failover-domain-node')
  expect(found?.help).toBe('Did you mean "db2.example.com"?')
})
