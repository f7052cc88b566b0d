import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { boothConfigOf, boothPathOf } from '../../view/booth.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { boothAgent, boothConf, siteExample, ticketConstraint } from '../example-cluster.js'

/** The agent of booth is given a file that no host has, or not each. */
export const unknownBoothConf = defineClusterRule({
  id: 'cluster/unknown-booth-conf',
  severity: 'error',
  origin: 'practice',
  summary: 'booth is to read a file that a host does not have',
  why: 'boothd does not start without its file, and the site has no vote.',
  do: 'Write the name or the path of the file below /etc/booth.',
  sources: ['meta-data of ocf:pacemaker:booth-site: config, a name below /etc/booth or a path'],
  since: '0.1.0',
  examples: {
    bad: [siteExample('another file', { '*:/var/lib/pacemaker/cib/cib.xml': boothAgent('/etc/booth/boot.conf') }), siteExample('beta has it by another name', { '*:/var/lib/pacemaker/cib/cib.xml': [...ticketConstraint, ...boothAgent('booth')], 'beta:/etc/booth/booth.conf': null, 'beta:/etc/booth/site.conf': boothConf })],
    good: [siteExample('its path', { '*:/etc/booth/booth.conf': boothConf, '*:/var/lib/pacemaker/cib/cib.xml': boothAgent('/etc/booth/booth.conf') }), siteExample('its name', { '*:/var/lib/pacemaker/cib/cib.xml': boothAgent('booth') })],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const files = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'booth'))
      const [file] = files
      if (file === undefined) continue
      for (const { fact } of pacemaker.facts('pacemaker-resource')) {
        const config = boothConfigOf(fact)
        if (config === undefined) continue
        const path = boothPathOf(config.value)
        if (!path.startsWith('/etc/booth/')) continue
        const owner = files.find(known => known.fact.path === path)
        if (owner === undefined) {
          yield { at: { origin: config.at }, message: `No host has "${path}", which "${fact.id}" is to read`, related: [{ at: file, message: `there is "${file.fact.path}"` }] }
          continue
        }
        const lacking = pacemaker.hosts.filter(host => cluster.hosts.get(host)?.stateOf(path) === 'missing')
        if (lacking.length > 0) yield { at: { origin: config.at }, message: `${shownHosts(lacking)} no "${path}", which "${fact.id}" is to read`, related: [{ at: owner, message: `host "${owner.host}" has it` }] }
      }
    }
  },
})

function shownHosts(hosts: readonly string[]): string {
  return `${hosts.length === 1 ? 'Host' : 'Hosts'} ${listed(hosts.map(host => `"${host}"`))} ${hosts.length === 1 ? 'has' : 'have'}`
}
