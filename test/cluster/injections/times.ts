import { add, both, clusterConf, drbdConf, fstab, gone, haCf, haresources, o2cb, put, swap } from './injection.js'
import type { Injection } from './injection.js'

const exportScript = `#!/bin/sh
case "$2" in
  start) gnbd_serv && gnbd_export -c -e images -d "$1" || exit 1 ;;
  stop) gnbd_export -r images || exit 1 ;;
  status) echo running ;;
esac
`

/** A drbd.conf as DRBD 0.7 takes it: it has no fencing, and neither `common` nor `handlers`. */
function drbdConfOf07(names: readonly string[]): string {
  const host = (name: string, index: number): string =>
    `  on ${name} {\n    device /dev/drbd0;\n    disk /dev/vg1/data;\n    address 198.51.100.${index + 1}:7788;\n    meta-disk internal;\n  }\n`
  return `resource r0 {\n  protocol C;\n  startup {\n    wfc-timeout 60;\n    degr-wfc-timeout 60;\n  }\n  disk {\n    on-io-error detach;\n  }\n${names.map(host).join('')}}\n`
}

/** Times of heartbeat, DRBD, cman and OCFS2. */
export const timeInjections: readonly Injection[] = [
  {
    check: 'TIM-01',
    title: 'another deadtime',
    rule: 'cluster/mismatched-heartbeat-times',
    drift: { [haCf]: swap('deadtime 30', 'deadtime 40') },
  },
  {
    check: 'TIM-01',
    title: 'another initdead',
    rule: 'cluster/mismatched-heartbeat-times',
    drift: { [haCf]: swap('initdead 120', 'initdead 180') },
  },
  {
    check: 'TIM-02',
    title: 'a keepalive that the peer takes for death',
    rule: 'cluster/conflicting-peer-deadtime',
    sizes: [2],
    setup: { [haCf]: swap('warntime 10', 'warntime 25') },
    drift: { [haCf]: text => text.replace('keepalive 2', 'keepalive 20').replace('deadtime 30', 'deadtime 60') },
  },
  {
    check: 'TIM-03',
    title: 'a deadtime below the detection of DRBD',
    rule: 'cluster/conflicting-drbd-deadtime',
    sizes: [2],
    setup: {
      'facts/proc-drbd.txt': put('version: 0.7.25 (api:77/proto:74)\n'),
      [drbdConf]: (_, { names }) => drbdConfOf07(names),
      [haCf]: swap(/respawn hacluster \S+dopd\napiauth dopd .*\n/, ''),
    },
    accepted: 'cluster/missing-stonith',
    notWritten: ['split'], // DRBD 0.7 includes nothing.
    everywhere: { [haCf]: text => text.replace('deadtime 30', 'deadtime 8').replace('warntime 10', 'warntime 5') },
    places: [haCf],
  },
  {
    check: 'TIM-04',
    title: 'DRBD waits without end',
    rule: 'cluster/unsafe-wfc-timeout',
    sizes: [2],
    everywhere: { [drbdConf]: swap('    wfc-timeout 60;\n', '') },
    places: [drbdConf],
  },
  {
    check: 'TIM-05',
    title: 'DRBD waits longer than initdead',
    rule: 'cluster/conflicting-initdead',
    sizes: [2],
    everywhere: { [drbdConf]: swap('    wfc-timeout 60;\n', '    wfc-timeout 180;\n') },
    places: [haCf, drbdConf],
  },
  {
    check: 'TIM-06',
    title: 'a watchdog as only fencing',
    rule: 'ha-cf/unsafe-watchdog',
    sizes: [2],
    everywhere: { [haCf]: add('watchdog /dev/watchdog\n') },
    isLocal: 'each',
  },
  {
    check: 'TIM-07',
    title: 'a failover that GNBD does not survive',
    rule: 'cluster/conflicting-gnbd-timeout',
    sizes: [2],
    accepted: 'cluster/unsafe-uncached-export',
    setup: { '/etc/ha.d/resource.d/export': put(exportScript.replace('-c ', '')), [haCf]: swap('deadtime 30', 'deadtime 31') },
    everywhere: { [haCf]: swap('deadtime 31', 'deadtime 70') },
    places: [haCf],
  },
  {
    check: 'TIM-08',
    title: 'OCFS2 gives up before DRBD notices',
    rule: 'cluster/conflicting-ocfs2-timeout',
    accepted: 'cluster/duplicate-fencing',
    sizes: [2],
    setup: {
      [haresources]: gone,
      [fstab]: put('/dev/drbd0 /srv/images ocfs2 _netdev,noatime 0 0\n'),
      [drbdConf]: both(swap('fencing resource-only', 'fencing resource-and-stonith'), swap('  net {', '  net {\n    allow-two-primaries yes;'), swap('/usr/lib/heartbeat/drbd-peer-outdater -t 5', '/usr/local/sbin/shoot-peer')),
      [haCf]: swap(/respawn hacluster \S+dopd\napiauth dopd .*\n/, 'stonith_host * baytech 192.0.2.30 login not-a-secret\n'),
    },
    everywhere: { [o2cb]: swap(/THRESHOLD=\d+/, 'THRESHOLD=6') },
    places: [drbdConf],
  },
  {
    check: 'TIM-08',
    title: 'a failover that OCFS2 does not survive',
    rule: 'cluster/conflicting-ocfs2-timeout',
    sizes: [2],
    setup: { '/etc/ha.d/resource.d/export': put(exportScript) },
    everywhere: { [o2cb]: swap('THRESHOLD=61', 'THRESHOLD=7') },
    places: [o2cb, haCf],
  },
  {
    check: 'TIM-09',
    title: 'another O2CB timeout',
    rule: 'cluster/mismatched-o2cb',
    drift: { [o2cb]: swap('61', '71') },
  },
  {
    check: 'TIM-10',
    title: 'cman that declares death much earlier',
    rule: 'cluster/mismatched-failure-detection',
    everywhere: { [clusterConf]: swap('  <fence_daemon', '  <totem token="5000"/>\n  <fence_daemon') },
    places: [clusterConf, haCf],
  },
  {
    check: 'TIM-11',
    title: 'a timeout above ping-int',
    rule: 'drbd-conf/conflicting-timeout',
    everywhere: { [drbdConf]: swap('    ping-int 10;\n', '    ping-int 10;\n    connect-int 20;\n    timeout 120;\n') },
    isLocal: 'each',
  },
  {
    check: 'TIM-12',
    title: 'generations by the clock',
    rule: 'ha-cf/unsafe-generation-method',
    everywhere: { [haCf]: add('hbgenmethod time\n') },
    isLocal: 'each',
  },
  {
    check: 'TIM-13',
    title: 'another protocol',
    rule: 'cluster/mismatched-drbd-protocol',
    drift: { [drbdConf]: swap('protocol C', 'protocol B') },
  },
  {
    check: 'TIM-13',
    title: 'another policy',
    rule: 'cluster/mismatched-drbd-protocol',
    drift: { [drbdConf]: swap('protocol C;', 'protocol C;\n    after-sb-1pri consensus;') },
  },
  {
    check: 'TIM-13',
    title: 'another handler',
    rule: 'cluster/mismatched-drbd-options',
    drift: { [drbdConf]: swap('outdater -t 5', 'outdater -t 9') },
  },
  {
    check: 'TIM-13',
    title: 'another time to wait at boot',
    rule: 'cluster/mismatched-drbd-options',
    drift: { [drbdConf]: swap('degr-wfc-timeout 60', 'degr-wfc-timeout 50') },
  },
  {
    check: 'TIM-13',
    title: 'another timer of DRBD',
    rule: 'cluster/mismatched-drbd-options',
    drift: { [drbdConf]: swap('ping-int 10', 'ping-int 20') },
  },
]
