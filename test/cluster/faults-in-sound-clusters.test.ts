import { describe, expect, test } from 'vitest'

import { checkExample, shownFinding } from '../support/cluster-of.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { soundCluster } from '../support/sound-clusters.js'

/** What changes in a file: `host,host:path` or `*:path`, then pieces to replace one after the other; `null` takes it away. */
type Edit = readonly [where: string, ...pieces: (string | null)[]]

interface Fault {
  readonly title: string
  readonly edits: readonly Edit[]
  /** The one rule that tells it. */
  readonly rule: string
  /** The host on which it is told, where the place matters. */
  readonly at?: string
  /** A part of what the finding suggests. */
  readonly help?: string
}

function edited(files: ClusterFiles, edits: readonly Edit[]): ClusterFiles {
  const result: ClusterFiles = Object.fromEntries(Object.entries(files).map(([host, own]) => [host, { ...own }]))
  for (const [where, ...pieces] of edits) {
    const [wanted = '', path = ''] = where.split(':')
    const hosts = Object.keys(result).filter(host => wanted === '*' || wanted.split(',').includes(host.split('.')[0] ?? ''))
    for (const host of hosts) {
      const own = result[host] ?? {}
      let text = own[path]
      if (text === undefined) throw new Error(`${host} has no ${path}`)
      if (pieces[0] === null) {
        delete own[path]
        continue
      }
      for (let index = 0; index + 1 < pieces.length; index += 2) {
        const [from, to] = [pieces[index] ?? '', pieces[index + 1] ?? '']
        if (!text.includes(from)) throw new Error(`${host}:${path} does not hold "${from}"`)
        text = text.replaceAll(from, to)
      }
      own[path] = text
    }
  }
  return result
}

const haCf = '/etc/ha.d/ha.cf'
const haresources = '/etc/ha.d/haresources'
const drbdConf = '/etc/drbd.conf'
const cibXml = '/var/lib/pacemaker/cib/cib.xml'
const clusterConf = '/etc/cluster/cluster.conf'
const ipText = 'facts/ip-addr.txt'
const ipJson = 'facts/ip-addr.json'
const did = (name: string): string => `Did you mean "${name}"`

