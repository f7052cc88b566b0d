import { describe, expect, test } from 'vitest'

import { converted } from './converted.js'

/** The CIB in words of the crm shell, and what is to be done by hand. */
async function fencedBy(...stonith: readonly string[]): Promise<{ readonly crm: string; readonly tasks: readonly string[] }> {
  const host = {
    '/etc/ha.d/ha.cf': ['bcast eth0', 'node alpha beta', ...stonith, ''].join('\n'),
    '/etc/ha.d/haresources': 'alpha IPaddr2::192.0.2.9\n',
    '/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n',
  }
  const { conversions } = await converted({ alpha: host, beta: host })
  const [conversion] = conversions
  return { crm: (conversion?.files.find(({ path }) => path.endsWith('.crm'))?.text ?? '').replaceAll('\\\n\t', ''), tasks: conversion?.tasks ?? [] }
}

describe('stonith_host', () => {
  test('rps10 takes the whole rest of the line, and fences the hosts in it alone', async () => {
    const { crm } = await fencedBy('stonith_host * rps10 /dev/ttyS3 beta 4')
    expect(crm).toMatch(/primitive fence-beta stonith:rps10 params serial_to_targets="\/dev\/ttyS3 beta 4" pcmk_host_list=beta op /)
    expect(crm).toContain('fence-beta-not-on-beta')
  })

  test('rps10 with several outlets fences several hosts, and one of them later', async () => {
    const { crm } = await fencedBy('stonith_host * rps10 /dev/ttyS3 beta 4 alpha A')
    expect(crm).toContain('serial_to_targets="/dev/ttyS3 beta 4 alpha A" pcmk_host_list="beta alpha" pcmk_delay_base="alpha:10s"')
  })

  test.each(['/dev/ttyS3', '/dev/ttyS3 beta', '/dev/ttyS3 beta x', '/dev/ttyS3 beta 4 alpha'])('rps10 %s is left to be done by hand', async given => {
    const { crm, tasks } = await fencedBy(`stonith_host * rps10 ${given}`)
    expect(crm).not.toContain('stonith:')
    expect(tasks).toContainEqual(expect.stringMatching(/^Fencing by "rps10" is missing: a serial device/))
  })

  test.each([
    ['beta 192.0.2.22 admin', 'its line lacks "passwd"'],
    ['beta 192.0.2.22 admin correct horse battery lan', 'its line has 7 words for 5 parameters'],
    ['beta 192.0.2.22 admin "not a-secret" lan', 'its line has 6 words for 5 parameters'],
  ])('a device that cannot log in is first of what is left by hand, after what that means: %s', async (given, why) => {
    const { crm, tasks } = await fencedBy(`stonith_host alpha external/ipmi ${given}`)
    expect(crm).not.toContain('stonith:')
    expect(tasks[0]).toMatch(/^Fencing is missing altogether/)
    expect(tasks[1]).toContain(`Fencing by "external/ipmi" is missing: ${why}`)
    expect(tasks.join()).not.toMatch(/horse|a-secret/)
  })

  test('quotes are part of a password, and said to be', async () => {
    const { crm, tasks } = await fencedBy('stonith_host alpha external/ipmi beta 192.0.2.22 admin "not-a-secret" lan')
    expect(crm).toContain('stonith:fence_ipmilan')
    expect(tasks[0]).toMatch(/^The parameters of "external\/ipmi" \(fence-beta\) hold quotes/)
  })

  test('a device that fences one host delays that one only', async () => {
    const { crm } = await fencedBy('stonith_host beta external/ipmi alpha 192.0.2.31 admin not-a-secret lan', 'stonith_host alpha external/ipmi beta 192.0.2.32 admin not-a-secret lan')
    expect([...crm.matchAll(/pcmk_host_list=(\w+)(?: pcmk_delay_base=(\S+))?/g)].map(([, host, delay]) => [host, delay])).toEqual([['alpha', '10s'], ['beta', undefined]])
  })
})

/** A cluster.conf of two hosts, each with a device of its own, `more` said of that of alpha, and what stands in rm. */
function pairConf(more: string, rm = ''): string {
  const node = (name: string, id: number): string => `<clusternode name="${name}" nodeid="${id}"><fence><method name="1"><device name="d-${name}"/></method></fence></clusternode>`
  const device = (name: string, id: number, said = ''): string => `<fencedevice agent="fence_ilo4" name="d-${name}" ipaddr="192.0.2.3${id}" login="admin" passwd="not-a-secret" ${said}/>`
  return `<?xml version="1.0"?>\n<cluster name="pair" config_version="1"><cman two_node="1" expected_votes="1"/><clusternodes>${node('alpha', 1)}${node('beta', 2)}</clusternodes><fencedevices>${device('alpha', 1, more)}${device('beta', 2)}</fencedevices><rm>${rm}</rm></cluster>\n`
}

describe('fence devices of cluster.conf', () => {
  const delays = async (conf: string): Promise<{ readonly delays: readonly unknown[]; readonly told: boolean }> => {
    const { conversions } = await converted({ alpha: { '/etc/cluster/cluster.conf': conf }, beta: { '/etc/cluster/cluster.conf': conf } })
    const crm = conversions[0]?.files.find(({ path }) => path.endsWith('.crm'))?.text ?? ''
    return { delays: [...crm.matchAll(/pcmk_host_list=(\w+).*|pcmk_delay_base=(\S+)/g)].map(([all]) => all.match(/pcmk_host_list=\w+|pcmk_delay_base=\S+/g)), told: conversions[0]?.decisions.some(({ what }) => what.endsWith('is fenced 10s later than the other host')) === true }
  }

  test('of two hosts the one that is liked better is fenced later', async () => {
    expect(await delays(pairConf(''))).toEqual({ delays: [['pcmk_host_list=alpha', 'pcmk_delay_base=10s'], ['pcmk_host_list=beta']], told: true })
    const domain = '<failoverdomains><failoverdomain name="d" ordered="1"><failoverdomainnode name="beta" priority="1"/><failoverdomainnode name="alpha" priority="2"/></failoverdomain></failoverdomains>'
    expect(await delays(pairConf('', `${domain}<service name="web" domain="d"><ip address="192.0.2.9"/></service>`))).toEqual({ delays: [['pcmk_host_list=alpha'], ['pcmk_host_list=beta', 'pcmk_delay_base=10s']], told: true })
  })

  test('a delay of the file stays the only one', async () => {
    const { delays: found, told } = await delays(pairConf('delay="7"'))
    expect([found.flat().filter(text => String(text).includes('delay')), told]).toEqual([['pcmk_delay_base=7'], false])
  })

  test('what a device that is not written unfences is lost, and not carried', async () => {
    const conf = pairConf('').replaceAll('fence_ilo4', 'fence_scsi').replaceAll('</fence></clusternode>', '</fence><unfence><device name="d-alpha" action="on"/></unfence></clusternode>')
    const { conversions: [conversion] } = await converted({ alpha: { '/etc/cluster/cluster.conf': conf }, beta: { '/etc/cluster/cluster.conf': conf } })
    expect(conversion?.accounts.filter(({ outcome }) => outcome.to?.includes('unfencing') === true)).toEqual([])
    expect(conversion?.accounts.filter(({ outcome }) => outcome.why?.endsWith('nothing unfences') === true).length).toBeGreaterThan(0)
  })
})
