import { authkeys, clusterConf, drbdConf, gone, haCf, haresources, hosts, ocfs2Conf, otherName, put, strangerOf, swap } from './injection.js'
import type { Injection } from './injection.js'

const gnbdScript = `#!/bin/sh
case "$2" in
  start) gnbd_serv && gnbd_export -e images -d /dev/drbd0 || exit 1 ;;
  stop) gnbd_export -r images || exit 1 ;;
  status) echo running ;;
esac
`

/** Names of hosts. */
export const nameInjections: readonly Injection[] = [
  {
    check: 'NAM-01',
    title: 'the own name is missing',
    rule: 'ha-cf/missing-own-host',
    setup: { [drbdConf]: gone, [haresources]: (text, { names }) => text.replace(names[0] ?? '', names[1] ?? '') },
    everywhere: { [haCf]: (text, host) => text.replace(`node ${host.names[0] ?? ''}\n`, `node ${strangerOf(host)}\n`) },
    isLocal: true,
  },
  {
    check: 'NAM-02',
    title: 'no section of the host',
    rule: 'cluster/unknown-drbd-host',
    sizes: [2],
    setup: { [haCf]: gone, [haresources]: gone, [authkeys]: gone },
    everywhere: { [drbdConf]: (text, { names }) => text.replace(`on ${names[1] ?? ''} {`, 'on omega {') },
    isLocal: true,
  },
  {
    check: 'NAM-03',
    title: 'a host that is no clusternode',
    rule: 'cluster/unknown-cman-host',
    setup: { [hosts]: gone },
    everywhere: { [clusterConf]: (text, { names }) => text.replace(new RegExp(`clusternode( .*)? name="${names[1] ?? ''}"`), 'clusternode$1 name="omega"') },
    isLocal: true,
  },
  {
    check: 'NAM-04',
    title: 'a node with another name',
    rule: 'cluster/mismatched-heartbeat-hosts',
    drift: { [haCf]: (text, host) => text.replace(`node ${otherName(host)}\n`, `node ${strangerOf(host)}\n`) },
  },
  {
    check: 'NAM-04',
    title: 'a node too few',
    rule: 'cluster/mismatched-heartbeat-hosts',
    sizes: [3, 16],
    drift: { [haCf]: (text, host) => text.replace(`node ${otherName(host)}\n`, '') },
  },
  {
    check: 'NAM-05',
    title: 'a host of drbd.conf that is no node',
    rule: 'cluster/mismatched-drbd-hosts',
    sizes: [2],
    everywhere: { [drbdConf]: (text, { names }) => text.replace(`on ${names[1] ?? ''} {`, 'on omega {') },
    places: [drbdConf, haCf],
  },
  {
    check: 'NAM-06',
    title: 'a preferred host that is not there',
    rule: 'cluster/unknown-preferred-host',
    sizes: [2],
    everywhere: { [haresources]: (text, { names }) => text.replace(names[0] ?? '', 'omega') },
    places: [haCf],
  },
  {
    check: 'NAM-07',
    title: 'a server of GNBD that is no clusternode',
    rule: 'cluster/missing-cluster-member',
    sizes: [3],
    accepted: 'cluster/unsafe-uncached-export',
    // The third host is a server that cman does not start on.
    host: 2,
    setup: {
      '/etc/ha.d/resource.d/export': put(gnbdScript),
      '/etc/sysconfig/cluster': (text, { index }) => (index === 2 ? undefined : text),
      [clusterConf]: (text, { index }) => (index === 2 ? undefined : text.replace('</clusternodes>', `  <clusternode name="client" nodeid="9"><fence><method name="1"><device name="apc" port="9"/></method></fence></clusternode>\n  </clusternodes>`)),
      [hosts]: gone,
    },
    everywhere: {
      [clusterConf]: (text, { names, index }) => index === 2 ? undefined : text.replace(new RegExp(` {4}<clusternode( .*)? name="${names[2] ?? ''}"[^]*?</clusternode>\n`), ''),
    },
    places: [clusterConf],
  },
  {
    check: 'NAM-08',
    title: 'a host that is no node of OCFS2',
    rule: 'cluster/unknown-ocfs2-host',
    everywhere: { [ocfs2Conf]: (text, { names }) => text.replace(new RegExp(`name = ${names[1]?.split('.')[0] ?? ''}$`, 'm'), 'name = omega') },
    isLocal: true,
  },
  {
    check: 'NAM-09',
    title: 'capitals in one file',
    rule: 'cluster/mismatched-host-spelling',
    sizes: [2],
    everywhere: { [haresources]: (text, { names }) => text.replace(names[0] ?? '', names[0]?.replace('a', 'A') ?? '') },
    isLocal: true,
  },
  {
    check: 'NAM-10',
    title: 'another address of a name',
    rule: 'cluster/mismatched-host-address',
    drift: { [hosts]: swap(/^192\.0\.2\.1(\s)/m, '192.0.2.41$1') },
  },
  {
    check: 'NAM-11',
    title: 'the own name on loopback',
    rule: 'cluster/unsafe-loopback-name',
    drift: { [hosts]: (text, { index }) => text.replace(new RegExp(`^192\\.0\\.2\\.${index + 1}(?= )`, 'm'), '127.0.1.1') },
    isLocal: true,
  },
  {
    check: 'NAM-12',
    title: 'a name that /etc/hosts lacks',
    rule: 'cluster/missing-host-entry',
    setup: { [haCf]: (text, host) => text.replace(/ucast eth0 \S+|bcast eth0/, `ucast eth0 ${otherName(host)}`) },
    sizes: [2],
    drift: { [hosts]: (text, host) => text.replace(new RegExp(`^\\S+ ${otherName(host)}.*\n`, 'm'), '') },
    places: [haCf],
  },
  {
    check: 'NAM-13',
    title: 'two hosts of one name',
    rule: 'cluster/duplicate-host-name',
    drift: { '/etc/hostname': (_text, host) => `${otherName(host)}\n` },
  },
  {
    check: 'NAM-14',
    title: 'another name for heartbeat',
    rule: 'cluster/mismatched-host-name',
    sizes: [3],
    setup: { [haCf]: (text, host) => `${text}node ${strangerOf(host)}\n` },
    drift: { '/etc/ha.d/nodeinfo': (_text, host) => `${strangerOf(host)}\n` },
    isLocal: true,
  },
]
