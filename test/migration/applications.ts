import type { ClusterFiles } from '../support/consistent-cluster.js'

const services = `
    <service name="sap" recovery="relocate">
      <ip address="192.0.2.41/24"/>
      <fs name="sapmnt" device="/dev/sdb1" mountpoint="/sapmnt" fstype="ext4" force_unmount="1">
        <action name="status" depth="10" interval="60"/>
        <SAPDatabase SID="ABC" DBTYPE="ORA"/>
        <SAPInstance InstanceName="ABC_ASCS00_sapascs" START_PROFILE="/sapmnt/ABC/profile/ABC_ASCS00"/>
      </fs>
    </service>
    <service name="oracle">
      <ip address="192.0.2.42/24"/>
      <fs name="oradata" device="/dev/sdc1" mountpoint="/u02" fstype="ext4" force_unmount="1"/>
      <orainstance name="ORCL" user="oracle" home="/u01/app/oracle/dbhome" listeners="LISTENER_A LISTENER_B"><action name="start" timeout="10m"/></orainstance>
    </service>
    <service name="files">
      <ip address="192.0.2.43/24"/>
      <samba name="share" config_file="/etc/samba/smb.conf"/>
      <tomcat-6 name="app" config_file="/etc/tomcat6/tomcat6.conf"/>
    </service>
    <service name="databases">
      <ip address="192.0.2.44/24"/>
      <mysql name="shop" config_file="/etc/my.cnf"/>
      <postgres-8 name="books" postmaster_options="-D /var/lib/pgsql/data"/>
      <db2.sh instance="db2inst1" dblist="SAMPLE"/>
      <named name="zone" config_file="/etc/named.conf"/>
    </service>`

const device = (name: string, address: string): string => `<fencedevice name="${name}" agent="fence_ipmilan" ipaddr="${address}" login="admin" passwd="not-a-secret" lanplus="1"/>`
const node = (name: string, id: number): string => `<clusternode name="${name}" nodeid="${id}"><fence><method name="1"><device name="bmc-${name}"/></method></fence></clusternode>`

const text = `<?xml version="1.0"?>
<cluster name="apps" config_version="4">
  <cman two_node="1" expected_votes="1"/>
  <clusternodes>${node('alpha', 1)}${node('beta', 2)}</clusternodes>
  <fencedevices>${device('bmc-alpha', '192.0.2.31')}${device('bmc-beta', '192.0.2.32')}</fencedevices>
  <rm>${services}
  </rm>
</cluster>
`

/** Two hosts of cman whose services are applications of which rgmanager had an agent. */
export const applications: ClusterFiles = { alpha: { '/etc/cluster/cluster.conf': text }, beta: { '/etc/cluster/cluster.conf': text } }
