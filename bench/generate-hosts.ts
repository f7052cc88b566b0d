import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Writes a cluster of hosts, twenty files each; returns the characters written.
 *
 * All hosts are members of one cman and one OCFS2 cluster; neighbours share DRBD resources and a heartbeat. Whoever stands
 * alone at the end has the shared files only. cfgcheck has little to say about it. Hosts are named after `prefix`: with others, all
 * files that name hosts are others.
 */
export function storageCluster(folder: string, hostCount: number, prefix = 'host'): number {
  const hosts = Array.from({ length: hostCount }, (_, index) => `${prefix}${String(index + 1).padStart(3, '0')}`)
  const shared = sharedFiles(hosts)
  let size = 0
  hosts.forEach((host, index) => {
    const first = index - (index % 2)
    const pair = hosts.slice(first, first + 2)
    const files = { ...shared, ...ownFiles(host, index), ...(pair.length === 2 ? pairFiles(pair, index) : {}) }
    for (const [path, text] of Object.entries(files)) {
      const target = join(folder, host, path)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, text)
      size += text.length
    }
  })
  return size
}

type Files = Readonly<Record<string, string>>

/** Resources of each pair. */
const resourceCount = 9

const publicAddress = (index: number): string => `192.0.2.${index + 1}`
const storageAddress = (index: number): string => `198.51.100.${index + 1}`

function sharedFiles(hosts: readonly string[]): Files {
  return {
    'etc/hosts': `127.0.0.1 localhost\n${hosts.map((host, index) => `${publicAddress(index)} ${host}\n`).join('')}`,
    'etc/cluster/cluster.conf': clusterConf(hosts),
    'etc/sysconfig/cluster': 'CLUSTERNAME="demo"\n',
    'etc/ocfs2/cluster.conf': ocfs2Conf(hosts),
    'etc/default/o2cb': 'O2CB_ENABLED=true\nO2CB_BOOTCLUSTER=demo\nO2CB_HEARTBEAT_THRESHOLD=61\n',
    'etc/modules': '# Loaded at boot.\nloop\ndrbd\nocfs2\n',
    'etc/fstab': '/dev/sda1 / ext3 defaults,errors=remount-ro 0 1\n/dev/sda2 none swap sw 0 0\nproc /proc proc defaults 0 0\n',
    'facts/rc.txt': rcOrder,
  }
}

function ownFiles(host: string, index: number): Files {
  const names = Array.from({ length: resourceCount }, (_, number) => `data${number}`)
  const bytes = 2560 * 4 * 2 ** 20
  return {
    'etc/hostname': `${host}\n`,
    'etc/lvm/backup/vg1': lvmBackup(host, index, names),
    'facts/ip-addr.json': ipAddr(index),
    'facts/lvs.json': `${JSON.stringify({ report: [{ lv: names.map(name => ({ lv_name: name, vg_name: 'vg1', lv_attr: '-wi-a-----', lv_size: `${bytes}B` })) }] }, undefined, 1)}\n`,
    'facts/stat.txt': '600 root root /etc/ha.d/authkeys\n644 root root /etc/ha.d/ha.cf\n755 root root /etc/ha.d/resource.d/drbddisk\n600 root root /etc/drbd.conf\n',
  }
}

function pairFiles(pair: readonly string[], index: number): Files {
  const [first = '', second = ''] = pair
  const peer = index + (index % 2 === 0 ? 1 : -1)
  const number = Math.floor(index / 2)
  const mounts = Array.from({ length: resourceCount }, (_, at) => `drbddisk::p${number}r${at} Filesystem::/dev/drbd${at}::/srv/data${at}::ext3`)
  return {
    'etc/ha.d/ha.cf': `use_logd on\nkeepalive 2\ndeadtime 30\nwarntime 10\ninitdead 120\nudpport ${694 + number}\nbcast eth1\nucast eth0 ${publicAddress(peer)}\nauto_failback off\nping 192.0.2.254\nrespawn hacluster /usr/lib/heartbeat/ipfail\nrespawn hacluster /usr/lib/heartbeat/dopd\napiauth dopd gid=haclient uid=hacluster\nnode ${first}\nnode ${second}\n`,
    'etc/ha.d/authkeys': `auth 1\n1 sha1 not-a-secret-${number}-k7d0c1f4b9e26a83\n`,
    'etc/ha.d/haresources': `${first} ${mounts.join(' ')} IPaddr::192.0.2.${101 + number}/24/eth0\n`,
    'etc/ha.d/resource.d/drbddisk': drbddisk,
    'etc/drbd.conf': 'include "drbd.d/global_common.conf";\ninclude "drbd.d/*.res";\n',
    'etc/drbd.d/global_common.conf': globalCommon,
    [`etc/drbd.d/pair${number}.res`]: Array.from({ length: resourceCount }, (_, at) => resource(`p${number}r${at}`, at, pair, index - (index % 2))).join(''),
  }
}

function resource(name: string, at: number, pair: readonly string[], firstIndex: number): string {
  const sections = pair.map(
    (host, side) => `  on ${host} {
    device    /dev/drbd${at};
    disk      /dev/vg1/data${at};
    address   ${storageAddress(firstIndex + side)}:${7788 + at};
    meta-disk internal;
  }
`,
  )
  return `# The storage behind /srv/data${at}.\nresource ${name} {\n${sections.join('')}}\n`
}

