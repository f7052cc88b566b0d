import type { LanguageEntry } from './language.js'

const heartbeat = { targetFamily: 'heartbeat', softwareName: 'Heartbeat', hostNameSource: 'nodeinfo' } as const

/** The languages that cfgcheck brings along; each is loaded when a file of it is seen. */
export const builtinLanguages: readonly LanguageEntry[] = [
  {
    id: 'drbd-conf',
    title: 'drbd.conf',
    targetFamily: 'drbd',
    softwareName: 'DRBD',
    // In the order in which drbdadm looks for its file: the first that is there is read.
    paths: [
      '/etc/drbd-90.conf',
      '/etc/drbd-84.conf',
      '/etc/drbd-83.conf',
      '/etc/drbd-82.conf',
      '/etc/drbd-08.conf',
      '/etc/drbd-07.conf',
      '/etc/drbd.conf',
      '/etc/drbd.d/*.res',
      '/etc/drbd.d/*.conf',
      // What LINSTOR writes, which a file in drbd.d includes.
      '/var/lib/linstor.d/*.res',
    ],
    fileNames: ['drbd.conf', 'drbd-*.conf', 'global_common.conf', '*.res', 'drbd.d/*.conf'],
    collect: ['/etc/drbd.conf', '/etc/drbd-*.conf', '/etc/drbd.d/*', '/var/lib/linstor.d/*.res'],
    inReports: { 'drbd.conf': '/etc/drbd.conf', 'drbd.d/*': '/etc/drbd.d/*' },
    load: async () => (await import('./drbd-conf/language.js')).drbdConf,
  },
  {
    id: 'cluster-conf',
    title: 'cluster.conf',
    targetFamily: 'cluster',
    softwareName: 'cluster',
    paths: ['/etc/cluster/cluster.conf'],
    fileNames: ['cluster.conf', 'cluster.conf.xml'],
    inReports: { 'cluster.conf': '/etc/cluster/cluster.conf' },
    load: async () => (await import('./cluster-conf/language.js')).clusterConf,
  },
  {
    id: 'ha-cf',
    title: 'ha.cf',
    ...heartbeat,
    paths: ['/etc/ha.d/ha.cf', '/etc/heartbeat/ha.cf'],
    fileNames: ['ha.cf'],
    inReports: { 'ha.cf': '/etc/ha.d/ha.cf' },
    load: async () => (await import('./ha-cf/language.js')).haCf,
  },
  {
    id: 'haresources',
    title: 'haresources',
    ...heartbeat,
    paths: ['/etc/ha.d/haresources', '/etc/heartbeat/haresources'],
    fileNames: ['haresources'],
    load: async () => (await import('./haresources/language.js')).haresources,
  },
  {
    id: 'authkeys',
    title: 'authkeys',
    ...heartbeat,
    paths: ['/etc/ha.d/authkeys', '/etc/heartbeat/authkeys'],
    fileNames: ['authkeys'],
    load: async () => (await import('./authkeys/language.js')).authkeys,
  },
  {
    id: 'ocfs2-conf',
    title: 'OCFS2 cluster.conf',
    targetFamily: 'ocfs2',
    softwareName: 'ocfs2-tools',
    paths: ['/etc/ocfs2/cluster.conf'],
    fileNames: ['ocfs2/cluster.conf', 'ocfs2-cluster.conf'],
    load: async () => (await import('./ocfs2-conf/language.js')).ocfs2Conf,
  },
  {
    id: 'corosync-conf',
    title: 'corosync.conf',
    targetFamily: 'corosync',
    softwareName: 'corosync',
    paths: ['/etc/corosync/corosync.conf', '/etc/corosync/uidgid.d/*', '/etc/corosync/service.d/*'],
    // Releases since 2.0 read no service.d.
    readBeside: ['/etc/corosync/uidgid.d/*'],
    fileNames: ['corosync.conf', 'corosync/uidgid.d/*', 'corosync/service.d/*'],
    inReports: { 'corosync.conf': '/etc/corosync/corosync.conf' },
    load: async () => (await import('./corosync-conf/language.js')).corosyncConf,
  },
  {
    id: 'cib',
    title: 'CIB of Pacemaker',
    targetFamily: 'pacemaker',
    softwareName: 'Pacemaker',
    // What the cluster holds is what it wrote there; an administrator edits what cibadmin -Q prints.
    paths: ['/var/lib/pacemaker/cib/cib.xml', '/var/lib/heartbeat/crm/cib.xml'],
    fileNames: ['cib.xml', '*.cib.xml', 'shadow.*', 'cib-*.xml'],
    inReports: { 'cib.xml': '/var/lib/pacemaker/cib/cib.xml' },
    besideHosts: '/var/lib/pacemaker/cib/cib.xml',
    load: async () => (await import('./cib/language.js')).cib,
  },
  {
    id: 'drbd-reactor',
    title: 'drbd-reactor.toml',
    targetFamily: 'drbd-reactor',
    softwareName: 'drbd-reactor',
    paths: ['/etc/drbd-reactor.toml', '/etc/drbd-reactor.d/*.toml'],
    fileNames: ['drbd-reactor.toml', 'drbd-reactor.d/*.toml'],
    load: async () => (await import('./drbd-reactor/language.js')).drbdReactor,
  },
  {
    id: 'crm-configure',
    title: 'crm configure',
    targetFamily: 'pacemaker',
    softwareName: 'Pacemaker',
    // No host has it: it is what `crm configure show` prints, and what is loaded.
    paths: [],
    fileNames: ['*.crm', 'crm-configure.txt'],
    besideHosts: '/var/lib/pacemaker/cib/crm-configure.txt',
    load: async () => (await import('./crm-configure/language.js')).crmConfigure,
  },
]
