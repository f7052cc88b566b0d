import { defineClusterRule } from '../../define-cluster-rule.js'
import { boothConfigOf, boothPathOf } from '../../view/booth.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { boothAgent, boothConf, siteExample } from '../example-cluster.js'

/** The agent of booth is given a file that no host has. */
export const unknownBoothConf = defineClusterRule({
  id: 'cluster/unknown-booth-conf',
  severity: 'error',
  origin: 'practice',
  summary: 'booth is to read a file that no host has',
  why: 'boothd does not start without its file, and the site has no vote.',
  do: 'Write the name or the path of the file below /etc/booth.',
  sources: ['meta-data of ocf:pacemaker:booth-site: config, a name below /etc/booth or a path'],
  since: '0.1.0',
  examples: {
    bad: [siteExample('another file', { '*:/var/lib/pacemaker/cib/cib.xml': boothAgent('/etc/booth/boot.conf') })],
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
        if (path.startsWith('/etc/booth/') && !files.some(known => known.fact.path === path)) {
          yield { at: { origin: config.at }, message: `No host has "${path}", which "${fact.id}" is to read`, related: [{ at: file, message: `there is "${file.fact.path}"` }] }
        }
      }
    }
  },
})
