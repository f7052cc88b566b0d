import { testFaults } from '../support/single-faults.js'
import type { Fault } from '../support/single-faults.js'

const haCf = '/etc/ha.d/ha.cf'
const haresources = '/etc/ha.d/haresources'
const clusterConf = '/etc/cluster/cluster.conf'
const globalCommon = '/etc/drbd.d/global_common.conf'
const ipText = 'facts/ip-addr.txt'
const ocfs2Conf = '/etc/ocfs2/cluster.conf'

const faults: Readonly<Record<string, readonly Fault[]>> = {
  'sles11-heartbeat-ocfs2': [
    { title: 'the partition of DRBD is not there on one host', edits: [['beta:facts/blockdev.txt', 'rw   256   512   512         32    146778669056   /dev/cciss/c0d1p1\n', '']], rule: 'cluster/unknown-backing-device', at: 'beta' },
    { title: 'the partition is smaller on one host', edits: [['beta:facts/blockdev.txt', '146778669056', '146770669568']], rule: 'cluster/mismatched-disk-size' },
    { title: 'OCFS2 talks to an address that nobody has', edits: [[`*:${ocfs2Conf}`, '198.51.100.2', '198.51.100.3']], rule: 'cluster/unknown-ocfs2-address' },
    { title: 'another port of OCFS2 on one host', edits: [[`beta:${ocfs2Conf}`, '7777', '7778']], rule: 'cluster/mismatched-ocfs2-conf' },
    { title: 'the cluster of OCFS2 at boot is another one', edits: [['beta:/etc/sysconfig/o2cb', 'O2CB_BOOTCLUSTER=www', 'O2CB_BOOTCLUSTER=ocfs2']], rule: 'cluster/unknown-boot-cluster', at: 'beta' },
    { title: 'OCFS2 is not mounted at boot on one host', edits: [['beta:facts/rc.txt', 'S06ocfs2\n', ''], ['beta:facts/chkconfig.txt', 'ocfs2                   0:off\t1:off\t2:off\t3:on\t4:off\t5:on', 'ocfs2                   0:off\t1:off\t2:off\t3:off\t4:off\t5:off']], rule: 'cluster/missing-start', at: 'beta' },
    { title: 'a handler that nobody has been given', edits: [[`*:${globalCommon}`, '    fence-peer "/usr/local/sbin/stonith-peer";\n', '']], rule: 'drbd-conf/missing-fence-peer' },
    { title: 'one host does not become primary at boot', edits: [[`beta:${globalCommon}`, '    become-primary-on both;\n', '']], rule: 'cluster/mismatched-drbd-options' },
    { title: 'a kernel that does not panic on one host', edits: [['beta:/etc/sysctl.conf', 'kernel.panic_on_oops = 1\nkernel.panic = 30\n', '']], rule: 'cluster/missing-panic-setting', at: 'beta' },
    { title: 'a managed service starts at boot', edits: [['alpha:facts/rc.txt', 'S08cron', 'S08apache2\nS08cron']], rule: 'cluster/conflicting-init-script', at: 'alpha' },
    { title: 'a stonith line for the host itself', edits: [[`*:${haCf}`, 'stonith_host alpha external/ipmi beta 203.0.113.2', 'stonith_host alpha external/ipmi alpha 203.0.113.1']], rule: 'cluster/conflicting-stonith-host' },
    { title: 'an address on a slave of the bond', edits: [[`*:${haresources}`, '192.0.2.10/24/bond0', '192.0.2.10/24/bond1']], rule: 'cluster/unknown-virtual-address-interface' },
    { title: 'another MTU between the hosts', edits: [[`beta:${ipText}`, 'mtu 9000', 'mtu 1500']], rule: 'cluster/mismatched-mtu' },
    { title: 'a part of the bond has an address of its own', edits: [[`beta:${ipText}`, '4: eth2: ', '3: eth1    inet 192.0.2.9/24 brd 192.0.2.255 scope global eth1\n4: eth2: ']], rule: 'cluster/conflicting-enslaved-interface', at: 'beta' },
    { title: 'heartbeat sends over a part of the bond', edits: [[`alpha:${haCf}`, 'ucast bond0', 'ucast eth0']], rule: 'cluster/conflicting-enslaved-interface', at: 'alpha' },
    { title: 'a broadcast over a part of the bond', edits: [[`*:${haCf}`, 'ucast eth2', 'bcast eth0\nucast eth2']], rule: 'cluster/unknown-heartbeat-interface' },
    { title: 'an address on a part of the bond that is there', edits: [[`*:${haresources}`, '192.0.2.10/24/bond0', '192.0.2.10/24/eth1']], rule: 'cluster/conflicting-enslaved-interface' },
    { title: 'stonith addresses are exchanged, and only /etc/hosts knows', edits: [[`*:${haCf}`, 'beta 203.0.113.2', 'beta X', 'alpha 203.0.113.1', 'alpha 203.0.113.2', 'beta X', 'beta 203.0.113.1'], ['*:/etc/hosts', '192.0.2.1  ', '203.0.113.1 alpha-ipmi\n203.0.113.2 beta-ipmi\n192.0.2.1  ']], rule: 'cluster/mismatched-fence-address' },
    { title: 'an old module that refuses the files', edits: [['beta:facts/proc-drbd.txt', 'version: 8.3.11 (api:88/proto:86-96)', 'version: 0.7.25 (api:79/proto:74)']], rule: 'cluster/mismatched-drbd-module', at: 'beta' },
  ],
  'centos5-xen-heartbeat': [
    { title: 'a guest on the disk below DRBD', edits: [['*:/etc/xen/mail', 'phy:/dev/drbd0', 'phy:/dev/VolGroup00/mail']], rule: 'cluster/conflicting-xen-disk' },
    { title: 'a guest on the device of the other one', edits: [['*:/etc/xen/mail', 'phy:/dev/drbd0', 'phy:/dev/drbd1']], rule: 'cluster/duplicate-xen-domain' },
    { title: 'copies of a guest differ', edits: [['beta:/etc/xen/mail', 'memory = 1024', 'memory = 2048']], rule: 'cluster/mismatched-xen-domain' },
    { title: 'a bridge that is not there', edits: [['*:/etc/xen/proxy', 'xenbr0', 'xenbr1']], rule: 'cluster/unknown-xen-bridge' },
    { title: 'the guest is missing on one host', edits: [['beta:/etc/xen/mail', null]], rule: 'cluster/missing-xen-domain' },
    { title: 'nobody may run the script on one host', edits: [['beta:facts/stat.txt', '755 root root /etc/ha.d/resource.d/xendomU', '644 root root /etc/ha.d/resource.d/xendomU']], rule: 'cluster/missing-resource-script' },
    { title: 'heartbeat starts before DRBD', edits: [['*:facts/rc.txt', 'S75heartbeat', 'S65heartbeat']], rule: 'cluster/conflicting-start-order' },
    { title: 'a port of DRBD differs', edits: [['beta:/etc/drbd.conf', '198.51.100.2:7789', '198.51.100.2:7799']], rule: 'cluster/mismatched-drbd-address' },
    { title: 'two ports of DRBD are exchanged at one end', edits: [['beta:/etc/drbd.conf', '198.51.100.1:7788', '198.51.100.1:X', '198.51.100.1:7789', '198.51.100.1:7788', '198.51.100.1:X', '198.51.100.1:7789']], rule: 'cluster/mismatched-drbd-address' },
    { title: 'nothing asks dopd', edits: [[`*:${haCf}`, 'respawn hacluster /usr/lib/heartbeat/dopd\napiauth dopd gid=haclient uid=hacluster\n', '']], rule: 'cluster/missing-dopd' },
    { title: 'a key that differs', edits: [['beta:/etc/ha.d/authkeys', '5b7e90ac13d2f846', '5b7e90ac13d2f847']], rule: 'cluster/mismatched-authkeys' },
    { title: 'a slip in haresources of one', edits: [[`beta:${haresources}`, 'xendomU::proxy', 'xendomU::prxoy']], rule: 'cluster/mismatched-haresources' },
    { title: 'one hardware address in two guests', edits: [['*:/etc/xen/proxy', '00:16:36:05:00:02', '00:16:36:05:00:01']], rule: 'cluster/duplicate-xen-domain' },
  ],
  'rhel6-rings': [
    { title: 'NetworkManager starts on one host', edits: [['beta:facts/chkconfig.txt', 'NetworkManager          0:off\t1:off\t2:off\t3:off\t4:off\t5:off', 'NetworkManager          0:off\t1:off\t2:on\t3:on\t4:on\t5:on'], ['beta:facts/rc.txt', 'S21cman', 'S23NetworkManager\nS21cman']], rule: 'cluster/conflicting-network-manager', at: 'beta.example.com' },
    { title: 'a ring without a second name', edits: [[`*:${clusterConf}`, '      <altname name="gamma-ring1.example.com"/>\n', '']], rule: 'cluster-conf/missing-altname' },
    { title: 'one host twice on the second ring', edits: [[`*:${clusterConf}`, 'altname name="gamma-ring1', 'altname name="beta-ring1']], rule: 'cluster-conf/duplicate-altname' },
    { title: 'the lock manager over TCP', edits: [[`*:${clusterConf}`, '<dlm protocol="sctp"/>', '<dlm protocol="tcp"/>']], rule: 'cluster-conf/conflicting-dlm-protocol' },
    { title: 'a node without unfence', edits: [[`*:${clusterConf}`, `      <altname name="gamma-ring1.example.com"/>
      <fence>
        <method name="ipmi">
          <device name="ipmi-gamma"/>
        </method>
        <method name="scsi">
          <device name="scsi"/>
        </method>
      </fence>
      <unfence>
        <device name="scsi" action="on"/>
      </unfence>
`, `      <altname name="gamma-ring1.example.com"/>
      <fence>
        <method name="ipmi">
          <device name="ipmi-gamma"/>
        </method>
        <method name="scsi">
          <device name="scsi"/>
        </method>
      </fence>
`]], rule: 'cluster-conf/missing-unfence' },
    { title: 'another version of cluster.conf on one host', edits: [[`gamma:${clusterConf}`, 'config_version="44"', 'config_version="43"']], rule: 'cluster/mismatched-config-version' },
    { title: 'two nodes with one fence device', edits: [[`*:${clusterConf}`, '<device name="ipmi-gamma"/>', '<device name="ipmi-beta"/>']], rule: 'cluster-conf/duplicate-fence-address' },
    { title: 'expected votes that forget the quorum disk', edits: [[`*:${clusterConf}`, 'expected_votes="5"', 'expected_votes="3"']], rule: 'cluster-conf/conflicting-expected-votes' },
    { title: 'a file system on a volume that is not there', edits: [[`*:${clusterConf}`, '/dev/vg_files/home', '/dev/vg_files/hoem']], rule: 'cluster/unknown-clusterfs-device' },
    { title: 'clvmd does not start on one host', edits: [['gamma:facts/rc.txt', 'S24clvmd\n', ''], ['gamma:facts/chkconfig.txt', 'clvmd                   0:off\t1:off\t2:on\t3:on\t4:on\t5:on', 'clvmd                   0:off\t1:off\t2:off\t3:off\t4:off\t5:off']], rule: 'cluster/missing-start', at: 'gamma.example.com' },
    { title: 'the second ring leads to nobody', edits: [['gamma:/etc/hosts', '198.51.100.2   beta-ring1.example.com', '198.51.100.2   betta-ring1.example.com']], rule: 'cluster/missing-host-entry', at: 'gamma.example.com' },
    { title: 'local locking on one host', edits: [['gamma:/etc/lvm/lvm.conf', 'locking_type = 3', 'locking_type = 1']], rule: 'cluster/mismatched-lvm-locking' },
    { title: 'the quorum disk needs longer than the token', edits: [[`*:${clusterConf}`, 'token="33000"', 'token="12000"']], rule: 'cluster-conf/conflicting-qdisk-token' },
  ],
  'debian7-stacked': [
    { title: 'a stacked resource that does not exist', edits: [[`alpha,beta:${haresources}`, 'drbdupper::data-far', 'drbdupper::data-afr']], rule: 'cluster/unknown-drbd-resource', help: 'data-far' },
    { title: 'the device below is mounted', edits: [[`alpha,beta:${haresources}`, 'Filesystem::/dev/drbd10', 'Filesystem::/dev/drbd0']], rule: 'cluster/unknown-filesystem-device' },
    { title: 'the address after what replicates over it', edits: [[`alpha,beta:${haresources}`, 'IPaddr2::192.0.2.10/24/eth0 drbdupper::data-far', 'drbdupper::data-far IPaddr2::192.0.2.10/24/eth0']], rule: 'haresources/conflicting-stacked-order' },
    { title: 'the stacked resource has another address than the group', edits: [[`alpha,beta:${haresources}`, '192.0.2.10', '192.0.2.11']], rule: 'cluster/unknown-stacked-address', help: '192.0.2.11' },
    { title: 'the third host has another address', edits: [['*:/etc/drbd.d/data.res', '203.0.113.3:7789', '203.0.113.4:7789']], rule: 'cluster/unknown-drbd-address' },
    { title: 'another port on the third host', edits: [['gamma:/etc/drbd.d/data.res', '203.0.113.3:7789', '203.0.113.3:7790']], rule: 'cluster/mismatched-drbd-address' },
    { title: 'the third host lacks the file', edits: [['gamma:/etc/drbd.d/data.res', null]], rule: 'drbd-conf/missing-resource', at: 'gamma' },
    { title: 'the third host lacks the volume', edits: [['gamma:facts/lvs.txt', '  data vg0', '  date vg0']], rule: 'cluster/unknown-backing-device', at: 'gamma' },
    { title: 'a slip in the name of the third host', edits: [['*:/etc/drbd.d/data.res', 'on gamma', 'on gama']], rule: 'drbd-conf/missing-local-host', at: 'gamma', help: 'gamma' },
    { title: 'stacked on what does not exist', edits: [['*:/etc/drbd.d/data.res', 'stacked-on-top-of data ', 'stacked-on-top-of dta ']], rule: 'drbd-conf/unknown-lower-resource' },
    { title: 'another secret on the third host', edits: [[`gamma:${globalCommon}`, 'not-a-secret-of-three', 'not-a-secret-of-tree']], rule: 'cluster/mismatched-drbd-secret' },
    { title: 'DRBD does not start on the third host', edits: [['gamma:facts/rc.txt', 'S03drbd\n', '']], rule: 'cluster/missing-start', at: 'gamma' },
  ],
}

testFaults(faults)
