import { testFaults } from '../support/single-faults.js'
import type { Fault } from '../support/single-faults.js'

const clusterConf = '/etc/cluster/cluster.conf'
const haCf = '/etc/ha.d/ha.cf'
const haresources = '/etc/ha.d/haresources'
const lvmConf = '/etc/lvm/lvm.conf'
const rc = 'facts/rc.txt'
const did = (name: string): string => `Did you mean "${name}"`

const faults: Readonly<Record<string, readonly Fault[]>> = {
  'rhel5-gnbd-boot': [
    { title: 'clvmd starts before cman on one host', edits: [[`beta:${rc}`, 'S24clvmd', 'S20clvmd']], rule: 'cluster/conflicting-cluster-suite-order', at: 'beta' },
    { title: 'local locking on one host', edits: [[`gamma:${lvmConf}`, 'locking_type = 3', 'locking_type = 1']], rule: 'cluster/mismatched-lvm-locking', at: 'gamma' },
    { title: 'two nodes on one outlet', edits: [[`*:${clusterConf}`, 'port="4"', 'port="3"']], rule: 'cluster-conf/duplicate-fence-port' },
    { title: 'GNBD\'s fencing names another node', edits: [[`*:${clusterConf}`, 'nodename="gamma.', 'nodename="beta.']], rule: 'cluster-conf/mismatched-fence-nodename' },
    { title: 'a server that /etc/hosts does not know', edits: [['gamma:/etc/init.d/gnbd_import', '-i delta.', '-i detla.']], rule: 'cluster/missing-host-entry', at: 'gamma' },
    { title: 'cman does not start on one host', edits: [[`beta:${rc}`, 'S21cman\n', '']], rule: 'cluster/missing-start', at: 'beta' },
    { title: 'a volume that is not there', edits: [[`*:${clusterConf}`, 'lv_htdocs"', 'lv_htdoc"']], rule: 'cluster/unknown-clusterfs-device' },
    { title: 'another name and alias of the cluster', edits: [[`beta:${clusterConf}`, '"webfarm"', '"wbefarm"']], rule: 'cluster/mismatched-cluster-name' },
  ],
  'rhel6-node-names': [
    { title: 'an action that no agent has', edits: [[`*:${clusterConf}`, '<device name="ipmi-beta"', '<device action="rebot" name="ipmi-beta"']], rule: 'cluster-conf/unknown-fence-action', help: did('reboot') },
    { title: 'the boards are exchanged', edits: [[`*:${clusterConf}`, '<device name="ipmi-alpha"', 'X', '<device name="ipmi-beta"', '<device name="ipmi-alpha"', 'X', '<device name="ipmi-beta"']], rule: 'cluster-conf/mismatched-fence-device' },
    { title: 'a node\'s name leads to no address of the host', edits: [['beta:/etc/hosts', 'beta-hb', 'beta-hbeat']], rule: 'cluster/unknown-cman-host', at: 'beta' },
    { title: 'the tag of the other host', edits: [[`beta:${lvmConf}`, '@beta-hb', '@alpha-hb']], rule: 'cluster/unsafe-ha-lvm', at: 'beta' },
    { title: 'rgmanager does not start on one host', edits: [[`beta:${rc}`, 'S99rgmanager\n', '']], rule: 'cluster/missing-start', at: 'beta' },
    { title: 'an address in no network', edits: [[`*:${clusterConf}`, '192.0.2.50', '203.0.114.50']], rule: 'cluster/missing-virtual-address-interface' },
    { title: 'a board at the address of a host', edits: [[`*:${clusterConf}`, 'ipaddr="198.51.100.11"', 'ipaddr="192.0.2.41"']], rule: 'cluster/conflicting-fence-address' },
    { title: 'NetworkManager on one host', edits: [[`beta:${rc}`, 'K84NetworkManager', 'S23NetworkManager']], rule: 'cluster/conflicting-network-manager', at: 'beta' },
    { title: 'both shoot at once beside the quorum disk', edits: [[`*:${clusterConf}`, ' delay="10"', '']], rule: 'cluster-conf/unsafe-fence-race' },
    { title: 'a volume group of nearly the name', edits: [[`*:${clusterConf}`, 'vg_name="vg_san"', 'vg_name="vg_sna"']], rule: 'cluster/unknown-volume-group', help: did('vg_san') },
    { title: 'a volume of nearly the name', edits: [[`*:${clusterConf}`, 'lv_name="lv_export"', 'lv_name="lv_exprot"']], rule: 'cluster/unknown-logical-volume', help: did('lv_export') },
  ],
  'sles10-ocfs2-drbd': [
    { title: 'OCFS2 starts before DRBD and O2CB', edits: [[`beta:${rc}`, 'S10ocfs2', 'S07ocfs2']], rule: 'cluster/conflicting-ocfs2-order', at: 'beta' },
    { title: 'one primary', edits: [['*:/etc/drbd.conf', '    allow-two-primaries;\n', '']], rule: 'drbd-conf/missing-two-primaries' },
    { title: 'O2CB is disabled on one host', edits: [['beta:/etc/sysconfig/o2cb', 'ENABLED=true', 'ENABLED=false']], rule: 'cluster/unused-ocfs2-cluster', at: 'beta' },
    { title: 'an oops does not reboot one host', edits: [['alpha:/etc/sysctl.conf', 'oops = 1', 'oops = 0']], rule: 'cluster/missing-panic-setting', at: 'alpha' },
    { title: 'another policy after a split brain', edits: [['beta:/etc/drbd.conf', 'after-sb-1pri consensus', 'after-sb-1pri disconnect']], rule: 'cluster/mismatched-drbd-protocol', at: 'beta' },
  ],
  'debian6-xen-migration': [
    { title: 'a guest of no resource', edits: [['alpha:/etc/xen/mail.cfg', 'drbd:mail', 'drbd:mial']], rule: 'cluster/unknown-xen-resource', at: 'alpha', help: did('mail') },
    { title: 'a guest on the disk below DRBD', edits: [['beta:/etc/xen/mail.cfg', 'drbd:mail', 'phy:/dev/vg0/mail']], rule: 'cluster/conflicting-xen-disk', at: 'beta' },
    { title: 'guests start before DRBD', edits: [[`alpha:${rc}`, 'S20xendomains', 'S17xendomains']], rule: 'cluster/conflicting-xendomains-order', at: 'alpha' },
    { title: 'a bridge that one host does not have', edits: [['beta:/etc/xen/web.cfg', 'xenbr0', 'xenbr1']], rule: 'cluster/unknown-xen-bridge', at: 'beta' },
    { title: 'a resource that one host does not have', edits: [['beta:/etc/drbd.d/web.res', null]], rule: 'cluster/mismatched-drbd-conf', at: 'beta' },
    { title: 'boot makes both hosts primary', edits: [['*:/etc/drbd.d/global_common.conf', 'wfc-timeout 60;\n\t\tdegr', 'become-primary-on both;\n\t\twfc-timeout 60;\n\t\tdegr']], rule: 'drbd-conf/unsafe-two-primaries' },
  ],
  'centos6-lvm-on-drbd': [
    { title: 'LVM looks below DRBD on one host, and the other one has the backup', edits: [[`beta:${lvmConf}`, '"a|^/dev/sda2$|", "a|^/dev/drbd[0-9]+$|", "r|.*|"', '"a|.*|"']], rule: 'cluster/unsafe-lvm-filter', at: 'beta' },
    { title: 'volume_list of one host leaves the group out', edits: [[`beta:${lvmConf}`, '"vg_local", "vg_guests"', '"vg_local"']], rule: 'cluster/missing-volume-list', at: 'beta' },
    { title: 'a volume group of nearly the name', edits: [[`*:${haresources}`, 'LVM::vg_guests', 'LVM::vg_guest']], rule: 'cluster/unknown-volume-group', help: did('vg_guests') },
    { title: 'LVM before DRBD', edits: [[`*:${haresources}`, 'drbddisk::r0 LVM::vg_guests', 'LVM::vg_guests drbddisk::r0']], rule: 'cluster/conflicting-volume-order' },
    { title: 'a port of the bridge', edits: [[`alpha:${haCf}`, 'ucast br0', 'ucast eth0']], rule: 'cluster/unknown-heartbeat-interface', at: 'alpha' },
    { title: 'an interface that one host does not have at all', edits: [['beta:facts/ip-addr.txt', ' br0 ', ' br1 ']], rule: 'cluster/unknown-heartbeat-interface', at: 'beta' },
    { title: 'one host lists itself alone', edits: [[`alpha:${haCf}`, 'node beta.example.com\n', '']], rule: 'cluster/mismatched-heartbeat-hosts' },
    { title: 'a group of one host lacks DRBD', edits: [[`beta:${haresources}`, 'drbddisk::r0 ', '']], rule: 'cluster/mismatched-haresources', at: 'beta' },
    { title: 'another disk on one host, at which LVM looks', edits: [['beta:/etc/drbd.d/r0.res', '/dev/vg_local/drbd0', '/dev/sda2']], rule: 'cluster/mismatched-drbd-conf', at: 'beta' },
  ],
}

testFaults(faults)
