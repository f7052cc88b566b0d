import { print } from '../../languages/corosync-conf/plain/door.js'
import type { PlainSection } from '../../languages/corosync-conf/plain/schema.js'
import type { Draft, Settings } from '../draft.js'

/** Writes the corosync.conf that all hosts get. */
export function corosyncConfText(draft: Draft): string {
  const { totem, link, logging, nodes, userIds } = draft
  const links = Math.max(1, ...nodes.map(({ addresses }) => addresses.length))
  const interfaces = Object.keys(link).length === 0 ? [] : Array.from({ length: links }, (_, index) => section('interface', { linknumber: String(index), ...link }))
  return print({
    sections: [
      section('totem', { version: '2', cluster_name: draft.name, transport: 'knet', ...(links > 1 ? { link_mode: 'passive' } : {}), crypto_cipher: 'aes256', crypto_hash: 'sha256', ...totem }, interfaces),
      section('nodelist', {}, nodes.map(({ name, id, votes, addresses }) => section('node', {
        name,
        nodeid: String(id ?? 0),
        ...Object.fromEntries(addresses.map((address, index) => [`ring${index}_addr`, address])),
        ...(votes === undefined ? {} : { quorum_votes: votes }),
      }))),
      section('quorum', { provider: 'corosync_votequorum', ...(nodes.length === 2 ? { two_node: '1' } : {}) }),
      section('logging', { to_logfile: 'yes', logfile: '/var/log/corosync/corosync.log', to_syslog: 'yes', timestamp: 'on', ...logging }),
      ...userIds.map(settings => section('uidgid', settings)),
    ],
  })
}

function section(name: string, settings: Settings, sections: PlainSection[] = []): PlainSection {
  return { name, settings, sections }
}