const globalCommon = `global {
  usage-count no;
}
common {
  startup {
    wfc-timeout 60;
    degr-wfc-timeout 60;
  }
  disk {
    fencing resource-only;
    on-io-error detach;
  }
  net {
    protocol C;
    ping-int 10;
    cram-hmac-alg sha1;
    shared-secret "not-a-secret-0f3a9c";
  }
  handlers {
    fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5";
  }
}
`

function clusterConf(hosts: readonly string[]): string {
  const nodes = hosts.map((host, index) => `    <clusternode name="${host}" nodeid="${index + 1}">
      <fence>
        <method name="1">
          <device name="apc" port="${index + 1}"/>
        </method>
      </fence>
    </clusternode>
`)
  return `<?xml version="1.0"?>
<cluster name="demo" config_version="7">
  ${hosts.length === 2 ? '<cman two_node="1" expected_votes="1"/>' : '<cman/>'}
  <fence_daemon post_join_delay="20"/>
  <clusternodes>
${nodes.join('')}  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.250" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`
}

function ocfs2Conf(hosts: readonly string[]): string {
  const nodes = hosts.map((host, index) => `
node:
\tip_port = 7777
\tip_address = ${publicAddress(index)}
\tnumber = ${index}
\tname = ${host}
\tcluster = demo
`)
  return `cluster:\n\tnode_count = ${hosts.length}\n\tname = demo\n${nodes.join('')}`
}

function ipAddr(index: number): string {
  const entry = (name: string, address: string): object => ({
    ifname: name,
    flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
    operstate: 'UP',
    addr_info: [{ family: 'inet', local: address, prefixlen: 24, scope: 'global', label: name }],
  })
  return `${JSON.stringify([entry('eth0', publicAddress(index)), entry('eth1', storageAddress(index))], undefined, 1)}\n`
}

/** Ids of LVM are random letters; here they follow from the host, so that no two are equal. */
function lvmBackup(host: string, index: number, volumes: readonly string[]): string {
  const id = (letter: string, number: number): string => `${letter}k2c1f-aaaa-bbbb-cccc-dddd-eeee-${String(number).padStart(6, '0')}`
  const sections = volumes.map((name, number) => `
\t\t${name} {
\t\t\tid = "${id('L', index * 100 + number)}"
\t\t\tstatus = ["READ", "WRITE", "VISIBLE"]
\t\t\tsegment_count = 1

\t\t\tsegment1 {
\t\t\t\tstart_extent = 0
\t\t\t\textent_count = 2560\t# 10 Gigabytes

\t\t\t\ttype = "striped"
\t\t\t\tstripe_count = 1\t# linear

\t\t\t\tstripes = [
\t\t\t\t\t"pv0", ${number * 2560}
\t\t\t\t]
\t\t\t}
\t\t}
`)
  return `# Generated by LVM2: Sun Jun 25 10:12:41 2006

contents = "Text Format Volume Group"
version = 1

description = "Created *after* executing 'lvcreate -L 10G -n data8 vg1'"

creation_host = "${host}"
creation_time = 1151223161

vg1 {
\tid = "${id('V', index)}"
\tseqno = 5
\tstatus = ["RESIZEABLE", "READ", "WRITE"]
\textent_size = 8192\t\t# 4 Megabytes
\tmax_lv = 0
\tmax_pv = 0

\tphysical_volumes {

\t\tpv0 {
\t\t\tid = "${id('P', index)}"
\t\t\tdevice = "/dev/sda3"\t# Hint only

\t\t\tstatus = ["ALLOCATABLE"]
\t\t\tpe_start = 384
\t\t\tpe_count = 17407\t# 67.9961 Gigabytes
\t\t}
\t}

\tlogical_volumes {
${sections.join('')}\t}
}
`
}

/** Start and stop links that agree with each other. */
export const rcOrder = `/etc/rc0.d:
K05heartbeat
K08drbd

/etc/rc2.d:
S70drbd
S75heartbeat

/etc/rc6.d:
K05heartbeat
K08drbd
`

const drbddisk = `#!/bin/bash
#
# Promotes and demotes a DRBD resource for heartbeat.
#
DRBDADM="/sbin/drbdadm"

if [ "$#" -eq 2 ]; then
  RES="$1"
  CMD="$2"
else
  RES="all"
  CMD="$1"
fi

case "$CMD" in
    start)
	# try several times, in case heartbeat deadtime was smaller than drbd ping time
	try=6
	while true; do
		$DRBDADM primary $RES && break
		let "--try" || exit 20
		sleep 1
	done
	;;
    stop)
	# exec, so the exit code of drbdadm propagates
	exec $DRBDADM secondary $RES
	;;
    status)
	if [ "$RES" = "all" ]; then
	    echo "A resource name is required for status inquiries."
	    exit 10
	fi
	ST=$( $DRBDADM state $RES 2>&1 )
	STATE=\${ST%/*}
	if [ "$STATE" = "Primary" ]; then
	    echo "running"
	else
	    echo "stopped"
	fi
	;;
    *)
	echo "Usage: drbddisk [resource] {start|stop|status}"
	exit 1
	;;
esac

exit 0
`
