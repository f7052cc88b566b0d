import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { SectionView, Setting } from '../model.js'

/** Tells whether a file is one of those that corosync reads beside its own: of users and groups, and of nothing else. */
export function isUidgidFile(path: string): boolean {
  return /(?:^|\/)uidgid\.d\/[^/]*$/.test(path)
}

/**
 * Tells what stands in such a file and is no `uidgid`; corosync stops at the first.
 *
 * Source: corosync 3.1.7 exec/coroparse.c uidgid_config_parser_cb(), tried with `corosync -t`.
 */
export function strangerIn(top: readonly Setting[], sections: readonly SectionView[]): Fault | undefined {
  const names = [...top.map(({ key }) => key), ...sections.filter(({ path }) => path !== 'uidgid').map(({ name }) => name)]
  const [first] = names.sort((one, other) => one.span.start - other.span.start)
  if (first === undefined) return undefined
  return { rule: 'corosync-conf/invalid-uidgid', at: first, message: `"${first.value}" stands in a file of uidgid.d, which holds sections "uidgid" with "uid" and "gid" only` }
}
