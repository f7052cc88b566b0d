import { describe, expect, test } from 'vitest'

import { bootSystemOf, startAtBoot } from '../../../src/cluster/view/boot.js'
import type { ClusterModel } from '../../../src/cluster/model.js'
import { heartbeatExample, cmanExample } from '../../../src/cluster/rules/example-cluster.js'
import { checkExample } from '../../support/cluster-of.js'

type Files = Readonly<Record<string, string>>

/** The findings on start and stop of a cluster of the heartbeat pair, or of cman, with these files on each host. */
async function orderFindings(files: Files, base: typeof heartbeatExample = heartbeatExample): Promise<readonly string[]> {
  const { findings } = await checkExample(base('stock', Object.fromEntries(Object.entries(files).map(([path, text]) => [`*:${path}`, text]))))
  const order = /order|stop-link|restart|lsb-header|init-script|acpid|wfc/
  return findings.filter(({ rule }) => order.test(rule)).map(({ rule: code, message }) => `${code}: ${message}`)
}

async function modelOf(files: Files): Promise<ClusterModel> {
  const { model } = await checkExample(heartbeatExample('host', Object.fromEntries(Object.entries(files).map(([path, text]) => [`alpha:${path}`, text]))))
  return model
}

function listing(levels: Readonly<Record<string, string>>): string {
  return Object.entries(levels).map(([level, links]) => `/etc/rc${level}.d:\n${links.split(' ').join('\n')}\n`).join('\n')
}

describe('stock installations are silent', () => {
  test('Debian 12 with drbd-utils, heartbeat and ocfs2-tools', async () => {
    const start = 'S01anacron S01cron S01dbus S01drbd S01heartbeat S01logd S01o2cb S01ocfs2 S01rsyslog S01ssh'
    const stop = 'K01drbd K01heartbeat K01hwclock.sh K01logd K01networking K01o2cb K01ocfs2 K01rsyslog K01udev'
    const files = {
      'facts/rc.txt': listing({ 0: stop, 1: stop, 2: start, 3: start, 4: start, 5: start, 6: stop }),
      'etc/fstab': '/dev/drbd0 /srv ocfs2 _netdev 0 0\n',
    }
    const withSystem = { ...files, '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n' }
    expect(await orderFindings(withSystem)).toEqual([])
    expect(await orderFindings({ ...withSystem, 'facts/services.txt': 'drbd.service enabled enabled\nheartbeat.service enabled enabled\nocfs2.service enabled enabled\no2cb.service enabled enabled\n', 'facts/init.txt': 'systemd\n' })).toEqual([])
    // Also where the links alone were collected: one number for all is no order.
    expect(await orderFindings(files)).toEqual([])
  })

  test('Debian 7: insserv has worked the numbers out', async () => {
    const start = 'S01motd S16rsyslog S17cron S17drbd S17logd S17ssh S18heartbeat'
    const stop = 'K01heartbeat K01logd K01urandom K02drbd K03rsyslog K06networking'
    const header = '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: heartbeat\n# Required-Start: $remote_fs $network\n# Should-Start: drbd logd\n# Default-Start: 2 3 4 5\n# Default-Stop: 0 1 6\n### END INIT INFO\n'
    expect(await orderFindings({
      'facts/rc.txt': listing({ 0: stop, 1: stop, 2: start, 3: start, 4: start, 5: start, 6: stop }),
      '/etc/init.d/.depend.start': 'TARGETS = motd rsyslog cron drbd heartbeat\nINTERACTIVE =\nheartbeat: drbd\n',
      '/etc/init.d/heartbeat': header,
      '/etc/debian_version': '7.11\n',
    })).toEqual([])
  })

  const rhelStop = 'K01rgmanager K05saslauthd K08drbd K25sshd K60crond K74gfs2 K74ntpd K76clvmd K79cman K88syslog K90network S00killall'
  const rhelStart = 'S08iptables S10network S12syslog S21cman S24clvmd S26gfs2 S55sshd S70drbd S90crond S97ricci S99rgmanager'
  test.each([
    ['RHEL 5', { '/etc/redhat-release': 'Red Hat Enterprise Linux Server release 5.5 (Tikanga)\n' }],
    ['RHEL 6', { '/etc/redhat-release': 'Red Hat Enterprise Linux Server release 6.4 (Santiago)\n' }],
    ['what nobody knows the system of', {}],
  ])('%s with cman, clvmd, GFS2, DRBD and rgmanager', async (_, system) => {
    const files = { 'facts/rc.txt': listing({ 0: `${rhelStop} S01halt`, 1: rhelStop, 3: rhelStart, 5: rhelStart, 6: `${rhelStop} S01reboot` }), ...system }
    expect(await orderFindings(files, cmanExample)).toEqual([])
  })

  test('RHEL 5 with heartbeat v1 and DRBD', async () => {
    const start = 'S08iptables S10network S12syslog S55sshd S70drbd S75heartbeat S90crond S99local'
    const stop = 'K05heartbeat K08drbd K25sshd K88syslog K90network S00killall'
    expect(await orderFindings({ 'facts/rc.txt': listing({ 0: stop, 1: stop, 2: start, 3: start, 5: start, 6: stop }), '/etc/redhat-release': 'CentOS release 5.5 (Final)\n' })).toEqual([])
  })
})

