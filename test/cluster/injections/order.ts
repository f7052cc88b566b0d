import { ocfs2Conf, put, rcOrder, swap } from './injection.js'
import type { Changes, Injection } from './injection.js'

const header = `### BEGIN INIT INFO
# Provides: clvmd
# Required-Start: cman
# Default-Start: 2 3 4 5
# Default-Stop: 0 1 6
### END INIT INFO
`
const clvmd = 'case "$1" in\n  start) clvmd ;;\n  stop) killall clvmd ;;\n  status) pidof clvmd ;;\nesac\n'

function restarting(option: string): string {
  return `#!/bin/sh\n${header}set -e\ncase "$1" in\n  start) clvmd ;;\n  restart)\n    start-stop-daemon --stop ${option}--name clvmd\n    clvmd\n    ;;\n  status) pidof clvmd ;;\nesac\n`
}

/** Stop links for services, before DRBD leaves. */
function stopped(...services: readonly string[]): Changes {
  const links = services.map((service, index) => `K0${index + 1}${service}\n`).join('')
  return { [rcOrder]: text => text.replace(/(rc[06]\.d:\n)/g, `$1${links}`) }
}

/** Start and stop, and modules of the kernel. */
export const orderInjections: readonly Injection[] = [
  { check: 'ORD-01', title: 'heartbeat before DRBD', rule: 'cluster/conflicting-start-order', sizes: [2], everywhere: { [rcOrder]: swap('S75heartbeat', 'S60heartbeat') }, isLocal: 'each' },
  { check: 'ORD-02', title: 'DRBD leaves before heartbeat', rule: 'cluster/conflicting-stop-order', sizes: [2], everywhere: { [rcOrder]: text => text.replaceAll('K05heartbeat', 'K09heartbeat') }, isLocal: 'each' },
  { check: 'ORD-03', title: 'cman before ccsd', rule: 'cluster/conflicting-cluster-suite-order', setup: stopped('clvmd', 'cman', 'ccsd'), everywhere: { [rcOrder]: swap('S70drbd', 'S21cman\nS22ccsd\nS24clvmd\nS70drbd') }, isLocal: 'each' },
  { check: 'ORD-04', title: 'LVM after DRBD', rule: 'cluster/conflicting-lvm-order', sizes: [2], everywhere: { [rcOrder]: swap('S75heartbeat\n', 'S75heartbeat\nS80lvm2\n') }, isLocal: 'each' },
  { check: 'ORD-05', title: 'OCFS2 before O2CB', rule: 'cluster/conflicting-ocfs2-order', setup: stopped('ocfs2', 'o2cb'), everywhere: { [rcOrder]: swap('S75heartbeat\n', 'S75heartbeat\nS80ocfs2\nS84o2cb\n') }, isLocal: 'each' },
  { check: 'ORD-06', title: 'another start number', rule: 'cluster/mismatched-start-order', drift: { [rcOrder]: swap('S75heartbeat', 'S76heartbeat') } },
  { check: 'ORD-07', title: 'no link for reboot', rule: 'cluster/missing-stop-link', everywhere: { [rcOrder]: text => text.replace(/(rc2\.d:\n)/, '$1S21cman\n').replace(/(rc0\.d:\n)/, '$1K04cman\n') }, isLocal: 'each' },
  { check: 'ORD-09', title: 'a script without header', rule: 'cluster/missing-lsb-header', setup: { '/etc/init.d/clvmd': put(`#!/bin/sh\n${header}${clvmd}`) }, everywhere: { '/etc/init.d/clvmd': put(`#!/bin/sh\n${clvmd}`) }, isLocal: 'each' },
  { check: 'ORD-09', title: 'a restart that ends', rule: 'cluster/unsafe-restart', setup: { '/etc/init.d/clvmd': put(restarting('--oknodo ')) }, everywhere: { '/etc/init.d/clvmd': put(restarting('')) }, isLocal: 'each' },
  { check: 'ORD-10', title: 'virtual machines before the filesystem', rule: 'cluster/conflicting-xendomains-order', setup: stopped('ocfs2', 'o2cb'), everywhere: { [rcOrder]: swap('S75heartbeat\n', 'S75heartbeat\nS77xendomains\nS80o2cb\nS84ocfs2\n') }, isLocal: 'each' },
  { check: 'ORD-11', title: 'modules of another filesystem', rule: 'cluster/unused-kernel-module', everywhere: { '/etc/modules': put('dm-mod\ngfs\nlock_dlm\n') }, isLocal: 'each', places: [ocfs2Conf] },
  {
    check: 'ORD-14',
    title: 'NetworkManager beside cman',
    rule: 'cluster/conflicting-network-manager',
    setup: { '/etc/redhat-release': put('CentOS release 6.9 (Final)\n'), [rcOrder]: text => text.replace(/(rc[06]\.d:\n)/g, '$1K04cman\n').replace('S70drbd', 'S21cman\nS70drbd') },
    everywhere: { [rcOrder]: swap('S21cman', 'S20NetworkManager\nS21cman') },
    isLocal: 'each',
  },
  {
    check: 'ORD-15',
    title: 'a script that nobody may run',
    rule: 'cluster/unsafe-script-mode',
    setup: { '/etc/init.d/drbd': put(`#!/bin/sh\n${header.replaceAll('clvmd', 'drbd').replace('cman', '$network')}${clvmd.replaceAll('clvmd', 'drbdd')}`), 'facts/stat.txt': put('755 root root /etc/init.d/drbd\n') },
    drift: { 'facts/stat.txt': put('644 root root /etc/init.d/drbd\n') },
    isLocal: true,
    places: ['/etc/init.d/drbd'],
  },
]
