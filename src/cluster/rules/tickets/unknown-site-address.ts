import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { boothConfigurations } from '../../view/booth.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { canonicalAddress, isAddress } from '../../view/addresses.js'
import { boothConf, siteExample } from '../example-cluster.js'

/** None of the addresses of the sites is one of this cluster. */
export const unknownSiteAddress = defineClusterRule({
  id: 'cluster/unknown-site-address',
  severity: 'error',
  origin: 'practice',
  summary: 'the cluster has none of the addresses by which booth knows the sites',
  why: 'boothd looks for an address of its own among the sites, and ends where it finds none: the site has no vote and gets no ticket.',
  do: 'Give the cluster an IPaddr2 with the address of its site, in one group with booth-site, or write the one that it has in booth.conf of all sites.',
  sources: ['ClusterLabs/booth src/transport.c: find_myself', 'boothd(8): the address of a site is a floating one'],
  since: '0.1.0',
  examples: {
    bad: [siteExample('another address', { '*:/etc/booth/booth.conf': boothConf.replace('site = 192.0.2.10', 'site = 192.0.2.11') })],
    good: [siteExample('an address of the cluster'), siteExample('written otherwise', { '*:/etc/booth/booth.conf': boothConf.replace('site = 192.0.2.10', 'site = 2001:db8::10'), '*:/var/lib/pacemaker/cib/cib.xml': ['"192.0.2.10"', '"2001:0db8:0::10"'] }), siteExample('a name', { '*:/etc/booth/booth.conf': boothConf.replace('site = 192.0.2.10', 'site = berlin') })],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const addresses = pacemaker.facts('virtual-address')
      const own = new Set([...addresses, ...pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'host-address'))].map(({ fact }) => canonicalAddress(fact.address)))
      for (const file of boothConfigurations(cluster, pacemaker)) {
        const [first] = file.fact.sites
        if (first === undefined || file.fact.sites.some(({ value }) => !isAddress(value))) continue
        // A cluster that moves no address has one that nobody wrote down.
        if (addresses.length === 0 || file.fact.sites.some(({ value }) => own.has(canonicalAddress(value)))) continue
        yield { at: { origin: first.at }, message: `None of the sites ${listed(file.fact.sites.map(({ value }) => `"${value}"`))} is an address of the cluster of ${listed(pacemaker.hosts.map(host => `"${host}"`))}`, related: [{ at: addresses[0] ?? file, message: 'an address that it moves' }] }
      }
    }
  },
})