describe('what starts the services of a host', () => {
  test.each<[string, Files, string]>([
    ['process 1', { 'facts/init.txt': 'systemd\n' }, 'systemd'],
    ['states of units', { 'facts/services.txt': 'drbd.service enabled\n' }, 'systemd'],
    ['links that systemctl made', { '/etc/systemd/system/multi-user.target.wants/drbd.service': '' }, 'systemd'],
    ['a system that has it', { '/etc/os-release': 'ID="rhel"\nVERSION_ID="7.9"\n' }, 'systemd'],
    ['another process 1 on such a system', { '/etc/os-release': 'ID=debian\nVERSION_ID="9"\n', 'facts/init.txt': 'init\n' }, 'sysv'],
    ['the order that insserv wrote down', { '/etc/init.d/.depend.start': 'TARGETS = cron drbd\n' }, 'insserv'],
    ['one number for all', { 'facts/rc.txt': '/etc/rc2.d:\nS01cron\nS01drbd\nS01ssh\n' }, 'insserv'],
    ['a system whose links are made by insserv', { '/etc/debian_version': '6.0.10\n' }, 'insserv'],
    ['an older one', { '/etc/debian_version': '5.0.10\n' }, 'sysv'],
    ['chkconfig', { 'facts/chkconfig.txt': 'drbd 0:off 1:off 2:on 3:on 4:on 5:on 6:off\n' }, 'sysv'],
    ['nothing', {}, 'sysv'],
  ])('%s', async (_, files, system) => {
    expect(bootSystemOf(await modelOf(files), 'alpha')).toBe(system)
  })

  test.each<[string, Files, string | undefined]>([
    ['a link', { 'facts/rc.txt': '/etc/rc2.d:\nS20apache2\n' }, 'S20apache2'],
    ['a link that stops it', { 'facts/rc.txt': '/etc/rc2.d:\nK80apache2\n' }, undefined],
    ['a unit', { 'facts/services.txt': 'apache2.service enabled\n' }, 'apache2.service'],
    ['a unit that is off, whatever the links say', { 'facts/services.txt': 'apache2.service disabled\n', 'facts/rc.txt': '/etc/rc2.d:\nS01apache2\n' }, undefined],
    ['an old script under systemd', { 'facts/init.txt': 'systemd\n', 'facts/rc.txt': '/etc/rc2.d:\nS01apache2\n' }, 'S01apache2'],
    ['chkconfig', { 'facts/chkconfig.txt': 'apache2 0:off 1:off 2:on 3:on 4:on 5:on 6:off\n' }, 'apache2'],
  ])('%s starts a service', async (_, files, name) => {
    expect(startAtBoot(await modelOf(files), 'alpha', 'apache2')?.name).toBe(name)
  })
})

describe('what is wrong is told', () => {
  test('insserv: numbers that differ, and headers where they do not', async () => {
    const rc = (start: string): string => listing({ 2: start, 0: 'K01heartbeat K02drbd', 6: 'K01heartbeat K02drbd' })
    const depend = { '/etc/init.d/.depend.start': 'TARGETS = drbd heartbeat\n' }
    expect(await orderFindings({ 'facts/rc.txt': rc('S02heartbeat S03drbd'), ...depend })).toHaveLength(1)
    expect(await orderFindings({ 'facts/rc.txt': rc('S03drbd S03heartbeat'), ...depend })).toEqual([])
    const header = '#!/bin/sh\n### BEGIN INIT INFO\n# Provides: drbd\n# Required-Start: heartbeat\n# Default-Start: 2 3 4 5\n# Default-Stop: 0 1 6\n### END INIT INFO\n'
    expect(await orderFindings({ 'facts/rc.txt': rc('S03drbd S03heartbeat'), '/etc/init.d/drbd': header, ...depend })).toHaveLength(1)
  })

  test('rgmanager uses the resources that it makes primary', async () => {
    const stop = 'K08drbd K20rgmanager K79cman'
    const files = { 'facts/rc.txt': listing({ 3: 'S21cman S70drbd S99rgmanager', 0: stop, 6: stop }) }
    expect(await orderFindings(files, cmanExample)).toEqual([])
    const { findings } = await checkExample(cmanExample('a drbd resource', {
      '*:facts/rc.txt': files['facts/rc.txt'],
      '*:/etc/cluster/cluster.conf': ['</cluster>', '<rm><service name="s"><drbd name="d" resource="r0"/></service></rm></cluster>'],
    }))
    expect(findings.filter(({ rule }) => rule === 'cluster/conflicting-stop-order').map(({ message }) => message)[0]).toMatch(/^"K08drbd" of each host comes before "K20rgmanager"$/)
  })
})
