import { authkeys, drbdConf, gone, haCf, haresources, ocfs2Conf, put, strangerOf, swap } from './injection.js'
import type { Injection } from './injection.js'

function procDrbd(version: string, protocols: string): string {
  return `version: ${version} (api:88/proto:${protocols})\n 0: cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate C r----\n`
}

/** Copies of files, and versions. */
export const fileInjections: readonly Injection[] = [
  { check: 'FIL-01', title: 'another disk', rule: 'cluster/mismatched-drbd-conf', drift: { [drbdConf]: swap('/dev/vg1/data', '/dev/vg1/date') }, setup: { 'facts/lvs.json': gone } },
  { check: 'FIL-01', title: 'another host section', rule: 'cluster/mismatched-drbd-conf', drift: { [drbdConf]: (text, host) => text.replace(`on ${host.names.slice(0, 2).find(name => name !== host.name) ?? ''} {`, 'on omega {') } },
  { check: 'FIL-01', title: 'another resource name', rule: 'cluster/mismatched-drbd-conf', sizes: [3], drift: { [drbdConf]: swap('resource r0', 'resource r9') } },
  { check: 'FIL-01', title: 'a resource too few', rule: 'cluster/mismatched-drbd-conf', sizes: [16], host: 3, drift: { [drbdConf]: swap(/resource r1 \{[^]*?\n\}\n/, '') } },
  { check: 'FIL-02', title: 'auto_failback', rule: 'cluster/mismatched-ha-cf', sizes: [2], drift: { [haCf]: swap('auto_failback off', 'auto_failback on') } },
  { check: 'FIL-02', title: 'a program too few', rule: 'cluster/mismatched-respawn', drift: { [haCf]: swap('respawn hacluster /usr/lib/heartbeat/ipfail\n', '') } },
  { check: 'FIL-03', title: 'no haresources', rule: 'cluster/missing-file', sizes: [2], drift: { [haresources]: gone }, places: [haCf] },
  { check: 'FIL-03', title: 'no drbd.conf', rule: 'cluster/missing-file', drift: { [drbdConf]: gone } },
  { check: 'FIL-04', title: 'a mark of a template in haresources', rule: 'haresources/template-mark', sizes: [2], everywhere: { [haresources]: swap(' IPaddr', ' {{ service }} IPaddr') }, isLocal: 'each' },
  { check: 'FIL-04', title: 'a mark of a template in authkeys', rule: 'authkeys/template-mark', everywhere: { [authkeys]: swap('k7d0c1f4b9e26a83', '<%= key %>') }, isLocal: 'each' },
  { check: 'FIL-04', title: 'a mark of a template in ha.cf', rule: 'ha-cf/invalid-template-mark', everywhere: { [haCf]: swap('deadtime 30', 'deadtime {{ deadtime }}') }, isLocal: 'each' },
  { check: 'FIL-05', title: 'a byte-order mark before ha.cf', rule: 'ha-cf/invalid-byte-order-mark', everywhere: { [haCf]: text => `\uFEFF${text}` }, isLocal: 'each' },
  { check: 'FIL-05', title: 'a byte-order mark before authkeys', rule: 'authkeys/byte-order-mark', everywhere: { [authkeys]: text => `\uFEFF${text}` }, isLocal: 'each' },
  { check: 'FIL-05', title: 'line ends of Windows in haresources', rule: 'haresources/carriage-return', sizes: [2], everywhere: { [haresources]: text => text.replaceAll('\n', '\r\n') }, isLocal: 'each', notWritten: ['whitespace'] },
  { check: 'FIL-05', title: 'line ends of Windows in cluster.conf of OCFS2', rule: 'ocfs2-conf/invalid-line-end', everywhere: { [ocfs2Conf]: text => text.replaceAll('\n', '\r\n') }, isLocal: 'each' },
  { check: 'VER-01', title: 'DRBD modules that do not fit', rule: 'cluster/mismatched-drbd-version', sizes: [2], setup: { 'facts/proc-drbd.txt': put(procDrbd('8.4.11', '86-101')) }, drift: { 'facts/proc-drbd.txt': put(procDrbd('8.4.99', '110-121')) } },
  { check: 'VER-03', title: 'an option of another DRBD', rule: 'drbd-conf/unsupported-option', everywhere: { [drbdConf]: swap('resource r0 {\n', 'resource r0 {\n  syncer {\n    group 1;\n  }\n') }, isLocal: 'each' },
  { check: 'VER-04', title: 'another message format', rule: 'cluster/mismatched-message-format', drift: { [haCf]: swap('use_logd on', 'msgfmt netstring\nuse_logd on') } },
  { check: 'VER-05', title: 'another folder', rule: 'cluster/mismatched-library-path', drift: { [haCf]: text => text.replaceAll('/usr/lib/', '/usr/lib64/') } },
  { check: 'SNP-01', title: 'a host that was not given', rule: 'cluster/missing-host', sizes: [3], everywhere: { [haCf]: (text, host) => `${text}node ${strangerOf(host)}\n` }, places: [haCf] },
]

