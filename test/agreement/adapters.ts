import type { Adapter } from './adapter.js'

/** The languages that have a real program to ask, each loaded when it is. */
export const adapters: Readonly<Record<string, () => Promise<Adapter>>> = {
  authkeys: async () => (await import('./adapters/authkeys.js')).authkeysAdapter,
  cib: async () => (await import('./adapters/cib.js')).cibAdapter,
  'cluster-conf': async () => (await import('./adapters/cluster-conf.js')).clusterConfAdapter,
  'corosync-conf': async () => (await import('./adapters/corosync-conf.js')).corosyncConfAdapter,
  'crm-configure': async () => (await import('./adapters/crm-configure.js')).crmConfigureAdapter,
  'drbd-conf': async () => (await import('./adapters/drbd-conf.js')).drbdConfAdapter,
  'drbd-reactor': async () => (await import('./adapters/drbd-reactor.js')).drbdReactorAdapter,
  'ha-cf': async () => (await import('./adapters/ha-cf.js')).haCfAdapter,
  haresources: async () => (await import('./adapters/haresources.js')).haresourcesAdapter,
  'ocfs2-conf': async () => (await import('./adapters/ocfs2-conf.js')).ocfs2ConfAdapter,
}
