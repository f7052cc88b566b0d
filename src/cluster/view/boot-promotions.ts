import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'

/** Lists whom "become-primary-on" names for a resource, in a host's copy of drbd.conf. */
export function primariesAtBoot(cluster: ClusterModel, name: string, resource: string): readonly string[] {
  const written = cluster.settingsOn(name, 'drbd-conf').flatMap(({ fact: { key, value } }) => {
    const [, section] = /^(.*) \/ startup \/ become-primary-on(?:#\d+)?$/.exec(key) ?? []
    return section === undefined || typeof value !== 'string' ? [] : [{ section, names: value.split(/\s+/) }]
  })
  const own = written.filter(({ section }) => section === `resource ${resource}`)
  return (own.length > 0 ? own : written.filter(({ section }) => section === 'common')).flatMap(({ names }) => names)
}

/** Tells whether a cluster manager or a script makes resources primary, or might: then it may do so with any of them. */
export function isPromotedByOthers(cluster: ClusterModel): boolean {
  return (
    cluster.facts('pacemaker-resource').length > 0 || cluster.facts('promoted-resource').length > 0 ||
    cluster.facts('group-resource').some(({ fact }) => /drbd/i.test(fact.script)) ||
    cluster.facts('script-command').some(({ fact }) => /^drbd(?:adm|setup)$/.test(fact.command) && fact.arguments.some(word => word === 'primary' || /[$`]/.test(word)))
  )
}

/** Tells whether all that a host says of its DRBD is of release 8, in which no mount promotes. */
export function runsDrbdEight(cluster: ClusterModel, name: string): boolean {
  const versions = [
    ...cluster.factsOn(name, 'drbd-module').map(({ fact }) => fact.version),
    ...cluster.factsOn(name, 'package').filter(isDrbdItself).map(({ fact }) => fact.version),
  ]
  return versions.length > 0 && versions.every(version => /^(?:\d+:)?8\./.test(version))
}

/** drbd-utils and the like serve modules of several releases. */
function isDrbdItself({ fact }: HostFact<'package'>): boolean {
  return /^(?:kmod-)?drbd(?:8\d?)?$|^drbd8[34]?-/.test(fact.name)
}