const faults: Readonly<Record<string, readonly Fault[]>> = {
  'debian5-heartbeat': [
    { title: 'a ucast line leads to its own host, others reach the peer', edits: [[`beta:${haCf}`, '192.0.2.1\n', '192.0.2.2\n']], rule: 'cluster/mismatched-ucast-peer' },
    { title: 'the same, and only /etc/hosts tells the addresses', edits: [[`beta:${haCf}`, '192.0.2.1\n', '192.0.2.2\n'], [`*:${ipText}`, null], ['*:/etc/network/interfaces', null]], rule: 'cluster/mismatched-ucast-peer' },
    { title: 'a ucast line leads to nobody', edits: [[`alpha:${haCf}`, '192.0.2.2\n', '192.0.2.22\n']], rule: 'cluster/mismatched-ucast-peer' },
    { title: 'the addresses of DRBD are swapped', edits: [[`*:${drbdConf}`, '198.51.100.1', 'X', '198.51.100.2', '198.51.100.1', 'X', '198.51.100.2']], rule: 'cluster/unknown-drbd-address' },
    { title: 'the same, and only /etc/hosts tells the addresses', edits: [[`*:${drbdConf}`, '198.51.100.1', '192.0.2.2', '198.51.100.2', '192.0.2.1'], [`*:${ipText}`, null], ['*:/etc/network/interfaces', null]], rule: 'cluster/unknown-drbd-address' },
    { title: 'both hosts of a resource have one address', edits: [[`*:${drbdConf}`, '198.51.100.2', '198.51.100.1']], rule: 'drbd-conf/duplicate-address' },
    { title: 'an address of DRBD that nobody has', edits: [[`*:${drbdConf}`, '198.51.100.2', '198.51.100.22']], rule: 'cluster/unknown-drbd-address' },
    { title: 'a resource lies on its own device', edits: [[`*:${drbdConf}`, '/dev/vg0/nfs', '/dev/drbd0']], rule: 'drbd-conf/conflicting-own-device' },
    { title: 'a virtual address in no network of its interface', edits: [[`*:${haresources}`, '192.0.2.10/24/eth0', '203.0.113.10/24/eth0']], rule: 'cluster/missing-virtual-address-interface' },
    { title: 'one hardware address on two hosts', edits: [[`beta:${ipText}`, '00:16:3e:00:05:12', '00:16:3e:00:05:11']], rule: 'cluster/duplicate-mac' },
    { title: 'a host gets the device that shoots itself', edits: [[`*:${haCf}`, 'stonith_host beta external/ipmi alpha', 'stonith_host beta external/ipmi beta']], rule: 'cluster/conflicting-stonith-host' },
    { title: 'a stonith device with the address of a host', edits: [[`*:${haCf}`, '192.0.2.32 admin', '192.0.2.2 admin']], rule: 'cluster/conflicting-fence-address' },
    { title: 'DRBD is not started at boot on one host', edits: [['beta:facts/rc.txt', 'S70drbd\n', '']], rule: 'cluster/missing-start' },
    { title: 'nobody loads a driver for the watchdog', edits: [[`*:${haCf}`, 'keepalive 1', 'watchdog /dev/watchdog\nkeepalive 1']], rule: 'cluster/missing-watchdog-driver' },
    { title: 'authkeys that everybody reads', edits: [['beta:facts/stat.txt', '600 root root /etc/ha.d/authkeys', '644 root root /etc/ha.d/authkeys']], rule: 'authkeys/unsafe-readable-file' },
    { title: 'a slip in ha.cf of both', edits: [[`*:${haCf}`, 'node beta', 'node betta']], rule: 'ha-cf/missing-own-host', at: 'beta', help: did('beta') },
    { title: 'a slip in ha.cf of the host itself', edits: [[`beta:${haCf}`, 'node beta', 'node betta']], rule: 'ha-cf/missing-own-host', at: 'beta', help: did('beta') },
    { title: 'a slip in ha.cf of the other one', edits: [[`alpha:${haCf}`, 'node beta', 'node betta']], rule: 'cluster/mismatched-heartbeat-hosts', at: 'alpha', help: did('beta') },
    { title: 'a slip in haresources', edits: [[`*:${haresources}`, 'alpha drbd', 'aplha drbd']], rule: 'cluster/unknown-preferred-host', help: did('alpha') },
    { title: 'a slip in drbd.conf of both', edits: [[`*:${drbdConf}`, 'on beta', 'on betta']], rule: 'drbd-conf/missing-local-host', at: 'beta', help: did('beta') },
    { title: 'a slip in drbd.conf of one', edits: [[`alpha:${drbdConf}`, 'on beta', 'on betta']], rule: 'cluster/mismatched-drbd-conf', at: 'alpha' },
    { title: 'a slip in who may use a stonith device', edits: [[`*:${haCf}`, 'stonith_host beta external', 'stonith_host betta external']], rule: 'cluster/unknown-stonith-host', help: did('beta') },
    { title: 'a slip in whom a stonith device shoots', edits: [[`*:${haCf}`, 'external/ipmi beta', 'external/ipmi betta']], rule: 'cluster/unknown-stonith-host', help: did('beta') },
    { title: 'a slip in /etc/hosts', edits: [['alpha:/etc/hosts', 'beta.example.com	beta', 'betta.example.com	betta']], rule: 'cluster/missing-host-entry', at: 'alpha', help: did('beta') },
  ],
  'debian12-ocfs2': [
    { title: 'one of two ucast lines leads to its own host', edits: [[`alpha:${haCf}`, 'enp2s0 198.51.100.2', 'enp2s0 198.51.100.1']], rule: 'cluster/missing-ucast-peer' },
    { title: 'an IPv6 address in no network', edits: [[`*:${haresources}`, 'IPaddr2::192.0.2.10/24/enp1s0', 'IPv6addr::2001:db8:9:0:0:0:0:10/64']], rule: 'cluster/missing-virtual-address-interface' },
    { title: 'an IPv6 address that is torn apart', edits: [[`*:${haresources}`, 'IPaddr2::192.0.2.10/24/enp1s0', 'IPv6addr::2001:db8::10/64']], rule: 'haresources/invalid-ipv6-separator' },
    { title: 'one hardware address on two hosts', edits: [[`beta:${ipJson}`, '00:16:3e:00:12:02', '00:16:3e:00:12:01']], rule: 'cluster/duplicate-mac' },
    { title: 'another MTU at one end', edits: [[`beta:${ipJson}`, '"mtu":9000', '"mtu":1500'], ['beta:/etc/network/interfaces', 'mtu 9000', 'mtu 1500']], rule: 'cluster/mismatched-mtu' },
    { title: 'the only resource is not on one host', edits: [['beta:/etc/drbd.d/images.res', null]], rule: 'cluster/mismatched-drbd-conf', at: 'beta' },
    { title: 'heartbeat is disabled on one host', edits: [['beta:facts/services.txt', 'heartbeat.service                      enabled ', 'heartbeat.service                      disabled']], rule: 'cluster/missing-start' },
    { title: 'OCFS2 on a resource with one primary', edits: [['*:/etc/drbd.d/global_common.conf', '\t\tallow-two-primaries yes;\n', ''], ['*:/etc/drbd.d/images.res', '\tstartup {\n\t\tbecome-primary-on both;\n\t}\n', '']], rule: 'cluster/missing-two-primaries' },
    { title: 'Pacemaker\'s handler without its counterpart', edits: [['*:/etc/drbd.d/global_common.conf', '/usr/local/sbin/fence-peer-by-ipmi', '/usr/lib/drbd/crm-fence-peer.sh']], rule: 'drbd-conf/missing-unfence-peer' },
    { title: 'a slip in OCFS2\'s nodes of both', edits: [['*:/etc/ocfs2/cluster.conf', 'name = beta', 'name = betta']], rule: 'cluster/unknown-ocfs2-host', at: 'beta', help: did('beta') },
    { title: 'a slip in OCFS2\'s nodes of one', edits: [['alpha:/etc/ocfs2/cluster.conf', 'name = beta', 'name = betta']], rule: 'cluster/mismatched-ocfs2-conf', at: 'alpha' },
    { title: 'OCFS2 gives up before DRBD\'s handler is done', edits: [['*:/etc/default/o2cb', 'THRESHOLD=61', 'THRESHOLD=7']], rule: 'cluster/conflicting-ocfs2-timeout' },
    { title: 'two are to become primary, and one may', edits: [['*:/etc/drbd.d/global_common.conf', '\t\tallow-two-primaries yes;\n', '']], rule: 'drbd-conf/missing-two-primaries' },
    { title: 'another threshold on one host', edits: [['beta:/etc/default/o2cb', 'THRESHOLD=61', 'THRESHOLD=31']], rule: 'cluster/mismatched-o2cb' },
  ],
  'rhel5-gnbd': [
    { title: 'another name of the export', edits: [['beta:/usr/local/sbin/export-images', 'NAME=images', 'NAME=data']], rule: 'cluster/mismatched-gnbd-export' },
    { title: 'an uncached export', edits: [['alpha,beta:/usr/local/sbin/export-images', 'gnbd_export -c', 'gnbd_export']], rule: 'cluster/unsafe-uncached-export' },
    { title: 'a service may move to a host without the resource', edits: [[`*:${clusterConf}`, '<failoverdomainnode name="beta.example.com"', '<failoverdomainnode name="gamma.example.com"']], rule: 'cluster/missing-domain-resource' },
    { title: 'an export of another device', edits: [['alpha,beta:/usr/local/sbin/export-images', '/dev/drbd0', '/dev/drbd1']], rule: 'cluster/unknown-export-device' },
    { title: 'an import from a name that nobody has', edits: [['gamma,delta:/etc/init.d/gnbd-client', 'SERVER=storage', 'SERVER=sotrage']], rule: 'cluster/missing-host-entry', help: did('storage.example.com') },
    { title: 'an import from one of the servers', edits: [['gamma,delta:/etc/init.d/gnbd-client', 'SERVER=storage', 'SERVER=alpha']], rule: 'cluster/unsafe-gnbd-import' },
    { title: 'clients mount what nobody exports', edits: [['gamma,delta:/etc/fstab', '/dev/gnbd/images', '/dev/gnbd/imgaes']], rule: 'cluster/unknown-gnbd-device', help: did('images') },
  ],
  'rhel6-gfs2': [
    { title: 'a service\'s address in no network', edits: [[`*:${clusterConf}`, '192.0.2.10/24', '203.0.113.77/24']], rule: 'cluster/missing-virtual-address-interface' },
    { title: 'local locking of a clustered group', edits: [['*:/etc/lvm/lvm.conf', 'locking_type = 3', 'locking_type = 1']], rule: 'cluster/mismatched-lvm-locking' },
    { title: 'a volume in fstab that does not exist', edits: [['*:/etc/fstab', '/dev/vg_shared/lv_www', '/dev/vg_shared/lv_ww']], rule: 'cluster/unknown-clusterfs-device', help: did('/dev/vg_shared/lv_www') },
    { title: 'a fence device with the address of a node', edits: [[`*:${clusterConf}`, '203.0.113.2"', '192.0.2.2"']], rule: 'cluster/conflicting-fence-address' },
    { title: 'a volume group that is clustered on one host only', edits: [['beta:/etc/lvm/backup/vg_shared', ', "CLUSTERED"', '']], rule: 'cluster/mismatched-clustered-group' },
    { title: 'a slip in a clusternode of both', edits: [[`*:${clusterConf}`, 'clusternode name="beta.', 'clusternode name="betta.']], rule: 'cluster/unknown-cman-host', at: 'beta.example.com', help: did('beta.example.com') },
    { title: 'a slip in every name of both', edits: [[`*:${clusterConf}`, 'name="beta.', 'name="betta.']], rule: 'cluster/unknown-cman-host', at: 'beta.example.com', help: did('beta.example.com') },
    { title: 'a slip in a clusternode of one', edits: [[`alpha:${clusterConf}`, 'clusternode name="beta.', 'clusternode name="betta.']], rule: 'cluster/mismatched-cluster-conf', at: 'alpha.example.com' },
    { title: 'a slip in a failover domain', edits: [[`*:${clusterConf}`, 'failoverdomainnode name="beta.', 'failoverdomainnode name="betta.']], rule: 'cluster-conf/unknown-failover-domain-node', help: did('beta.example.com') },
    { title: 'a slip in /etc/hosts', edits: [['alpha:/etc/hosts', 'beta.example.com beta', 'betta.example.com betta']], rule: 'cluster/missing-host-entry', at: 'alpha.example.com', help: did('beta.example.com') },
  ],
  'drbd9-mesh': [
    { title: 'an IPv6 address that nobody has', edits: [['*:/etc/drbd.d/images.res', 'ipv4 198.51.100.1:', 'ipv6 [2001:db8::1]:', 'ipv4 198.51.100.2:', 'ipv6 [2001:db8::2]:', 'ipv4 198.51.100.3:', 'ipv6 [2001:db8::33]:']], rule: 'cluster/unknown-drbd-address' },
    { title: 'one of two resources is not on one host', edits: [['beta:/etc/drbd.d/mail.res', null]], rule: 'cluster/mismatched-drbd-conf', at: 'beta' },
    { title: 'a slip in one resource of all', edits: [['*:/etc/drbd.d/images.res', 'on gamma', 'on gama', 'alpha beta gamma', 'alpha beta gama']], rule: 'cluster/unknown-drbd-host', at: 'gamma', help: did('gamma') },
    { title: 'a slip in a mesh', edits: [['*:/etc/drbd.d/images.res', 'alpha beta gamma', 'alpha beta gama']], rule: 'drbd-conf/unknown-connection-host', help: did('gamma') },
  ],
  'debian12-two-groups': [
    { title: 'a ucast line leads to nobody', edits: [[`beta:${haCf}`, 'ucast eno1 192.0.2.1', 'ucast eno1 192.0.2.21']], rule: 'cluster/mismatched-ucast-peer', at: 'beta' },
    { title: 'another deadtime on one host', edits: [[`beta:${haCf}`, 'deadtime 15', 'deadtime 30']], rule: 'cluster/mismatched-heartbeat-times' },
    { title: 'another port of one resource on one host', edits: [['beta:/etc/drbd.d/nfs.res', '198.51.100.2:7789', '198.51.100.2:7799']], rule: 'cluster/mismatched-drbd-address' },
    { title: 'another secret on one host', edits: [['beta:/etc/drbd.d/global_common.conf', 'not-a-secret-drbd9', 'not-a-secret-drbd8']], rule: 'cluster/mismatched-drbd-secret' },
    { title: 'a promoted resource that does not exist', edits: [[`*:${haresources}`, 'drbddisk::nfs', 'drbddisk::nsf']], rule: 'cluster/unknown-drbd-resource', help: did('nfs') },
    { title: 'a volume that one host lacks', edits: [['beta:facts/lvs.json', '"lv_name": "nfs"', '"lv_name": "nfs2"']], rule: 'cluster/unknown-backing-device', at: 'beta' },
    { title: 'DRBD is not started at boot on one host', edits: [['beta:facts/services.txt', 'drbd.service enabled', 'drbd.service disabled']], rule: 'cluster/missing-start', at: 'beta' },
    { title: 'a managed service is started at boot as well', edits: [['*:facts/services.txt', 'postgresql.service disabled', 'postgresql.service enabled']], rule: 'cluster/conflicting-init-script' },
    { title: 'another MTU at one end', edits: [['beta:facts/ip-addr.json', '"mtu": 9000', '"mtu": 1500'], ['beta:/etc/network/interfaces', 'mtu 9000', 'mtu 1500']], rule: 'cluster/mismatched-mtu' },
    { title: 'another method of authkeys', edits: [['beta:/etc/ha.d/authkeys', '2 sha1', '2 md5']], rule: 'cluster/mismatched-authkeys' },
  ],
  'rhel5-rgmanager': [
    { title: 'a service names a resource that does not exist', edits: [[`*:${clusterConf}`, 'resource="imap"', 'resource="imaps"']], rule: 'cluster/unknown-rgmanager-drbd', help: did('imap') },
    { title: 'a fence device with the address of a node', edits: [[`*:${clusterConf}`, '192.0.2.32', '192.0.2.2']], rule: 'cluster/conflicting-fence-address' },
    { title: 'another version of cluster.conf on one host', edits: [[`beta:${clusterConf}`, 'config_version="7"', 'config_version="6"']], rule: 'cluster/mismatched-config-version' },
    { title: 'DRBD starts behind rgmanager', edits: [['*:facts/rc.txt', 'S99rgmanager', 'S69rgmanager']], rule: 'cluster/conflicting-start-order' },
    { title: 'rgmanager is not started at boot on one host', edits: [['beta:facts/rc.txt', 'S99rgmanager\n', ''], ['beta:facts/chkconfig.txt', 'rgmanager       \t0:off\t1:off\t2:on\t3:on\t4:on\t5:on', 'rgmanager       \t0:off\t1:off\t2:off\t3:off\t4:off\t5:off']], rule: 'cluster/missing-start', at: 'beta.example.com' },
    { title: 'an address of DRBD that nobody has', edits: [[`*:${drbdConf}`, '198.51.100.2', '198.51.100.22']], rule: 'cluster/unknown-drbd-address' },
    { title: 'the virtual address in no network', edits: [[`*:${clusterConf}`, '192.0.2.10', '203.0.113.10']], rule: 'cluster/missing-virtual-address-interface' },
    { title: 'the disk is smaller on one host', edits: [['beta:facts/lvs.txt', '100.00G', ' 90.00G']], rule: 'cluster/mismatched-disk-size' },
  ],
  'sles11-ocfs2': [
    { title: 'OCFS2 is mounted before its cluster is up', edits: [['*:facts/rc.txt', 'S05o2cb\nS06ocfs2', 'S05ocfs2\nS06o2cb']], rule: 'cluster/conflicting-ocfs2-order' },
    { title: 'o2cb starts before DRBD', edits: [['*:facts/rc.txt', 'S04drbd\nS05o2cb\nS06ocfs2', 'S04o2cb\nS05ocfs2\nS06drbd']], rule: 'cluster/conflicting-ocfs2-order' },
    { title: 'one primary only', edits: [['*:/etc/drbd.d/global_common.conf', '    allow-two-primaries;\n', '', '    become-primary-on both;\n', '']], rule: 'cluster/missing-two-primaries' },
    { title: 'another idle timeout on one host', edits: [['beta:/etc/sysconfig/o2cb', 'IDLE_TIMEOUT_MS=30000', 'IDLE_TIMEOUT_MS=10000']], rule: 'cluster/mismatched-o2cb' },
    { title: 'an address of OCFS2 that nobody has', edits: [['*:/etc/ocfs2/cluster.conf', '198.51.100.2', '198.51.100.22']], rule: 'cluster/unknown-ocfs2-address' },
    { title: 'o2cb starts a cluster that does not exist', edits: [['*:/etc/sysconfig/o2cb', 'BOOTCLUSTER=ocfs2', 'BOOTCLUSTER=ocfs']], rule: 'cluster/unknown-boot-cluster' },
    { title: 'a host that hangs stays', edits: [['*:/etc/sysctl.conf', 'kernel.panic = 30\n', '']], rule: 'cluster/missing-panic-setting' },
    { title: 'no _netdev', edits: [['*:/etc/fstab', '_netdev,noatime', 'noatime']], rule: 'cluster/missing-netdev' },
  ],
  'debian7-ipv6': [
    { title: 'an IPv6 address of DRBD that nobody has', edits: [['*:/etc/drbd.d/web.res', '2001:db8:1::2', '2001:db8:1::22']], rule: 'cluster/unknown-drbd-address' },
    { title: 'an IPv6 address in no network', edits: [[`*:${haresources}`, '2001:db8:0:0:0:0:0:10', '2001:db8:9:0:0:0:0:10']], rule: 'cluster/missing-virtual-address-interface' },
    { title: 'a stonith device with the IPv6 address of a host', edits: [[`*:${haCf}`, '2001:db8::32', '2001:db8::2']], rule: 'cluster/conflicting-fence-address' },
    { title: 'another multicast group on one host', edits: [[`beta:${haCf}`, 'mcast6 eth1 ff02::694', 'mcast6 eth1 ff02::695']], rule: 'cluster/mismatched-multicast' },
    { title: 'another number in insserv', edits: [['*:facts/rc.txt', 'S02drbd', 'S04drbd']], rule: 'cluster/conflicting-start-order' },
  ],
  'debian6-xen': [
    { title: 'a guest on the volume below DRBD', edits: [['*:/etc/xen/web.cfg', 'phy:/dev/drbd0', 'phy:/dev/vg0/web']], rule: 'cluster/conflicting-xen-disk' },
    { title: 'a bridge that no host has', edits: [['*:/etc/xen/mail.cfg', 'bridge=br0', 'bridge=br1']], rule: 'cluster/unknown-xen-bridge' },
    { title: 'copies of a guest differ', edits: [['beta:/etc/xen/web.cfg', "memory = '2048'", "memory = '1024'"]], rule: 'cluster/mismatched-xen-domain' },
    { title: 'another speed of the serial line', edits: [[`beta:${haCf}`, 'baud 19200', 'baud 9600']], rule: 'cluster/mismatched-serial' },
  ],
  'rhel4-gnbd-ocfs2': [
    { title: 'clients import from one of the servers', edits: [['gamma,delta:/etc/init.d/gnbd-import', '-i storage', '-i alpha']], rule: 'cluster/unsafe-gnbd-import' },
    { title: 'an export of another device', edits: [['alpha,beta:/etc/ha.d/resource.d/gnbdexport', '-d /dev/drbd0', '-d /dev/drbd1']], rule: 'cluster/unknown-export-device' },
    { title: 'another name of the export on one server', edits: [['beta:/etc/ha.d/resource.d/gnbdexport', '-e data', '-e date']], rule: 'cluster/mismatched-gnbd-export' },
    { title: 'clients mount what nobody exports', edits: [['gamma,delta:/etc/fstab', '/dev/gnbd/data', '/dev/gnbd/date']], rule: 'cluster/unknown-gnbd-device', help: did('data') },
    { title: 'the clients reset themselves before the storage is back', edits: [['gamma,delta:/etc/sysconfig/o2cb', 'THRESHOLD=61', 'THRESHOLD=7']], rule: 'cluster/conflicting-ocfs2-timeout' },
  ],
  'rhel6-nfs': [
    { title: 'dopd does not run', edits: [[`*:${haCf}`, 'respawn hacluster /usr/lib64/heartbeat/dopd\n', '', 'apiauth dopd gid=haclient uid=hacluster\n', '']], rule: 'cluster/missing-dopd' },
    { title: 'ipfail on one host only', edits: [[`beta:${haCf}`, 'respawn hacluster /usr/lib64/heartbeat/ipfail\n', '']], rule: 'cluster/mismatched-respawn' },
    { title: 'an interface that no host has', edits: [[`*:${haresources}`, '24/bond0', '24/bond3']], rule: 'cluster/unknown-virtual-address-interface' },
    { title: 'heartbeat on an interface that no host has', edits: [[`*:${haCf}`, 'mcast bond0', 'mcast bond2']], rule: 'cluster/unknown-heartbeat-interface' },
    { title: 'nfs is started at boot on one host', edits: [['beta:facts/rc.txt', 'K60nfs\nK69nfslock\nS10network', 'K69nfslock\nS10network\nS60nfs'], ['beta:facts/chkconfig.txt', 'nfs             \t0:off\t1:off\t2:off\t3:off\t4:off\t5:off', 'nfs             \t0:off\t1:off\t2:on\t3:on\t4:on\t5:on']], rule: 'cluster/conflicting-init-script', at: 'beta' },
  ],
  'rhel5-outlets': [
    { title: 'one outlet of two is that of the other node', edits: [[`*:${clusterConf}`, 'name="pdu-b" port="4"', 'name="pdu-b" port="3"']], rule: 'cluster-conf/duplicate-fence-port' },
    { title: 'a script makes a resource primary that does not exist', edits: [['*:/etc/init.d/drbd-ftp', 'RES=ftp', 'RES=fpt']], rule: 'cluster/unknown-rgmanager-drbd', help: did('ftp') },
    { title: 'a script of the service is not on one host', edits: [['beta:/etc/init.d/drbd-ftp', null]], rule: 'cluster/missing-resource-script' },
    { title: 'a file system on the device of no resource', edits: [[`*:${clusterConf}`, 'device="/dev/drbd0"', 'device="/dev/drbd1"']], rule: 'cluster/unknown-clusterfs-device' },
    { title: 'a program of the service is started at boot on one host', edits: [['beta:facts/rc.txt', 'K50vsftpd\nS10network', 'S10network\nS60vsftpd']], rule: 'cluster/conflicting-managed-unit', at: 'beta.example.com' },
  ],
  'rhel6-qdisk': [
    { title: 'a node unfences the port of another one', edits: [[`*:${clusterConf}`, '<device name="sw" port="2" action="enable"/>', '<device name="sw" port="3" action="enable"/>']], rule: 'cluster-conf/duplicate-fence-port' },
    { title: 'a node is shot by the board of another one', edits: [[`*:${clusterConf}`, '<device name="ilo-beta"/>', '<device name="ilo-gamma"/>']], rule: 'cluster-conf/duplicate-fence-address' },
    { title: 'two_node beside a quorum disk and three nodes', edits: [[`*:${clusterConf}`, 'expected_votes="5"', 'expected_votes="5" two_node="1"']], rule: 'cluster-conf/conflicting-two-node-count' },
    { title: 'what an agent starts is started at boot as well', edits: [['gamma:facts/rc.txt', 'S55sshd', 'S55sshd\nS85httpd']], rule: 'cluster/conflicting-managed-unit', at: 'gamma.example.com' },
  ],
  'debian6-heartbeat-crm': [
    { title: 'a stonith device of nobody', edits: [['*:/var/lib/heartbeat/crm/cib.xml', 'name="hostname" value="beta"', 'name="hostname" value="betta"']], rule: 'cib/unknown-node' },
    { title: 'a node has another name in the CIB', edits: [['*:/var/lib/heartbeat/crm/cib.xml', 'uname="beta"', 'uname="betta"']], rule: 'cib/unknown-node' },
    { title: 'a ucast line leads to nobody', edits: [['alpha:/etc/ha.d/ha.cf', 'ucast eth0 192.0.2.21', 'ucast eth0 192.0.2.22']], rule: 'cluster/mismatched-ucast-peer' },
  ],
  'debian12-qdevice': [
    { title: 'devices of two groups are exchanged', edits: [[`*:${cibXml}`, 'value="/dev/drbd1"', 'X', 'value="/dev/drbd2"', 'value="/dev/drbd1"', 'X', 'value="/dev/drbd2"']], rule: 'cluster/mismatched-drbd-device' },
    { title: 'each device may be used by its own target alone', edits: [[`*:${cibXml}`, 'name="pcmk_host_list" value="alpha"', 'X', 'name="pcmk_host_list" value="beta"', 'name="pcmk_host_list" value="alpha"', 'X', 'name="pcmk_host_list" value="beta"']], rule: 'cib/unusable-fence-device' },
    { title: 'addresses of the nodes are exchanged', edits: [['*:/etc/corosync/corosync.conf', 'ring0_addr: 192.0.2.1', 'X', 'ring0_addr: 192.0.2.2', 'ring0_addr: 192.0.2.1', 'X', 'ring0_addr: 192.0.2.2']], rule: 'cluster/unknown-corosync-address' },
    { title: 'a link has the address of another one', edits: [['*:/etc/corosync/corosync.conf', 'ring1_addr: 198.51.100.2', 'ring1_addr: 192.0.2.2']], rule: 'corosync-conf/duplicate-address' },
    { title: 'the daemon of the quorum device does not start on one host', edits: [['beta:facts/services.txt', 'corosync-qdevice.service enabled', 'corosync-qdevice.service disabled']], rule: 'cluster/missing-start', at: 'beta' },
    { title: 'NFS starts at boot beside the agent', edits: [['beta:facts/services.txt', 'nfs-server.service disabled', 'nfs-server.service enabled']], rule: 'cluster/conflicting-managed-unit', at: 'beta' },
  ],
  'debian12-iscsi': [
    { title: 'no quorum', edits: [['*:/etc/drbd.d/global_common.conf', '        quorum majority;\n', '']], rule: 'cluster/missing-promoter-quorum' },
    { title: 'a LUN on the disk below DRBD', edits: [['alpha,beta:/etc/drbd-reactor.d/iscsi.toml', '/dev/drbd101', '/dev/vg_data/lun0']], rule: 'cluster/conflicting-lower-mount' },
    { title: 'the address of the service in no network', edits: [['alpha,beta:/etc/drbd-reactor.d/iscsi.toml', '192.0.2.50', '203.0.113.50']], rule: 'cluster/missing-virtual-address-interface' },
    { title: 'the address of the service is that of a host', edits: [['alpha,beta:/etc/drbd-reactor.d/iscsi.toml', '192.0.2.50', '192.0.2.2']], rule: 'cluster/conflicting-virtual-address' },
    { title: 'drbd-reactor does not start on one host', edits: [['beta:facts/services.txt', 'drbd-reactor.service enabled', 'drbd-reactor.service disabled']], rule: 'cluster/missing-start', at: 'beta' },
    { title: 'another port on one host', edits: [['beta:/etc/drbd-reactor.d/iscsi.toml', 'portno=3260', 'portno=3261']], rule: 'cluster/mismatched-drbd-reactor' },
  ],
  'alma9-lvm': [
    { title: 'Pacemaker does not start on one host', edits: [['gamma:facts/services.txt', 'pacemaker.service enabled', 'pacemaker.service disabled']], rule: 'cluster/missing-start', at: 'gamma' },
    { title: 'the board of another node', edits: [[`*:${cibXml}`, 'value="203.0.113.2"', 'value="203.0.113.1"']], rule: 'cib/duplicate-fence-address' },
    { title: 'a host calls its own name loopback', edits: [['alpha:/etc/hosts', '192.0.2.1 alpha', '127.0.1.1 alpha']], rule: 'cluster/unsafe-loopback-name', at: 'alpha' },
  ],
  'ubuntu22-mesh': [
    { title: 'a slip in a mesh', edits: [['*:/etc/drbd.d/pg.res', 'hosts alpha beta gamma', 'hosts alpha beta gama']], rule: 'drbd-conf/unknown-connection-host', help: did('gamma') },
    { title: 'corosync.conf differs on one host', edits: [['gamma:/etc/corosync/corosync.conf', 'token: 3000', 'token: 5000']], rule: 'cluster/mismatched-corosync-conf', at: 'gamma' },
    { title: 'the only resource is not on one host', edits: [['gamma:/etc/drbd.d/pg.res', null]], rule: 'cluster/mismatched-drbd-conf', at: 'gamma' },
    { title: 'addresses of DRBD are swapped', edits: [['*:/etc/drbd.d/pg.res', '198.51.100.1', 'X', '198.51.100.2', '198.51.100.1', 'X', '198.51.100.2']], rule: 'cluster/unknown-drbd-address' },
    { title: 'no unfence-peer', edits: [['*:/etc/drbd.d/global_common.conf', '\t\tunfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";\n', '']], rule: 'drbd-conf/missing-unfence-peer' },
  ],
  'debian12-pacemaker': [
    { title: 'the device of the other resource', edits: [[`*:${cibXml}`, 'value="/dev/drbd1"', 'value="/dev/drbd2"']], rule: 'cluster/mismatched-drbd-device' },
    { title: 'nothing keeps a group beside DRBD', edits: [[`*:${cibXml}`, '      <rsc_colocation id="web-with-drbd" rsc="web-group" with-rsc="ms-web" with-rsc-role="Promoted" score="INFINITY"/>\n', '']], rule: 'cluster/missing-drbd-colocation' },
    { title: 'Pacemaker goes on without quorum', edits: [[`*:${cibXml}`, 'name="no-quorum-policy" value="stop"', 'name="no-quorum-policy" value="ignore"']], rule: 'cluster/unsafe-quorum-policy' },
    { title: 'a service starts at boot as well', edits: [['beta:facts/services.txt', 'drbd.service disabled', 'drbd.service disabled\nnginx.service enabled']], rule: 'cluster/conflicting-managed-unit', at: 'beta' },
    { title: 'DRBD starts at boot', edits: [['beta:facts/services.txt', 'drbd.service disabled', 'drbd.service enabled']], rule: 'cluster/conflicting-drbd-service', at: 'beta' },
    { title: 'an address of a host that nobody has', edits: [['*:/etc/corosync/corosync.conf', 'ring1_addr: 198.51.100.2', 'ring1_addr: 198.51.100.22']], rule: 'cluster/unknown-corosync-address' },
    { title: 'the numbers of the nodes are exchanged', edits: [[`*:${cibXml}`, '<node id="1" uname="alpha"/>', '<node id="1" uname="beta"/>', '<node id="2" uname="beta"/>', '<node id="2" uname="alpha"/>']], rule: 'cluster/mismatched-pacemaker-node-id' },
    { title: 'the quorum device has the address of a service', edits: [['*:/etc/corosync/corosync.conf', 'host: 192.0.2.250', 'host: 192.0.2.51']], rule: 'cluster/conflicting-quorum-host' },
    { title: 'a service has the address of a host', edits: [[`*:${cibXml}`, 'value="192.0.2.51"', 'value="192.0.2.2"']], rule: 'cluster/conflicting-virtual-address' },
    { title: 'corosync.conf is missing on one host', edits: [['beta:/etc/corosync/corosync.conf', null]], rule: 'cluster/missing-file' },
  ],
  'rocky9-pacemaker': [
    { title: 'a node too many for DRBD', edits: [['*:/etc/drbd.d/data.res', '\ton gamma {\n\t\tnode-id 2;\n\t\taddress ipv4 198.51.100.3:7800;\n\t\tdisk none;\n\t}\n', '', 'hosts alpha beta gamma', 'hosts alpha beta'], [`*:${cibXml}`, 'name="clone-max" value="3"', 'name="clone-max" value="2"']], rule: 'cluster/missing-drbd-section' },
    { title: 'two are to be promoted', edits: [[`*:${cibXml}`, 'name="promoted-max" value="1"', 'name="promoted-max" value="2"']], rule: 'cluster/conflicting-promoted-max' },
    { title: 'an interface that nobody has', edits: [[`*:${cibXml}`, 'value="enp1s0"', 'value="eth0"']], rule: 'cluster/unknown-virtual-address-interface' },
    { title: 'another name in the CIB', edits: [[`*:${cibXml}`, 'name="cluster-name" value="store"', 'name="cluster-name" value="stor"']], rule: 'cluster/mismatched-pacemaker-name' },
    { title: 'one link only, that of DRBD', edits: [['*:/etc/corosync/corosync.conf', '\t\tring1_addr: 198.51.100.1\n', '', '\t\tring1_addr: 198.51.100.2\n', '', '\t\tring1_addr: 198.51.100.3\n', '', '192.0.2.1', '198.51.100.1', '192.0.2.2', '198.51.100.2', '192.0.2.3', '198.51.100.3']], rule: 'cluster/unsafe-corosync-network' },
  ],
  'debian12-reactor': [
    { title: 'a slip in the name of the resource', edits: [['*:/etc/drbd-reactor.d/web.toml', 'resources.web', 'resources.wbe']], rule: 'cluster/unknown-promoted-resource', help: did('web') },
    { title: 'opening the device promotes it', edits: [['*:/etc/drbd.d/web.res', 'auto-promote no', 'auto-promote yes']], rule: 'cluster/conflicting-auto-promote' },
    { title: 'services hang without quorum', edits: [['*:/etc/drbd.d/web.res', 'on-no-quorum io-error', 'on-no-quorum suspend-io']], rule: 'cluster/mismatched-promoter-options' },
    { title: 'services freeze, and writes fail', edits: [['*:/etc/drbd-reactor.d/web.toml', 'runner = "systemd"\n', 'runner = "systemd"\non-quorum-loss = "freeze"\n']], rule: 'cluster/missing-freeze-options' },
    { title: 'a slip in a preferred node', edits: [['*:/etc/drbd-reactor.d/web.toml', '["alpha", "beta"]', '["alpha", "betta"]']], rule: 'cluster/unknown-preferred-node' },
    { title: 'a service starts at boot as well', edits: [['*:facts/services.txt', 'nginx.service disabled', 'nginx.service enabled']], rule: 'cluster/conflicting-managed-unit' },
    { title: 'one host starts something else', edits: [['beta:/etc/drbd-reactor.d/web.toml', 'nginx.service', 'apache2.service']], rule: 'cluster/mismatched-drbd-reactor', at: 'beta' },
    { title: 'drbd-utils are too old', edits: [['beta:facts/dpkg.txt', '9.31.0-1', '9.22.0-1']], rule: 'cluster/mismatched-reactor-version', at: 'beta' },
    { title: 'a host with the data has no promoter', edits: [['beta:/etc/drbd-reactor.toml', null], ['beta:/etc/drbd-reactor.d/web.toml', null]], rule: 'cluster/missing-file' },
    { title: 'a misspelt key', edits: [['*:/etc/drbd-reactor.d/web.toml', 'preferred-nodes', 'preferred_nodes']], rule: 'drbd-reactor/unknown-key' },
  ],
  'ubuntu22-linstor': [
    { title: 'LINSTOR\'s resources are not included', edits: [['*:/etc/drbd.d/linstor-resources.res', 'include "/var/lib/linstor.d/*.res";', '# include "/var/lib/linstor.d/*.res";']], rule: 'cluster/unused-drbd-file' },
    { title: 'the controller starts at boot on one host', edits: [['gamma:facts/services.txt', 'linstor-controller.service disabled', 'linstor-controller.service enabled']], rule: 'cluster/conflicting-managed-unit', at: 'gamma' },
    { title: 'a slip in the name of its resource', edits: [['*:/etc/drbd-reactor.d/linstor_db.toml', 'resources.linstor_db', 'resources.linstor-db']], rule: 'cluster/unknown-promoted-resource' },
    { title: 'its resource is promoted by a mount', edits: [['*:/var/lib/linstor.d/linstor_db.res', 'auto-promote no', 'auto-promote yes']], rule: 'cluster/conflicting-auto-promote' },
    { title: 'no quorum for its resource', edits: [['*:/var/lib/linstor.d/linstor_db.res', 'quorum majority', 'quorum off', '        on-no-quorum io-error;\n', '']], rule: 'cluster/missing-promoter-quorum' },
    { title: 'one host has an old copy of a resource', edits: [['gamma:/var/lib/linstor.d/vm-100-disk-1.res', 'not-a-secret-of-vm', 'not-a-secret-of-old']], rule: 'cluster/mismatched-drbd-secret', at: 'gamma' },
  ],
  'sles15-ocfs2-dlm': [
    { title: 'one primary only', edits: [['*:/etc/drbd.d/images.res', '\t\tallow-two-primaries yes;\n', '', '\t\tafter-sb-0pri discard-zero-changes;\n\t\tafter-sb-1pri discard-secondary;\n\t\tafter-sb-2pri disconnect;\n', '']], rule: 'cluster/conflicting-promoted-max' },
    { title: 'ext4 on two primaries', edits: [[`*:${cibXml}`, 'value="ocfs2"', 'value="ext4"']], rule: 'cluster/unsafe-shared-mount' },
    { title: 'one is promoted', edits: [[`*:${cibXml}`, 'name="promoted-max" value="2"', 'name="promoted-max" value="1"']], rule: 'cluster/unused-two-primaries' },
    { title: 'nothing keeps the storage beside DRBD', edits: [[`*:${cibXml}`, '      <rsc_colocation id="storage-with-drbd" rsc="cl-storage" with-rsc="ms-images" with-rsc-role="Promoted" score="INFINITY"/>\n', '']], rule: 'cluster/missing-drbd-colocation' },
    { title: 'a device of no resource', edits: [[`*:${cibXml}`, 'value="/dev/drbd0"', 'value="/dev/drbd3"']], rule: 'cluster/mismatched-drbd-device' },
    { title: 'no delay of fencing', edits: [[`*:${cibXml}`, '          <nvpair id="stonith-sbd-instance_attributes-pcmk_delay_max" name="pcmk_delay_max" value="30s"/>\n', '']], rule: 'cluster/unsafe-fence-race' },
    { title: 'another time of SBD on one host', edits: [['beta:/etc/sysconfig/sbd', 'SBD_WATCHDOG_TIMEOUT=15', 'SBD_WATCHDOG_TIMEOUT=5']], rule: 'cluster/mismatched-sbd' },
    { title: 'the storage waits for all nodes', edits: [[`*:${cibXml}`, '<nvpair id="cl-storage-meta_attributes-interleave" name="interleave" value="true"/>', '<nvpair id="cl-storage-meta_attributes-interleave" name="interleave" value="false"/>']], rule: 'cib/missing-interleave' },
    { title: 'DRBD has the port of the DLM', edits: [['*:/etc/drbd.d/images.res', ':7788', ':21064']], rule: 'cluster/duplicate-port' },
    { title: 'fencing is off', edits: [[`*:${cibXml}`, 'name="stonith-enabled" value="true"', 'name="stonith-enabled" value="false"']], rule: 'cluster/conflicting-drbd-stonith' },
    { title: 'another token time on one host', edits: [['beta:/etc/corosync/corosync.conf', 'token: 5000', 'token: 10000']], rule: 'cluster/mismatched-corosync-conf', at: 'beta' },
  ],
}

describe.each(Object.entries(faults))('%s', (name, list) => {
  test.each(list.map(fault => [fault.title, fault] as const))('%s', async (_title, { edits, rule, at, help }) => {
    const { report } = await checkExample({ hosts: edited(soundCluster(name), edits) })
    const found = report.diagnostics.filter(({ severity }) => severity !== 'info')
    const text = found.map(finding => shownFinding(finding, report)).join('\n')
    expect(found.map(({ rule: code }) => code), text).toEqual([rule])
    if (at !== undefined) expect(found[0]?.file.split('/')[0]).toBe(at)
    if (help !== undefined) expect(found[0]?.help).toContain(help)
  })
})

test('hosts that a number or one letter tells apart are no slips of each other', async () => {
  const { report } = await checkExample({ hosts: {
    'web-a': { '/etc/ha.d/ha.cf': 'node web-a web-c\nbcast eth0\n', '/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret-at-all\n' },
    'web-b': { '/etc/ha.d/ha.cf': 'bcast eth0\nnode web-b web-d\n', '/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret-at-all\n' },
  } })
  expect(report.diagnostics.filter(({ help }) => help?.includes('Did you mean'))).toEqual([])
})
