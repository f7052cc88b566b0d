/** The cluster that the playground begins with: two hosts of Heartbeat and DRBD, with what such files often have. */
const haCf = (deadtime: number): string => `# Heartbeat
keepalive 1
warntime 5
deadtime ${deadtime}
initdead 60
udpport 694
bcast eth0 eth1
auto_failback off
node alpha beta
`

const drbdConf = (net: string): string => `global {
  usage-count no;
}

common {
  net {
    protocol C;
    ${net}
  }
}

resource r0 {
  device /dev/drbd0;
  disk /dev/sdb1;
  meta-disk internal;
  on alpha {
    address 192.0.2.1:7788;
  }
  on beta {
    address 192.0.2.2:7788;
  }
}
`

const haresources = 'alpha IPaddr2::192.0.2.100/24/eth0 drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext4\n'

const authkeys = (key: string): string => `auth 1
1 sha1 ${key}
`

export const exampleFiles: Readonly<Record<string, string>> = {
  'alpha/etc/ha.d/ha.cf': haCf(10),
  'alpha/etc/ha.d/haresources': haresources,
  'alpha/etc/ha.d/authkeys': authkeys('not-a-secret-of-this-cluster'),
  'alpha/etc/drbd.conf': drbdConf('after-sb-0pri discard-zero-changes;'),
  'beta/etc/ha.d/ha.cf': haCf(30),
  'beta/etc/ha.d/haresources': haresources,
  'beta/etc/ha.d/authkeys': authkeys('not-a-secret-of-this-cluster'),
  'beta/etc/drbd.conf': drbdConf('after-sb-0pri discard-zero-change;'),
}
